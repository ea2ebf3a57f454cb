// @ts-check
import { bring, get, lost, REFERENCE } from './api.js';
import { bars } from './bars.js';
import { beyondSums, filterParameters } from './filters.js';
import { byId } from './html.js';
import { t } from './i18n.js';
import { searchBox } from './panels/search.js';
import { tablePanel } from './panels/table.js';
import { services } from './services.js';
import { everywhere, tellFictitious, tellHidden } from './territories.js';

/** Whether the last thing done was done with the keyboard. */
let byKeyboard = false;
addEventListener('keydown', () => (byKeyboard = true), true);
addEventListener('pointerdown', () => (byKeyboard = false), true);

const SMALL_SCREEN = '(max-width: 1023px)';

/**
 * The rest of the page, once the first map stands: bars and search at once, panels and maps when the state asks for them.
 *
 * @typedef {object} Page
 * @property {any} map
 * @property {import('./map/content.js').Content} ours
 * @property {(bounds: number[], maxZoom?: number) => void} show
 * @property {() => string} bounds
 * @property {any} viewer
 * @property {any[]} territories
 * @property {any[]} categories
 * @property {(code: string) => string} categoryName
 * @property {(text: string) => void} say
 * @property {(text: string, action?: string, act?: () => void) => void} warn
 * @property {() => void} renew asks the server for everything again
 * @property {() => void} named is called once resources have names
 * @property {boolean} placed whether the address says where the map is
 *
 * @param {import('./state.js').Store} store
 * @param {Page} page
 * @returns {Promise<() => number>} how many edits wait to be sent
 */
export async function rest(store, page) {
  const { map, ours, show, bounds, viewer, territories, categories, categoryName, say, warn, renew } = page;
  /** @type {{map: any, ours: any} | null} the reference beside a scenario */
  let second = null;
  const maps = () => (store.state.beside && second ? [{ map, ours }, second] : [{ map, ours }]);
  const { commands, outbox, tasks, paper, waiting } = services(store, { ...page, maps });
  tellFictitious(map, store).then((invented) => (byId('start').hidden = !invented));
  const hidden = ({ counts }) => counts && tellHidden(counts.hidden);
  store.on(['counts'], hidden);
  hidden(store.state);
  tablePanel(store, { bounds, categoryName });

  bars(store, {
    categoryName, commands, openTasks: async () => tasks && (await bring((again) => import(`./tasks/dialog.js${again}`))).openTasks(tasks, warn), image: paper.image, printA3: () => paper.print('A3'),
    territories, viewer, bounds, show, everywhere: () => everywhere(territories), say, zoom: (steps) => map.setZoom(map.getZoom() + steps),
    edit: async () => (await bring((again) => import(`./boundary/editor.js${again}`))).editBoundary(store, map, { say, warn, show }),
    invite: async () => (await bring((again) => import(`./panels/invite.js${again}`))).openInvite(store, { say, warn }),
    declare: async () => (await bring((again) => import(`./declare/form.js${again}`))).openDeclare(store, { categoryName, say, warn }),
  });
  searchBox(store, {
    show,
    say,
    async openResource({ sub: resource, label }) {
      const filters = { ...store.state.filters, resource };
      const found = await get('api/synergies', { ...filterParameters(filters), limit: 1 }).catch(() => null);
      if (!found) return warn(t('search.failed'));
      const { items } = found;
      store.change({ filters, ...(items.length > 0 && { selection: { kind: 'synergy', id: items[0].id } }) });
      if (items.length === 0) warn(t('search.noSynergy', { label }));
    },
  });

  await Promise.all([
    store.once(['selection'], ({ selection }) => selection, async (arriving) => {
      const { detailPanel } = await bring((again) => import(`./panels/detail.js${again}`));
      detailPanel(store, {
        categoryName, mayWrite: viewer.may_write, show, say, warn, outbox, commands, byKeyboard: () => byKeyboard, arriving: !arriving || !page.placed,
      });
    }),
    store.once(['beside'], ({ beside }) => beside, async () => {
      const { sideBySide } = await bring((again) => import(`./scenario/beside.js${again}`));
      sideBySide(store, (made) => (second = made));
    }),
    store.once(['basemap'], ({ basemap }) => basemap !== 'neutre', async () => {
      if (!viewer.online_basemaps) return store.change({ basemap: 'neutre' });
      const { showBasemap } = await bring((again) => import(`./map/basemap.js${again}`));
      showBasemap(map, store, (chosen) => warn(t('basemap.lost'), t('retry'), () => store.change({ basemap: chosen })));
    }),
  ]);

  unfolding('filters', async () => {
    const { filtersPanel } = await bring((again) => import(`./panels/filters.js${again}`));
    await filtersPanel(store, { categories, categoryName, ready: page.named });
  });
  store.on(['filters'], ({ filters }) => (byId('filters').open ||= beyondSums(filters)));
  byId('filters').open = beyondSums(store.state.filters);
  unfolding('scenario', async (details) => {
    const { scenarioPanel } = await bring((again) => import(`./scenario/panel.js${again}`));
    await scenarioPanel(store, { territories, categoryName, mayWrite: viewer.may_write, say, warn, commands });
    details.scrollIntoView({ block: 'start' });
  });
  if (store.state.scenario !== REFERENCE) byId('scenario').open = true;

  const small = matchMedia(SMALL_SCREEN);
  const fitSmallScreen = async () => small.matches && (await bring((again) => import(`./phone.js${again}`))).phoneLayout(store, categoryName);
  if (small.matches) await fitSmallScreen();
  else small.addEventListener('change', fitSmallScreen, { once: true });
  await store.once(['sheet'], ({ sheet }) => sheet, async () => {
    const { sheets } = await bring((again) => import(`./paper/sheet.js${again}`));
    sheets(store, { categoryName, ...paper, say, warn });
  });
  return waiting;
}

/** Loads what a fold of the left panel holds when it is first unfolded; what does not come folds it again. @param {string} id @param {(details: HTMLElement) => unknown} load */
function unfolding(id, load) {
  const details = byId(id);
  let loaded = false;
  details.addEventListener('toggle', async () => {
    if (loaded || !details.open) return;
    loaded = true;
    try {
      await load(details);
    } catch (failure) {
      loaded = details.open = false;
      if (!lost(failure)) throw failure;
    }
  });
}
