// @ts-check
import { isStanding } from '../i18n.js';
import { freshId } from '../ids.js';

/**
 * What a person is about to declare. Quantities are said over a period and kept over a year. `sentAs` is the id under which the
 * server knows a new declaration it has already when only its answer was lost.
 *
 * @typedef {'offer' | 'need' | 'share'} Kind
 * @typedef {'year' | 'month' | 'week'} Period
 * @typedef {{id: number | null, version: number, sentAs: string, kind: Kind, category: string, resource: string, quantity: number | null, period: Period,
 *     months: number, storage: number, estimated: boolean, qualities: string[], visibility: string}} Wish
 */

export const ALL_YEAR = 4095;
const WEEKS_A_MONTH = 365.25 / 7 / 12;
const FLOWING = ['t', 'kg', 'm3', 'Nm3', 'l', 'kWh', 'MWh', 'unité', 'h', 'passage', 'colis', 'palette'];

/** @returns {Wish} */
export function emptyWish() {
  return {
    id: null, version: 0, sentAs: freshId(), kind: 'need', category: '', resource: '', quantity: null, period: 'year', months: ALL_YEAR, storage: 0, estimated: true,
    qualities: [], visibility: 'facilitator',
  };
}

/** A declaration as the server tells it, to be said anew. @param {any} row @returns {Wish} */
export function wishOf(row) {
  return {
    id: row.id, version: row.version, sentAs: freshId(), kind: row.kind, category: row.category, resource: row.resource, quantity: row.quantity, period: 'year',
    months: row.months, storage: row.storage_months, estimated: row.estimated, qualities: row.qualities ? row.qualities.split(',') : [],
    visibility: row.visibility,
  };
}

/**
 * What a field of the form says. `shapes`: other fields depend on it.
 *
 * @param {Wish} wish @param {{name: string, value: string, checked: boolean, valueAsNumber: number}} field
 * @returns {{parts: Partial<Wish>, shapes?: boolean}}
 */
export function said(wish, { name, value, checked, valueAsNumber }) {
  const among = (list) => (checked ? [...list.filter((each) => each !== value), value] : list.filter((each) => each !== value));
  switch (name) {
    case 'quantity': return { parts: { quantity: Number.isNaN(valueAsNumber) ? null : valueAsNumber } };
    case 'storage': return { parts: { storage: Math.round(valueAsNumber) || 0 } };
    case 'estimated': return { parts: { estimated: value === 'yes' } };
    case 'visibility': return { parts: { visibility: value } };
    case 'month': return { parts: { months: checked ? wish.months | (1 << Number(value)) : wish.months & ~(1 << Number(value)) } };
    case 'quality': return { parts: { qualities: among(wish.qualities) } };
    default: return { parts: { [name]: value }, shapes: true };
  }
}

/**
 * How often a quantity of a resource can be said, the year first; what is there at once has no period.
 *
 * @param {{unit: string, category: string}} resource @returns {Period[]}
 */
export function periodsOf(resource) {
  if (isStanding(resource)) return [];
  return FLOWING.includes(resource.unit) ? ['year', 'month', 'week'] : ['year'];
}

/** The quantity over a year: a month's or week's counts in the months it happens in. @param {Wish} wish */
export function yearly({ quantity, period, months }) {
  if (quantity === null || period === 'year') return quantity;
  const active = [...Array(12).keys()].filter((month) => months & (1 << month)).length;
  return quantity * active * (period === 'month' ? 1 : WEEKS_A_MONTH);
}

/** Resources one may offer, need or share. @param {any[]} resources @param {Kind} kind @param {string} category */
export function choosable(resources, kind, category) {
  return resources.filter((resource) => resource.category === category
    && (kind === 'share' ? resource.mutualisable : resource.role === 'both' || resource.role === kind));
}

/** What is missing before it can be kept, as the key of a sentence; null for nothing. @param {Wish} wish */
export function missing(wish) {
  if (!wish.resource) return 'declare.noResource';
  if (!(Number(wish.quantity) > 0)) return 'declare.noQuantity';
  return wish.months === 0 ? 'declare.noMonth' : null;
}

/** As the server takes it. @param {Wish} wish */
export function formOf(wish) {
  return {
    id: wish.sentAs, version: wish.version, kind: wish.kind, resource: wish.resource, quantity: yearly(wish), months: wish.months, storage_months: wish.storage,
    estimated: wish.estimated, qualities: wish.qualities, visibility: wish.visibility,
  };
}
