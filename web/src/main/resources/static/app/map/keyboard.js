// @ts-check
import { t } from '../i18n.js';

/**
 * The map without a mouse: arrows and +/− are Leaflet's; Enter chooses what is at the cross in the centre, Alt+arrows go
 * from object to object by distance from it, Escape leaves.
 *
 * @param {any} map
 * @param {{hitAtCentre: () => any, hits: () => import('./scene.js').Hit[], select: (hit: any) => void, leave: () => void,
 *     say: (text: string) => void}} actions
 */
export function keyboard(map, { hitAtCentre, hits, select, leave, say }) {
  const container = map.getContainer();
  let step = -1;
  /** @type {import('./scene.js').Hit[]} */
  let round = [];
  map.on('move', () => (step = -1));

  container.addEventListener(
    'keydown',
    (event) => {
      if (event.target !== container) return;
      if (event.key === 'Enter') {
        const hit = hitAtCentre();
        if (hit) select(hit);
        else say(t('map.nothing'));
      } else if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        event.preventDefault();
        event.stopImmediatePropagation();
        walk(event.key === 'ArrowDown' ? 1 : -1);
      } else if (event.key === 'Escape') leave();
    },
    { capture: true },
  );

  /** @param {number} direction */
  function walk(direction) {
    if (step < 0) {
      const centre = map.latLngToLayerPoint(map.getCenter());
      const away = ({ x, y }) => Math.hypot(x - centre.x, y - centre.y);
      round = hits().filter(({ name }) => name).sort((a, b) => away(a) - away(b));
    }
    if (round.length === 0) return say(t('map.nothing'));
    step = (step + direction + round.length) % round.length;
    const hit = round[step];
    say(t('map.object', { kind: t(`kind.${hit.kind}`), name: hit.name, n: step + 1, total: round.length }));
    const chosen = step;
    map.panTo(map.layerPointToLatLng([hit.x, hit.y]), { animate: false });
    step = chosen;
  }
}
