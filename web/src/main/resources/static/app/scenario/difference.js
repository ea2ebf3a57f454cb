// @ts-check
import { html } from '../html.js';
import { number, t } from '../i18n.js';
import { CATEGORIES } from '../map/palette.js';
import { categorySymbol, score } from '../panels/parts.js';

/** Words of a heading would be wider than the panel. */
const SIGNS = { gained: '+', lost: '−', changed: '≠' };

/**
 * What another setting changes: gained, lost and changed, in all and by category, and the largest changes.
 *
 * @param {any} answer of a preview or comparison
 * @param {(code: string) => string} categoryName
 */
export function difference({ synergies, clusters, categories, top, whole }, categoryName) {
  const row = (name, counts) => html`<tr><th scope="row">${name}</th>
    <td class="n">${number(counts.before)}</td><td class="n">${number(counts.after)}</td>
    ${Object.entries(SIGNS).map(([name, sign]) => html`<td class="n">${sign}${number(counts[name])}</td>`)}</tr>`;
  const heading = (name) => (SIGNS[name] ? html`<span aria-hidden="true">${SIGNS[name]}</span><span class="hidden">${t(`difference.${name}`)}</span>` : t(`difference.${name}`));
  const codes = CATEGORIES.filter((code) => categories?.[code]);
  return html`<h3>${t('difference.title')}</h3>
    <table>
      <caption class="hidden">${t('difference.title')}</caption>
      <thead><tr><td></td>${['before', 'after', 'gained', 'lost', 'changed'].map((name) => html`<th scope="col" class="n" title="${t(`difference.${name}`)}">${heading(name)}</th>`)}</tr></thead>
      <tbody>
        ${row(html`<b>${t('layer.synergies')}</b>`, synergies)}
        ${codes.map((code) => row(html`${categorySymbol(code)} ${categoryName(code)}`, categories[code].synergies))}
        ${clusters && row(html`<b>${t('layer.clusters')}</b>`, clusters)}
      </tbody>
    </table>
    <p class="quiet" aria-hidden="true">${Object.entries(SIGNS).map(([name, sign]) => `${sign} ${t(`difference.${name}`).toLowerCase()}`).join(' · ')}</p>
    ${whole === false && html`<p class="quiet">${t('difference.lists')}</p>`}
    ${top?.length > 0 && html`<h3>${t('difference.top')}</h3>
      <ul class="plainlist">${top.map(({ offer_site, need_site, before, after }) => html`<li>${offer_site.name} → ${need_site.name} :
        <b>${before ? score(before.score) : t('difference.none')} → ${after ? score(after.score) : t('difference.none')}</b></li>`)}</ul>`}`;
}
