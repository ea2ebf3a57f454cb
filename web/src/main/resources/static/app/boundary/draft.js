// @ts-check

/**
 * An unsaved boundary, kept in this browser until it is saved or given up: a lost network or a closed tab loses nothing.
 * Where the browser keeps nothing, there is no draft.
 *
 * @typedef {{version: number, outline: import('./outline.js').Outline}} Draft
 */

const key = (zone) => `boundary:${zone}`;

/** @param {number} zone @param {Draft} draft */
export function keepDraft(zone, draft) {
  attempt(() => localStorage.setItem(key(zone), JSON.stringify(draft)));
}

/** @param {number} zone @returns {Draft | null} */
export function findDraft(zone) {
  return attempt(() => JSON.parse(localStorage.getItem(key(zone)) ?? 'null')) ?? null;
}

/** @param {number} zone */
export function dropDraft(zone) {
  attempt(() => localStorage.removeItem(key(zone)));
}

function attempt(what) {
  try {
    return what();
  } catch {
    return undefined;
  }
}
