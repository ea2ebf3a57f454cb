// @ts-check
import { t } from './i18n.js';

/**
 * The one filter, as the server reads it. Map, counts, table, exports and links all go through here.
 *
 * @param {import('./state.js').Filters} filters
 */
export function filterParameters({ categories, score }) {
  return { category: categories?.length === 0 ? 'none' : categories?.join(','), min_score: score ? score / 100 : undefined };
}

/** Layers with a category column, and those with a score of their own. */
const CATEGORISED = ['sites', 'declarations', 'synergies', 'clusters', 'zone-needs', 'flows'];

/**
 * The filter as far as a published layer can obey it.
 *
 * @param {string} layer
 * @param {import('./state.js').Filters} filters
 */
export function layerParameters(layer, filters) {
  const { category, min_score } = filterParameters(filters);
  return {
    category: CATEGORISED.includes(layer) ? category : undefined,
    min_score: layer === 'synergies' ? min_score : undefined,
    min_band: layer === 'flows' && filters.score ? filters.score / 5 : undefined,
  };
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

/**
 * The filters in force in words, for chips, prints and pictures.
 *
 * @param {import('./state.js').Filters} filters
 * @param {(code: string) => string} categoryName
 * @returns {{part: string, words: string}[]} `part` is what a chip that is pressed clears
 */
export function filtersInForce({ categories, score }, categoryName) {
  const named = categories?.map(categoryName).join(', ');
  return [
    ...(categories ? [{ part: 'categories', words: categories.length ? t('filters.only', { names: named }) : t('filters.noCategory') }] : []),
    ...(score > 0 ? [{ part: 'score', words: t('filters.score', { score }) }] : []),
  ];
}
