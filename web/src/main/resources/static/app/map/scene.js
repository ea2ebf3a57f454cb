// @ts-check
import { keeps, passes } from '../filters.js';
import { drawFocus } from './focusdrawing.js';
import { readFlows, readRings } from './flows.js';
import { drawLabels } from './labels.js';
import { categoryColour, colour } from './palette.js';
import { ringsOf } from './picked.js';
import { linkWidth, NAMES_FROM, ringRadius, SITES_FROM } from './rules.js';
import { circle, disc, drawArc, drawRing, drawSymbol } from './shapes.js';

/**
 * @typedef {{kind: 'zone' | 'site' | 'synergy' | 'cluster', id: number, x: number, y: number, radius: number, name: string}} Hit
 *     something drawn that can be chosen, in layer points
 */

/**
 * Draws symbols, rings, flows, the selection and the names, and remembers where, for the hit test.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {any} bounds layer points
 * @param {{map: any, areas: any, sums: any, picked: any, state: import('../state.js').State}} world `picked` stands for `sums`
 *     where the filter wants more than they know
 * @returns {{hits: Hit[], shownFlows: number, allFlows: number}}
 */
export function drawScene(context, bounds, { map, areas, sums, picked, state }) {
  const origin = map.getPixelOrigin();
  const zoom = map.getZoom();
  /** @type {Hit[]} */
  const hits = [];
  const scene = { context, bounds, origin, zoom, state, hits };
  let flows = { shown: 0, all: 0 };
  context.globalAlpha = state.focus ? 0.3 : 1;
  if (zoom < SITES_FROM) flows = drawFlows(scene, picked ? ringsOf(picked, map) : readRings(sums, state.filters),
    picked ? { strongest: picked.flows, all: picked.allFlows } : readFlows(sums, state.filters));
  else drawSites(scene, areas);
  context.globalAlpha = 1;
  const tags = state.focus ? drawFocus(context, map, state.focus, hits) : [];
  drawLabels(scene, areas, tags);
  return { hits, shownFlows: flows.shown, allFlows: flows.all };
}

function drawFlows({ context, origin, zoom, state, hits, bounds }, rings, flows) {
  const largest = flows.strongest[0]?.score ?? 1;
  const smallest = flows.strongest.at(-1)?.score ?? 0;
  const one = state.filters.categories?.length === 1 ? categoryColour(state.filters.categories[0]) : colour('ink-2');
  const place = (id) => rings.get(id)?.at.subtract(origin);
  let shown = 0;
  if (state.layers.includes('synergies') && !state.focus) {
    for (const flow of [...flows.strongest].reverse()) {
      const [from, to] = [place(flow.from), place(flow.to)];
      if (!from || !to) continue;
      context.globalAlpha = 0.75;
      drawArc(context, from, to, linkWidth((flow.score - smallest) / (largest - smallest || 1)), one, true);
      shown++;
    }
  }
  context.globalAlpha = state.focus ? 0.3 : 1;
  if (state.layers.includes('sites')) {
    for (const [id, ring] of [...rings].sort((a, b) => b[1].total - a[1].total)) {
      const at = ring.at.subtract(origin);
      const radius = ringRadius(ring.total, zoom);
      if (!bounds.contains(at)) continue;
      drawRing(context, at, radius, ring.counts);
      hits.push({ kind: 'zone', id, x: at.x, y: at.y, radius, name: ring.name });
    }
  }
  return { shown, all: flows.all };
}

function drawSites({ context, bounds, origin, zoom, state, hits }, areas) {
  const radius = zoom < NAMES_FROM ? 4.5 : 6;
  const seen = new Set();
  if (state.layers.includes('sites')) {
    areas.each('sites', ({ id, parts, properties }, project) => {
      if (seen.has(id) || !passes(state.filters, properties.categories)) return;
      const at = project(parts[0][0], parts[0][1]).subtract(origin);
      if (!bounds.contains(at)) return;
      seen.add(id);
      const near = state.selection?.kind === 'zone' && properties.zone_id === state.selection.id;
      context.globalAlpha = !state.focus || near ? 1 : 0.3;
      drawSymbol(context, at, shownCategory(properties, state.filters), radius);
      hits.push({ kind: 'site', id, x: at.x, y: at.y, radius, name: properties.name });
    });
  }
  if (state.focus || !state.layers.includes('clusters')) return;
  const hubs = new Set();
  areas.each('clusters', ({ id, properties }) => {
    if (hubs.has(id) || !keeps(state.filters, properties)) return;
    hubs.add(id);
    const world = L.CRS.EPSG3857.latLngToPoint(L.latLng(properties.hub_lat, properties.hub_lon), zoom);
    const at = world.subtract(origin).add([0, -2.2 * radius]);
    if (!bounds.contains(at)) return;
    disc(context, at, 9, colour('bg'));
    circle(context, at, 9, 1.5);
    context.fillStyle = colour('ink');
    context.font = '600 11px system-ui, sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(String(properties.members), at.x, at.y + 0.5);
    hits.push({ kind: 'cluster', id, x: at.x, y: at.y, radius: 9, name: '' });
  });
}

/** The category a site is drawn as: its main one, or the first that passes the filter. */
function shownCategory({ category, categories }, filters) {
  if (passes(filters, category)) return category;
  return categories.split(',').find((code) => passes(filters, code));
}
