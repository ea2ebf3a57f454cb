// @ts-check
import { lost, ServerError } from '../api.js';
import { byId, html, render } from '../html.js';
import { t } from '../i18n.js';
import { followAlternatives } from './alternatives.js';
import { fitDecision, lastStep, quickly, resume, stepOf, unsent } from './decision.js';
import { KINDS } from './kinds.js';

const PLURAL = { synergy: 'synergies', cluster: 'clusters' };
const SKELETON_AFTER_MS = 300;

/**
 * The panel of the selected object: loads it, shows it, and tells the map what to bring forward.
 *
 * @param {import('../state.js').Store} store
 * @param {{categoryName: (code: string) => string, mayWrite: boolean, show: (bounds: any) => void, say: (text: string) => void,
 *     warn: (text: string) => void, outbox: import('../outbox.js').Outbox, commands: import('../commands.js').Commands,
 *     byKeyboard: () => boolean, arriving: boolean}} context `arriving`: the first selection moves the map to it; who chooses with
 *     the keyboard is taken into the panel, and back when it closes
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
    const { kind, id } = selection;
    const known = shown?.kind === kind && shown.object.id === id;
    const skeleton = setTimeout(() => !known && render(body, html`<p class="skeleton" role="status">${t('loading')}</p>`), SKELETON_AFTER_MS);
    const { signal } = loading;
    try {
      const view = await KINDS[kind]();
      const object = await view.load(id, state, signal);
      if (signal.aborted) return;
      shown = { kind, object, view: view.view };
      redraw(known ? unsent(body.querySelector('#decision')) : null);
      body.scrollTop = 0;
      const focus = view.focus(object);
      store.change({ focus });
      if (move) context.show(focus.bounds);
      if (move && context.byKeyboard()) byId('detail-title').focus({ preventScroll: true });
      if (!known) context.say(byId('detail-title').textContent);
    } catch (failure) {
      if (failure.name === 'AbortError' || (known && failure.code === 'network')) return;
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

  /** @param {Record<string, string> | null} [said] in the form of decisions, and not sent */
  function redraw(said = null) {
    if (!shown) return;
    render(body, shown.view(shown.object, context));
    const form = body.querySelector('#decision');
    if (form) fitDecision(form);
    if (form && said) resume(form, said);
    alternatives.drawn();
  }

  const alternatives = followAlternatives(body, () => shown?.object, context);
  body.addEventListener('change', ({ target }) => target.form?.id === 'decision' && fitDecision(target.form));
  /** Takes a step in the life of a lead; without a server it is kept, and shown as if it were there. @returns {Promise<boolean>} */
  async function decide(kind, id, step, title) {
    try {
      const path = `api/${PLURAL[kind]}/${id}/status`;
      const answer = await context.outbox.send({ label: `${title} : ${t(`status.${step.status}`)}`, method: 'POST', path, body: step });
      if (shown?.kind === kind && shown.object.id === id) {
        const now = answer ?? { status: step.status, history: [...shown.object.history, { ...step, at: new Date().toISOString() }] };
        shown.object = { ...shown.object, ...now };
        redraw();
      }
      context.say(t(answer ? 'decision.saved' : 'decision.kept'));
      return true;
    } catch (failure) {
      context.warn(t('decision.failed', { reason: failure.message || t('error.network'), code: failure.code ?? 'page' }));
      return false;
    }
  }

  /** Steps are taken one after the other, and the one a lead is at already not again: a button pressed twice is one decision. */
  let steps = Promise.resolve();
  async function take(lead, after, title) {
    const { kind } = lead;
    const { id } = lead.object;
    const { object } = shown?.kind === kind && shown.object.id === id ? shown : lead;
    const before = lastStep(object);
    if (['status', 'reason', 'proof'].every((part) => before[part] === after[part])) return;
    if (!(await decide(kind, id, after, title))) return;
    context.commands.add({
      group: 'decision', label: `${title} : ${t(`status.${after.status}`)}`,
      undo: () => decide(kind, id, before, title), redo: () => decide(kind, id, after, title),
    });
  }
  body.addEventListener('submit', (event) => {
    event.preventDefault();
    const [lead, after, title] = [shown, stepOf(event.target), byId('detail-title').textContent];
    const next = () => take(lead, after, title);
    steps = steps.then(next, next);
  });
  body.addEventListener('click', ({ target }) => target.dataset.decide && quickly(body.querySelector('#decision'), target.dataset.decide));
  byId('detail-close').addEventListener('click', () => store.change({ selection: null }));
  byId('detail-handle').addEventListener('click', () => {
    const next = { peek: 'half', half: 'full', full: 'peek' };
    panel.dataset.size = next[panel.dataset.size ?? 'half'];
  });

  store.on(['selection', 'revision', 'filters'], async (state, before) => {
    if (state.revision !== before.revision && alternatives.awaiting()) {
      const id = await alternatives.arrived();
      if (id) return store.change({ selection: { kind: 'cluster', id } });
    }
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
  const code = failure instanceof ServerError ? failure.code : lost(failure) ? 'network' : 'page';
  const gone = failure.status === 404;
  return html`<div class="refusal" role="alert">
    <h2 id="detail-title" tabindex="-1">${t(gone ? 'error.gone' : code === 'network' ? 'error.network' : 'error.title')}</h2>
    <p>${t(gone ? 'error.goneHelp' : 'error.help', { kind: t(`kind.${kind}`) })}</p>
    <p class="quiet">${t('error.code', { code })}</p>
  </div>`;
}
