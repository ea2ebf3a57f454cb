// @ts-check
import { get } from '../api.js';
import { byId, html, render } from '../html.js';
import { t } from '../i18n.js';
import { score } from './parts.js';

const TYPING_MS = 200;

/**
 * Search of zones, companies, resources, communes and territories: a list box under the field, moved through with the
 * arrows. A resource opens its best synergy. Enter chooses the best of what the field says now, however fast it was typed.
 *
 * @param {import('../state.js').Store} store
 * @param {{show: (bounds: number[], zoom?: number) => void, openResource: (row: any) => void, say: (text: string) => void}} context
 */
export function searchBox(store, { show, openResource, say }) {
  const field = byId('search-field');
  const list = byId('search-results');
  let timer = 0;
  let asked = new AbortController();
  /** @type {any[]} */
  let found = [];
  let at = -1;
  /** Whether `found` is what the field asks for. */
  let answered = false;

  field.addEventListener('input', () => {
    forget();
    timer = setTimeout(search, TYPING_MS);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      at = found.length ? (at + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length : -1;
      draw();
    } else if (event.key === 'Enter') enter();
    else if (event.key === 'Escape') close();
  });
  list.addEventListener('mousedown', (event) => {
    const row = event.target.closest('[data-row]');
    event.preventDefault();
    if (row) choose(found[Number(row.dataset.row)]);
  });
  field.addEventListener('blur', close);
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '')) return;
    event.preventDefault();
    field.focus();
  });

  /** What was asked before no longer counts. */
  function forget() {
    clearTimeout(timer);
    asked.abort();
    answered = false;
  }

  async function search() {
    forget();
    asked = new AbortController();
    const q = field.value.trim();
    if (q.length < 2) return close();
    let why = 'search.nothing';
    try {
      found = await get('api/search', { q, lang: store.state.lang }, asked.signal);
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      found = [];
      why = 'search.failed';
    }
    answered = true;
    at = found.length ? 0 : -1;
    list.hidden = false;
    draw(t(why));
    if (found.length === 0) say(t(why));
  }

  async function enter() {
    if (!answered) await search();
    if (answered && found.length) choose(found[at]);
  }

  /** @param {string} [why] there is nothing */
  function draw(why) {
    field.setAttribute('aria-expanded', String(!list.hidden));
    field.setAttribute('aria-activedescendant', at >= 0 ? `search-${at}` : '');
    render(list, why && found.length === 0
      ? html`<li class="quiet" role="option" aria-selected="false" aria-disabled="true">${why}</li>`
      : html`${found.map((row, index) => html`<li role="option" id="search-${index}" data-row="${index}" aria-selected="${String(index === at)}">
          <span>${row.label}</span> <small>${t(`kind.${row.kind}`)}${row.sub && ` · ${row.sub}`}${row.best && ` · ${t('search.best', { score: score(row.best) })}`}</small></li>`)}`);
  }

  function close() {
    forget();
    found = [];
    at = -1;
    list.hidden = true;
    draw();
  }

  function choose(row) {
    field.value = row.label;
    close();
    if (row.kind === 'zone' || row.kind === 'site') store.change({ selection: { kind: row.kind, id: Number(row.id) } });
    else if (row.kind === 'resource') openResource(row);
    else if (row.bbox) show(row.bbox, 14);
    else show([row.lon - 0.02, row.lat - 0.015, row.lon + 0.02, row.lat + 0.015]);
  }
}
