// @ts-check

/** How far from an object a press still means it, in pixels. */
const REACH = { mouse: 10, touch: 22 };

/**
 * The object nearest to a point: symbols, hubs and links first, else the zone that holds the point.
 *
 * @param {{x: number, y: number}} point layer point
 * @param {import('./scene.js').Hit[]} hits
 * @param {any} areas
 * @param {any} map
 * @param {boolean} touch
 * @returns {{kind: string, id: number, name: string} | null}
 */
export function hitAt(point, hits, areas, map, touch) {
  const reach = touch ? REACH.touch : REACH.mouse;
  /** @type {import('./scene.js').Hit | null} */
  let best = null;
  let nearest = Infinity;
  for (const hit of hits) {
    const away = Math.max(0, Math.hypot(hit.x - point.x, hit.y - point.y) - hit.radius);
    if (away <= reach && away < nearest) [best, nearest] = [hit, away];
  }
  return best ?? zoneAt(point, areas, map);
}

function zoneAt(point, areas, map) {
  const origin = map.getPixelOrigin();
  /** @type {{kind: string, id: number, name: string} | null} */
  let found = null;
  areas.each('zones', ({ id, parts, properties }, project) => {
    if (found) return;
    let inside = false;
    for (const ring of parts) {
      const corners = [];
      for (let at = 0; at < ring.length; at += 2) corners.push(project(ring[at], ring[at + 1]).subtract(origin));
      if (holds(corners, point)) inside = !inside;
    }
    if (inside) found = { kind: 'zone', id, name: properties.name };
  });
  return found;
}

/** Even-odd rule. @param {{x: number, y: number}[]} corners @param {{x: number, y: number}} point */
export function holds(corners, { x, y }) {
  let inside = false;
  for (let at = 0, before = corners.length - 1; at < corners.length; before = at++) {
    const [a, b] = [corners[at], corners[before]];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}
