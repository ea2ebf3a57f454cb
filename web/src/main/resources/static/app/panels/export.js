// @ts-check
import { address, get } from '../api.js';
import { active, beyondSums, layerParameters } from '../filters.js';
import { html, render } from '../html.js';
import { t } from '../i18n.js';
import { openDialog } from './dialog.js';

const EXPORTED = ['zones', 'sites', 'declarations', 'synergies', 'clusters', 'proposals', 'zone-needs', 'flows', 'land', 'communes', 'territories'];
const FORMATS = ['shp.zip', 'gpkg', 'geojson', 'csv', 'fgb', 'kml'];
const SUMS = ['zone-needs', 'flows'];
const OF_A_ZONE = ['sites', 'declarations', 'synergies', 'clusters', 'proposals', 'zone-needs', 'flows', 'land'];

/**
 * Says before it starts what would be written, how many objects, and offers every format; the filter in force applies.
 *
 * @param {import('../state.js').State} state
 * @param {string} bounds of the map, `west,south,east,north`
 */
export function openExport(state, bounds) {
  const zone = state.selection?.kind === 'zone' ? state.selection.id : null;
  const choice = { layer: 'synergies', scope: zone ? 'zone' : 'all' };
  const content = openDialog(t('export.title'), html``);
  const unfollowing = beyondSums(state.filters) ? SUMS : [];
  let asked = new AbortController();

  function parameters() {
    const filter = layerParameters(choice.layer, state.filters);
    if (choice.scope === 'view') return { ...filter, bbox: bounds };
    return choice.scope === 'zone' && OF_A_ZONE.includes(choice.layer) ? { ...filter, zone } : filter;
  }

  function draw() {
    const scopes = zone && OF_A_ZONE.includes(choice.layer) ? ['all', 'view', 'zone'] : ['all', 'view'];
    if (!scopes.includes(choice.scope)) choice.scope = 'all';
    const radios = (name, values, label) => values.map((value) => html`<label class="choice"><input type="radio" name="${name}" id="export-${value}"
      value="${value}" ${value === choice[name] ? html`checked` : ''} /> ${label(value)}</label>`);
    render(content, html`<div class="columns">
        <fieldset><legend>${t('export.what')}</legend>${radios('layer', EXPORTED.filter((layer) => !unfollowing.includes(layer)), (layer) => t(`exported.${layer}`))}</fieldset>
        <fieldset><legend>${t('export.scope')}</legend>${radios('scope', scopes, (scope) => t(`scope.${scope}`))}
          <p class="quiet">${t(active(state.filters) ? 'export.filtered' : 'export.unfiltered')} ${unfollowing.length > 0 && t('export.noSums')}</p>
          <p id="export-count" role="status">…</p></fieldset>
      </div>
      <h3>${t('export.format')}</h3>
      <p class="formats">${FORMATS.map((format) => html`<a class="button" download href="${address(`export/${choice.layer}.${format}`, parameters())}">
        <b>${t(`format.${format}`)}</b><small>.${format}</small></a>`)}</p>
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
