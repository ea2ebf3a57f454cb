// @ts-check
import { get } from '../api.js';
import { keeps } from '../filters.js';
import { html } from '../html.js';
import { date, declaredQuantity, months, named, t } from '../i18n.js';
import { focusOfSite } from '../map/focus.js';
import { categorySymbol, chooser, head, leads } from './parts.js';

/** @param {number} id @param {import('../state.js').State} state @param {AbortSignal} signal */
export async function load(id, state, signal) {
  const site = await get(`api/sites/${id}`, {}, signal);
  const kept = (row) => keeps(state.filters, row);
  return {
    ...site,
    declarations: site.declarations.filter(kept),
    clusters: site.clusters.filter(kept),
    synergies: site.synergies.filter(kept),
  };
}

export const focus = focusOfSite;

/** @param {any} site @param {{mayWrite: boolean}} context */
export function view(site, { mayWrite }) {
  const place = site.zone_id && chooser('zone', site.zone_id, site.zone_name);
  return html`${head(t(site.plot ? 'kind.plot' : 'kind.site'), site.name, html`${site.activity}${place && html` · ${place}`}`)}
    ${site.fictitious && html`<p class="notice">${t(site.plot ? 'plot.fictitious' : 'site.fictitious')}</p>`}
    ${mayWrite && html`<section><p class="actions"><button type="button" class="primary" data-do="declare" id="declare-open">${t('declare.open')}</button>
      ${!site.plot && html`<button type="button" data-do="invite" id="invite-open">${t('invite.open')}</button>`}</p></section>`}
    <section>
      <h3>${t('site.synergies', { n: site.synergies.length })}</h3>
      ${site.synergies.length ? leads(site.synergies.slice(0, 10)) : html`<p class="quiet">${t('site.noSynergy')}</p>`}
      ${site.synergies.length > 10 && html`<button type="button" class="plain" data-list="synergies">${t('zone.all', { n: site.synergies.length })}</button>`}
    </section>
    ${site.clusters.length > 0 &&
    html`<section>
      <h3>${t('site.clusters', { n: site.clusters.length })}</h3>
      <ul class="leads">
        ${site.clusters.map(
          (cluster) => html`<li>${categorySymbol(cluster.category)}
            <div>${chooser('cluster', cluster.id, named(cluster))}<small>${t('cluster.members', { n: cluster.members })}</small></div></li>`,
        )}
      </ul>
    </section>`}
    ${['offer', 'need', 'share'].map((kind) => declarations(kind, site.declarations.filter((row) => row.kind === kind)))}`;
}

function declarations(kind, rows) {
  if (rows.length === 0) return null;
  return html`<section>
    <h3>${t(`site.${kind}`, { n: rows.length })}</h3>
    <ul class="leads">
      ${rows.map(
        (row) => html`<li>${categorySymbol(row.category)}
          <div>${named(row)}
            <small>${[
              declaredQuantity(row),
              row.estimated && t('estimated'),
              months(row.months),
              date(row.declared_on),
              row.visibility !== 'public' && t(`visibility.${row.visibility}`),
            ].filter(Boolean).join(' · ')}</small>
          </div></li>`,
      )}
    </ul>
  </section>`;
}
