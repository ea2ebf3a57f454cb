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
        ${fields.map((field) => html`<option value="${field}" ${field === column.field ? 'selected' : ''}>${t(`field.${field}`)}</option>`)}</select></td>
      <td>${column.examples.join(' · ')}</td><td class="n">${percent(column.filled)}</td></tr>`)}</tbody></table></details>`;
}

/** @param {HTMLElement} place @returns {HTMLSelectElement[]} */
const selectsOf = (place) => [...place.querySelectorAll('select')].filter(({ dataset }) => dataset.column);

/** The choices that differ from what the server proposed, as it wants them. @param {HTMLElement} place @returns {string[]} */
export function chosen(place) {
  return selectsOf(place)
    .filter((select) => select.value && select.value !== select.dataset.field)
    .map((select) => `${select.value}=${select.dataset.column}`);
}

/** Reads columns as somebody said before. @param {HTMLElement} place @param {Record<string, string>} columnOfField */
export function choose(place, columnOfField) {
  const selects = selectsOf(place);
  for (const [field, column] of Object.entries(columnOfField)) {
    selects.filter((select) => select.value === field).forEach((select) => (select.value = ''));
    selects.filter((select) => select.dataset.column === column).forEach((select) => (select.value = field));
  }
}
