// @ts-check

/**
 * A boundary while it is drawn: polygons of rings of [longitude, latitude], the first ring outside, no ring repeating its
 * first vertex. Nothing changes in place, so that every state can be kept.
 *
 * @typedef {[number, number]} Position
 * @typedef {Position[][][]} Outline
 * @typedef {{polygon: number, ring: number, vertex: number}} Place
 */

const EARTH_RADIUS_M = 6371008.8;
const RADIANS = Math.PI / 180;

/** @param {{type: string, coordinates: any}} geometry Polygon or MultiPolygon @returns {Outline} */
export function fromGeoJson({ type, coordinates }) {
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  return polygons.map((rings) => rings.map((ring) => ring.slice(0, -1).map(([lon, lat]) => [lon, lat])));
}

/** @param {Outline} outline */
export function toGeoJson(outline) {
  return { type: 'MultiPolygon', coordinates: outline.map((rings) => rings.map((ring) => [...ring, ring[0]])) };
}

/** @param {Outline} outline @param {Place} place @param {(ring: Position[]) => Position[]} change @returns {Outline} */
function withRing(outline, place, change) {
  return outline.map((rings, p) => (p !== place.polygon ? rings : rings.map((ring, r) => (r !== place.ring ? ring : change(ring)))));
}

/** @param {Outline} outline @param {Place} place @param {Position} position */
export function moved(outline, place, position) {
  return withRing(outline, place, (ring) => ring.map((old, v) => (v === place.vertex ? position : old)));
}

/** A new vertex after the one at the place. @param {Outline} outline @param {Place} place @param {Position} position */
export function inserted(outline, place, position) {
  return withRing(outline, place, (ring) => [...ring.slice(0, place.vertex + 1), position, ...ring.slice(place.vertex + 1)]);
}

/** Without a vertex; a ring keeps at least three. @param {Outline} outline @param {Place} place */
export function removed(outline, place) {
  return withRing(outline, place, (ring) => (ring.length <= 3 ? ring : ring.filter((_, v) => v !== place.vertex)));
}

/** Every vertex, with the middle of the edge that leaves it. @param {Outline} outline @returns {{place: Place, position: Position, middle: Position}[]} */
export function vertices(outline) {
  return outline.flatMap((rings, polygon) =>
    rings.flatMap((ring, r) =>
      ring.map((position, vertex) => {
        const next = ring[(vertex + 1) % ring.length];
        return { place: { polygon, ring: r, vertex }, position, middle: /** @type {Position} */ ([(position[0] + next[0]) / 2, (position[1] + next[1]) / 2]) };
      })));
}

/** @param {Place} a @param {Place | null} b */
export function same(a, b) {
  return b !== null && a.polygon === b.polygon && a.ring === b.ring && a.vertex === b.vertex;
}

/** Whether two outlines are the same to a tenth of a metre. @param {Outline} a @param {Outline} b */
export const sameOutline = (a, b) => rounded(a) === rounded(b);

const rounded = (outline) => JSON.stringify(outline, (_, value) => (typeof value === 'number' ? value.toFixed(6) : value));

/** From positions to metres on a plane that touches the earth at this latitude: for a few kilometres. @param {number} latitude @returns {(position: Position) => Position} */
export function plane(latitude) {
  const metres = EARTH_RADIUS_M * RADIANS;
  const shrink = Math.cos(latitude * RADIANS);
  return ([lon, lat]) => [lon * metres * shrink, lat * metres];
}

/** The surface, holes taken off; within half a per cent of the geodesic one. @param {Outline} outline */
export function hectares(outline) {
  const flat = plane(outline[0][0][0][1]);
  const surface = (ring) => {
    const points = ring.map((position) => flat(position)).map(([x, y], _, [[x0, y0]]) => [x - x0, y - y0]);
    return Math.abs(points.reduce((sum, [x, y], at) => {
      const [nextX, nextY] = points[(at + 1) % points.length];
      return sum + x * nextY - nextX * y;
    }, 0)) / 2;
  };
  return outline.reduce((sum, [outer, ...holes]) => sum + surface(outer) - holes.reduce((all, hole) => all + surface(hole), 0), 0) / 10_000;
}
