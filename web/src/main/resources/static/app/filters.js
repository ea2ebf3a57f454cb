// @ts-check
import { t } from './i18n.js';
import { resourceName } from './resources.js';

/** @type {import('./state.js').Filters} */
export const NO_FILTER = { categories: null, score: 0, resource: '', status: '', radius: 0 };

/** The life of a lead, in the words of the server. */
export const STATUSES = ['detected', 'qualified', 'contacted', 'studied', 'agreed', 'operational', 'recurring', 'stopped', 'rejected', 'abandoned'];

/**
 * The one filter, as the server reads it. Map, counts, table, exports and links all go through here.
 *
 * @param {import('./state.js').Filters} filters
 */
export function filterParameters({ categories, score, resource, status, radius }) {
  return {
    any_category: categories?.length === 0 ? 'none' : categories?.join(','),
    min_score: score ? score / 100 : undefined,
    involves: resource || undefined,
    status: status || undefined,
    max_distance_m: radius ? radius * 1000 : undefined,
  };
}

/** What each published layer can obey; `any_category` of sites means any of theirs. @type {Record<string, string[]>} */
const OBEYED = {
  sites: ['any_category', 'involves'],
  declarations: ['any_category', 'involves'],
  synergies: ['any_category', 'min_score', 'involves', 'status', 'max_distance_m'],
  clusters: ['any_category', 'involves', 'status'],
  'zone-needs': ['any_category'],
  flows: ['any_category'],
};

/**
 * The filter as far as a published layer can obey it.
 *
 * @param {string} layer
 * @param {import('./state.js').Filters} filters
 * @returns {Record<string, unknown>}
 */
export function layerParameters(layer, filters) {
  const obeyed = OBEYED[layer] ?? [];
  const known = Object.entries(filterParameters(filters)).filter(([name]) => obeyed.includes(name));
  const band = layer === 'flows' && filters.score ? { min_band: filters.score / 5 } : {};
  return { ...Object.fromEntries(known), ...band };
}

/** Whether the published sums by zone cannot follow the filter. @param {import('./state.js').Filters} filters */
export const beyondSums = ({ resource, status, radius }) => Boolean(resource || status || radius);

/** How many parts of the filter are in force. @param {import('./state.js').Filters} filters */
export function active(filters) {
  return Object.keys(NO_FILTER).filter((part) => filters[part] !== NO_FILTER[part]).length;
}

/**
 * Whether an object with these categories (comma separated) passes.
 *
 * @param {import('./state.js').Filters} filters
 * @param {string | undefined} categories
 */
export function passes({ categories: wanted }, categories) {
  return wanted === null || (categories ?? '').split(',').some((code) => wanted.includes(code));
}

/** Whether a synergy, declaration or cluster, as the server tells it, passes. @param {import('./state.js').Filters} filters @param {any} row */
export function keeps(filters, row) {
  const { score, resource, status, radius } = filters;
  return passes(filters, row.category)
    && (!resource || row.resource === resource || row.needed === resource)
    && (row.score === undefined || Math.round(row.score * 1e6) >= score * 1e4)
    && (!status || row.status === undefined || row.status === status)
    && (!radius || row.distance_m === undefined || row.distance_m <= radius * 1000);
}

/**
 * A category switched on or off; all of them on is no filter.
 *
 * @param {import('./state.js').Filters} filters
 * @param {string} code
 * @param {string[]} all
 * @returns {import('./state.js').Filters}
 */
export function toggled(filters, code, all) {
  const shown = filters.categories ?? all;
  const next = all.filter((other) => (other === code ? !shown.includes(code) : shown.includes(other)));
  return { ...filters, categories: next.length === all.length ? null : next };
}

/** What remains when a part is dropped, or all of it. @param {import('./state.js').Filters} filters @param {string} part */
export function cleared(filters, part) {
  return part === 'all' ? NO_FILTER : { ...filters, [part]: NO_FILTER[part] };
}

/**
 * The filters in force in words, for chips, prints and pictures.
 *
 * @param {import('./state.js').Filters} filters
 * @param {(code: string) => string} categoryName
 * @returns {{part: string, words: string}[]} `part` is what a chip that is pressed clears
 */
export function filtersInForce({ categories, score, resource, status, radius }, categoryName) {
  const only = () => (categories?.length ? t('filters.only', { names: categories.map(categoryName).join(', ') }) : t('filters.noCategory'));
  return [
    ...(categories ? [{ part: 'categories', words: only() }] : []),
    ...(score > 0 ? [{ part: 'score', words: t('filters.score', { score }) }] : []),
    ...(resource ? [{ part: 'resource', words: t('filters.resource', { name: resourceName(resource) }) }] : []),
    ...(status ? [{ part: 'status', words: t(`status.${status}`) }] : []),
    ...(radius > 0 ? [{ part: 'radius', words: t('filters.radius', { km: radius }) }] : []),
  ];
}
