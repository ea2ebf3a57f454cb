// @ts-check
import { byId, html, render } from '../html.js';
import { t } from '../i18n.js';
import { readPalette } from '../map/palette.js';
import { KINDS } from '../panels/kinds.js';
import { factList, stripped } from './page.js';
import { still } from './still.js';
import { workshop } from './workshop.js';

/**
 * The sheet of the selected object for a meeting: map, all that the panel says, who takes part, what to ask, room for the
 * answers. It lies over the page until it is closed and is what is printed meanwhile.
 *
 * @param {import('../state.js').Store} store
 * @param {{categoryName: (code: string) => string, facts: () => import('./facts.js').Facts, credits: () => string, say: (text: string) => void,
 *     warn: (text: string) => void}} context
 */
export function sheets(store, { categoryName, facts, credits, say, warn }) {
  /** @type {HTMLElement | null} */
  let sheet = null;
  let opened = 0;
  const rest = () => [...document.body.children].filter((element) => element !== sheet);

  async function open() {
    const mine = ++opened;
    close();
    const { state } = store;
    if (!state.sheet || !state.selection) return;
    try {
      const { kind, id } = state.selection;
      const view = await KINDS[kind]();
      const object = await view.load(id, state, new AbortController().signal);
      const map = await pictured({ ...state, focus: view.focus(object) });
      if (mine !== opened) return;
      show(kind, object, view.view(object, { categoryName, mayWrite: false }), map);
    } catch {
      if (mine !== opened) return;
      warn(t('sheet.failed'));
      store.change({ sheet: false });
    }
  }

  /** In the colours of paper, whatever the theme. */
  async function pictured(state) {
    const paper = document.createElement('div');
    paper.className = 'paper';
    document.body.append(paper);
    readPalette(paper);
    const map = await still(state, credits()).finally(() => {
      paper.remove();
      readPalette();
    });
    map.setAttribute('role', 'img');
    map.setAttribute('aria-label', t('sheet.map'));
    return map;
  }

  function show(kind, object, said, map) {
    sheet = document.createElement('section');
    sheet.id = 'sheet';
    sheet.setAttribute('role', 'dialog');
    sheet.setAttribute('aria-modal', 'true');
    sheet.setAttribute('aria-labelledby', 'sheet-title');
    render(sheet, html`<p class="sheet-bar"><span id="sheet-title">${t('sheet.title')}</span>
        <button type="button" class="primary" id="sheet-print" data-do="print">${t('paper.print')}</button>
        <button type="button" id="sheet-close">${t('close')}</button></p>
      <article class="paper"><div class="sheet-said">${said}</div>${factList(facts())}${workshop(kind, object)}</article>`);
    const told = /** @type {HTMLElement} */ (sheet.querySelector('.sheet-said'));
    stripped(told);
    const figure = document.createElement('figure');
    figure.append(map);
    told.querySelector('header')?.after(figure);
    document.body.append(sheet);
    rest().forEach((element) => element.toggleAttribute('inert', true));
    byId('sheet-close').addEventListener('click', leave);
    byId('sheet-print').focus();
    say(t('sheet.title'));
  }

  const leave = () => store.change({ sheet: false });
  function close() {
    if (!sheet) return;
    rest().forEach((element) => element.toggleAttribute('inert', false));
    sheet.remove();
    sheet = null;
    document.getElementById('sheet-open')?.focus();
  }

  addEventListener('keydown', ({ key }) => key === 'Escape' && sheet && leave());
  store.on(['sheet', 'selection', 'lang', 'filters'], open);
  open();
}
