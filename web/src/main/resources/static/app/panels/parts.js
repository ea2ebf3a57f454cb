// @ts-check
import { html } from '../html.js';
import { distance, named, number, t } from '../i18n.js';
import { CATEGORIES, shapePath } from '../map/palette.js';

/** A category's shape, for legends, lists and chips. @param {string} code */
export function categorySymbol(code) {
  const known = CATEGORIES.includes(code) ? code : 'other';
  return html`<svg class="symbol ${known}" viewBox="-1.3 -1.3 2.6 2.6" aria-hidden="true"><path d="${shapePath(code)}" /></svg>`;
}

/** A share as a bar; estimated ones are hatched. @param {number} share 0..1 @param {boolean} [estimated] */
export function bar(share, estimated = false) {
  return html`<svg class="bar" aria-hidden="true">
    <rect class="track" width="100%" height="8" />
    <rect class="${estimated ? 'hatched' : 'fill'}" width="${(100 * Math.max(0, Math.min(1, share))).toFixed(1)}%" height="8" />
  </svg>`;
}

/** @param {[unknown, string][]} figures value and what it counts */
export function figures(figures) {
  return html`<dl class="figures">
    ${figures.map(([value, label]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}

/** Where a cluster gathers: at a site or in a zone. @param {any} cluster */
export const hubName = (cluster) => cluster.hub_site ?? t('cluster.zoneHub', { zone: cluster.hub_zone });

/** A button that chooses an object. @param {string} kind @param {number} id @param {unknown} content */
export function chooser(kind, id, content) {
  return html`<button type="button" class="link" data-select="${kind}:${id}">${content}</button>`;
}

/** What moves, and what for when that is something else. @param {any} synergy */
export function synergyName(synergy) {
  const offered = named(synergy);
  const needed = named(synergy, 'needed');
  return offered === needed ? offered : `${offered} → ${needed}`;
}

/** Synergies as a list of leads, best first. @param {any[]} synergies */
export function leads(synergies) {
  return html`<ul class="leads">
    ${synergies.map(
      (synergy) => html`<li>
        ${categorySymbol(synergy.category)}
        <div>
          ${chooser('synergy', synergy.id, synergyName(synergy))}
          <small>${synergy.offer_site} → ${synergy.need_site} · ${distance(synergy.distance_m)}</small>
        </div>
        <b>${score(synergy.score)}</b>
      </li>`,
    )}
  </ul>`;
}

/** A score as people read it, 0 to 100. @param {number} value */
export function score(value) {
  return number(Math.round(value * 100));
}

/** The head of a panel. @param {string} kind @param {string} title @param {unknown} subtitle */
export function head(kind, title, subtitle) {
  return html`<header>
    <p class="tags"><span class="tag">${kind}</span></p>
    <h2 id="detail-title" tabindex="-1">${title}</h2>
    <p class="sub">${subtitle}</p>
  </header>`;
}

/** A life-cycle word with its mark. @param {string} status */
export function statusTag(status) {
  return html`<span class="tag status-${status}">${t(`status.${status}`)}</span>`;
}

/** The foot of a panel: what can be done with the object. @param {string} kind @param {unknown} [more] */
export function actions(kind, more) {
  return html`<section class="actions"><button type="button" class="primary" data-do="sheet" id="sheet-open">${t(`sheet.open.${kind}`)}</button>${more}</section>`;
}
