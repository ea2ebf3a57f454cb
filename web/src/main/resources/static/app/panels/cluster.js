// @ts-check
import { get } from '../api.js';
import { html } from '../html.js';
import { distance, euros, named, number, quantity, t, unitName } from '../i18n.js';
import { focusOfCluster } from '../map/focus.js';
import { alternativesSection } from './alternatives.js';
import { decision } from './decision.js';
import { actions, categorySymbol, chooser, figures, head, hubName, statusTag } from './parts.js';
import { splitTable } from './splits.js';

/** @param {number} id @param {import('../state.js').State} _state @param {AbortSignal} signal */
export const load = (id, _state, signal) => get(`api/clusters/${id}`, {}, signal);

export const focus = (cluster) => focusOfCluster(cluster, t('cluster.hub'));

/** @param {any} cluster @param {{categoryName: (code: string) => string, mayWrite: boolean}} context */
export function view(cluster, { categoryName, mayWrite }) {
  const members = cluster.memberList;
  const reached = cluster.volume >= cluster.min_volume;
  return html`${head(
      t('kind.cluster'),
      named(cluster),
      t('cluster.sub', { n: cluster.members, diameter: distance(cluster.diameter_m), hub: hubName(cluster) }),
    )}
    <section><p class="row"><span>${categorySymbol(cluster.category)} ${categoryName(cluster.category)}</span>${statusTag(cluster.status)}</p></section>
    ${figures([
      [number(cluster.members), t('cluster.participants', { n: cluster.members })],
      [quantity(cluster.volume, cluster.unit), t('cluster.volume')],
      [euros(cluster.value), t('cluster.value')],
      [`${reached ? '✓' : '✗'} ${quantity(cluster.min_volume, cluster.unit)}`, t(reached ? 'cluster.reached' : 'cluster.missed')],
    ])}
    <section id="margin">
      <p>${t(cluster.spare_volume < 0 ? 'cluster.missing' : 'cluster.spare', { quantity: quantity(Math.abs(cluster.spare_volume), cluster.unit) })}
        ${cluster.spare_members >= 0 && t('cluster.spareMembers', { n: cluster.spare_members, least: cluster.min_members })}</p>
      ${cluster.round && html`<p>${t('cluster.round', { length: distance(cluster.round.length_m), n: cluster.round.stops.length })}</p>`}
    </section>
    <section>
      <h3>${t('cluster.memberList')}</h3>
      <table>
        <caption class="hidden">${t('cluster.memberList')}</caption>
        <thead><tr><th scope="col">${t('kind.site')}</th><th scope="col" class="n">${unitName(cluster.unit)}${t('cluster.year')}</th>
          <th scope="col" class="n">${t('column.toHub')}</th><th scope="col" class="n">${t('column.net')}</th></tr></thead>
        <tbody>
          ${members.map(
            (member) => html`<tr>
              <th scope="row">${chooser('site', member.site_id, member.site)}<small>${[member.zone_name, member.estimated && t('estimated')].filter(Boolean).join(' · ')}</small></th>
              <td class="n">${number(member.volume, 1)}</td><td class="n">${distance(member.distance_m)}</td><td class="n">${euros(member.net)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </section>
    <section>
      <h3>${t('cluster.leave')}</h3>
      ${leaving(cluster)}
    </section>
    ${splitTable(cluster)}
    ${prospects(cluster)}
    <section>
      <h3>${t('cluster.economics')}</h3>
      <table>
        <caption class="hidden">${t('cluster.economics')}</caption>
        <tbody>
          ${[['benefit', cluster.benefit], ['distanceCost', -cluster.distance_cost], ['fixedCost', -cluster.fixed_cost]].map(
            ([name, value]) => html`<tr><th scope="row">${t(`cluster.${name}`)}</th><td class="n">${euros(Number(value))}</td></tr>`,
          )}
        </tbody>
        <tfoot><tr><th scope="row">${t('cluster.value')}</th><td class="n">${euros(cluster.value)}</td></tr></tfoot>
      </table>
      ${cluster.default_economics && html`<p class="quiet">${t('cluster.default')}</p>`}
    </section>
    ${alternativesSection(mayWrite)}
    ${decision(cluster, mayWrite)}
    ${actions('cluster')}`;
}

function leaving({ memberList: members, unit }) {
  const critical = members.filter((member) => member.critical);
  if (critical.length === 0) return html`<p>${t('cluster.sturdy')}</p>`;
  return html`<p>${t('cluster.critical', { n: critical.length, names: critical.map(({ site }) => site).join(', ') })}</p>
    <ul class="plainlist">${critical
      .filter(({ missing_without }) => missing_without > 0)
      .map(({ site, missing_without }) => html`<li>${t('cluster.without', { site, quantity: quantity(missing_without, unit) })}</li>`)}</ul>`;
}

/** Who is within reach and stands alone. */
function prospects({ prospects: found, unit }) {
  return found?.length > 0 && html`<section id="prospects">
    <h3>${t('cluster.prospects')}</h3>
    <ul class="leads">
      ${found.map((prospect) => html`<li><div>${chooser('site', prospect.site_id, prospect.site)}
        <small>${t('cluster.prospect', { quantity: quantity(prospect.volume, unit), distance: distance(prospect.distance_m) })} ·
          ${chance(prospect, unit)}</small></div></li>`)}
    </ul>
  </section>`;
}

function chance({ net, missing }, unit) {
  if (missing === null) return t('cluster.prospectNever');
  return missing > 0 ? t('cluster.prospectMissing', { quantity: quantity(missing, unit) }) : t('cluster.prospectNet', { net: euros(net) });
}
