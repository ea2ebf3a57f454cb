// @ts-check
import { get, REFERENCE } from '../api.js';
import { byId, html, render } from '../html.js';
import { t } from '../i18n.js';
import { createMap } from '../map/map.js';
import { tellFictitious } from '../territories.js';

/**
 * Shows the reference beside the scenario for as long as the state says so. Both maps have the same view, layers, filters and
 * selection, since both follow the same state.
 *
 * @param {import('../state.js').Store} store
 * @param {(second: {map: any, ours: import('../map/content.js').Content}) => void} made called once, with the map of the reference
 */
export function sideBySide(store, made) {
  /** @type {any} */
  let reference = null;

  async function show({ beside, scenario }) {
    const open = beside && scenario !== REFERENCE;
    document.body.classList.toggle('side-by-side', open);
    byId('map-reference').hidden = !open;
    byId('map-names').hidden = !open;
    document.getElementById('scenario-beside')?.setAttribute('aria-pressed', String(open));
    if (!open) return;
    if (!reference) {
      reference = createMap(store, () => {}, { element: 'map-reference', scenario: REFERENCE });
      tellFictitious(reference.map, store);
      made(reference);
    }
    const known = await get('api/scenarios').catch(() => []);
    const label = known.find(({ name }) => name === scenario)?.label ?? scenario;
    render(byId('map-names'), html`<span>${label}</span><span>${t('scenario.reference')}</span>`);
  }
  store.on(['beside', 'scenario', 'lang'], show);
  show(store.state);
}
