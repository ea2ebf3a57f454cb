// @ts-check
import { bring } from './api.js';
import { buttons } from './buttons.js';
import { byId, html, render } from './html.js';
import { speak, t } from './i18n.js';

/**
 * What the bars of the page do, and the choice of a territory. Dialogs are loaded when they are first opened.
 *
 * @param {import('./state.js').Store} store
 * @param {{territories: any[], viewer: {may_write: boolean}, bounds: () => string, show: (bounds: number[]) => void,
 *     everywhere: () => number[], say: (text: string) => void, zoom: (steps: number) => void, categoryName: (code: string) => string,
 *     edit: () => unknown, declare: () => unknown, invite: () => unknown, image: () => unknown,
 *     printA3: () => unknown,
 *     commands: import('./commands.js').Commands, openTasks: () => unknown}} context
 */
export function bars(store, { territories, viewer, bounds, show, everywhere, say, zoom, categoryName, edit, declare, invite, image, printA3, commands, openTasks }) {
  const renew = () => store.change({ revision: store.state.revision + 1 });

  /** @param {string} [kind] */
  const importAs = async (kind) => (await bring((again) => import(`./import/wizard.js${again}`))).openImport(territories, renew, kind);

  /** @type {Record<string, () => unknown>} */
  const actions = {
    export: async () => (await bring((again) => import(`./panels/export.js${again}`))).openExport(store.state, { bounds: bounds(), territories, categoryName }),
    share: async () => (await bring((again) => import(`./panels/share.js${again}`))).openShare(store.state, say),
    import: () => importAs(),
    lang: async () => {
      const lang = store.state.lang === 'fr' ? 'en' : 'fr';
      await speak(lang);
      store.change({ lang });
    },
    theme: () => store.change({ theme: document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark' }),
    'zoom-in': () => zoom(1),
    'zoom-out': () => zoom(-1),
    whole: () => show(everywhere()),
    boundary: edit,
    declare,
    image,
    undo: () => commands.undo(),
    redo: () => commands.redo(),
    tasks: openTasks,
    tour: async () => (await bring((again) => import(`./welcome/tour.js${again}`))).tour(say),
    start: async () => (await bring((again) => import(`./welcome/start.js${again}`))).openStart(viewer.may_write, importAs),
    sheet: () => store.change({ sheet: true }),
    print: () => print(),
    'print-a3': printA3,
    invite,
  };

  buttons(store, actions);
  for (const button of document.querySelectorAll('[data-do="import"]')) {
    /** @type {HTMLElement} */ (button).hidden = !viewer.may_write;
  }
  addEventListener('keydown', ({ key, target }) => {
    const free = target === document.body || /** @type {Element} */ (target).closest('#detail');
    if (key === 'Escape' && free && !store.state.editing) store.change({ selection: null });
  });

  const choice = byId('territory');
  const fill = () =>
    render(choice, html`<option value="">${t('territory.choose')}</option>
      ${territories.map(({ code, name }) => html`<option value="${code}">${name}</option>`)}`);
  choice.addEventListener('change', () => {
    const territory = territories.find(({ code }) => code === choice.value);
    if (territory) show(territory.bbox);
  });
  store.on(['lang'], fill);
  fill();
}
