// @ts-check
import { html } from '../html.js';
import { percent, t } from '../i18n.js';

/**
 * What each column of a file is read as, to be corrected: one choice a column, two examples, how full it is.
 *
 * @param {{layout: string, fields: string[], columns: {name: string, field: string, filled: number, examples: string[]}[]}} preview
 */
export function columnTable({ layout, fields, columns }) {
  return html`<details ${layout ? '' : 'open'}><summary>${t('import.columns')} ${layout}</summary><table>
    <thead><tr>${['column', 'field', 'examples', 'filled'].map((name) => html`<th scope="col">${t(`import.head.${name}`)}</th>`)}</tr></thead>
    <tbody>${columns.map((column) => html`<tr><th scope="row">${column.name}</th>
      <td><select data-column="${column.name}" data-field="${column.field}" aria-label="${column.name}"><option value="">${t('import.asItIs')}</option>
        ${fields.map((field) => html`<option value="${field}" ${field === column.field ? 'selected' : ''}>${field}</option>`)}</select></td>
      <td>${column.examples.join(' · ')}</td><td class="n">${percent(column.filled)}</td></tr>`)}</tbody></table></details>`;
}

/** The choices that differ from what the server proposed, as it wants them. @param {HTMLElement} place @returns {string[]} */
export function chosen(place) {
  return [...place.querySelectorAll('select')]
    .filter((select) => select.value && select.value !== select.dataset.field)
    .map((select) => `${select.value}=${select.dataset.column}`);
}

/** Refused rows as a file that spreadsheets open; a text they would run as a formula is led by an apostrophe. @param {any[]} rows */
export function refusedFile(rows) {
  const names = ['line', 'field', 'value', 'code', 'hint', 'proposal'];
  const cell = (value) => `"${String(value ?? '').replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  const lines = [names, ...rows.map((row) => names.map((name) => row[name]))].map((row) => row.map(cell).join(';'));
  return URL.createObjectURL(new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' }));
}
