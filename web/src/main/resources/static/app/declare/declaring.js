// @ts-check
import { get, post, send, ServerError } from '../api.js';
import { byId, html, render } from '../html.js';
import { t } from '../i18n.js';
import { draftOf } from './draft.js';
import { declared, promptList, wishForm, yearlySentence } from './fields.js';
import { choosable, emptyWish, formOf, missing, periodsOf, said, wishOf } from './wish.js';

/** What a form of declarations needs to know of the world. @returns {Promise<any>} resources, qualities and categories */
export async function declareReference() {
  const [resources, qualities, categories] = await Promise.all(['resources', 'qualities', 'categories'].map((what) => get(`api/${what}`)));
  return { resources, qualities, categories };
}

/** Where the lack of something is mended. */
const fieldOf = (lack, { category }) =>
  ({ 'declare.noResource': category ? 'declare-resource' : 'declare-category', 'declare.noQuantity': 'declare-quantity' })[lack] ?? 'declare-month-0';

/**
 * The form in which a site says what it offers, needs and would share, in `#declare`. What each answer could lead to is shown
 * while it is given; the next analysis does the rest. What is typed stays in this browser until it is saved.
 *
 * @param {{site: any, prompts: any[]}} first
 * @param {{read: () => Promise<{site: any, prompts: any[]}>, outlook: (wish: import('./wish.js').Wish, resource: any, signal: AbortSignal) => Promise<any>,
 *     reference: any, say: (text: string) => void, changed: (site: any) => void}} context `read` tells the site and its prompts
 *     again, `outlook` what a wish could lead to, as markup
 */
export function declareForm({ site, prompts }, { read, outlook, reference, say, changed }) {
  const draft = draftOf(site);
  const left = draft.read();
  let wish = left ?? emptyWish();
  let told = left ? t('declare.restored') : '';
  let asked = new AbortController();
  const body = byId('declare');
  const resourceOf = () => reference.resources.find(({ code }) => code === wish.resource);

  function draw() {
    render(body, html`${told && html`<p class="notice" role="status" id="declare-told">${told}
        ${wish === left && html`<button type="button" class="plain" data-anew>${t('declare.anew')}</button>`}</p>`}
      ${wish.id === null && promptList(prompts, site.activity)}
      ${wishForm(wish, reference)}${declared(site.declarations)}`);
    look();
  }

  async function look() {
    asked.abort();
    asked = new AbortController();
    const place = byId('declare-outlook');
    if (!wish.resource) return render(place, html``);
    const seen = await outlook(wish, resourceOf(), asked.signal).catch((failure) => failure.name !== 'AbortError' && html``);
    if (seen && place.isConnected) render(place, seen);
  }

  /** @param {Partial<import('./wish.js').Wish>} parts */
  function become(parts) {
    wish = { ...wish, ...parts };
    const fits = choosable(reference.resources, wish.kind, wish.category).some(({ code }) => code === wish.resource);
    if (!fits) wish.resource = '';
    const resource = resourceOf();
    if (resource && !periodsOf(resource).includes(wish.period)) wish.period = 'year';
    draft.keep(wish);
    draw();
  }

  async function submit() {
    const lack = missing(wish);
    if (lack) {
      byId('declare-problem').textContent = t(lack);
      return byId(fieldOf(lack, wish)).focus();
    }
    try {
      await (wish.id ? send('PUT', `api/declarations/${wish.id}`, formOf(wish)) : post(`api/sites/${site.id}/declarations`, formOf(wish)));
      draft.drop();
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
      become({ ...wishOf(row), id: null, version: 0 });
    } catch (failure) {
      problem(failure);
    }
  }

  async function renewed(sentence) {
    wish = { ...emptyWish(), kind: wish.kind, visibility: wish.visibility };
    told = sentence;
    ({ site, prompts } = await read());
    draw();
    changed(site);
    say(sentence);
    byId('declare-told').scrollIntoView({ block: 'nearest' });
    byId('declare-what').focus({ preventScroll: true });
  }

  function take(button) {
    const { prompt, change, withdraw: taken, anew } = button.dataset;
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
    else if (anew !== undefined) {
      told = '';
      become(emptyWish());
    }
  }

  body.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  body.addEventListener('click', ({ target }) => {
    const button = /** @type {any} */ (target).closest('button');
    if (button) take(button);
  });
  for (const moment of ['input', 'change']) {
    body.addEventListener(moment, ({ target }) => {
      const { parts, shapes } = said(wish, /** @type {any} */ (target));
      if (shapes) return moment === 'change' && become(parts);
      wish = { ...wish, ...parts };
      draft.keep(wish);
      byId('declare-yearly').textContent = yearlySentence(wish, resourceOf());
    });
  }
  body.addEventListener('renewed', (event) => {
    site = /** @type {CustomEvent} */ (event).detail;
    draw();
  });
  draw();
}
