// @ts-check
import { get, post, request, ServerError } from '../api.js';
import { html, render } from '../html.js';
import { percent, t } from '../i18n.js';
import { openDialog } from '../panels/dialog.js';
import { PROJECTIONS, projectionName } from '../projections.js';
import { choose, chosen, columnTable } from './columns.js';
import { pastImports } from './past.js';
import { fixes, how, reportOf, saveRefused } from './report.js';
import { savedMappings } from './saved.js';
import { sketch } from './sketch.js';

const KINDS = ['sites', 'declarations', 'zones', 'plots', 'poles', 'communes', 'territories'];
const FORMATS = '.csv,.txt,.xlsx,.geojson,.json,.kml,.kmz,.gpkg,.zip,.gz';

/**
 * Import of a file: chosen, read on trial, shown with everything that would be refused, and only then stored.
 *
 * @param {any[]} territories
 * @param {() => void} stored called when something was stored and computed
 * @param {string} [first] what the file holds, until another kind is chosen
 */
export function openImport(territories, stored, first) {
  const content = openDialog(t('import.title'), html`
    <form id="import-form">
      <label>${t('import.file')} <input type="file" name="file" id="import-file" accept="${FORMATS}" required /></label>
      <label>${t('import.kind')} <select name="as">${KINDS.map((kind) => html`<option value="${kind}" ${kind === first && html`selected`}>${t(`exported.${kind}`)}</option>`)}</select></label>
      <label>${t('import.territory')} <select name="territory">${territories.map(({ code, name }) => html`<option value="${code}">${name}</option>`)}</select></label>
      <label>${t('import.crs')} <select name="crs"><option value="">${t('import.crsOfFile')}</option>${PROJECTIONS.map((epsg) => html`<option value="EPSG:${epsg}">${projectionName(epsg)}</option>`)}</select></label>
      <label>${t('import.layer')} <input name="layer" /></label>
      <label><input type="checkbox" name="gone" value="REMOVE" /> ${t('import.gone')}</label>
      <div id="import-columns"></div><div id="import-mappings"></div>
      <p class="quiet">${t('import.promise')} <a id="import-template" download>${t('import.template')}</a> · <a id="import-template-sheet" download>${t('import.templateSheet')}</a></p>
      <p class="actions"><button type="submit" class="primary" id="import-try">${t('import.try')}</button>
        <button type="button" id="import-store" hidden>${t('import.store')}</button>
        <button type="button" id="import-cancel" hidden>${t('import.cancel')}</button></p>
    </form>
    <div id="import-report" role="status" tabindex="-1"></div><div id="import-past"></div>`);
  const form = /** @type {HTMLFormElement} */ (content.querySelector('form'));
  const report = /** @type {HTMLElement} */ (content.querySelector('#import-report'));
  const store = /** @type {HTMLButtonElement} */ (content.querySelector('#import-store'));

  const columns = /** @type {HTMLElement} */ (content.querySelector('#import-columns'));
  const mappings = /** @type {HTMLElement} */ (content.querySelector('#import-mappings'));
  const cancel = /** @type {HTMLButtonElement} */ (content.querySelector('#import-cancel'));
  const file = /** @type {HTMLInputElement} */ (content.querySelector('#import-file'));

  let looks = 0;
  let looking = Promise.resolve();
  form.addEventListener('change', (event) => {
    store.hidden = true;
    report.replaceChildren();
    const at = /** @type {Node} */ (event.target);
    if (!columns.contains(at) && !mappings.contains(at)) looking = look();
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
  const past = /** @type {HTMLElement} */ (content.querySelector('#import-past'));
  const listPast = () => pastImports(past, () => String(new FormData(form).get('territory') ?? ''));
  listPast();
  past.addEventListener('click', ({ target }) => {
    const button = /** @type {Element} */ (target).closest('button');
    if (button?.dataset.undo) undo(button.dataset.undo);
  });

  /** Shows what the columns would be read as; what cannot be read is said by the trial. The former ones stay until then: a button pressed meanwhile must not move. */
  async function look() {
    const kind = String(new FormData(form).get('as'));
    /** @type {HTMLAnchorElement} */ (content.querySelector('#import-template')).href = `api/imports/templates/${kind}.csv`;
    /** @type {HTMLAnchorElement} */ (content.querySelector('#import-template-sheet')).href = `api/imports/templates/${kind}.xlsx`;
    if (!file.files?.length) return clear();
    const turn = ++looks;
    try {
      const preview = await post('api/imports/columns', new FormData(form));
      if (turn !== looks) return;
      render(columns, columnTable(preview));
      mappings.replaceChildren();
      const territory = String(new FormData(form).get('territory') ?? '');
      if (territory) await savedMappings(mappings, columns, preview.columns.map(({ name }) => name), { as: kind, territory });
    } catch {
      if (turn === looks) clear();
    }
  }
  function clear() {
    columns.replaceChildren();
    mappings.replaceChildren();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    looking.then(() => send(true));
  });
  store.addEventListener('click', () => send(false));

  report.addEventListener('click', ({ target }) => {
    const button = /** @type {Element} */ (target).closest('button');
    if (button?.dataset.undo) undo(button.dataset.undo);
    if (button?.id === 'import-refused') saveRefused(said(true)).catch(() => lost(report, null));
    if (button?.dataset.fixCrs) {
      const crs = /** @type {HTMLSelectElement} */ (form.elements.namedItem('crs'));
      if (![...crs.options].some(({ value }) => value === button.dataset.fixCrs)) crs.add(new Option(button.dataset.fixCrs));
      crs.value = button.dataset.fixCrs;
      const [x, y] = ['longitude', 'latitude'].map(columnOf);
      if (x && y) choose(columns, { x, y });
      send(true);
    }
    if (button?.dataset.fixLayer) {
      /** @type {HTMLInputElement} */ (form.elements.namedItem('layer')).value = button.dataset.fixLayer;
      look().then(() => send(true));
    }
    if (button?.hasAttribute('data-fix-swap')) {
      const [longitude, latitude, x, y] = ['longitude', 'latitude', 'x', 'y'].map(columnOf);
      choose(columns, longitude && latitude ? { longitude: latitude, latitude: longitude } : x && y ? { x: y, y: x } : {});
      send(true);
    }
  });

  /** Takes an import back. @param {string} number */
  async function undo(number) {
    try {
      listPast();
      const { restored, removed, left } = await post(`api/imports/${number}/undo`, {});
      render(report, html`<p>${t('import.computing')}</p>`);
      await ended(await post('api/analyses', {}));
      stored();
      render(report, html`<p class="notice">${t('import.undone', { restored, removed, left })}</p>`);
      report.focus();
    } catch (failure) {
      lost(report, failure);
    }
  }

  /** @param {string} field */
  function columnOf(field) {
    return [...columns.querySelectorAll('select')].find(({ value }) => value === field)?.dataset.column;
  }

  /** What the form says, as the server wants it. @param {boolean} dryRun */
  function said(dryRun) {
    const fields = new FormData(form);
    if (!fields.get('crs')) fields.delete('crs');
    fields.set('dryRun', String(dryRun));
    fields.set('lang', document.documentElement.lang);
    chosen(columns).forEach((pair) => fields.append('map', pair));
    return fields;
  }

  /** @param {boolean} dryRun */
  async function send(dryRun) {
    const fields = said(dryRun);
    const job = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
    fields.set('job', job);
    form.querySelectorAll('button').forEach((button) => (button.disabled = true));
    render(report, html`<p>${t(dryRun ? 'import.trying' : 'import.storing')} <progress max="1" value="0"></progress> <span></span></p>`);
    const stop = new AbortController();
    setTimeout(() => dispatchEvent(new Event('work-asked')), 300);
    cancel.hidden = cancel.disabled = false;
    cancel.onclick = async () => {
      const answer = await request(`api/imports/jobs/${job}`, { method: 'DELETE' });
      if (answer.ok && (await answer.json()).stopped) stop.abort();
    };
    const watch = setInterval(() => follow(job, report), 500);
    try {
      const answer = await post('api/imports', fields, stop.signal);
      const taken = answer.taken.created + answer.taken.changed;
      store.hidden = !dryRun || taken === 0;
      if (!dryRun && taken > 0) {
        render(report, html`<p>${t('import.computing')}</p>`);
        await ended(await post('api/analyses', {}));
        stored();
      }
      render(report, reportOf(answer, dryRun));
      await sketch(/** @type {HTMLElement} */ (report.querySelector('#import-sketch')), answer.places);
    } catch (failure) {
      if (stop.signal.aborted) render(report, html`<p class="notice">${t('import.stopped')}</p>`);
      else lost(report, failure);
    } finally {
      clearInterval(watch);
      cancel.hidden = true;
      form.querySelectorAll('button').forEach((button) => (button.disabled = false));
    }
  }
}

/** @param {HTMLElement} report @param {unknown} failure */
function lost(report, failure) {
  const known = failure instanceof ServerError && failure.code !== 'network';
  render(report, html`<p class="notice bad" role="alert">${known ? failure.message : t('error.network')} ${known && t('error.code', { code: failure.code })}</p>
    ${known && failure.problem.report && html`<p class="actions">${fixes(failure.problem.report.refused)}</p>
      <p class="quiet">${how(failure.problem.report)}</p>`}`);
}

/** Shows how far a running import is. @param {string} job @param {HTMLElement} report */
async function follow(job, report) {
  const answer = await fetch(`api/imports/jobs/${job}`).catch(() => null);
  const bar = report.querySelector('progress');
  if (!answer?.ok || !bar) return;
  const state = await answer.json();
  bar.value = state.share;
  const left = state.seconds_left >= 0 ? t('import.left', { n: state.seconds_left }) : '';
  /** @type {HTMLElement} */ (bar.nextElementSibling).textContent = `${percent(state.share)} · ${t('import.rows', { n: state.rows })} ${left}`;
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
