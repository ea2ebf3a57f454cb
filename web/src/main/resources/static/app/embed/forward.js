// @ts-check
import { KINDS } from '../panels/kinds.js';

/**
 * Brings what is selected forward on the map, as the explorer does, without a panel.
 *
 * @param {import('../state.js').Store} store
 * @param {(bounds: number[]) => void} show
 * @param {() => void} failed
 */
export function bringForward(store, show, failed) {
  let loading = new AbortController();

  async function open(state, move) {
    loading.abort();
    loading = new AbortController();
    const { signal } = loading;
    const { selection } = state;
    if (!selection) return store.change({ focus: null });
    try {
      const kind = await KINDS[selection.kind]();
      const focus = kind.focus(await kind.load(selection.id, state, signal));
      if (signal.aborted) return;
      store.change({ focus });
      if (move) show(focus.bounds);
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      store.change({ focus: null });
      failed();
    }
  }
  store.on(['selection', 'filters', 'revision'], (state, before) => open(state, state.selection !== before.selection));
  open(store.state, !store.state.view);
}
