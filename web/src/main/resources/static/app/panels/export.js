// @ts-check
import { address, get } from '../api.js';
import { active, beyondSums, filtersInForce, layerParameters } from '../filters.js';
import { html, render } from '../html.js';
import { t } from '../i18n.js';
import { PROJECTIONS, projectionName } from '../projections.js';
import { openDialog } from './dialog.js';

const EXPORTED = ['zones', 'sites', 'declarations', 'synergies', 'clusters', 'proposals', 'zone-needs', 'flows', 'land', 'communes', 'territories'];
const FORMATS = ['shp.zip', 'gpkg', 'geojson', 'csv', 'fgb', 'kml'];
/** Formats that are in WGS 84 by their own rules. */
const ALWAYS_WGS84 = ['geojson', 'kml'];
const WGS84 = 4326;
const SUMS = ['zone-needs', 'flows'];
const OF_A_ZONE = ['sites', 'declarations', 'synergies', 'clusters', 'proposals', 'zone-needs', 'flows', 'land'];

/**
 * Says before it starts what would be written, how many objects, in which format, projection and encoding; the filter in
 * force applies.
 *
 * @param {import('../state.js').State} state
 * @param {{bounds: string, territories: any[], categoryName: (code: string) => string}} context bounds of the map: `west,south,east,north`
 */
export function openExport(state, { bounds, territories, categoryName }) {
  const zone = state.selection?.kind === 'zone' ? state.selection.id : null;
  const choice = { layer: 'synergies', scope: zone ? 'zone' : 'all', crs: String(WGS84) };
  const topmost = territories.filter(({ parent }) => !parent);
  const label = topmost.length === 1 ? topmost[0].code : undefined;
  const content = openDialog(t('export.title'), html``);
  const unfollowing = beyondSums(state.filters) ? SUMS : [];
  let asked = new AbortController();

  function parameters() {
    const filter = layerParameters(choice.layer, state.filters);
    if (choice.scope === 'view') return { ...filter, bbox: bounds };
    return choice.scope === 'zone' && OF_A_ZONE.includes(choice.layer) ? { ...filter, zone } : filter;
  }

  const crsOf = (format) => (ALWAYS_WGS84.includes(format) ? WGS84 : Number(choice.crs));

  /** As the server writes it, and names the file: whose it is, which scenario, which day. */
  function named(format) {
    const crs = crsOf(format);
    return { ...parameters(), scenario: state.scenario, label, crs: crs === WGS84 ? undefined : `EPSG:${crs}` };
  }

  function summary() {
    const filters = filtersInForce(state.filters, categoryName).map(({ words }) => words).join(' · ') || t('filters.none');
    return t('export.summary', { what: t(`exported.${choice.layer}`), scope: t(`scope.${choice.scope}`), filters, projection: projectionName(Number(choice.crs)) });
  }

  function draw() {
    const scopes = zone && OF_A_ZONE.includes(choice.layer) ? ['all', 'view', 'zone'] : ['all', 'view'];
    if (!scopes.includes(choice.scope)) choice.scope = 'all';
    const radios = (name, values, label) => values.map((value) => html`<label class="choice"><input type="radio" name="${name}" id="export-${value}"
      value="${value}" ${value === choice[name] ? html`checked` : ''} /> ${label(value)}</label>`);
    render(content, html`<p class="actions"><span>${t('paper.heading')}</span>
        <button type="button" data-do="print" id="export-print">${t('paper.print')}</button>
        <button type="button" data-do="print-a3" id="export-print-a3">${t('paper.printA3')}</button>
        <button type="button" data-do="image" id="export-image">${t('paper.image')}</button></p>
      <div class="columns">
        <fieldset><legend>${t('export.what')}</legend>${radios('layer', EXPORTED.filter((layer) => !unfollowing.includes(layer)), (layer) => t(`exported.${layer}`))}</fieldset>
        <fieldset><legend>${t('export.scope')}</legend>${radios('scope', scopes, (scope) => t(`scope.${scope}`))}
          <p class="quiet">${t(active(state.filters) ? 'export.filtered' : 'export.unfiltered')} ${unfollowing.length > 0 && t('export.noSums')}</p>
          <p id="export-count" role="status">…</p>
          <label class="stacked">${t('import.crs')} <select name="crs" id="export-crs">${PROJECTIONS.map((epsg) => html`<option value="${epsg}"
            ${String(epsg) === choice.crs && html`selected`}>${projectionName(epsg)}</option>`)}</select></label></fieldset>
      </div>
      <h3>${t('export.format')}</h3>
      <p id="export-summary">${summary()}</p>
      <p class="formats">${FORMATS.map((format) => html`<a class="button" download href="${address(`export/${choice.layer}.${format}`, named(format))}">
        <b>${t(`format.${format}`)}</b><small>.${format}${crsOf(format) === WGS84 && choice.crs !== String(WGS84) && ` · ${projectionName(WGS84)}`}</small></a>`)}</p>
      <p class="quiet">${t('export.note')}</p>`);
    count();
  }

  async function count() {
    asked.abort();
    asked = new AbortController();
    try {
      const { numberMatched } = await get(`ogc/collections/${choice.layer}/items`, { ...parameters(), limit: 1 }, asked.signal);
      const line = content.querySelector('#export-count');
      if (line) line.textContent = t('export.count', { n: numberMatched });
    } catch {
      // the count is a courtesy; the export itself says what fails
    }
  }

  content.addEventListener('change', (event) => {
    const { name, value } = /** @type {HTMLInputElement} */ (event.target);
    choice[name] = value;
    draw();
  });
  draw();
}
