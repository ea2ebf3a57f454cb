// @ts-check
import { get, post, send, ServerError } from '../api.js';
import { byId, html, render } from '../html.js';
import { t } from '../i18n.js';
import { openDialog } from '../panels/dialog.js';
import { styled } from '../styles.js';
import { declared, outlook, promptList, wishForm, yearlySentence } from './fields.js';
import { choosable, emptyWish, formOf, missing, periodsOf, wishOf } from './wish.js';

/**
 * The form in which a site says what it offers, needs and would share. What each answer could lead to is shown while it is
 * given; the next analysis does the rest.
 *
 * @param {import('../state.js').Store} store a site is selected
 * @param {{categories: any[], categoryName: (code: string) => string, say: (text: string) => void, warn: (text: string) => void}} context
 */
export async function openDeclare(store, { categories, categoryName, say, warn }) {
  const { selection } = store.state;
  if (selection?.kind !== 'site') return;
  const path = `api/sites/${selection.id}`;
  const answers = await Promise.all([get(path), get(`${path}/prompts`), get('api/resources'), get('api/qualities'), styled('declare')]).catch((failure) => {
    warn(failure.message || t('error.network'));
  });
  if (!answers) return;
  let [site, prompts] = answers;
  const reference = { resources: answers[2], qualities: answers[3], categories, categoryName };
  let wish = emptyWish();
  let told = '';
  let changed = false;
  let asked = new AbortController();
  const content = openDialog(t('declare.title', { site: site.name }), html`<div id="declare"></div>`);
  const body = byId('declare');
  const resourceOf = () => reference.resources.find(({ code }) => code === wish.resource);

  function draw() {
    render(body, html`${told && html`<p class="notice" role="status" id="declare-told">${told}</p>`}
      ${wish.id === null && promptList(prompts, site.activity)}
      ${wishForm(wish, reference)}${declared(site.declarations)}`);
    look();
  }

  async function look() {
    asked.abort();
    asked = new AbortController();
    const { kind, resource } = wish;
    const place = byId('declare-outlook');
    if (!resource) return render(place, html``);
    try {
      const seen = await get(`${path}/prospects`, { kind, resource }, asked.signal);
      if (place.isConnected) render(place, outlook(kind, seen, resourceOf()));
    } catch (failure) {
      if (failure.name !== 'AbortError' && place.isConnected) render(place, html``);
    }
  }

  /** @param {Partial<import('./wish.js').Wish>} parts */
  function become(parts) {
    wish = { ...wish, ...parts };
    const fits = choosable(reference.resources, wish.kind, wish.category).some(({ code }) => code === wish.resource);
    if (!fits) wish.resource = '';
    if (!periodsOf(resourceOf()?.unit ?? 't').includes(wish.period)) wish.period = 'year';
    draw();
  }

  async function submit() {
    const lack = missing(wish);
    if (lack) {
      byId('declare-problem').textContent = t(lack);
      const field = { 'declare.noResource': wish.category ? 'declare-resource' : 'declare-category', 'declare.noQuantity': 'declare-quantity' }[lack];
      return byId(field ?? 'declare-month-0').focus();
    }
    try {
      await (wish.id ? send('PUT', `api/declarations/${wish.id}`, formOf(wish)) : post(`${path}/declarations`, formOf(wish)));
      await renewed(t('declare.saved'));
    } catch (failure) {
      problem(failure);
    }
  }

  function problem(failure) {
    const older = failure instanceof ServerError && failure.status === 409;
    byId('declare-problem').textContent = older ? t('declare.conflict') : failure.message || t('declare.unsaved');
  }

  async function withdraw(id) {
    const row = site.declarations.find((each) => each.id === id);
    try {
      await send('DELETE', `api/declarations/${id}`);
      await renewed(t('declare.withdrawn'));
      wish = { ...wishOf(row), id: null, version: 0 };
      draw();
    } catch (failure) {
      problem(failure);
    }
  }

  async function renewed(sentence) {
    changed = true;
    wish = { ...emptyWish(), kind: wish.kind, visibility: wish.visibility };
    told = sentence;
    [site, prompts] = await Promise.all([get(path), get(`${path}/prompts`)]);
    draw();
    say(sentence);
    byId('declare-told').scrollIntoView({ block: 'nearest' });
    byId('declare-what').focus({ preventScroll: true });
  }

  body.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  body.addEventListener('click', (event) => {
    const button = /** @type {any} */ (event.target).closest('button');
    if (!button) return;
    const { prompt, change, withdraw: taken } = button.dataset;
    if (prompt) {
      const [kind, category, resource] = prompt.split(':');
      become({ kind, category, resource });
      byId('declare-what').scrollIntoView({ block: 'start' });
      byId('declare-quantity').focus({ preventScroll: true });
    } else if (change) {
      wish = wishOf(site.declarations.find(({ id }) => id === Number(change)));
      told = '';
      draw();
      byId('declare-what').focus();
    } else if (taken) withdraw(Number(taken));
    else if (button.id === 'declare-new') become(emptyWish());
  });
  body.addEventListener('input', ({ target }) => {
    const field = /** @type {any} */ (target);
    if (field.name === 'quantity') wish.quantity = Number.isNaN(field.valueAsNumber) ? null : field.valueAsNumber;
    else if (field.name === 'storage') wish.storage = Math.round(field.valueAsNumber) || 0;
    else return;
    byId('declare-yearly').textContent = yearlySentence(wish, resourceOf());
  });
  body.addEventListener('change', ({ target }) => {
    const { name, value, checked } = /** @type {any} */ (target);
    if (name === 'kind' || name === 'category' || name === 'resource' || name === 'period') return become({ [name]: value });
    if (name === 'estimated') wish.estimated = value === 'yes';
    else if (name === 'visibility') wish.visibility = value;
    else if (name === 'month') wish.months = checked ? wish.months | (1 << value) : wish.months & ~(1 << value);
    else if (name === 'quality') wish.qualities = checked ? [...wish.qualities, value] : wish.qualities.filter((code) => code !== value);
    byId('declare-yearly').textContent = yearlySentence(wish, resourceOf());
  });
  content.closest('dialog')?.addEventListener('close', () => changed && store.change({ revision: store.state.revision + 1 }), { once: true });
  draw();
}
