// @ts-check
import { get, REFERENCE } from './api.js';
import { beyondSums, filterParameters } from './filters.js';
import { byId } from './html.js';
import { named, speak, t, translatePage } from './i18n.js';
import { createMap } from './map/map.js';
import { followTheme } from './map/palette.js';
import { notices } from './notices.js';
import { layersPanel } from './panels/layers.js';
import { legend } from './panels/legend.js';
import { tablePanel } from './panels/table.js';
import { followAddress, fromQuery } from './permalink.js';
import { createStore, initialState } from './state.js';
import { everywhere, tellFictitious, tellHidden } from './territories.js';

/** Whether the last thing done was done with the keyboard. */
let byKeyboard = false;
addEventListener('keydown', () => (byKeyboard = true), true);
addEventListener('pointerdown', () => (byKeyboard = false), true);

const SMALL_SCREEN = '(max-width: 1023px)';

const firstLook = location.search === '';
const asked = fromQuery(location.search);
const store = createStore({ ...initialState(), ...asked });
followTheme(store);
const answers = Promise.all(['viewer', 'territories', 'categories'].map((what) => get(`api/${what}`)));
answers.catch(() => {});
await speak(store.state.lang);
translatePage();
/** @type {() => number} */
let pending = () => 0;
const { say, warn } = notices(() => pending());
const renew = () => store.change({ revision: store.state.revision + 1 });
addEventListener('server-back', renew);
await once(['scenario'], ({ scenario }) => scenario !== REFERENCE, async (atStart) => {
  const { followScenario } = await import('./scenario/follow.js');
  await followScenario(store, warn, atStart);
});

const { map, ours, show, bounds, repaint } = createMap(store, say);
const [viewer, territories, categories] = await answers.catch((failure) => {
  warn(t('error.start'), t('retry'), () => location.reload());
  throw failure;
});
if (!asked.view && !asked.selection) show(everywhere(territories), 12);
const categoryName = (code) => named(categories.find((category) => category.code === code) ?? { label_fr: code });

let overview = null;
let drawn = { shownFlows: 0, allFlows: 0 };
const layers = layersPanel(store, { categoryName, overview: () => overview, drawn: () => drawn, online: viewer.online_basemaps });
legend(store, categoryName);
const table = tablePanel(store, { bounds, categoryName, overview: () => overview });
const openSearch = async () => (await import('./panels/search.js')).searchBox(store, {
  show,
  async openResource({ sub: resource, label }) {
    const filters = { ...store.state.filters, resource };
    const { items } = await get('api/synergies', { ...filterParameters(filters), limit: 1 });
    store.change({ filters, ...(items.length > 0 && { selection: { kind: 'synergy', id: items[0].id } }) });
    if (items.length === 0) warn(t('search.noSynergy', { label }));
  },
});
followAddress(store);
tellFictitious(map).then((invented) => (byId('start').hidden = !invented));

map.on('drawn', (counts) => {
  drawn = counts;
  layers.refreshHint();
});
map.on('tilefailed', () => warn(t('error.tiles'), t('retry'), renew));
store.on(['theme'], repaint);

async function count() {
  try {
    overview = await get('api/overview', filterParameters(store.state.filters));
  } catch {
    return;
  }
  layers.draw();
  table.status();
  tellHidden(overview.hidden);
}
store.on(['filters', 'revision'], count);
count();

/** @type {{map: any, ours: any} | null} the reference beside a scenario */
let second = null;
const maps = () => (store.state.beside && second ? [{ map, ours }, second] : [{ map, ours }]);
const { services } = await import('./services.js');
const { commands, outbox, tasks, paper, waiting } = services(store, {
  map, ours, maps, territories, viewer, categoryName, overview: () => overview, say, warn, renew,
});
pending = waiting;
const openBars = async () => (await import('./bars.js')).bars(store, {
  categoryName, commands, openTasks: async () => tasks && (await import('./tasks/dialog.js')).openTasks(tasks, warn), image: paper.image,
  territories, viewer, bounds, show, everywhere: () => everywhere(territories), say, zoom: (steps) => map.setZoom(map.getZoom() + steps),
  edit: async () => (await import('./boundary/editor.js')).editBoundary(store, map, { say, warn }),
  invite: async () => (await import('./panels/invite.js')).openInvite(store, { say, warn }),
  declare: async () => (await import('./declare/form.js')).openDeclare(store, { categoryName, say, warn }),
});
store.on(['lang'], ({ lang }) => {
  if (document.documentElement.lang !== lang) location.reload();
  translatePage();
  layers.draw();
  table.status();
});

await Promise.all([
  openBars(),
  openSearch(),
  once(['selection'], ({ selection }) => selection, async (arriving) => {
    const { detailPanel } = await import('./panels/detail.js');
    detailPanel(store, {
      categoryName, mayWrite: viewer.may_write, show, say, warn, outbox, commands, byKeyboard: () => byKeyboard, arriving: !arriving || !asked.view,
    });
  }),
  once(['beside'], ({ beside }) => beside, async () => {
    const { sideBySide } = await import('./scenario/beside.js');
    sideBySide(store, (made) => (second = made));
  }),
  once(['basemap'], ({ basemap }) => basemap !== 'neutre', async () => {
    if (!viewer.online_basemaps) return store.change({ basemap: 'neutre' });
    const { showBasemap } = await import('./map/basemap.js');
    showBasemap(map, store, (chosen) => warn(t('basemap.lost'), t('retry'), () => store.change({ basemap: chosen })));
  }),
]);
const more = byId('filters');
const moreFilters = async () => {
  const { filtersPanel } = await import('./panels/filters.js');
  await filtersPanel(store, { categories, categoryName, ready: layers.draw });
};
more.addEventListener('toggle', moreFilters, { once: true });
store.on(['filters'], ({ filters }) => (more.open ||= beyondSums(filters)));
more.open = beyondSums(store.state.filters);
const scenarios = byId('scenario');
scenarios.addEventListener('toggle', async () => {
  const { scenarioPanel } = await import('./scenario/panel.js');
  await scenarioPanel(store, { territories, categoryName, mayWrite: viewer.may_write, say, warn, commands });
  scenarios.scrollIntoView({ block: 'start' });
}, { once: true });
if (store.state.scenario !== REFERENCE) scenarios.open = true;
const small = matchMedia(SMALL_SCREEN);
const fitSmallScreen = async () => small.matches && (await import('./phone.js')).phoneLayout(store, categoryName);
if (small.matches) await fitSmallScreen();
else small.addEventListener('change', fitSmallScreen, { once: true });
await once(['sheet'], ({ sheet }) => sheet, async () => {
  const { sheets } = await import('./paper/sheet.js');
  sheets(store, { categoryName, ...paper, say, warn });
});
document.documentElement.dataset.ready = 'true';
if (firstLook) {
  const { tour, toured } = await import('./welcome/tour.js');
  if (!toured()) tour(say);
}

/**
 * Loads what few visits need: now when the state asks for it already, else at the first change that does.
 *
 * @param {(keyof import('./state.js').State)[]} keys
 * @param {(state: import('./state.js').State) => unknown} needed
 * @param {(atStart: boolean) => Promise<void>} start
 */
async function once(keys, needed, start) {
  if (needed(store.state)) return start(true);
  const stop = store.on(keys, (state) => {
    if (!needed(state)) return;
    stop();
    start(false);
  });
}
