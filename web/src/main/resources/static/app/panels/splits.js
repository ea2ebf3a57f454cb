// @ts-check
import { html } from '../html.js';
import { euros, t } from '../i18n.js';

/**
 * Ways to share a cluster's value: one column each, one row a member, and whether some members would do better alone.
 *
 * @param {any} cluster
 */
export function splitTable({ splits, memberList: members }) {
  if (!splits?.length) return null;
  const partOf = ({ parts }, site) => parts.find(({ site_id }) => site_id === site)?.part ?? 0;
  return html`<section id="splits">
    <h3>${t('split.title')}</h3>
    <table>
      <caption class="hidden">${t('split.title')}</caption>
      <thead><tr><th scope="col">${t('kind.site')}</th>${splits.map(({ rule }) => html`<th scope="col" class="n">${t(`split.${rule}`)}</th>`)}</tr></thead>
      <tbody>
        ${members.map((member) => html`<tr><th scope="row">${member.site}</th>
          ${splits.map((split) => html`<td class="n">${euros(partOf(split, member.site_id))}</td>`)}</tr>`)}
      </tbody>
    </table>
    <ul class="plainlist">${splits.map((split) => html`<li><b>${t(`split.${split.rule}`)}</b> : ${verdict(split, members)}</li>`)}</ul>
  </section>`;
}

/** Stable only when every group of members was tried and none gains by leaving. */
function verdict({ in_core, exhaustive, blocking_site_ids: leaving, blocking_gain }, members) {
  if (!in_core) {
    const names = members.filter(({ site_id }) => leaving.includes(site_id)).map(({ site }) => site);
    return t('split.blocked', { names: names.join(', '), gain: euros(blocking_gain) });
  }
  return t(exhaustive ? 'split.stable' : 'split.likely');
}
