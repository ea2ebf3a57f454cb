// @ts-check
import { fromGeoJson } from './outline.js';

const SURFACES = ['Polygon', 'MultiPolygon'];

/**
 * The first surface of a GeoJSON file, a feature, a collection or a bare geometry, in degrees; null when there is none.
 *
 * @param {string} text
 * @returns {import('./outline.js').Outline | null}
 */
export function outlineOf(text) {
  try {
    const geometry = surfaceOf(JSON.parse(text));
    const outline = geometry && fromGeoJson(geometry);
    return outline && outline.length > 0 && outline.every((rings) => rings.length > 0 && rings.every(sound)) ? outline : null;
  } catch {
    return null;
  }
}

function surfaceOf(json) {
  if (SURFACES.includes(json?.type)) return json;
  const parts = json?.features ?? json?.geometries ?? (json?.geometry ? [json.geometry] : []);
  for (const part of parts) {
    const found = surfaceOf(part);
    if (found) return found;
  }
  return null;
}

/** At least three positions, each a longitude and a latitude. */
const sound = (ring) => ring.length >= 3 && ring.every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90);
