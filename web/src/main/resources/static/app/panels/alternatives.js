// @ts-check
import { get, post, send, ServerError } from '../api.js';
import { html, render } from '../html.js';
import { distance, euros, t } from '../i18n.js';
import { hubName } from './parts.js';

/** Where facilitators find the clusters that the plan does not hold. @param {boolean} mayWrite */
export const alternativesSection = (mayWrite) =>
  mayWrite &&
  html`<section id="alternatives">
    <h3>${t('alternatives.title')}</h3>
    <p class="quiet">${t('alternatives.explain')}</p>
    <div role="status"><button type="button" id="alternatives-show">${t('alternatives.show')}</button></div>
  </section>`;

/** What tells a cluster from others, whatever the analysis. */
const identity = ({ resource, hub_site_id, hub_zone_id }) => ({ resource, hub_site_id, hub_zone_id });

/**
 * Shows alternatives when asked, takes a choice and takes it back. A choice counts from the next analysis on, which the
 * server begins by itself; what then stands in the place of the cluster in the panel is awaited.
 *
 * @param {HTMLElement} body of the panel
 * @param {() => any} shown the cluster in it
 * @param {{say: (text: string) => void, warn: (text: string) => void, commands: import('../commands.js').Commands}} context
 */
export function followAlternatives(body, shown, { say, warn, commands }) {
  /** @type {any[]} */
  let found = [];
  /** The resource whose alternatives are open. */
  let open = '';
  /** @type {any} the cluster to show when the analysis has ended */
  let awaited = null;

  function fill(content) {
    const place = body.querySelector('#alternatives > div');
    if (place) render(place, content);
  }

  async function show() {
    const { territory, resource, memberList } = shown();
    if (open !== resource) fill(html`<p class="skeleton">${t('alternatives.looking')}</p>`);
    open = resource;
    const [alternatives, choices] = await Promise.all([get('api/alternatives', { territory, resource }), get('api/choices', { territory })]);
    if (shown()?.resource !== resource) return;
    const members = new Set(memberList.map(({ site_id }) => site_id));
    found = alternatives.map((each) => ({ ...each, shared: each.site_ids.filter((site) => members.has(site)).length })).filter(({ shared }) => shared > 0);
    fill(list(found, choices.filter((choice) => choice.resource === resource)));
  }

  /** @returns {Promise<number>} the number of the choice */
  async function choose(wish) {
    const { id } = await post('api/choices', { ...identity(wish), territory: wish.territory, site_ids: wish.site_ids });
    awaited = identity(wish);
    await told('alternatives.chosen');
    return id;
  }

  /** @param {number | string} id @param {any} [before] the cluster that stood there before, where it is known */
  async function takeBack(id, before) {
    await send('DELETE', `api/choices/${id}`);
    awaited = before ?? { resource: shown().resource };
    await told('alternatives.undone');
  }

  async function told(sentence) {
    say(t(sentence));
    dispatchEvent(new Event('work-asked'));
    if (open && open === shown()?.resource) await show();
  }

  const refused = (failure) => warn(failure instanceof ServerError && failure.message ? failure.message : t('error.network'));

  body.addEventListener('click', async ({ target }) => {
    const { id, dataset } = /** @type {HTMLElement} */ (target);
    try {
      if (id === 'alternatives-show') await show();
      else if (dataset.choose) {
        const wish = found[Number(dataset.choose)];
        const before = identity(shown());
        let choice = await choose(wish);
        commands.add({
          group: 'decision', label: t('alternatives.command', { hub: hubName(wish) }),
          undo: () => takeBack(choice, before).catch(refused), redo: async () => (choice = (await choose(wish).catch(refused)) ?? choice),
        });
      } else if (dataset.undo) await takeBack(dataset.undo);
    } catch (failure) {
      open = '';
      refused(failure);
      if (id === 'alternatives-show') fill(html`<button type="button" id="alternatives-show">${t('retry')}</button>`);
    }
  });
  return {
    /** To be called when the panel was drawn again. */
    drawn() {
      if (open && shown()?.resource === open && body.querySelector('#alternatives')) show().catch(refused);
      else open = '';
    },
    /** Whether the cluster in the panel is about to give way to another one. */
    awaiting: () => awaited !== null && awaited.resource === shown()?.resource,
    /** The number of the awaited cluster; null while the plan does not hold it. @returns {Promise<number | null>} */
    async arrived() {
      const { items } = await get('api/clusters', { ...awaited, limit: 1 }).catch(() => ({ items: [] }));
      if (items.length > 0) awaited = null;
      return items[0]?.id ?? null;
    },
  };
}

function list(found, chosen) {
  return html`${chosen.length > 0 &&
    html`<ul class="leads kept">${chosen.map(
      (choice) => html`<li><div><b>${hubName(choice)}</b> <small>${t('alternatives.kept', { n: choice.site_ids.length })}</small></div>
        <button type="button" data-undo="${choice.id}" aria-label="${t('alternatives.undoOf', { hub: hubName(choice) })}">${t('alternatives.undo')}</button></li>`,
    )}</ul>`}
    ${found.length === 0 && html`<p>${t('alternatives.none')}</p>`}
    <ul class="leads">${found.map(
      (each, i) => html`<li><div><b>${hubName(each)}</b>
        <small>${t('alternatives.size', { n: each.members.length, shared: each.shared, diameter: distance(each.diameter_m) })}</small>
        <p>${t('alternatives.price', { value: euros(each.value), cost: euros(each.cost) })}</p>
        <details><summary>${t('alternatives.members')}</summary><p class="quiet">${each.members.join(', ')}</p></details></div>
        <button type="button" data-choose="${i}" aria-label="${t('alternatives.chooseOf', { hub: hubName(each) })}">${t('alternatives.choose')}</button></li>`,
    )}</ul>`;
}
