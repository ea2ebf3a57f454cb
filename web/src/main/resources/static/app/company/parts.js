// @ts-check
import { html } from '../html.js';
import { date, declaredQuantity, named, t } from '../i18n.js';

const AT_FIRST = 5;
const STALE_DAYS = 180;
const DAY_MS = 86_400_000;

/** Whether it is so old that it asks to be confirmed. @param {any} declaration @param {number} [now] milliseconds */
export function isStale({ declared_on: on }, now = Date.now()) {
  return now - Date.parse(on) > STALE_DAYS * DAY_MS;
}

/** What was said long ago, each to be confirmed or closed. @param {any[]} declarations */
export function staleList(declarations) {
  const old = declarations.filter((declaration) => isStale(declaration));
  return old.length > 0 && html`<section id="stale"><h2>${t('company.stale', { n: old.length })}</h2>
    <ul class="leads">${old.map((row) => html`<li><div>${t(`declare.${row.kind}`)} · ${named(row)}
        <small>${declaredQuantity(row)} · ${date(row.declared_on)}</small></div>
      <button type="button" data-confirm="${row.id}">${t('company.confirm')}</button>
      <button type="button" data-close="${row.id}">${t('company.close')}</button></li>`)}</ul></section>`;
}

/** What fits, without a name until both companies wish to meet. @param {any} site */
export function matchList({ matches, declarations }) {
  const own = (id) => named(declarations.find((declaration) => declaration.id === id) ?? {});
  return html`<section id="matches"><h2>${t('company.matches', { n: matches.length })}</h2>
    ${matches.length === 0 ? html`<p class="quiet">${t('company.noMatch')}</p>` : html`<p class="quiet">${t('company.matchHelp')}</p>`}
    <ul class="leads">${matches.slice(0, AT_FIRST).map((match) => matchRow(match, own))}</ul>
    ${matches.length > AT_FIRST && html`<details id="more-matches"><summary>${t('company.more', { n: matches.length - AT_FIRST })}</summary>
      <ul class="leads">${matches.slice(AT_FIRST).map((match) => matchRow(match, own))}</ul></details>`}
  </section>`;
}

function matchRow(match, own) {
  const { own_id: mine, other_id: other, wished, answered, name } = match;
  return html`<li><div>${t(`company.match.${match.kind}`, { resource: named(match), km: match.within_km })}
      <small>${t('company.for', { resource: own(mine) })}${name && html` · <b>${name}</b>`}</small>
      ${answered && !wished && html`<small>${t('company.answered')}</small>`}</div>
    <button type="button" data-wish="${mine}/${other}" aria-pressed="${String(wished)}">${t(wished ? 'company.wished' : 'company.wish')}</button></li>`;
}
