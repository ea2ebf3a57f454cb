// @ts-check
import { byId, html, render } from '../html.js';
import { t } from '../i18n.js';
import { CATEGORIES } from '../map/palette.js';
import { SITES_FROM } from '../map/rules.js';
import { categorySymbol } from './parts.js';

/** Below this the legend would lie on what was just chosen. */
const ROOMY_PX = 560;
/** Below this it would lie on the buttons too. */
const HIGH_PX = 440;

/**
 * What the signs on the map mean, at the zoom in force.
 *
 * @param {import('../state.js').Store} store
 * @param {(code: string) => string} categoryName
 * @param {number} [openFrom] unfolded at first where the page is so many pixels wide
 */
export function legend(store, categoryName, openFrom = 1024) {
  const card = byId('legend');
  card.open = innerWidth >= openFrom && innerHeight >= HIGH_PX;

  function draw() {
    const near = (store.state.view?.zoom ?? 0) >= SITES_FROM;
    const shown = store.state.filters.categories ?? CATEGORIES;
    render(byId('legend-body'), html`<ul>
      ${CATEGORIES.map((code) => html`<li class="${shown.includes(code) ? '' : 'off'}">${categorySymbol(code)} ${categoryName(code)}</li>`)}
      ${near ? nearSigns() : farSigns()}
    </ul>`);
  }
  store.on(['filters', 'lang'], draw);
  store.on(['focus'], ({ focus }) => {
    if (focus && byId('stage').clientWidth < ROOMY_PX) card.open = false;
  });
  store.on(['view'], ({ view }, before) => {
    if (((view?.zoom ?? 0) >= SITES_FROM) !== ((before.view?.zoom ?? 0) >= SITES_FROM)) draw();
  });
  draw();
}

function farSigns() {
  return html`
    <li><svg class="sign" viewBox="0 0 36 18" aria-hidden="true"><circle cx="10" cy="9" r="8" class="line" /><circle cx="27" cy="9" r="4" class="line" /></svg>${t('legend.ring')}</li>
    <li><svg class="sign" viewBox="0 0 36 18" aria-hidden="true"><path d="M2 5h32" class="thin" /><path d="M2 12h32" class="thick" /></svg>${t('legend.flow')}</li>`;
}

function nearSigns() {
  return html`
    <li><svg class="sign" viewBox="0 0 36 18" aria-hidden="true"><path d="M4 14L9 3h16l7 8-9 5z" class="area" /></svg>${t('legend.zone')}</li>
    <li><svg class="sign" viewBox="0 0 36 18" aria-hidden="true"><path d="M3 12Q18 0 30 10" class="thick" /><path d="M34 13l-8-1 4-5z" class="solid" /></svg>${t('legend.link')}</li>
    <li><svg class="sign" viewBox="0 0 36 18" aria-hidden="true"><path d="M4 15L10 3h18l5 9z" class="dashed" /><circle cx="18" cy="9" r="4" class="line" /></svg>${t('legend.cluster')}</li>`;
}
