// @ts-check
import { get } from '../api.js';
import { beyondSums, filterParameters, layerParameters } from '../filters.js';

/**
 * The sums of zones under a filter that the published sums cannot follow, asked of the server once for each filter and kept;
 * null while the tiles of sums say enough.
 *
 * @param {() => void} arrived
 * @param {() => void} failed
 */
export function pickedSums(arrived, failed) {
  let asked = new AbortController();
  /** @type {any} */
  let answer = null;

  return {
    get sums() {
      return answer;
    },

    /** @param {import('../state.js').Filters} filters @param {string} [scenario] */
    async follow(filters, scenario) {
      asked.abort();
      asked = new AbortController();
      if (!beyondSums(filters)) {
        answer = null;
        return;
      }
      answer = { zones: [], flows: [], allFlows: 0 };
      try {
        answer = await get('api/zone-sums', { ...filterParameters(filters), ...(scenario && { scenario }) }, asked.signal);
        arrived();
      } catch (failure) {
        if (failure.name !== 'AbortError') failed();
      }
    },
  };
}

const BY_RESOURCE = ['sites', 'clusters'];

/**
 * The layers of a tile parted where a resource is wanted, which tiles do not tell: sites and clusters come filtered.
 *
 * @param {string[]} names
 * @param {import('../state.js').Filters} filters
 */
export function pickedLayers(names, filters) {
  if (!filters.resource) return null;
  const others = names.filter((name) => !BY_RESOURCE.includes(name));
  return [{ names: others }, ...names.filter((name) => BY_RESOURCE.includes(name)).map((name) => ({
    names: [name], filter: layerParameters(name, { ...filters, status: '', categories: name === 'sites' ? filters.categories : null }),
  }))].filter((part) => part.names.length > 0);
}

/** As {@link import('./flows.js').readRings} tells them. @param {any} sums @param {any} map */
export function ringsOf({ zones }, map) {
  return new Map(zones.map(({ id, name, lon, lat, counts }) => {
    const each = new Map(Object.entries(counts).map(([category, count]) => [category, Number(count)]));
    return [id, { at: map.project([lat, lon]), name, total: [...each.values()].reduce((sum, count) => sum + count, 0), counts: each }];
  }));
}
