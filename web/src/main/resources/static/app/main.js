// @ts-check
import { bring, get, REFERENCE } from './api.js';
import { counting } from './counts.js';
import { named, number, speak, t, translatePage } from './i18n.js';
import { createMap } from './map/map.js';
import { followTheme } from './map/palette.js';
import { notices } from './notices.js';
import { layersPanel } from './panels/layers.js';
import { legend } from './panels/legend.js';
import { followAddress, fromQuery } from './permalink.js';
import { createStore, initialState } from './state.js';
import { everywhere } from './territories.js';

/** The first map has network and processor to itself for so long at most; the rest of the page comes after it. */
const FIRST_MAP_MS = 1500;

const firstLook = location.search === '';
const asked = fromQuery(location.search);
const store = createStore({ ...initialState(), ...asked });
followTheme(store);
const answers = Promise.all(['viewer', 'territories', 'categories'].map((what) => get(`api/${what}`)));
answers.catch(() => {});
const spoken = speak(store.state.lang);
/** @type {() => number} */
let pending = () => 0;
const { say, warn } = notices(() => pending());
const renew = () => store.change({ revision: store.state.revision + 1 });
addEventListener('server-back', renew);
await store.once(['scenario'], ({ scenario }) => scenario !== REFERENCE, async (atStart) => {
  await spoken;
  const { followScenario } = await bring((again) => import(`./scenario/follow.js${again}`));
  await followScenario(store, warn, atStart);
});

const { map, ours, show, bounds, repaint } = createMap(store, say);
const settled = new Promise((done) => map.once('settled', done));
await spoken;
translatePage();
const [viewer, territories, categories] = await answers.catch((failure) => {
  warn(t('error.start'), t('retry'), () => location.reload());
  throw failure;
});
if (!asked.view && !asked.selection) show(everywhere(territories), 12);
const categoryName = (code) => named(categories.find((category) => category.code === code) ?? { label_fr: code });

const layers = layersPanel(store, { categoryName, drawn: () => ours.drawn, online: viewer.online_basemaps });
legend(store, categoryName);
followAddress(store);

map.on('drawn', layers.refreshHint);
map.on('tilefailed', () => warn(t('error.tiles'), t('retry'), renew));
store.on(['theme'], repaint);
store.on(['lang'], ({ lang }) => {
  if (document.documentElement.lang !== lang) location.reload();
  translatePage();
});

if (!asked.selection) await Promise.race([settled, new Promise((done) => setTimeout(done, FIRST_MAP_MS))]);
number(0); // The language's rules for numbers are loaded now, and not while the map moves.
counting(store);
const { rest } = await bring((again) => import(`./rest.js${again}`));
pending = await rest(store, {
  map, ours, show, bounds, viewer, territories, categories, categoryName, say, warn, renew, named: layers.draw, placed: Boolean(asked.view),
});
document.documentElement.dataset.ready = 'true';
if (firstLook) {
  const { tour, toured } = await bring((again) => import(`./welcome/tour.js${again}`));
  if (!toured()) tour(say);
}
