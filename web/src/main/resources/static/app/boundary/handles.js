// @ts-check
import { same, vertices } from './outline.js';

const MOST_HANDLES = 400;
const ROOM_FOR_MIDDLE_PX = 44;

/**
 * The grips on the map: one on each vertex to drag it, one in the middle of each longer edge to pull a new vertex out of it.
 * Only those in view are drawn, and of a very fine outline the first ones.
 *
 * @typedef {import('./outline.js').Place} Place
 * @typedef {import('./outline.js').Position} Position
 * @param {any} map
 * @param {string} pane
 * @param {{choose: (place: Place) => void, drag: (place: Place, position: Position, isNew: boolean) => Position,
 *     drop: () => void}} acts `drag` shows the outline with the vertex there and answers where it really is
 */
export function handles(map, pane, acts) {
  const group = L.layerGroup().addTo(map);

  function handle(place, [lon, lat], isNew, active) {
    const size = isNew ? 12 : 16;
    const icon = L.divIcon({ className: `vertex ${isNew ? 'middle' : ''} ${active ? 'active' : ''}`, iconSize: [size, size] });
    const marker = L.marker([lat, lon], { icon, pane, draggable: true, keyboard: false, autoPan: true });
    marker.on('drag', ({ latlng }) => {
      const [toLon, toLat] = acts.drag(place, [latlng.lng, latlng.lat], isNew);
      marker.setLatLng([toLat, toLon]);
    });
    marker.on('dragend', () => acts.drop());
    marker.on('click', () => {
      if (isNew) {
        acts.drag(place, [lon, lat], true);
        acts.drop();
      } else acts.choose(place);
    });
    group.addLayer(marker);
  }

  return {
    /** @param {import('./outline.js').Outline} outline @param {Place | null} active */
    draw(outline, active) {
      group.clearLayers();
      const view = map.getBounds().pad(0.1);
      const all = vertices(outline).filter(({ position: [lon, lat], middle }) => view.contains([lat, lon]) || view.contains([middle[1], middle[0]]));
      for (const { place, position, middle } of all.slice(0, MOST_HANDLES)) {
        const half = map.latLngToContainerPoint([position[1], position[0]]).distanceTo(map.latLngToContainerPoint([middle[1], middle[0]]));
        if (2 * half > ROOM_FOR_MIDDLE_PX) handle(place, middle, true, false);
        handle(place, position, false, same(place, active));
      }
    },
    remove: () => group.remove(),
  };
}
