// @ts-check
import { html } from '../html.js';
import { declaredQuantity, t } from '../i18n.js';
import { score, synergyName } from '../panels/parts.js';
import { varied } from '../panels/varied.js';

const QUESTIONS = {
  synergy: ['amount', 'quality', 'calendar', 'transport', 'law', 'money'],
  cluster: ['provider', 'bearer', 'amount', 'price', 'threshold', 'start'],
};
const NOTES = 3;

/**
 * What a facilitator takes to a meeting about an object: who is there, what to ask, what was decided.
 *
 * @param {string} kind
 * @param {any} object as its panel has it
 */
export function workshop(kind, object) {
  const parts = { zone: ofZone, synergy: ofSynergy, cluster: ofCluster }[kind];
  return html`<section class="workshop"><h3>${t('sheet.workshop')}</h3>
    ${parts?.(object)}
    <h4>${t('sheet.notes')}</h4>${[...Array(NOTES)].map(() => html`<p class="line"></p>`)}
  </section>`;
}

function ofZone({ links }) {
  return html`<table><caption>${t('sheet.leads')}</caption>
    <thead><tr>${['sheet.lead', 'column.score', 'decide.keep', 'decide.check', 'decide.drop', 'sheet.who'].map((key) => html`<th scope="col">${t(key)}</th>`)}</tr></thead>
    <tbody>${varied(links, 8).map((synergy) => html`<tr>
      <th scope="row">${synergyName(synergy)}<small>${synergy.offer_site} → ${synergy.need_site}</small></th><td>${score(synergy.score)}</td>
      ${BOX}${BOX}${BOX}<td></td></tr>`)}</tbody></table>`;
}

function ofSynergy({ offer_site: offering, need_site: needing }) {
  return html`${attendance([[offering, t('offer')], [needing, t('need')], ['', ''], ['', '']])}${questions('synergy')}${decided()}`;
}

function ofCluster({ memberList: members, prospects, unit, category }) {
  const invited = prospects?.slice(0, 5) ?? [];
  return html`${attendance([
      ...members.map(({ site, volume }) => [site, declaredQuantity({ quantity: volume, unit, category })]),
      ...invited.map(({ site }) => [site, t('sheet.invite')]),
    ])}${questions('cluster')}${decided()}`;
}

const BOX = html`<td class="box">☐</td>`;

function attendance(rows) {
  return html`<table><caption>${t('sheet.attendance')}</caption>
    <thead><tr>${['kind.site', 'sheet.part', 'sheet.present', 'sheet.agrees', 'sheet.contact'].map((key) => html`<th scope="col">${t(key)}</th>`)}</tr></thead>
    <tbody>${rows.map(([name, part]) => html`<tr>${name ? html`<th scope="row">${name}</th>` : html`<td></td>`}<td>${part}</td>${BOX}${BOX}<td class="blank"></td></tr>`)}</tbody></table>`;
}

function questions(kind) {
  return html`<h4>${t('sheet.questions')}</h4>
    <ul>${QUESTIONS[kind].map((question) => html`<li>☐ ${t(`sheet.${kind}.${question}`)}<p class="line"></p></li>`)}</ul>`;
}

function decided() {
  return html`<h4>${t('decide.title')}</h4>
    <p class="boxes">${['keep', 'check', 'drop'].map((choice) => html`<span>☐ ${t(`decide.${choice}`)}</span>`)}<span>${t('sheet.next')}</span></p><p class="line"></p>`;
}
