// @ts-check
import { get } from '../api.js';
import { html, render } from '../html.js';
import { date, number, t } from '../i18n.js';

/**
 * The last imports of a territory, newest first, read when somebody unfolds them. Those that can be undone have a button with
 * `data-undo`.
 *
 * @param {HTMLElement} place where they stand
 * @param {() => string} territory whose they are
 */
export function pastImports(place, territory) {
  render(place, html`<details><summary>${t('import.past')}</summary><div role="status"></div></details>`);
  const details = /** @type {HTMLDetailsElement} */ (place.querySelector('details'));
  details.addEventListener('toggle', async () => {
    if (!details.open) return;
    const list = /** @type {HTMLElement} */ (details.querySelector('div'));
    try {
      render(list, listed(await get('api/imports', { territory: territory() })));
    } catch {
      render(list, html`<p class="notice bad">${t('error.network')}</p>`);
    }
  });
}

/** @param {any[]} imports */
export function listed(imports) {
  if (imports.length === 0) return html`<p class="quiet">${t('import.pastNone')}</p>`;
  return html`<table><caption class="hidden">${t('import.past')}</caption>
    <thead><tr>${['day', 'file', 'content', 'rows', 'undo'].map((name) => html`<th scope="col">${t(`import.past.${name}`)}</th>`)}</tr></thead>
    <tbody>${imports.map((past) => html`<tr><td>${date(past.at)}</td><td>${past.file_name}</td><td>${t(`exported.${past.kind}`)}</td>
      <td class="n">${number((past.report.taken?.created ?? 0) + (past.report.taken?.changed ?? 0))}</td><td>${state(past)}</td></tr>`)}</tbody></table>`;
}

/** @param {any} past */
function state({ id, file_name: file, undoable, undone_at: undone }) {
  if (undone) return t('import.pastUndone', { day: date(undone) });
  return undoable ? html`<button type="button" data-undo="${id}" aria-label="${t('import.undo')} ${file}">${t('import.past.undo')}</button>` : t('import.pastStays');
}
