// @ts-check
import { byId } from '../html.js';
import { t } from '../i18n.js';
import { content } from './content.js';
import { hitAt } from './hits.js';
import { keyboard } from './keyboard.js';
import { readPalette } from './palette.js';

/**
 * The map and everything of ours on it.
 *
 * @param {import('../state.js').Store} store
 * @param {(text: string) => void} say tells the reader of a screen reader
 * @param {{element?: string, scenario?: string}} [where] the id of its element, and the scenario it shows when not the page's
 */
export function createMap(store, say, { element = 'map', scenario } = {}) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(element, {
    zoomControl: false, minZoom: 5, maxZoom: 19, zoomAnimation: !calm, fadeAnimation: !calm, markerZoomAnimation: !calm,
    maxBoundsViscosity: 0.5, worldCopyJump: false,
  });
  map.attributionControl.setPrefix('<a href="https://leafletjs.com">Leaflet</a>');
  map.createPane('basemap').style.zIndex = '150';
  L.control.scale({ imperial: false, position: 'bottomright' }).addTo(map);
  const { lat, lng, zoom } = store.state.view ?? { lat: 46.15, lng: 6.25, zoom: 10 };
  map.setView([lat, lng], zoom);
  readPalette();

  const ours = content(map, store, scenario);

  const select = ({ kind, id }) => store.change({ selection: { kind, id } });
  const find = (point, touch) => hitAt(point, ours.hits, ours.areas, map, touch);
  map.on('click', ({ layerPoint, originalEvent }) => {
    if (store.state.editing) return;
    const hit = find(layerPoint, originalEvent.pointerType === 'touch');
    if (hit) select(hit);
    else store.change({ selection: null });
  });
  followPointer(map, find);
  keyboard(map, {
    hitAtCentre: () => find(map.latLngToLayerPoint(map.getCenter()), true),
    hits: () => ours.hits,
    select,
    leave: () => store.change({ selection: null }),
    say,
  });

  const repaint = () => {
    readPalette();
    ours.repaint();
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  keepView(map, store);

  return {
    map,
    ours,
    /** What is seen, as the server reads it: west, south, east, north with commas between. */
    bounds() {
      const box = map.getBounds();
      return [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map((side) => side.toFixed(5)).join(',');
    },
    repaint,
    /** Shows a box in the part of the map no panel covers. @param {number[]} bounds @param {number} [maxZoom] */
    show([west, south, east, north], maxZoom = 16) {
      map.fitBounds([[south, west], [north, east]], { ...freePart(map), maxZoom, animate: !calm });
    },
  };
}

/** The view of the state is the map's, both ways; a panel that opens or closes leaves the centre where it was. */
function keepView(map, store) {
  const differs = ({ lat, lng, zoom }) =>
    zoom !== map.getZoom() || map.project([lat, lng]).distanceTo(map.project(map.getCenter())) > 2;
  let resizing = false;
  map.on('moveend', () => {
    if (resizing) return;
    const centre = map.getCenter();
    if (store.state.view && !differs(store.state.view)) return;
    store.change({ view: { lat: centre.lat, lng: centre.lng, zoom: map.getZoom() } });
  });
  store.on(['view'], ({ view }) => view && differs(view) && map.setView([view.lat, view.lng], view.zoom));
  new ResizeObserver(() => {
    const { view } = store.state;
    resizing = true;
    map.invalidateSize({ pan: false });
    if (view) map.setView([view.lat, view.lng], view.zoom, { animate: false });
    resizing = false;
  }).observe(map.getContainer());
}

function followPointer(map, find) {
  const tooltip = L.tooltip({ className: 'map-tip', offset: [12, 0], opacity: 1 });
  map.on('mousemove', ({ layerPoint, latlng }) => {
    const hit = find(layerPoint, false);
    map.getContainer().classList.toggle('over', Boolean(hit));
    if (hit?.name) {
      const text = document.createElement('span');
      text.textContent = `${hit.name} · ${t(`kind.${hit.kind}`)}`;
      tooltip.setLatLng(latlng).setContent(text).addTo(map);
    } else tooltip.remove();
  });
  map.on('mouseout movestart', () => tooltip.remove());
}

/** Padding so that the middle is that of the visible part: on a phone the sheet, on a tablet the panel covers the map. */
function freePart(map) {
  const stage = map.getContainer().getBoundingClientRect();
  const panel = (document.getElementById('boundary') ?? document.getElementById('detail'))?.getBoundingClientRect() ?? new DOMRect();
  const overlaps = panel.width > 0 && panel.left < stage.right - 1 && panel.top < stage.bottom - 1;
  const legend = byId('legend');
  const beside = legend.open && stage.width > 700 ? legend.getBoundingClientRect().width : 0;
  const sheet = overlaps && panel.width >= stage.width - 1;
  const margin = stage.width < 640 ? 8 : 40;
  return {
    paddingTopLeft: [margin + beside, sheet ? 110 : margin],
    paddingBottomRight: [margin + (overlaps && !sheet ? stage.right - panel.left : 0), margin + (sheet ? stage.bottom - panel.top : 0)],
  };
}
