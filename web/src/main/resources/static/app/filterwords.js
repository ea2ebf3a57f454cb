// @ts-check
import { t } from './i18n.js';
import { resourceName } from './resources.js';

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
