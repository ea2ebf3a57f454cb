// @ts-check
import { plane } from './outline.js';

/**
 * What a person should know while drawing. The server decides; this says the same before anything is sent.
 *
 * @typedef {import('./outline.js').Outline} Outline
 * @typedef {import('./outline.js').Position} Position
 * @typedef {{a: Position, b: Position, ring: string, at: number, size: number}} Edge
 */

/** Two drawings of one edge differ by so much without lying over each other. */
const TOLERANCE_M = 0.5;

/** @param {Outline} outline @param {(position: Position) => Position} [flat] @returns {Edge[]} */
function edges(outline, flat = (position) => position) {
  return outline.flatMap((rings, p) =>
    rings.flatMap((whole, r) => {
      const ring = whole.map(flat).filter(([x, y], at, all) => {
        const [nextX, nextY] = all[(at + 1) % all.length];
        return x !== nextX || y !== nextY;
      });
      return ring.map((a, at) => ({ a, b: ring[(at + 1) % ring.length], ring: `${p}.${r}`, at, size: ring.length }));
    }));
}

/** Positive when c is left of the way from a to b. */
const side = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
const within = (a, b, c) =>
  Math.min(a[0], b[0]) <= c[0] && c[0] <= Math.max(a[0], b[0]) && Math.min(a[1], b[1]) <= c[1] && c[1] <= Math.max(a[1], b[1]);

/** @param {Edge} one @param {Edge} other */
function crosses(one, other) {
  return side(one.a, one.b, other.a) * side(one.a, one.b, other.b) < 0 && side(other.a, other.b, one.a) * side(other.a, other.b, one.b) < 0;
}

/** @param {Edge} one @param {Edge} other */
function touches(one, other) {
  /** @type {[Edge, Position][]} */
  const ends = [[one, other.a], [one, other.b], [other, one.a], [other, one.b]];
  return ends.some(([edge, point]) => side(edge.a, edge.b, point) === 0 && within(edge.a, edge.b, point));
}

/** Edges of one ring that follow each other share a vertex; folding back onto each other is a fault. */
function faulty(one, other) {
  if (one.ring !== other.ring) return crosses(one, other);
  const gap = Math.abs(one.at - other.at);
  if (gap !== 1 && gap !== one.size - 1) return crosses(one, other) || touches(one, other);
  const [first, second] = (one.at + 1) % one.size === other.at ? [one, other] : [other, one];
  const away = (first.a[0] - first.b[0]) * (second.b[0] - second.a[0]) + (first.a[1] - first.b[1]) * (second.b[1] - second.a[1]);
  return one.size > 2 && side(first.a, first.b, second.b) === 0 && away > 0;
}

/**
 * Where the outline crosses or touches itself first, from west to east; null when it does not.
 *
 * @param {Outline} outline
 * @returns {Position | null}
 */
export function crossing(outline) {
  const west = ({ a, b }) => Math.min(a[0], b[0]);
  const sorted = edges(outline).sort((one, other) => west(one) - west(other));
  for (let i = 0; i < sorted.length; i++) {
    const east = Math.max(sorted[i].a[0], sorted[i].b[0]);
    for (let j = i + 1; j < sorted.length && west(sorted[j]) <= east; j++) {
      if (faulty(sorted[i], sorted[j])) return meeting(sorted[i], sorted[j]);
    }
  }
  return null;
}

/** @param {Edge} one @param {Edge} other @returns {Position} */
function meeting(one, other) {
  const from = side(other.a, other.b, one.a);
  const to = side(other.a, other.b, one.b);
  const share = from === to ? 0 : from / (from - to);
  return [one.a[0] + share * (one.b[0] - one.a[0]), one.a[1] + share * (one.b[1] - one.a[1])];
}

/** The point of the segment from a to b that is nearest to c. @param {Position} a @param {Position} b @param {Position} c @returns {Position} */
export function nearest(a, b, c) {
  const [x, y] = [b[0] - a[0], b[1] - a[1]];
  const length = x * x + y * y;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((c[0] - a[0]) * x + (c[1] - a[1]) * y) / length));
  return [a[0] + share * x, a[1] + share * y];
}

const away = (edge, point) => {
  const [x, y] = nearest(edge.a, edge.b, point);
  return Math.hypot(point[0] - x, point[1] - y);
};

/** Inside and deeper than the tolerance. @param {Edge[]} border @param {Position} point */
function deepInside(border, point) {
  let inside = false;
  for (const { a, b } of border) {
    if (a[1] > point[1] !== b[1] > point[1] && point[0] < a[0] + ((point[1] - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside;
  }
  return inside && border.every((edge) => away(edge, point) > TOLERANCE_M);
}

/** Vertices and the middles of edges: an outline that only shares vertices and edges with another may still lie over it. @param {Edge[]} border @returns {Position[]} */
const probes = (border) => border.flatMap(({ a, b }) => [a, /** @type {Position} */ ([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2])]);

/**
 * The first neighbour whose ground the outline takes; null when there is none.
 *
 * @param {Outline} outline
 * @param {{name: string, outline: Outline}[]} neighbours
 * @returns {{name: string, outline: Outline} | null}
 */
export function overlapped(outline, neighbours) {
  const flat = plane(outline[0][0][0][1]);
  const mine = edges(outline, flat);
  return neighbours.find((neighbour) => {
    const theirs = edges(neighbour.outline, flat);
    return probes(mine).some((point) => deepInside(theirs, point)) || probes(theirs).some((point) => deepInside(mine, point))
      || mine.some((one) => theirs.some((other) => crosses(one, other)
        && [other.a, other.b].every((end) => away(one, end) > TOLERANCE_M) && [one.a, one.b].every((end) => away(other, end) > TOLERANCE_M)));
  }) ?? null;
}
