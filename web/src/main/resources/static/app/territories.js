// @ts-check
import { get } from './api.js';
import { t } from './i18n.js';

const FRANCE = [-5, 41.5, 9.6, 51];

/** A box round all territories. @param {any[]} territories @returns {number[]} west, south, east, north */
export function everywhere(territories) {
  const boxes = territories.map(({ bbox }) => bbox);
  if (boxes.length === 0) return FRANCE;
  const side = (at, choose) => choose(...boxes.map((box) => box[at]));
  return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
}

/** Invented companies are said to be invented wherever the map goes, on screen and on paper. @param {any} map */
export async function tellFictitious(map) {
  const invented = await get('ogc/collections/sites/items', { fictitious: true, limit: 1 }).catch(() => null);
  const some = invented?.numberMatched > 0;
  if (some) map.attributionControl.addAttribution(t('map.fictitious'));
  return some;
}
