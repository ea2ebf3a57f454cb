// @ts-check
import { get, post, ServerError } from '../api.js';
import { html, render } from '../html.js';
import { number, t } from '../i18n.js';
import { openDialog } from '../panels/dialog.js';

const KINDS = ['sites', 'declarations', 'zones'];
const PROJECTIONS = ['', 'EPSG:4326', 'EPSG:2154', 'EPSG:3944', 'EPSG:3945', 'EPSG:3946', 'EPSG:3947', 'EPSG:32631', 'EPSG:32632', 'EPSG:2056'];
const FORMATS = '.csv,.txt,.xlsx,.geojson,.json,.zip,.gpkg';

/**
 * Import of a file: chosen, read on trial, shown with everything that would be refused, and only then stored.
 *
 * @param {any[]} territories
 * @param {() => void} stored called when something was stored and computed
 */
export function openImport(territories, stored) {
  const content = openDialog(t('import.title'), html`
    <form id="import-form">
      <label>${t('import.file')} <input type="file" name="file" id="import-file" accept="${FORMATS}" required /></label>
      <label>${t('import.kind')} <select name="as">${KINDS.map((kind) => html`<option value="${kind}">${t(`exported.${kind}`)}</option>`)}</select></label>
      <label>${t('import.territory')} <select name="territory">${territories.map(({ code, name }) => html`<option value="${code}">${name}</option>`)}</select></label>
      <label>${t('import.crs')} <select name="crs">${PROJECTIONS.map((code) => html`<option value="${code}">${code || t('import.crsOfFile')}</option>`)}</select></label>
      <p class="quiet">${t('import.promise')}</p>
      <p class="actions"><button type="submit" class="primary" id="import-try">${t('import.try')}</button>
        <button type="button" id="import-store" hidden>${t('import.store')}</button></p>
    </form>
    <div id="import-report" role="status"></div>`);
  const form = /** @type {HTMLFormElement} */ (content.querySelector('form'));
  const report = /** @type {HTMLElement} */ (content.querySelector('#import-report'));
  const store = /** @type {HTMLButtonElement} */ (content.querySelector('#import-store'));

  form.addEventListener('change', () => {
    store.hidden = true;
    report.replaceChildren();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(true);
  });
  store.addEventListener('click', () => send(false));

  /** @param {boolean} dryRun */
  async function send(dryRun) {
    const fields = new FormData(form);
    if (!fields.get('crs')) fields.delete('crs');
    fields.set('dryRun', String(dryRun));
    form.querySelectorAll('button').forEach((button) => (button.disabled = true));
    render(report, html`<p>${t(dryRun ? 'import.trying' : 'import.storing')}</p>`);
    try {
      const answer = await post('api/imports', fields);
      const taken = answer.taken.created + answer.taken.changed;
      store.hidden = !dryRun || taken === 0;
      if (!dryRun && taken > 0) {
        render(report, html`<p>${t('import.computing')}</p>`);
        await ended(await post('api/analyses', {}));
        stored();
      }
      render(report, reportOf(answer, dryRun));
    } catch (failure) {
      const known = failure instanceof ServerError && failure.code !== 'network';
      render(report, html`<p class="notice bad" role="alert">${known ? failure.message : t('error.network')} ${known && t('error.code', { code: failure.code })}</p>`);
    } finally {
      form.querySelectorAll('button').forEach((button) => (button.disabled = false));
    }
  }
}

/** Waits for jobs to end. @param {{id: number, state: string}[]} jobs */
async function ended(jobs) {
  for (let { id, state } of jobs) {
    while (state === 'waiting' || state === 'running') {
      await new Promise((next) => setTimeout(next, 300));
      ({ state } = await get(`api/jobs/${id}`));
    }
  }
}

function reportOf({ taken, refused, notices = [] }, dryRun) {
  const counts = ['created', 'changed', 'unchanged'].map((what) => html`<span class="tag">${t(`import.${what}`, { n: taken[what] })}</span>`);
  return html`<h3>${t(dryRun ? 'import.reportTry' : 'import.reportStored')}</h3>
    <p class="chips">${counts}<span class="tag ${refused.length ? 'bad' : ''}">${t('import.refused', { n: refused.length })}</span></p>
    <p class="quiet">${notices.map(({ text }) => text).join(' ')}</p>
    ${refused.length > 0 && html`<table>
      <caption class="hidden">${t('import.refused', { n: refused.length })}</caption>
      <thead><tr>${['line', 'field', 'read', 'problem', 'repair'].map((name) => html`<th scope="col">${t(`column.${name}`)}</th>`)}</tr></thead>
      <tbody>${refused.slice(0, 200).map((row) => html`<tr><td class="n">${number(row.line)}</td><td>${row.field}</td><td>${row.value}</td><td>${row.code}</td><td>${row.hint}</td></tr>`)}</tbody>
    </table>`}`;
}
