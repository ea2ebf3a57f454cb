// @ts-check
import { get, request } from '../api.js';
import { html, render } from '../html.js';
import { t } from '../i18n.js';
import { choose, chosen } from './columns.js';

/**
 * Mappings kept on the server for a territory and a kind of file: the one that knows most of this header is applied, another
 * may be chosen, and the present choices may be kept under a name.
 *
 * @param {HTMLElement} place where they stand
 * @param {HTMLElement} columns the table of columns
 * @param {string[]} header names of the file's columns
 * @param {{as: string, territory: string}} owner
 */
export async function savedMappings(place, columns, header, owner) {
  const saved = await get('api/imports/mappings', owner);
  const fitting = Object.entries(saved)
    .filter(([, mapping]) => Object.values(mapping).every((column) => header.includes(column)))
    .sort(([, one], [, other]) => Object.keys(other).length - Object.keys(one).length);
  const [known] = fitting[0] ?? [''];
  render(place, html`<p class="actions">
    <label>${t('import.saved')} <select id="import-saved"><option value="">${t('import.savedNone')}</option>
      ${fitting.map(([name]) => html`<option value="${name}" ${name === known ? 'selected' : ''}>${name}</option>`)}</select></label>
    <label>${t('import.saveAs')} <input id="import-save-name" maxlength="200" /></label>
    <button type="button" id="import-save">${t('import.save')}</button></p>
    <p class="quiet" id="import-saved-note" role="status">${known && t('import.recognised', { name: known })}</p>`);
  if (known) choose(columns, saved[known]);
  const select = /** @type {HTMLSelectElement} */ (place.querySelector('#import-saved'));
  const name = /** @type {HTMLInputElement} */ (place.querySelector('#import-save-name'));
  select.addEventListener('change', () => choose(columns, saved[select.value] ?? {}));
  place.querySelector('#import-save')?.addEventListener('click', async () => {
    const mapping = Object.fromEntries(chosen(columns).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
    if (!name.reportValidity() || !name.value.trim()) return;
    const query = new URLSearchParams(owner);
    const answer = await request(`api/imports/mappings/${encodeURIComponent(name.value.trim())}?${query}`, {
      method: 'PUT', body: JSON.stringify(mapping), headers: { 'content-type': 'application/json' },
    });
    const note = /** @type {HTMLElement} */ (place.querySelector('#import-saved-note'));
    note.textContent = answer.ok ? t('import.savedAs', { name: name.value.trim() }) : t('error.network');
  });
}
