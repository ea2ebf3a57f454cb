// @ts-check
import { active, toggled } from './filters.js';
import { byId, html, render } from './html.js';
import { t } from './i18n.js';
import { CATEGORIES } from './map/palette.js';
import { categorySymbol } from './panels/parts.js';

const PHONE = '(max-width: 639px)';

/**
 * What small screens have besides: the drawer that holds the left panel, and the categories as chips above the map.
 *
 * @param {import('./state.js').Store} store
 * @param {(code: string) => string} categoryName
 */
export function phoneLayout(store, categoryName) {
  const chips = byId('chips');
  const menu = byId('menu');
  const drawer = (open) => {
    document.body.classList.toggle('drawer', open);
    menu.setAttribute('aria-expanded', String(open));
  };
  menu.addEventListener('click', () => drawer(!document.body.classList.contains('drawer')));
  byId('side').addEventListener('click', ({ target }) => target.closest('.drawer-only [data-do], #start button') && drawer(false));
  byId('veil').addEventListener('click', () => drawer(false));
  addEventListener('keydown', ({ key }) => key === 'Escape' && drawer(false));

  function draw() {
    const { categories } = store.state.filters;
    const n = active(store.state.filters);
    render(chips, html`<button type="button" class="chip ${n ? 'on' : ''}" id="chip-filters">${t('filters.short', { n })}</button>
      ${CATEGORIES.map((code) => html`<button type="button" class="chip" id="chip-${code}" data-chip="${code}"
        aria-pressed="${String(!categories || categories.includes(code))}">${categorySymbol(code)} ${categoryName(code)}</button>`)}`);
  }
  chips.addEventListener('click', ({ target }) => {
    const button = target.closest('button');
    if (button?.id === 'chip-filters') drawer(true);
    else if (button) store.change({ filters: toggled(store.state.filters, button.dataset.chip, CATEGORIES) });
  });
  /** List and detail are sheets of one place: what is chosen comes forward. */
  const comeForward = ({ selection, table }) => selection && table.open && matchMedia(PHONE).matches && store.change({ table: { ...table, open: false } });
  store.on(['selection'], comeForward);
  comeForward(store.state);
  store.on(['filters', 'lang', 'revision'], draw);
  draw();
}
