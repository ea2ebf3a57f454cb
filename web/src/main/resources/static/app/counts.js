// @ts-check
import { get } from './api.js';
import { filterParameters } from './filters.js';

/** Counts follow a filter once it rests: ticking several boxes asks the server once, and not while the map is drawn. */
const REST_MS = 120;

/**
 * What there is and what the filter leaves of it, as the server counts it.
 *
 * @typedef {{zones: number, sites: number, declarations: number, synergies: number, clusters: number}} Numbers
 * @typedef {{counts: Numbers, shown: Numbers, hidden: {sites: number, declarations: number}, byCategory: {category: string, declarations: number}[]}} Counts
 * @param {import('./state.js').Store} store takes them as its `counts`
 */
export function counting(store) {
  let asked = new AbortController();
  let timer = 0;

  async function ask() {
    asked = new AbortController();
    const counts = await get('api/overview', filterParameters(store.state.filters), asked.signal).catch(() => null);
    if (counts) store.change({ counts });
  }

  store.on(['filters', 'revision'], () => {
    asked.abort();
    clearTimeout(timer);
    timer = setTimeout(ask, REST_MS);
  });
  ask();
}
