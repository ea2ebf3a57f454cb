// @ts-check
import { get } from './api.js';
import { byId } from './html.js';
import { t } from './i18n.js';

const FRANCE = [-5, 41.5, 9.6, 51];

/** A box round all territories. @param {any[]} territories @returns {number[]} west, south, east, north */
export function everywhere(territories) {
  const boxes = territories.map(({ bbox }) => bbox);
  if (boxes.length === 0) return FRANCE;
  const side = (at, choose) => choose(...boxes.map((box) => box[at]));
  return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
}

/** That of the territories whose box holds the middle of the view. @param {import('./state.js').View | null} view @param {any[]} territories */
export function around(view, territories) {
  return view && territories.find(({ bbox: [west, south, east, north] }) => view.lng >= west && view.lng <= east && view.lat >= south && view.lat <= north);
}

/**
 * Invented companies are said to be invented wherever the map goes, on screen and on paper.
 *
 * @param {any} map
 * @param {import('./state.js').Store} store
 */
export async function tellFictitious(map, store) {
  const invented = await get('ogc/collections/sites/items', { fictitious: true, limit: 1 }).catch(() => null);
  const some = invented?.numberMatched > 0;
  let told = '';
  const tell = () => {
    map.attributionControl.removeAttribution(told);
    told = t('map.fictitious');
    map.attributionControl.addAttribution(told);
  };
  if (some) {
    tell();
    store.on(['lang'], tell);
  }
  return some;
}

/** What exists and may not be shown is counted, never located. @param {{sites: number, declarations: number}} hidden */
export function tellHidden({ sites, declarations }) {
  const told = [sites > 0 && t('hidden.sites', { n: sites }), declarations > 0 && t('hidden.declarations', { n: declarations })].filter(Boolean);
  const line = byId('hidden-data');
  line.hidden = told.length === 0;
  line.textContent = told.join(' ');
}
