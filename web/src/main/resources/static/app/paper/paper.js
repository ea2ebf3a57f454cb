// @ts-check
import { bring } from '../api.js';
import { t } from '../i18n.js';
import { nameScenarios } from '../scenario/name.js';
import { styled } from '../styles.js';
import { facts } from './facts.js';
import { mapPage } from './page.js';

/** What the browser's own command prints on. */
const USUAL = 'A4';

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
  let size = USUAL;
  const clear = () => {
    page?.remove();
    page = null;
  };
  addEventListener('beforeprint', () => {
    clear();
    if (!document.getElementById('sheet')) page = mapPage(maps(), store.state, told());
    page?.setAttribute('data-size', size);
  });
  addEventListener('afterprint', () => {
    clear();
    size = USUAL;
  });

  return {
    facts: told,
    credits: () => map.attributionControl.getContainer().textContent,
    /** Prints the map. @param {'A4' | 'A3'} on */
    print(on) {
      size = on;
      print();
    },
    /** Saves the map as a PNG. */
    async image() {
      const { image, save } = await bring((again) => import(`./png.js${again}`));
      try {
        await save(image(map, ours, store.state, told(), categoryName), told());
      } catch {
        warn(t('paper.tainted'));
      }
    },
  };
}
