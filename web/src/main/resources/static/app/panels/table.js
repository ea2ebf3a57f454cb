// @ts-check
import { get } from '../api.js';
import { active, layerParameters } from '../filters.js';
import { byId, html, render } from '../html.js';
import { number, t } from '../i18n.js';

const PAGE = 50;

/**
 * The list: the map's equal. Same filter, same objects, same actions; it follows the map unless told otherwise.
 *
 * @param {import('../state.js').Store} store
 * @param {{bounds: () => string, categoryName: (code: string) => string, overview: () => any}} context
 */
export function tablePanel(store, { bounds, categoryName, overview }) {
  const section = byId('list');
  const body = byId('list-body');
  let loading = new AbortController();
  let limit = PAGE;

  async function load() {
    const { table, filters, selection } = store.state;
    section.classList.toggle('open', table.open);
    byId('list-toggle').setAttribute('aria-expanded', String(table.open));
    for (const tab of section.querySelectorAll('[data-tab]')) {
      tab.setAttribute('aria-pressed', String(tab.dataset.tab === table.tab));
    }
    byId('list-follow').checked = table.follow;
    loading.abort();
    if (!table.open) return;
    loading = new AbortController();
    try {
      const { total, items } = await page(table.tab, filters, scopeOf(table, selection), loading.signal);
      const { ROWS } = await import('./rows.js');
      draw(table.tab, ROWS[table.tab], items, total);
    } catch (failure) {
      if (failure.name !== 'AbortError') render(body, html`<p class="quiet" role="alert">${t('error.title')} ${t('error.code', { code: failure.code })}</p>`);
    }
  }

  /** What the list is limited to: the selected zone or site where that makes sense, else the view. */
  function scopeOf({ tab, follow }, selection) {
    if (selection?.kind === 'zone' && (tab === 'synergies' || tab === 'sites')) return { zone: selection.id };
    if (selection?.kind === 'site' && tab === 'synergies') return { site: selection.id };
    return { bbox: follow ? bounds() : undefined };
  }

  async function page(tab, filters, scope, signal) {
    const wanted = { ...layerParameters(tab, filters), ...scope, limit };
    if (['synergies', 'clusters', 'proposals'].includes(tab)) return get(`api/${tab}`, wanted, signal);
    const found = await get(`ogc/collections/${tab}/items`, wanted, signal);
    return { total: found.numberMatched, items: found.features.map(({ id, properties }) => ({ id, ...properties })) };
  }

  function draw(tab, { kind, columns }, items, total) {
    if (items.length === 0) return render(body, nothing(store.state));
    render(body, html`<table>
        <caption>${t('list.caption', { what: t(`layer.${tab === 'sites' ? 'siteList' : tab}`), n: items.length, total })}</caption>
        <thead><tr>${columns.map(({ name, numeric }) => html`<th scope="col" class="${numeric ? 'n' : ''}">${t(`column.${name}`)}</th>`)}</tr></thead>
        <tbody>${items.map((row) => html`<tr data-row="${kind}:${row.id}" class="${chosen(kind, row.id) ? 'chosen' : ''}">
          ${columns.map(({ cell, numeric }, at) => at === 0
            ? html`<th scope="row"><button type="button" class="link" data-select="${kind}:${row.id}">${cell(row, categoryName)}</button></th>`
            : html`<td class="${numeric ? 'n' : ''}">${cell(row, categoryName)}</td>`)}</tr>`)}</tbody>
      </table>
      ${items.length < total && html`<p><button type="button" id="list-more">${t('list.more', { n: Math.min(PAGE, total - items.length) })}</button></p>`}`);
  }

  function nothing({ filters, table }) {
    return html`<div class="empty"><p>${t(filters.score ? 'empty.score' : table.follow && !active(filters) ? 'empty.view' : 'empty.filter', { score: filters.score })}</p>
      <p class="chips">${filters.score > 0 && html`<button type="button" class="chip" data-clear="score">${t('empty.lower')}</button>`}
      <button type="button" class="plain" data-clear="all">${t('filters.clear')}</button></p></div>`;
  }

  const chosen = (kind, id) => {
    const { selection } = store.state;
    return selection?.kind === kind && selection?.id === id;
  };
  const status = () => {
    const { shown, counts } = overview() ?? {};
    if (counts) byId('list-status').textContent = t('list.status', { zones: shown.zones, sites: shown.sites, n: shown.synergies, total: counts.synergies });
  };

  section.addEventListener('click', ({ target }) => {
    const { table } = store.state;
    const tab = target.closest('[data-tab]')?.dataset.tab;
    if (tab) store.change({ table: { ...table, tab, open: true } });
    else if (target.closest('#list-toggle')) store.change({ table: { ...table, open: !table.open } });
    else if (target.id === 'list-more') {
      limit += PAGE;
      load();
    }
  });
  byId('list-follow').addEventListener('change', ({ target }) => store.change({ table: { ...store.state.table, follow: target.checked } }));
  store.on(['filters', 'table', 'selection', 'lang', 'revision'], () => {
    limit = PAGE;
    load();
    status();
  });
  store.on(['view'], ({ table }) => table.follow && load());
  load();
  return { status };
}
