// @ts-check
import { get } from '../api.js';
import { byId, html, render } from '../html.js';
import { t } from '../i18n.js';

const TYPING_MS = 200;

/**
 * Search of zones, companies, resources, communes and territories: a list box under the field, moved through with the
 * arrows. A resource opens its best synergy.
 *
 * @param {import('../state.js').Store} store
 * @param {{show: (bounds: number[], zoom?: number) => void, openResource: (row: any) => void}} context
 */
export function searchBox(store, { show, openResource }) {
  const field = byId('search-field');
  const list = byId('search-results');
  let timer = 0;
  let asked = new AbortController();
  /** @type {any[]} */
  let found = [];
  let at = -1;

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(search, TYPING_MS);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      at = found.length ? (at + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length : -1;
      draw();
    } else if (event.key === 'Enter' && found.length) choose(found[Math.max(0, at)]);
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

  async function search() {
    asked.abort();
    asked = new AbortController();
    const q = field.value.trim();
    if (q.length < 2) return close();
    try {
      found = await get('api/search', { q, lang: store.state.lang }, asked.signal);
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      found = [];
    }
    at = found.length ? 0 : -1;
    draw(true);
  }

  function draw(searched = false) {
    list.hidden = !searched && found.length === 0;
    field.setAttribute('aria-expanded', String(!list.hidden));
    field.setAttribute('aria-activedescendant', at >= 0 ? `search-${at}` : '');
    render(list, found.length === 0
      ? html`<li class="quiet">${t('search.nothing')}</li>`
      : html`${found.map((row, index) => html`<li role="option" id="search-${index}" data-row="${index}" aria-selected="${String(index === at)}">
          <span>${row.label}</span> <small>${t(`kind.${row.kind}`)}${row.sub && ` · ${row.sub}`}</small></li>`)}`);
  }

  function close() {
    found = [];
    at = -1;
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
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
