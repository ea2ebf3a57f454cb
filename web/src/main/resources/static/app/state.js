// @ts-check
import { lost, REFERENCE } from './api.js';
import { NO_FILTER } from './filters.js';

/**
 * Everything that decides what is seen, in one plain object. Parts never change in place: a change replaces them, so
 * that listeners compare by identity.
 *
 * @typedef {{lat: number, lng: number, zoom: number}} View
 * @typedef {{categories: string[] | null, score: number, resource: string, status: string, radius: number}} Filters null: every
 *     category; score in 0..100; a resource's code and a status of the life cycle, empty for all; radius in km, 0 for none
 * @typedef {{kind: 'zone' | 'site' | 'synergy' | 'cluster' | 'proposal', id: number}} Selection
 * @typedef {{open: boolean, tab: 'synergies' | 'clusters' | 'proposals' | 'zones' | 'sites', follow: boolean}} Table
 * @typedef {{
 *   scenario: string, view: View | null, layers: string[], filters: Filters, selection: Selection | null, basemap: string,
 *   theme: string, lang: string, table: Table, focus: import('./map/focus.js').Focus | null, revision: number,
 *   editing: boolean, sheet: boolean, beside: boolean, counts: import('./counts.js').Counts | null
 * }} State
 */

/** Layers the reader can switch; the first visit shows all of them. */
export const LAYERS = ['sites', 'zones', 'synergies', 'clusters', 'communes'];

/** @returns {State} */
export function initialState() {
  return {
    scenario: REFERENCE,
    view: null,
    layers: LAYERS,
    filters: NO_FILTER,
    selection: null,
    basemap: 'neutre',
    theme: 'auto',
    lang: 'fr',
    table: { open: false, tab: 'synergies', follow: true },
    focus: null,
    revision: 0,
    editing: false,
    sheet: false,
    beside: false,
    counts: null,
  };
}

/**
 * @typedef {ReturnType<typeof createStore>} Store
 * @param {State} initial
 */
export function createStore(initial) {
  let state = initial;
  /** @type {Set<{keys: string[], listener: (state: State, before: State) => void}>} */
  const listeners = new Set();

  return {
    get state() {
      return state;
    },

    /**
     * Replaces some parts and tells who listens to one of them.
     *
     * @param {Partial<State>} parts
     */
    change(parts) {
      const before = state;
      const keys = Object.keys(parts).filter((key) => parts[key] !== before[key]);
      if (keys.length === 0) return;
      state = { ...before, ...parts };
      for (const { keys: wanted, listener } of [...listeners]) {
        if (wanted.some((key) => keys.includes(key))) listener(state, before);
      }
    },

    /**
     * @param {(keyof State)[]} keys
     * @param {(state: State, before: State) => void} listener
     * @returns {() => void} stops listening
     */
    on(keys, listener) {
      const entry = { keys: /** @type {string[]} */ (keys), listener };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },

    /**
     * Starts what few visits need: now when the state asks for it already, else at the first change that does. What did not
     * come for want of the server is started once it answers again.
     *
     * @param {(keyof State)[]} keys
     * @param {(state: State) => unknown} needed
     * @param {(atStart: boolean) => Promise<void>} start
     */
    async once(keys, needed, start) {
      const begin = (atStart) =>
        start(atStart).catch((failure) => {
          if (!lost(failure)) throw failure;
          addEventListener('server-back', () => this.once(keys, needed, () => start(false)), { once: true });
        });
      if (needed(state)) return begin(true);
      const stop = this.on(keys, (now) => {
        if (!needed(now)) return;
        stop();
        begin(false);
      });
    },
  };
}
