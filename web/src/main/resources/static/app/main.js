// @ts-check
import { get } from './api.js';
import { filterParameters } from './filters.js';
import { byId, html, render } from './html.js';
import { named, speak, t, translatePage } from './i18n.js';
import { showBasemap } from './map/basemap.js';
import { createMap } from './map/map.js';
import { notices } from './notices.js';
import { detailPanel } from './panels/detail.js';
import { cleared, layersPanel } from './panels/layers.js';
import { legend } from './panels/legend.js';
import { searchBox } from './panels/search.js';
import { tablePanel } from './panels/table.js';
import { followAddress, fromQuery } from './permalink.js';
import { phoneLayout } from './phone.js';
import { createStore, initialState } from './state.js';
import { followTheme } from './theme.js';

const FRANCE = [-5, 41.5, 9.6, 51];

const asked = fromQuery(location.search);
const store = createStore({ ...initialState(), ...asked });
followTheme(store);
await speak(store.state.lang);
translatePage();
const { say, warn } = notices();

const [viewer, territories, categories] = await Promise.all(['viewer', 'territories', 'categories'].map((what) => get(`api/${what}`))).catch((failure) => {
  warn(t('error.start'), t('retry'), () => location.reload());
  throw failure;
});
const categoryName = (code) => named(categories.find((category) => category.code === code) ?? { label_fr: code });
let overview = null;

const { map, show, repaint } = createMap(store, say);
let drawn = { shownFlows: 0, allFlows: 0 };
if (!asked.view && !asked.selection) show(everywhere(), 12);
const bounds = () => {
  const box = map.getBounds();
  return [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map((side) => side.toFixed(5)).join(',');
};

const layers = layersPanel(store, { categoryName, overview: () => overview, drawn: () => drawn });
legend(store, categoryName);
const table = tablePanel(store, { bounds, categoryName, overview: () => overview });
detailPanel(store, { categoryName, mayWrite: viewer.may_write, show, say: (text, bad) => (bad ? warn(text) : say(text)) });
searchBox(store, {
  show,
  async openResource({ sub: resource, label }) {
    const { items } = await get('api/synergies', { ...filterParameters(store.state.filters), resource, limit: 1 });
    if (items.length > 0) store.change({ selection: { kind: 'synergy', id: items[0].id } });
    else warn(t('search.noSynergy', { label }));
  },
});
showBasemap(map, store, (chosen) => warn(t('basemap.lost'), t('retry'), () => store.change({ basemap: chosen })));
phoneLayout(store, categoryName);
followAddress(store);

map.on('drawn', (counts) => {
  drawn = counts;
  layers.refreshHint();
});
map.on('tilefailed', () => warn(t('error.tiles'), t('retry'), () => store.change({ revision: store.state.revision + 1 })));
store.on(['theme'], repaint);

/** A box round all territories. */
function everywhere() {
  const boxes = territories.map(({ bbox }) => bbox);
  if (boxes.length === 0) return FRANCE;
  const side = (at, choose) => choose(...boxes.map((box) => box[at]));
  return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
}

async function count() {
  try {
    overview = await get('api/overview', filterParameters(store.state.filters));
  } catch {
    return;
  }
  layers.draw();
  table.status();
}
store.on(['filters', 'revision'], count);
await count();

store.on(['lang'], ({ lang }) => {
  if (document.documentElement.lang !== lang) location.reload();
  translatePage();
  fillTerritories();
  layers.draw();
  table.status();
});

function fillTerritories() {
  render(byId('territory'), html`<option value="">${t('territory.choose')}</option>
    ${territories.map(({ code, name }) => html`<option value="${code}">${name}</option>`)}`);
}
fillTerritories();
byId('territory').addEventListener('change', ({ target }) => {
  const territory = territories.find(({ code }) => code === target.value);
  if (territory) show(territory.bbox);
});

document.addEventListener('click', async ({ target }) => {
  const button = /** @type {HTMLElement} */ (target).closest?.('[data-select], [data-list], [data-clear], [data-do]');
  if (!button) return;
  const { select, list, clear } = button.dataset;
  if (select) {
    const [kind, id] = select.split(':');
    store.change({ selection: { kind: /** @type {any} */ (kind), id: Number(id) } });
  } else if (list) store.change({ table: { ...store.state.table, open: true, tab: /** @type {any} */ (list) } });
  else if (clear) store.change({ filters: cleared(store.state.filters, clear) });
  else await act(button.dataset.do ?? '');
});

/** @param {string} action a button of the bars */
async function act(action) {
  if (action === 'export') (await import('./panels/export.js')).openExport(store.state, bounds());
  else if (action === 'share') (await import('./panels/share.js')).openShare(store.state, say);
  else if (action === 'import') {
    const done = () => store.change({ revision: store.state.revision + 1 });
    (await import('./import/wizard.js')).openImport(territories, done);
  } else if (action === 'lang') {
    const lang = store.state.lang === 'fr' ? 'en' : 'fr';
    await speak(lang);
    store.change({ lang });
  } else if (action === 'theme') store.change({ theme: document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark' });
  else if (action === 'zoom-in') map.zoomIn();
  else if (action === 'zoom-out') map.zoomOut();
  else if (action === 'whole') show(everywhere());
}
for (const button of document.querySelectorAll('[data-do="import"]')) {
  /** @type {HTMLElement} */ (button).hidden = !viewer.may_write;
}
addEventListener('keydown', ({ key, target }) => {
  if (key === 'Escape' && target === document.body) store.change({ selection: null });
});
document.documentElement.dataset.ready = 'true';
