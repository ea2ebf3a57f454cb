// @ts-check
import { active, filtersInForce, toggled } from '../filters.js';
import { byId, html, render } from '../html.js';
import { number, t } from '../i18n.js';
import { CATEGORIES } from '../map/palette.js';
import { SITES_FROM, STRONGEST_FLOWS } from '../map/rules.js';
import { BASEMAPS } from '../permalink.js';
import { LAYERS } from '../state.js';
import { categorySymbol } from './parts.js';

/**
 * The left panel: layers with their counts and what is hidden, the categories as filters, the score, the background.
 *
 * @param {import('../state.js').Store} store
 * @param {{categoryName: (code: string) => string, drawn: () => {shownFlows: number, allFlows: number}, online: boolean}} context `online`: backgrounds of other servers may be shown
 */
export function layersPanel(store, { categoryName, drawn, online }) {
  const panel = byId('layers');

  function draw() {
    const { state } = store;
    render(panel, html`
      <section><h2>${t('layers.title')}</h2>${LAYERS.map((layer) => layerRow(layer, state))}</section>
      <section><h2>${t('filters.title')}</h2>${scoreFilter(state.filters)}</section>
      ${active(state.filters) > 0 && html`<section id="active-filters"><h2>${t('filters.active')}</h2>${activeFilters(state.filters, categoryName)}</section>`}`);
    render(byId('basemaps'), html`<h2>${t('basemap.title')}</h2>${(online ? BASEMAPS : BASEMAPS.slice(0, 1)).map(
      (name) => html`<label class="choice"><input type="radio" name="basemap" id="basemap-${name}" value="${name}" ${on(state.basemap === name)} /> ${t(`basemap.${name}`)}</label>`,
    )}${!online && html`<p class="quiet">${t('basemap.forbidden')}</p>`}`);
  }

  function layerRow(layer, state) {
    const counts = store.state.counts?.counts;
    const total = { sites: counts?.declarations, zones: counts?.zones, synergies: counts?.synergies, clusters: counts?.clusters }[layer];
    return html`<label class="choice strong"><input type="checkbox" id="layer-${layer}" data-layer="${layer}" ${on(state.layers.includes(layer))} />
        <span>${t(`layer.${layer}`)}</span>${total !== undefined && html`<span class="count">${number(total)}</span>`}</label>
      ${layer === 'sites' && html`${CATEGORIES.map((code) => categoryRow(code, state.filters))}<p class="hint" id="shown-sites">${shownSites(state)}</p>`}
      ${layer === 'synergies' && html`<p class="hint" id="shown-synergies">${shownSynergies(state)}</p>`}
      ${layer === 'clusters' && html`<p class="hint" id="shown-clusters">${shownClusters(state)}</p>`}`;
  }

  function categoryRow(code, filters) {
    const count = store.state.counts?.byCategory.find(({ category }) => category === code)?.declarations;
    return html`<label class="choice child"><input type="checkbox" id="category-${code}" data-category="${code}" ${on(!filters.categories || filters.categories.includes(code))} />
      ${categorySymbol(code)} <span>${categoryName(code)}</span>${count !== undefined && html`<span class="count">${number(count)}</span>`}</label>`;
  }

  function shownSynergies({ focus, layers, view, filters, counts }) {
    if (!counts) return '';
    const all = counts.counts.synergies;
    const kept = counts.shown.synergies;
    const passing = active(filters) ? t('shown.passing', { n: kept, total: all }) : '';
    if (focus?.links.length) return `${t('shown.links', { n: focus.links.length, total: all })} ${passing}`;
    if (focus || !layers.includes('synergies')) return t('shown.none', { total: all });
    if ((view?.zoom ?? 0) >= SITES_FROM) return `${t('shown.select', { total: all })} ${passing}`;
    return `${t('shown.flows', { n: drawn().shownFlows, most: STRONGEST_FLOWS, total: drawn().allFlows })} ${passing}`;
  }

  function shownSites({ filters, counts: latest }) {
    const { shown, counts } = latest ?? {};
    return counts && active(filters) ? t('shown.count', { n: shown.declarations, total: counts.declarations }) : '';
  }

  function shownClusters({ view, layers, filters, counts: latest }) {
    const { shown, counts } = latest ?? {};
    if (!counts || !layers.includes('clusters')) return '';
    if ((view?.zoom ?? 0) < SITES_FROM) return t('shown.closer');
    return active(filters) ? t('shown.count', { n: shown.clusters, total: counts.clusters }) : '';
  }

  byId('basemaps').addEventListener('change', ({ target }) => store.change({ basemap: target.value }));
  panel.addEventListener('change', ({ target }) => {
    const { layers, filters } = store.state;
    if (target.dataset.layer) {
      store.change({ layers: LAYERS.filter((layer) => (layer === target.dataset.layer ? target.checked : layers.includes(layer))) });
    } else if (target.dataset.category) store.change({ filters: toggled(filters, target.dataset.category, CATEGORIES) });
    else if (target.name === 'score') store.change({ filters: { ...filters, score: bounded(target.value) } });
  });
  panel.addEventListener('input', ({ target }) => {
    if (target.id === 'score-range') byId('score-number').value = target.value;
  });

  store.on(['layers', 'filters', 'basemap', 'lang', 'counts'], draw);
  store.on(['view', 'focus', 'layers'], () => refreshHint());
  const refreshHint = () => {
    byId('shown-sites').textContent = shownSites(store.state);
    byId('shown-synergies').textContent = shownSynergies(store.state);
    byId('shown-clusters').textContent = shownClusters(store.state);
  };
  draw();
  return { draw, refreshHint };
}

/** Chips of the filters in force, each with its way out. @param {import('../state.js').Filters} filters @param {(code: string) => string} categoryName */
function activeFilters(filters, categoryName) {
  return html`<p class="chips">
    ${filtersInForce(filters, categoryName).map(({ part, words }) => html`<button type="button" class="chip" data-clear="${part}">${words} ✕</button>`)}
    <button type="button" class="plain" data-clear="all">${t('filters.clear')}</button>
  </p>`;
}

function scoreFilter({ score }) {
  return html`<div class="slider">
    <label for="score-range">${t('filters.least')}</label>
    <input type="number" id="score-number" name="score" min="0" max="100" step="5" value="${score}" aria-label="${t('filters.least')}" />
    <input type="range" id="score-range" name="score" min="0" max="100" step="5" value="${score}" />
  </div>`;
}

const bounded = (value) => Math.max(0, Math.min(100, Math.round(Number(value) / 5) * 5 || 0));
const on = (is) => (is ? html`checked` : '');
