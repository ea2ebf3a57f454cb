// @ts-check
import { becomePublic, bring, get, REFERENCE } from '../api.js';
import { buttons } from '../buttons.js';
import { byId } from '../html.js';
import { named, speak, t, translatePage } from '../i18n.js';
import { createMap } from '../map/map.js';
import { followTheme } from '../map/palette.js';
import { notices } from '../notices.js';
import { legend } from '../panels/legend.js';
import { tablePanel } from '../panels/table.js';
import { fromQuery, toQuery } from '../permalink.js';
import { createStore, initialState } from '../state.js';
import { everywhere, tellFictitious } from '../territories.js';

const LEGEND_FROM = 640;

becomePublic();
const asked = fromQuery(location.search);
const store = createStore({ ...initialState(), ...asked });
followTheme(store);
await speak(store.state.lang);
translatePage();
const { say, warn } = notices();
if (store.state.scenario !== REFERENCE) await (await bring((again) => import(`../scenario/follow.js${again}`))).followScenario(store, warn, true);

const [territories, categories] = await Promise.all(['territories', 'categories'].map((what) => get(`api/${what}`))).catch((failure) => {
  warn(t('error.start'), t('retry'), () => location.reload());
  throw failure;
});
const categoryName = (code) => named(categories.find((category) => category.code === code) ?? { label_fr: code });

const { map, show, bounds } = createMap(store, say);
if (!asked.view && !asked.selection) show(everywhere(territories), 12);
map.scrollWheelZoom.disable();
map.on('focus', () => map.scrollWheelZoom.enable());
map.on('blur', () => map.scrollWheelZoom.disable());
legend(store, categoryName, LEGEND_FROM);
tablePanel(store, { bounds, categoryName });
buttons(store, { 'zoom-in': () => map.zoomIn(), 'zoom-out': () => map.zoomOut() });
map.on('tilefailed', () => warn(t('error.tiles'), t('retry'), () => store.change({ revision: store.state.revision + 1 })));
tellFictitious(map, store);

byId('source').textContent = t('embed.source', {
  source: territories.length === 1 ? territories[0].name : t('embed.territories', { n: territories.length }),
});
const follow = ({ table }) => {
  byId('full').href = `./${toQuery(store.state)}`;
  byId('list-toggle').textContent = t(table.open ? 'embed.map' : 'embed.table');
};
store.on(['view', 'layers', 'filters', 'selection', 'table'], follow);
store.on(['selection'], ({ selection, table }) => selection && table.open && store.change({ table: { ...table, open: false } }));
follow(store.state);
(await bring((again) => import(`./messages.js${again}`))).talk(store);
const { bringForward } = await bring((again) => import(`./forward.js${again}`));
bringForward(store, show, () => warn(t('error.gone')));
if (store.state.basemap !== 'neutre' && (await get('api/viewer')).online_basemaps) (await bring((again) => import(`../map/basemap.js${again}`))).showBasemap(map, store, () => warn(t('basemap.lost')));
document.documentElement.dataset.ready = 'true';
