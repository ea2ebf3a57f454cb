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
    <div><button type="button" id="alternatives-show">${t('alternatives.show')}</button></div>
  </section>`;

/**
 * Shows alternatives when asked, takes a choice and takes it back. A choice counts from the next analysis on, which the
 * server begins by itself.
 *
 * @param {HTMLElement} body of the panel
 * @param {() => any} shown the cluster in it
 * @param {{say: (text: string) => void, warn: (text: string) => void}} context
 */
export function followAlternatives(body, shown, { say, warn }) {
  /** @type {any[]} */
  let found = [];

  async function show() {
    const { territory, resource, memberList } = shown();
    const members = new Set(memberList.map(({ site_id }) => site_id));
    const [alternatives, choices] = await Promise.all([
      get('api/alternatives', { territory, resource }),
      get('api/choices', { territory }),
    ]);
    found = alternatives.filter(({ site_ids }) => site_ids.some((site) => members.has(site)));
    const chosen = choices.filter((choice) => choice.resource === resource);
    const place = body.querySelector('#alternatives > div');
    if (place) render(place, list(found, chosen));
  }

  body.addEventListener('click', async ({ target }) => {
    const { id, dataset } = /** @type {HTMLElement} */ (target);
    try {
      if (id === 'alternatives-show') return await show();
      if (dataset.choose) {
        const { territory, resource, hub_site_id, hub_zone_id, site_ids } = found[Number(dataset.choose)];
        await post('api/choices', { territory, resource, hub_site_id, hub_zone_id, site_ids });
        say(t('alternatives.chosen'));
        await show();
      }
      if (dataset.undo) {
        await send('DELETE', `api/choices/${dataset.undo}`);
        say(t('alternatives.undone'));
        await show();
      }
    } catch (failure) {
      warn(failure instanceof ServerError && failure.message ? failure.message : t('error.network'));
    }
  });
}

function list(found, chosen) {
  return html`${chosen.length > 0 &&
    html`<ul class="leads">${chosen.map(
      (choice) => html`<li><div>${hubName(choice)} <small>${t('alternatives.kept', { n: choice.site_ids.length })}</small>
        <button type="button" data-undo="${choice.id}">${t('alternatives.undo')}</button></div></li>`,
    )}</ul>`}
    ${found.length === 0 && html`<p>${t('alternatives.none')}</p>`}
    <ul class="leads">${found.map(
      (each, i) => html`<li><div>${hubName(each)}
        <small>${each.members.join(', ')} · ${distance(each.diameter_m)}</small>
        <small>${t('alternatives.price', { value: euros(each.value), cost: euros(each.cost) })}</small>
        <button type="button" data-choose="${i}">${t('alternatives.choose')}</button></div></li>`,
    )}</ul>`;
}
