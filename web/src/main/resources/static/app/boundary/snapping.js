// @ts-check
import { nearest } from './checks.js';

/**
 * The vertex of a neighbour within reach, else the nearest point of one of its edges within reach, else the position.
 * Vertices go first: neighbours then share them exactly.
 *
 * @param {import('./outline.js').Position} position
 * @param {import('./outline.js').Outline[]} neighbours
 * @param {(position: import('./outline.js').Position) => [number, number]} project to pixels
 * @param {(pixel: [number, number]) => import('./outline.js').Position} unproject
 * @param {number} reach in pixels
 * @returns {import('./outline.js').Position}
 */
export function snapped(position, neighbours, project, unproject, reach) {
  const point = project(position);
  const distance = ([x, y]) => Math.hypot(x - point[0], y - point[1]);
  let vertex = { at: position, away: reach };
  /** @type {{pixel: [number, number], away: number} | null} */
  let edge = null;
  for (const ring of neighbours.flat(2)) {
    const pixels = ring.map(project);
    pixels.forEach((pixel, at) => {
      if (distance(pixel) < vertex.away) vertex = { at: ring[at], away: distance(pixel) };
      const foot = nearest(pixel, pixels[(at + 1) % pixels.length], point);
      if (distance(foot) < (edge?.away ?? reach)) edge = { pixel: foot, away: distance(foot) };
    });
  }
  if (vertex.away < reach) return vertex.at;
  return edge ? unproject(/** @type {any} */ (edge).pixel) : position;
}
