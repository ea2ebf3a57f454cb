// @ts-check
import { t } from '../i18n.js';
import { styled } from '../styles.js';
import { facts, nameScenarios } from './facts.js';
import { mapPage } from './page.js';

/**
 * What leaves the screen: the printed page, made whenever the browser prints, and the image of the map.
 *
 * @param {import('../state.js').Store} store
 * @param {{map: any, ours: import('../map/content.js').Content, maps: () => any[], territories: any[], categoryName: (code: string) => string,
 *     warn: (text: string) => void}} context
 */
export function paper(store, { map, ours, maps, territories, categoryName, warn }) {
  styled('paper');
  const told = () => facts(store.state, { territories, categoryName });
  nameScenarios(store.state.scenario);
  store.on(['scenario'], ({ scenario }) => nameScenarios(scenario));

  /** @type {HTMLElement | null} */
  let page = null;
  const clear = () => {
    page?.remove();
    page = null;
  };
  addEventListener('beforeprint', () => {
    clear();
    if (!document.getElementById('sheet')) page = mapPage(maps(), store.state, told());
  });
  addEventListener('afterprint', clear);

  return {
    facts: told,
    credits: () => map.attributionControl.getContainer().textContent,
    /** Saves the map as a PNG. */
    async image() {
      const { image, save } = await import('./png.js');
      try {
        await save(image(map, ours, store.state, told(), categoryName), told());
      } catch {
        warn(t('paper.tainted'));
      }
    },
  };
}
