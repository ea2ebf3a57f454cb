// @ts-check
import { get } from '../api.js';
import { html } from '../html.js';
import { distance, euros, named, number, quantity, t } from '../i18n.js';
import { focusOfCluster } from '../map/focus.js';
import { decision } from './decision.js';
import { categorySymbol, chooser, figures, head, statusTag } from './parts.js';

/** @param {number} id @param {import('../state.js').State} _state @param {AbortSignal} signal */
export const load = (id, _state, signal) => get(`api/clusters/${id}`, {}, signal);

export const focus = (cluster) => focusOfCluster(cluster, t('cluster.hub'));

/** @param {any} cluster @param {{categoryName: (code: string) => string, mayWrite: boolean}} context */
export function view(cluster, { categoryName, mayWrite }) {
  const members = cluster.memberList;
  const critical = members.filter((member) => member.critical);
  const reached = cluster.volume >= cluster.min_volume;
  return html`${head(
      t('kind.cluster'),
      named(cluster),
      t('cluster.sub', { n: cluster.members, diameter: distance(cluster.diameter_m), hub: cluster.hub_site }),
    )}
    <section><p class="row"><span>${categorySymbol(cluster.category)} ${categoryName(cluster.category)}</span>${statusTag(cluster.status)}</p></section>
    ${figures([
      [number(cluster.members), t('cluster.members', { n: cluster.members })],
      [quantity(cluster.volume, cluster.unit), t('cluster.volume')],
      [euros(cluster.value), t('cluster.value')],
      [`${reached ? '✓' : '✗'} ${quantity(cluster.min_volume, cluster.unit)}`, t(reached ? 'cluster.reached' : 'cluster.missed')],
    ])}
    <section>
      <h3>${t('cluster.memberList')}</h3>
      <table>
        <caption class="hidden">${t('cluster.memberList')}</caption>
        <thead><tr><th scope="col">${t('kind.site')}</th><th scope="col" class="n">${cluster.unit}${t('cluster.year')}</th>
          <th scope="col" class="n">${t('column.toHub')}</th><th scope="col" class="n">${t('column.share')}</th></tr></thead>
        <tbody>
          ${members.map(
            (member) => html`<tr>
              <th scope="row">${chooser('site', member.site_id, member.site)}<small>${[member.zone_name, member.estimated && t('estimated')].filter(Boolean).join(' · ')}</small></th>
              <td class="n">${number(member.volume, 1)}</td><td class="n">${distance(member.distance_m)}</td><td class="n">${euros(member.share)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </section>
    <section>
      <h3>${t('cluster.leave')}</h3>
      <p>${critical.length === 0
        ? t('cluster.sturdy')
        : t('cluster.critical', { n: critical.length, names: critical.map(({ site }) => site).join(', ') })}</p>
    </section>
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
    ${decision(cluster, mayWrite)}`;
}
