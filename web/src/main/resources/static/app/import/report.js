// @ts-check
import { request } from '../api.js';
import { html } from '../html.js';
import { number, t } from '../i18n.js';

const OTHER_SYSTEM = ['not_degrees', 'not_metres', 'coordinates_out_of_range', 'crs_missing'];

/** What became of a file, or would. @param {any} report @param {boolean} dryRun */
export function reportOf({ import_id, taken, compared, refused, refused_count, warned, warned_count, notices = [] }, dryRun) {
  const counts = ['created', 'changed', 'unchanged'].map((what) => html`<span class="tag">${t(`import.${what}`, { n: taken[what] })}</span>`);
  return html`<h3>${t(dryRun ? 'import.reportTry' : 'import.reportStored')}</h3>
    <p class="chips">${counts}<span class="tag ${refused_count ? 'bad' : ''}">${t('import.refused', { n: refused_count })}</span>
      ${warned_count > 0 && html`<span class="tag">${t('import.warned', { n: warned_count })}</span>`}
      ${compared.gone > 0 && html`<span class="tag">${t('import.notThere', { n: compared.gone })}</span>`}</p>
    ${!dryRun && import_id && html`<p class="actions"><button type="button" data-undo="${import_id}">${t('import.undo')}</button></p>`}
    <div id="import-sketch"></div>
    <p class="quiet">${how({ notices })}</p>
    ${refused.length > 0 && html`<p class="actions"><button type="button" id="import-refused">${t('import.download')}</button>${fixes(refused)}</p>
      <p class="quiet">${t('import.correct')}</p>${findings(refused, t('import.refused', { n: refused_count }))}`}
    ${warned.length > 0 && html`<details><summary>${t('import.warned', { n: warned_count })}</summary>${findings(warned, t('import.warned', { n: warned_count }))}</details>`}`;
}

/** How a file was read, in sentences. @param {{notices?: {text: string}[]}} report */
export function how({ notices = [] }) {
  return notices.map(({ text }) => text).join(' ');
}

/** Repairs of all rows at once that lose nothing: another reference system, longitude and latitude swapped, one of several layers. @param {any[]} refused */
export function fixes(refused) {
  const system = refused.find(({ code, proposal }) => OTHER_SYSTEM.includes(code) && /^EPSG:\d+$/.test(proposal))?.proposal;
  const swapped = refused.some(({ code }) => code === 'axes_swapped');
  const layers = refused.find(({ code }) => code === 'several_layers')?.value.split(', ').filter((/** @type {string} */ name) => !name.endsWith('…')) ?? [];
  return html`${layers.map((/** @type {string} */ layer) => html`<button type="button" data-fix-layer="${layer}">${t('import.fixLayer', { layer })}</button>`)}${system && html`<button type="button" data-fix-crs="${system}">${t('import.fixCrs', { crs: system })}</button>`}
    ${swapped && html`<button type="button" data-fix-swap>${t('import.fixSwap')}</button>`}`;
}

/** Saves the refused rows as they were, to be corrected and dropped again. @param {FormData} fields as they were sent */
export async function saveRefused(fields) {
  const answer = await request('api/imports/refused', { method: 'POST', body: fields });
  if (!answer.ok) throw new Error(String(answer.status));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = 'refus.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}

/** A field in words; a column of the file by its own name. @param {string} field */
function fieldName(field) {
  const key = `field.${field}`;
  return t(key) === key ? field : t(key);
}

/** @param {any[]} rows @param {string} caption */
function findings(rows, caption) {
  return html`<table><caption class="hidden">${caption}</caption>
    <thead><tr>${['line', 'field', 'read', 'problem', 'repair'].map((name) => html`<th scope="col">${t(`column.${name}`)}</th>`)}</tr></thead>
    <tbody>${rows.slice(0, 200).map((row) => html`<tr><td class="n">${number(row.line)}</td><td>${fieldName(row.field)}</td><td>${row.value}</td><td title="${row.code}">${t(`problem.${row.code}`)}</td><td>${row.hint} ${row.proposal}</td></tr>`)}</tbody></table>`;
}
