// @ts-check
import { passes } from '../filters.js';
import { STRONGEST_FLOWS } from './rules.js';

/**
 * The declarations of each zone by category, from layer `zone-needs`.
 *
 * @param {any} sums the tiles of zone sums
 * @param {import('../state.js').Filters} filters
 * @returns {Map<number, {at: any, name: string, total: number, counts: Map<string, number>}>} by zone; `at` in pixels of
 *     the map's world
 */
export function readRings(sums, filters) {
  const rings = new Map();
  const seen = new Set();
  sums.each('zone-needs', ({ id, properties, parts }, project) => {
    if (seen.has(id) || !passes(filters, properties.category)) return;
    seen.add(id);
    let ring = rings.get(properties.zone_id);
    if (!ring) {
      ring = { at: project(parts[0][0], parts[0][1]), name: properties.zone_name, total: 0, counts: new Map() };
      rings.set(properties.zone_id, ring);
    }
    ring.counts.set(properties.category, properties.total);
    ring.total += properties.total;
  });
  return rings;
}

/**
 * The strongest zone-to-zone flows, categories and score bands that pass added up, from layer `flows`.
 *
 * @param {any} sums
 * @param {import('../state.js').Filters} filters a score filter takes whole bands of 5
 */
export function readFlows(sums, filters) {
  /** @type {Map<string, {from: number, to: number, score: number, synergies: number}>} */
  const flows = new Map();
  const seen = new Set();
  sums.each('flows', ({ id, properties }) => {
    if (seen.has(id) || !passes(filters, properties.category) || properties.band * 5 < filters.score) return;
    seen.add(id);
    const { offer_zone_id: from, need_zone_id: to } = properties;
    const flow = flows.get(`${from}/${to}`) ?? { from, to, score: 0, synergies: 0 };
    flow.score += properties.score;
    flow.synergies += properties.synergies;
    flows.set(`${from}/${to}`, flow);
  });
  const strongest = [...flows.values()].sort((a, b) => b.score - a.score || a.from - b.from || a.to - b.to);
  return { strongest: strongest.slice(0, STRONGEST_FLOWS), all: flows.size };
}
