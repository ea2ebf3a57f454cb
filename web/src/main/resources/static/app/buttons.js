// @ts-check
import { lost } from './api.js';
import { cleared } from './filters.js';

/**
 * The buttons of a page, wherever they stand: `data-do` acts, `data-select` chooses an object, `data-list` opens a list,
 * `data-clear` drops a filter.
 *
 * @param {import('./state.js').Store} store
 * @param {Record<string, () => unknown>} actions what each word of `data-do` does
 */
export function buttons(store, actions) {
  document.addEventListener('click', (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const button = /** @type {HTMLElement | null} */ (target.closest('[data-select], [data-list], [data-clear], [data-do]'));
    if (!button) return;
    const { select, list, clear, do: action } = button.dataset;
    if (select) {
      const [kind, id] = select.split(':');
      store.change({ selection: { kind: /** @type {any} */ (kind), id: Number(id) } });
    } else if (list) store.change({ table: { ...store.state.table, open: true, tab: /** @type {any} */ (list) } });
    else if (clear) store.change({ filters: cleared(store.state.filters, clear) });
    else if (action) act(actions[action]);
  });
}

/** Without the server an action that needs more of it tells so, and can be asked for again. @param {() => unknown} action */
async function act(action) {
  try {
    await action();
  } catch (failure) {
    if (!lost(failure)) throw failure;
  }
}
