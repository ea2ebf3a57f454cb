// @ts-check
import { paintAreas } from './areas.js';
import { CanvasLayer } from './canvaslayer.js';
import { MvtLayer } from './mvtlayer.js';
import { readPalette } from './palette.js';
import { pickedLayers, pickedSums } from './picked.js';
import { FLOW_TILES, tileLayers } from './rules.js';
import { drawScene } from './scene.js';

const REDRAWN_ON = ['layers', 'filters', 'selection', 'focus', 'theme', 'lang'];
const ARRIVING_MS = 200;
/** Of these, what also changes outlines. */
const AREAS_REDRAWN_ON = ['layers', 'selection', 'focus', 'theme'];

/**
 * What of ours lies on a map, drawn as the state says: areas and sums from tiles, and one canvas of symbols above them.
 * Fires `drawn` on the map with the counts, `settled` when nothing more is awaited, `tilefailed` when a tile did not come.
 *
 * @typedef {ReturnType<typeof content>} Content
 * @param {any} map
 * @param {import('../state.js').Store} store
 * @param {string} [scenario] shown when not the page's
 */
export function content(map, store, scenario) {
  let drawn = { hits: /** @type {import('./scene.js').Hit[]} */ ([]), shownFlows: 0, allFlows: 0 };
  const areas = new MvtLayer({
    scenario,
    layersAt: tileLayers,
    picked: (names) => pickedLayers(names, store.state.filters),
    maxNativeZoom: 18,
    paint: (context, tile, size) => paintAreas(context, tile, size, store.state),
  });
  const sums = new MvtLayer({
    scenario,
    layersAt: () => ['flows', 'zone-needs'],
    minNativeZoom: FLOW_TILES,
    maxNativeZoom: FLOW_TILES,
    maxZoom: 11,
  });
  const world = { map, areas, sums };
  const settled = () => areas.requests.size + sums.requests.size === 0;
  const symbols = new CanvasLayer({
    draw: (context, bounds) => {
      drawn = drawScene(context, bounds, { ...world, picked: picked.sums, state: store.state });
      map.fire('drawn', drawn);
      tell('map-drawn');
      if (!settled()) return;
      tell('map-settled');
      map.fire('settled');
    },
  });
  const picked = pickedSums(() => symbols.redraw(), () => map.fire('tilefailed'));
  picked.follow(store.state.filters, scenario);
  let drawingSoon = 0;
  /** While tiles arrive symbols are drawn now and then, and at once when the last tile is there. */
  function arrived() {
    if (settled()) symbols.redraw();
    else drawingSoon ||= setTimeout(() => ((drawingSoon = 0), settled() || symbols.redraw()), ARRIVING_MS);
  }
  for (const layer of [areas, sums]) {
    layer.on('data failed lost left', arrived);
    layer.on('failed', () => map.fire('tilefailed'));
    layer.addTo(map);
  }
  symbols.addTo(map);

  function repaint() {
    areas.repaint();
    symbols.redraw();
  }
  const listening = [
    store.on(/** @type {any} */ (REDRAWN_ON), (state, before) => {
      if (state.theme !== before.theme) readPalette();
      if (AREAS_REDRAWN_ON.some((key) => state[key] !== before[key])) areas.repaint();
      symbols.redrawNow();
    }),
    store.on(['revision'], () => [areas, sums].forEach((layer) => layer.redraw())),
    store.on(['revision', 'filters'], ({ filters }, before) => {
      picked.follow(filters, scenario);
      if (filters.resource !== before.filters.resource || (filters.resource && filters.categories !== before.filters.categories)) areas.redraw();
    }),
  ];
  return {
    ...world,
    get picked() {
      return picked.sums;
    },
    /** What the last drawing had room for. */
    get drawn() {
      return drawn;
    },
    get hits() {
      return drawn.hits;
    },
    settled,
    repaint,
    /** No change of the state reaches the map any more; to be called before the map is removed. */
    stop: () => listening.forEach((stop) => stop()),
  };
}

/** Leaves a mark for whoever measures or waits; only the last one of its kind is kept. @param {string} moment */
function tell(moment) {
  performance.clearMarks(moment);
  performance.mark(moment);
}
