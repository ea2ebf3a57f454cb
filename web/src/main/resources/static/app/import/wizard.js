// @ts-check
import { get, post, ServerError } from '../api.js';
import { html, render } from '../html.js';
import { number, t } from '../i18n.js';
import { openDialog } from '../panels/dialog.js';
import { chosen, columnTable, refusedFile } from './columns.js';

const KINDS = ['sites', 'declarations', 'zones', 'plots', 'poles'];
const PROJECTIONS = ['', 'EPSG:4326', 'EPSG:2154', 'EPSG:27572', 'EPSG:3942', 'EPSG:3943', 'EPSG:3944', 'EPSG:3945', 'EPSG:3946', 'EPSG:3947', 'EPSG:3948', 'EPSG:3949', 'EPSG:3950', 'EPSG:32631', 'EPSG:32632', 'EPSG:2056'];
const FORMATS = '.csv,.txt,.xlsx,.geojson,.json,.kml,.kmz,.zip,.gpkg';

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
      <label>${t('import.layer')} <input name="layer" /></label>
      <label><input type="checkbox" name="gone" value="REMOVE" /> ${t('import.gone')}</label>
      <div id="import-columns"></div>
      <p class="quiet">${t('import.promise')} <a id="import-template" download>${t('import.template')}</a></p>
      <p class="actions"><button type="submit" class="primary" id="import-try">${t('import.try')}</button>
        <button type="button" id="import-store" hidden>${t('import.store')}</button>
        <button type="button" id="import-cancel" hidden>${t('import.cancel')}</button></p>
    </form>
    <div id="import-report" role="status"></div>`);
  const form = /** @type {HTMLFormElement} */ (content.querySelector('form'));
  const report = /** @type {HTMLElement} */ (content.querySelector('#import-report'));
  const store = /** @type {HTMLButtonElement} */ (content.querySelector('#import-store'));

  const columns = /** @type {HTMLElement} */ (content.querySelector('#import-columns'));
  const cancel = /** @type {HTMLButtonElement} */ (content.querySelector('#import-cancel'));
  const file = /** @type {HTMLInputElement} */ (content.querySelector('#import-file'));

  form.addEventListener('change', (event) => {
    store.hidden = true;
    report.replaceChildren();
    if (!columns.contains(/** @type {Node} */ (event.target))) look();
  });
  form.addEventListener('dragover', (event) => event.preventDefault());
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    if (event.dataTransfer?.files.length) {
      file.files = event.dataTransfer.files;
      form.dispatchEvent(new Event('change'));
    }
  });
  look();

  /** Shows what the columns would be read as; what cannot be read is said by the trial. */
  async function look() {
    const kind = String(new FormData(form).get('as'));
    /** @type {HTMLAnchorElement} */ (content.querySelector('#import-template')).href = `api/imports/templates/${kind}.csv`;
    columns.replaceChildren();
    if (!file.files?.length) return;
    const asked = file.files[0];
    try {
      const preview = await post('api/imports/columns', new FormData(form));
      if (file.files?.[0] === asked) render(columns, columnTable(preview));
    } catch {
      columns.replaceChildren();
    }
  }
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
    chosen(columns).forEach((pair) => fields.append('map', pair));
    const job = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
    fields.set('job', job);
    form.querySelectorAll('button').forEach((button) => (button.disabled = true));
    render(report, html`<p>${t(dryRun ? 'import.trying' : 'import.storing')} <progress max="1" value="0"></progress> <span></span></p>`);
    cancel.hidden = cancel.disabled = false;
    cancel.onclick = () => fetch(`api/imports/jobs/${job}`, { method: 'DELETE' });
    const watch = setInterval(() => follow(job, report), 500);
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
      clearInterval(watch);
      cancel.hidden = true;
      form.querySelectorAll('button').forEach((button) => (button.disabled = false));
    }
  }
}

/** Shows how far a running import is. @param {string} job @param {HTMLElement} report */
async function follow(job, report) {
  const answer = await fetch(`api/imports/jobs/${job}`).catch(() => null);
  const bar = report.querySelector('progress');
  if (!answer?.ok || !bar) return;
  const state = await answer.json();
  bar.value = state.share;
  const left = state.seconds_left >= 0 ? t('import.left', { n: state.seconds_left }) : '';
  /** @type {HTMLElement} */ (bar.nextElementSibling).textContent = `${t('import.rows', { n: state.rows })} ${left}`;
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

function reportOf({ taken, compared, refused, refused_count, warned, warned_count, notices = [] }, dryRun) {
  const counts = ['created', 'changed', 'unchanged'].map((what) => html`<span class="tag">${t(`import.${what}`, { n: taken[what] })}</span>`);
  return html`<h3>${t(dryRun ? 'import.reportTry' : 'import.reportStored')}</h3>
    <p class="chips">${counts}<span class="tag ${refused_count ? 'bad' : ''}">${t('import.refused', { n: refused_count })}</span>
      ${warned_count > 0 && html`<span class="tag">${t('import.warned', { n: warned_count })}</span>`}
      ${compared.gone > 0 && html`<span class="tag">${t('import.notThere', { n: compared.gone })}</span>`}</p>
    <p class="quiet">${notices.map(({ text }) => text).join(' ')}</p>
    ${refused.length > 0 && html`<p><a download="refus.csv" href="${refusedFile(refused)}">${t('import.download')}</a></p>${findings(refused, t('import.refused', { n: refused_count }))}`}
    ${warned.length > 0 && html`<details><summary>${t('import.warned', { n: warned_count })}</summary>${findings(warned, t('import.warned', { n: warned_count }))}</details>`}`;
}

/** @param {any[]} rows @param {string} caption */
function findings(rows, caption) {
  return html`<table><caption class="hidden">${caption}</caption>
    <thead><tr>${['line', 'field', 'read', 'problem', 'repair'].map((name) => html`<th scope="col">${t(`column.${name}`)}</th>`)}</tr></thead>
    <tbody>${rows.slice(0, 200).map((row) => html`<tr><td class="n">${number(row.line)}</td><td>${row.field}</td><td>${row.value}</td><td>${row.code}</td><td>${row.hint} ${row.proposal}</td></tr>`)}</tbody></table>`;
}
