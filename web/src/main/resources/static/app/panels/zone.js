// @ts-check
import { get } from '../api.js';
import { filterParameters } from '../filters.js';
import { html } from '../html.js';
import { number, percent, t } from '../i18n.js';
import { focusOfZone } from '../map/focus.js';
import { LINKS_OF_SELECTION } from '../map/rules.js';
import { actions, bar, categorySymbol, chooser, figures, head, leads } from './parts.js';
import { varied } from './varied.js';

/** @param {number} id @param {import('../state.js').State} state @param {AbortSignal} signal */
export async function load(id, state, signal) {
  const filter = filterParameters(state.filters);
  const [zone, page] = await Promise.all([
    get(`api/zones/${id}`, {}, signal),
    get('api/synergies', { ...filter, zone: id, limit: LINKS_OF_SELECTION }, signal),
  ]);
  return { ...zone, found: page.total, links: page.items };
}

export const focus = (zone) => focusOfZone(zone, zone.links);

/** @param {any} zone @param {{categoryName: (code: string) => string, mayWrite: boolean}} context */
export function view(zone, { categoryName, mayWrite }) {
  const declared = zone.needs.reduce((sum, row) => sum + row.total, 0);
  const known = zone.quality.measured + zone.quality.estimated;
  return html`${head(
      t('kind.zone'),
      zone.name,
      t('zone.sub', { commune: zone.commune_name ?? '', area: number(zone.area_ha, 1), declared }),
    )}
    ${figures([
      [number(zone.sites), t('zone.sites', { n: zone.sites })],
      [number(declared), t('zone.declared', { n: declared })],
      [number(zone.found), t('zone.synergies', { n: zone.found })],
      [number(zone.clusters), t('zone.clusters', { n: zone.clusters })],
    ])}
    <section>
      <h3>${t('zone.best')}</h3>
      ${zone.links.length ? leads(varied(zone.links, 3)) : html`<p class="quiet">${t('zone.noLead')}</p>`}
      ${zone.found > 3 && html`<button type="button" class="plain" data-list="synergies">${t('zone.all', { n: zone.found })}</button>`}
    </section>
    <section>
      <h3>${t('zone.needs')}</h3>
      ${zone.needs.length === 0 ? html`<p class="quiet">${t('zone.noNeed')}</p>` : needsTable(zone.needs, categoryName)}
    </section>
    ${known > 0 &&
    html`<section>
      <h3>${t('zone.quality')}</h3>
      <p class="measure"><span>${t('zone.measured')}</span>${bar(zone.quality.measured / known)}<b>${percent(zone.quality.measured / known)}</b></p>
      <p class="measure"><span>${t('zone.estimated')}</span>${bar(zone.quality.estimated / known, true)}<b>${percent(zone.quality.estimated / known)}</b></p>
    </section>`}
    ${sites(t('zone.siteList'), zone.siteList.filter((site) => !site.plot))}
    ${sites(t('zone.plotList'), zone.siteList.filter((site) => site.plot).map((site) => ({ ...site, activity: '' })))}
    ${actions('zone', html`<button type="button" data-do="export">${t('do.export')}</button>
      ${mayWrite && html`<button type="button" data-do="boundary" id="boundary-edit">${t('boundary.edit')}</button>`}`)}`;
}

function sites(title, list) {
  return list.length > 0 && html`<section>
    <h3>${title}</h3>
    <ul class="names">
      ${list.map((site) => html`<li>${chooser('site', site.id, site.name)} <small>${site.activity}</small></li>`)}
    </ul>
  </section>`;
}

/** Offers, needs and shares; together only, where apart they would tell of single companies. @param {any} row */
function split(row) {
  return row.offers === null
    ? html`<td class="n" colspan="3">${t('zone.together', { n: row.total })}</td>`
    : html`<td class="n">${number(row.offers)}</td><td class="n">${number(row.needs)}</td><td class="n">${number(row.shares)}</td>`;
}

function needsTable(needs, categoryName) {
  return html`<table>
    <caption class="hidden">${t('zone.needs')}</caption>
    <thead><tr>
      <th scope="col">${t('column.category')}</th><th scope="col" class="n">${t('column.offers')}</th>
      <th scope="col" class="n">${t('column.needs')}</th><th scope="col" class="n">${t('column.shares')}</th>
      <th scope="col" class="n">${t('column.covered')}</th>
    </tr></thead>
    <tbody>
      ${needs.map(
        (row) => html`<tr>
          <th scope="row">${categorySymbol(row.category)} ${categoryName(row.category)}</th>
          ${split(row)}
          <td class="n">${row.needs ? percent(row.covered / row.needs) : '–'}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
