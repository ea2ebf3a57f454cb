// @ts-check
import { post, ServerError } from '../api.js';
import { byId, html, render } from '../html.js';
import { t } from '../i18n.js';
import { fitDecision, stepOf } from './decision.js';
import { KINDS } from './kinds.js';

const PLURAL = { synergy: 'synergies', cluster: 'clusters' };
const SKELETON_AFTER_MS = 300;

/**
 * The panel of the selected object: loads it, shows it, and tells the map what to bring forward.
 *
 * @param {import('../state.js').Store} store
 * @param {{categoryName: (code: string) => string, mayWrite: boolean, show: (bounds: any) => void, say: (text: string) => void,
 *     warn: (text: string) => void, byKeyboard: () => boolean, arriving: boolean}} context `arriving`: the first selection moves the map
 *     to it; who chooses with the keyboard is taken into the panel, and back when it closes
 */
export function detailPanel(store, context) {
  const panel = byId('detail');
  const body = byId('detail-body');
  let loading = new AbortController();
  /** @type {any} */
  let shown = null;
  /** @type {Element | null} */
  let opener = null;

  async function open(state, move) {
    loading.abort();
    loading = new AbortController();
    const { selection } = state;
    panel.hidden = !selection;
    document.body.classList.toggle('has-detail', Boolean(selection));
    if (!selection) {
      if (shown && context.byKeyboard()) giveBack(shown);
      shown = null;
      return store.change({ focus: null });
    }
    const skeleton = setTimeout(() => render(body, html`<p class="skeleton" role="status">${t('loading')}</p>`), SKELETON_AFTER_MS);
    const { signal } = loading;
    const { kind, id } = selection;
    try {
      const view = await KINDS[kind]();
      const object = await view.load(id, state, signal);
      if (signal.aborted) return;
      shown = { kind, object, view: view.view };
      redraw();
      body.scrollTop = 0;
      const focus = view.focus(object);
      store.change({ focus });
      if (move) context.show(focus.bounds);
      if (move && context.byKeyboard()) byId('detail-title').focus({ preventScroll: true });
      context.say(byId('detail-title').textContent);
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      store.change({ focus: null });
      render(body, refusal(failure, kind));
    } finally {
      clearTimeout(skeleton);
    }
  }

  /** Focus goes back to what opened the panel, else to what would, else to the map. */
  function giveBack({ kind, object }) {
    const same = document.querySelector(`#list [data-select="${kind}:${object.id}"]`);
    const back = /** @type {HTMLElement} */ (opener?.isConnected && opener !== document.body ? opener : same ?? byId('map'));
    back.focus({ preventScroll: true });
  }

  function redraw() {
    if (!shown) return;
    render(body, shown.view(shown.object, context));
    const form = body.querySelector('#decision');
    if (form) fitDecision(form);
  }

  body.addEventListener('change', ({ target }) => target.form?.id === 'decision' && fitDecision(target.form));
  body.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { kind, object } = shown;
    try {
      shown.object = { ...object, ...(await post(`api/${PLURAL[kind]}/${object.id}/status`, stepOf(event.target))) };
      redraw();
      context.say(t('decision.saved'));
    } catch (failure) {
      context.warn(failure instanceof ServerError && failure.message ? failure.message : t('error.network'));
    }
  });
  byId('detail-close').addEventListener('click', () => store.change({ selection: null }));
  byId('detail-handle').addEventListener('click', () => {
    const next = { peek: 'half', half: 'full', full: 'peek' };
    panel.dataset.size = next[panel.dataset.size ?? 'half'];
  });

  store.on(['selection', 'revision', 'filters'], (state, before) => {
    panel.dataset.size = 'half';
    if (!before.selection) opener = document.activeElement;
    open(state, state.selection !== before.selection);
  });
  store.on(['lang'], (state) => open(state, false));
  opener = document.activeElement;
  open(store.state, context.arriving);
}

/** What failed and what to do, with a code to quote. */
function refusal(failure, kind) {
  const code = failure instanceof ServerError ? failure.code : 'page';
  const gone = failure.status === 404;
  return html`<div class="refusal" role="alert">
    <h2 id="detail-title" tabindex="-1">${t(gone ? 'error.gone' : code === 'network' ? 'error.network' : 'error.title')}</h2>
    <p>${t(gone ? 'error.goneHelp' : 'error.help', { kind: t(`kind.${kind}`) })}</p>
    <p class="quiet">${t('error.code', { code })}</p>
  </div>`;
}
