// @ts-check
import { handles } from './handles.js';
import { inserted, moved } from './outline.js';
import { snapped } from './snapping.js';

const PANE = 'boundary';
const SNAP_PX = 12;

/**
 * The outline on the map: the person's with its grips, and a colleague's beside it where there is one.
 *
 * @typedef {import('./outline.js').Outline} Outline
 * @typedef {import('./outline.js').Place} Place
 * @param {any} map
 * @param {{now: () => Outline, snapTo: () => Outline[], choose: (place: Place) => void, change: (outline: Outline) => void}} acts
 *     `snapTo`: what a dragged vertex is drawn to
 */
export function drawing(map, { now, snapTo, choose, change }) {
  if (!map.getPane(PANE)) map.createPane(PANE).style.zIndex = '640';
  const shape = (className) => L.polygon([], { className, interactive: false, pane: PANE }).addTo(map);
  const [other, mine] = [shape('outline-theirs'), shape('outline-mine')];
  /** @type {Outline | null} */
  let dragged = null;
  /** @type {Place | null} */
  let marked = null;

  const grips = handles(map, PANE, {
    choose,
    drag(place, position, isNew) {
      const at = snapped(position, snapTo(), project, unproject, SNAP_PX);
      dragged = isNew ? inserted(now(), place, at) : moved(now(), place, at);
      mine.setLatLngs(latLngs(dragged));
      return at;
    },
    drop: () => dragged && change(dragged),
  });
  const again = () => grips.draw(now(), marked);
  map.on('moveend', again);

  /** @param {import('./outline.js').Position} position @returns {[number, number]} */
  function project([lon, lat]) {
    const { x, y } = map.latLngToContainerPoint([lat, lon]);
    return [x, y];
  }

  /** @param {[number, number]} pixel @returns {import('./outline.js').Position} */
  function unproject(pixel) {
    const { lng, lat } = map.containerPointToLatLng(pixel);
    return [lng, lat];
  }

  return {
    /** @param {{active: Place | null, wrong: boolean, theirs: Outline | null}} seen */
    show({ active, wrong, theirs }) {
      dragged = null;
      marked = active;
      mine.setLatLngs(latLngs(now()));
      mine.getElement()?.classList.toggle('fault', wrong);
      other.setLatLngs(theirs ? latLngs(theirs) : []);
      again();
    },
    /** @param {Outline} outline */
    goTo: (outline) => map.fitBounds(L.latLngBounds(latLngs(outline).flat(2)), { padding: [40, 40], animate: false }),
    remove() {
      map.off('moveend', again);
      [mine, other, grips].forEach((each) => each.remove());
    },
  };
}

/** As Leaflet has them. @param {Outline} outline */
const latLngs = (outline) => outline.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lat, lon])));
