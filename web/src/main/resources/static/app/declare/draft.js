// @ts-check
import { emptyWish } from './wish.js';

/**
 * What was typed for a site and is not kept by the server yet: it stays in this browser, whatever happens to network and tab,
 * until it is saved or thrown away.
 *
 * @typedef {import('./wish.js').Wish} Wish
 * @param {{id: number, declarations: any[]}} site
 */
export function draftOf({ id: site, declarations }) {
  const key = `declaration:${site}`;
  return {
    /** @returns {Wish | null} */
    read() {
      try {
        const kept = JSON.parse(localStorage.getItem(key) ?? 'null');
        const gone = kept?.id && !declarations.some(({ id }) => id === kept.id);
        return kept && { ...emptyWish(), ...kept, ...(gone && { id: null, version: 0 }) };
      } catch {
        return null;
      }
    },
    /** @param {Wish} wish one that says nothing yet is no draft */
    keep(wish) {
      if (wish.resource || wish.quantity) localStorage.setItem(key, JSON.stringify(wish));
      else localStorage.removeItem(key);
    },
    drop: () => localStorage.removeItem(key),
  };
}
