// @ts-check
import { bring, get } from '../api.js';
import { filterParameters, layerParameters } from '../filters.js';
import { byId, html, render } from '../html.js';
import { number, t } from '../i18n.js';

const PAGE = 50;
/** Scores are proposed in steps of so much. */
const STEP = 5;
const SKELETON_AFTER_MS = 300;

/**
 * The list: the map's equal. Same filter, same objects, same actions; it follows the map unless told otherwise.
 *
 * @param {import('../state.js').Store} store
 * @param {{bounds: () => string, categoryName: (code: string) => string}} context
 */
export function tablePanel(store, { bounds, categoryName }) {
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
    const known = body.dataset.shown === table.tab;
    const skeleton = setTimeout(() => !known && render(body, html`<p class="skeleton" role="status">${t('loading')}</p>`), SKELETON_AFTER_MS);
    try {
      const scope = scopeOf(table, selection);
      const { signal } = loading;
      const { total, items } = await page(table.tab, filters, scope, signal);
      body.dataset.shown = table.tab;
      if (total === 0) return render(body, nothing(store.state, await lower(table.tab, filters, scope, signal)));
      const { ROWS } = await bring((again) => import(`./rows.js${again}`));
      if (signal.aborted) return;
      draw(table.tab, ROWS[table.tab], items, total);
    } catch (failure) {
      if (failure.name === 'AbortError' || (known && failure.code === 'network')) return;
      render(body, html`<div class="empty" role="alert"><p>${t('list.failed')}</p><p class="quiet">${t('error.code', { code: failure.code ?? 'page' })}</p>
        <p><button type="button" data-again>${t('retry')}</button></p></div>`);
    } finally {
      clearTimeout(skeleton);
    }
  }

  /** What the list is limited to: the selected zone or site where that makes sense, else the view. */
  function scopeOf({ tab, follow }, selection) {
    if (selection?.kind === 'zone' && (tab === 'synergies' || tab === 'sites')) return { zone: selection.id };
    if (selection?.kind === 'site' && tab === 'synergies') return { site: selection.id };
    return { bbox: follow ? bounds() : undefined };
  }

  async function page(tab, filters, scope, signal) {
    const wanted = { limit, ...layerParameters(tab, filters), ...scope };
    if (['synergies', 'clusters', 'proposals'].includes(tab)) return get(`api/${tab}`, wanted, signal);
    if (tab === 'zones') return get('api/zones/unmet', { limit, category: filterParameters(filters).any_category, ...scope }, signal);
    const found = await get(`ogc/collections/${tab}/items`, wanted, signal);
    return { total: found.numberMatched, items: found.features.map(({ id, properties }) => ({ id, ...properties })) };
  }

  function draw(tab, { kind, columns }, items, total) {
    render(body, html`<table role="table">
        <caption>${t('list.caption', { what: t(`layer.${tab === 'sites' ? 'siteList' : tab}`), n: items.length, total })}</caption>
        <thead><tr>${columns.map(({ name, numeric }) => html`<th scope="col" class="${numeric ? 'n' : ''}">${t(`column.${name}`)}</th>`)}</tr></thead>
        <tbody>${items.map((row) => html`<tr role="row" data-row="${kind}:${row.id}" class="${chosen(kind, row.id) ? 'chosen' : ''}">
          ${columns.map(({ cell, numeric }, at) => at === 0
            ? html`<th scope="row" role="rowheader"><button type="button" class="link" data-select="${kind}:${row.id}">${cell(row, categoryName)}</button></th>`
            : html`<td role="cell" class="${numeric ? 'n' : ''}" data-label="${t(`column.${columns[at].name}`)}">${cell(row, categoryName)}</td>`)}</tr>`)}</tbody>
      </table>
      ${items.length < total && html`<p><button type="button" id="list-more">${t('list.more', { n: Math.min(PAGE, total - items.length) })}</button></p>`}`);
  }

  /** The next score that would show something, and how much; null where the score is not why there is nothing. */
  async function lower(tab, filters, scope, signal) {
    if (tab !== 'synergies' || filters.score === 0) return null;
    const best = await page(tab, { ...filters, score: 0 }, { ...scope, limit: 1 }, signal);
    if (best.total === 0) return null;
    const score = STEP * Math.floor((100 * best.items[0].score) / STEP);
    const { total } = await page(tab, { ...filters, score }, { ...scope, limit: 1 }, signal);
    return { score, n: total };
  }

  function nothing({ filters, table, selection }, less) {
    const reason = less ? 'empty.score' : scopeOf(table, selection).bbox ? 'empty.view' : 'empty.filter';
    return html`<div class="empty"><p>${t(reason, { score: filters.score })}</p>
      <p class="chips">${less && html`<button type="button" class="chip" data-score="${less.score}">${t('empty.lower', less)}</button>`}
        ${reason === 'empty.view' && html`<button type="button" class="chip" data-unfollow>${t('empty.everywhere')}</button>`}
      <button type="button" class="plain" data-clear="all">${t('filters.clear')}</button></p></div>`;
  }

  const chosen = (kind, id) => {
    const { selection } = store.state;
    return selection?.kind === kind && selection?.id === id;
  };
  const status = () => {
    const latest = store.state.counts;
    if (!latest) return;
    const { shown, counts } = latest;
    byId('list-status').textContent = t('list.status', { zones: shown.zones, sites: shown.sites, n: shown.synergies, total: counts.synergies });
  };

  section.addEventListener('click', ({ target }) => {
    const { table } = store.state;
    const tab = target.closest('[data-tab]')?.dataset.tab;
    if (tab) store.change({ table: { ...table, tab, open: true } });
    else if (target.closest('#list-toggle')) store.change({ table: { ...table, open: !table.open } });
    else if (target.dataset.score) store.change({ filters: { ...store.state.filters, score: Number(target.dataset.score) } });
    else if (target.hasAttribute('data-again')) load();
    else if (target.hasAttribute('data-unfollow')) store.change({ table: { ...table, follow: false } });
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
  store.on(['counts'], status);
  store.on(['view'], ({ table }) => table.follow && load());
  status();
  load();
}
