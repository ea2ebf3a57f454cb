// @ts-check
import { get } from './api.js';
import { bars } from './bars.js';
import { filterParameters } from './filters.js';
import { named, speak, t, translatePage } from './i18n.js';
import { showBasemap } from './map/basemap.js';
import { createMap } from './map/map.js';
import { notices } from './notices.js';
import { detailPanel } from './panels/detail.js';
import { layersPanel } from './panels/layers.js';
import { legend } from './panels/legend.js';
import { searchBox } from './panels/search.js';
import { tablePanel } from './panels/table.js';
import { followAddress, fromQuery } from './permalink.js';
import { phoneLayout } from './phone.js';
import { createStore, initialState } from './state.js';
import { everywhere, tellFictitious } from './territories.js';
import { followTheme } from './theme.js';

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

const { map, show, bounds, repaint } = createMap(store, say);
let drawn = { shownFlows: 0, allFlows: 0 };
if (!asked.view && !asked.selection) show(everywhere(territories), 12);

const layers = layersPanel(store, { categoryName, overview: () => overview, drawn: () => drawn });
legend(store, categoryName);
const table = tablePanel(store, { bounds, categoryName, overview: () => overview });
detailPanel(store, { categoryName, mayWrite: viewer.may_write, show, say, warn });
searchBox(store, {
  show,
  async openResource({ sub: resource, label }) {
    const { items } = await get('api/synergies', { ...filterParameters(store.state.filters), resource, limit: 1 });
    if (items.length > 0) store.change({ selection: { kind: 'synergy', id: items[0].id } });
    else warn(t('search.noSynergy', { label }));
  },
});
tellFictitious(map);
showBasemap(map, store, (chosen) => warn(t('basemap.lost'), t('retry'), () => store.change({ basemap: chosen })));
phoneLayout(store, categoryName);
followAddress(store);

map.on('drawn', (counts) => {
  drawn = counts;
  layers.refreshHint();
});
map.on('tilefailed', () => warn(t('error.tiles'), t('retry'), () => store.change({ revision: store.state.revision + 1 })));
store.on(['theme'], repaint);

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

bars(store, { territories, viewer, bounds, show, everywhere: () => everywhere(territories), say, zoom: (steps) => map.setZoom(map.getZoom() + steps) });
store.on(['lang'], ({ lang }) => {
  if (document.documentElement.lang !== lang) location.reload();
  translatePage();
  layers.draw();
  table.status();
});
document.documentElement.dataset.ready = 'true';
