// @ts-check
import { REFERENCE } from '../api.js';
import { byId, html, render } from '../html.js';
import { t } from '../i18n.js';
import { createMap } from '../map/map.js';

/** @type {any} */
let reference = null;

/**
 * Shows the reference beside the scenario, or takes it away again. Both maps have the same view, layers, filters and
 * selection, since both follow the same state.
 *
 * @param {import('../state.js').Store} store
 * @param {string} label of the scenario
 */
export function sideBySide(store, label) {
  const open = document.body.classList.toggle('side-by-side');
  byId('map-reference').hidden = !open;
  byId('map-names').hidden = !open;
  byId('scenario-beside').setAttribute('aria-pressed', String(open));
  render(byId('map-names'), html`<span>${label}</span><span>${t('scenario.reference')}</span>`);
  if (!open || reference) return;
  reference = createMap(store, () => {}, { element: 'map-reference', scenario: REFERENCE });
  store.on(['scenario'], ({ scenario }) => {
    if (scenario === REFERENCE && document.body.classList.contains('side-by-side')) sideBySide(store, label);
  });
}
