// @ts-check
import { get, send, ServerError } from '../api.js';
import { t } from '../i18n.js';
import { fromGeoJson, toGeoJson } from './outline.js';

/**
 * A zone with its outline, version and neighbours, read at one moment.
 *
 * @param {number} id
 * @returns {Promise<any>}
 */
export async function readZone(id) {
  const zone = await get(`api/zones/${id}/boundary`);
  const drawn = (each) => ({ ...each, outline: fromGeoJson(each.boundary) });
  return { ...drawn(zone), neighbours: zone.neighbours.map(drawn) };
}

/** @param {any} zone @param {number} version the drawing was made from @param {import('./outline.js').Outline} outline */
export function saveZone({ id, name, vocation }, version, outline) {
  return send('PUT', `api/zones/${id}`, { version, name, vocation, boundary: toGeoJson(outline) });
}

/** Whether somebody saved the zone meanwhile. @param {unknown} failure */
export const isConflict = (failure) => failure instanceof ServerError && failure.status === 409;

/** Why it was not saved. @param {any} failure */
export function reasonOf(failure) {
  if (failure.problem?.reason === 'overlap') return t('boundary.overlaps', { name: failure.problem.name });
  return failure.message || t('boundary.unsaved');
}
