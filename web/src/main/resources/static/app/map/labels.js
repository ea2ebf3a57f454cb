// @ts-check
import { colour } from './palette.js';
import { NAMES_FROM } from './rules.js';

/**
 * Names of communes and zones, largest first, each only where it covers no other. They are paint: what they say is in
 * the list too.
 *
 * @param {{context: CanvasRenderingContext2D, bounds: any, origin: any, zoom: number, state: import('../state.js').State, hits: import('./scene.js').Hit[]}} scene
 * @param {any} areas
 * @param {number[][]} tags boxes that are taken
 */
export function drawLabels({ context, bounds, origin, zoom, state, hits }, areas, tags) {
  /** @type {{text: string, x: number, y: number, size: number, zone: boolean}[]} */
  const names = [];
  if (state.layers.includes('communes') && zoom >= 10) collect('communes', false);
  if (state.layers.includes('zones') && zoom >= NAMES_FROM) collect('zones', true);

  /** @type {number[][]} */
  const taken = [
    ...tags,
    ...hits.filter(({ radius }) => radius > 6).map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]),
  ];
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = colour('map');
  for (const { text, x, y, zone } of names.sort((a, b) => Number(b.zone) - Number(a.zone) || b.size - a.size)) {
    context.font = zone ? '600 12px system-ui, sans-serif' : 'italic 11.5px system-ui, sans-serif';
    const half = context.measureText(text).width / 2 + 3;
    const box = [x - half, y - 8, x + half, y + 8];
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
    taken.push(box);
    context.strokeText(text, x, y);
    context.fillStyle = colour(zone ? 'ink' : 'ink-2');
    context.fillText(text, x, y);
  }

  /** @param {string} layer @param {boolean} zone */
  function collect(layer, zone) {
    /** @type {Map<number, typeof names[number]>} */
    const largest = new Map();
    areas.each(layer, (feature, project) => {
      const { id, properties } = feature;
      const [centre, top, size] = middleOf(feature);
      const before = largest.get(id);
      if (before && before.size >= size) return;
      const { x, y } = project(centre[0], zone ? top : centre[1]).subtract(origin);
      largest.set(id, { text: properties.name, x, y: zone ? y - 10 : y, size, zone });
    });
    for (const name of largest.values()) if (bounds.contains([name.x, name.y])) names.push(name);
  }
}

/** @type {WeakMap<object, ReturnType<typeof middle>>} */
const middles = new WeakMap();

/** Of a feature's first ring, computed once. @param {import('./mvt.js').Feature} feature */
function middleOf(feature) {
  const known = middles.get(feature);
  if (known) return known;
  const found = middle(feature.parts[0]);
  middles.set(feature, found);
  return found;
}

/**
 * Centre, top and area of a ring.
 *
 * @param {Int32Array} ring
 * @returns {[[number, number], number, number]}
 */
function middle(ring) {
  let [area, x, y, top] = [0, 0, 0, Infinity];
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length;
    const cross = ring[at] * ring[next + 1] - ring[next] * ring[at + 1];
    area += cross;
    x += (ring[at] + ring[next]) * cross;
    y += (ring[at + 1] + ring[next + 1]) * cross;
    top = Math.min(top, ring[at + 1]);
  }
  return area === 0 ? [[ring[0], ring[1]], top, 0] : [[x / (3 * area), y / (3 * area)], top, Math.abs(area)];
}
