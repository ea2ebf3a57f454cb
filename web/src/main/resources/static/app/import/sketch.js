// @ts-check
import { get } from '../api.js';
import { html, render } from '../html.js';
import { t } from '../i18n.js';

/**
 * A map of the rows a trial would store, over the zones that are there; nothing of it is stored.
 *
 * @param {HTMLElement} place
 * @param {{line: number, code: string, shape: string}[]} places
 */
export async function sketch(place, places) {
  if (!places.length) return;
  render(place, html`<h3>${t('import.map', { n: places.length })}</h3><div id="import-map"></div>`);
  const style = getComputedStyle(document.documentElement);
  const map = L.map('import-map', { attributionControl: false, zoomAnimation: false });
  const rows = L.geoJSON(places.map(({ line, code, shape }) => ({
    type: 'Feature', properties: { line, code }, geometry: JSON.parse(shape),
  })), {
    style: { color: style.getPropertyValue('--accent') || 'currentColor', weight: 2 },
    pointToLayer: (_, at) => L.circleMarker(at, { radius: 5 }),
    onEachFeature: ({ properties }, layer) => layer.bindTooltip(`${properties.line} · ${properties.code}`),
  }).addTo(map);
  map.fitBounds(rows.getBounds().pad(0.2), { maxZoom: 16 });
  const zones = await get('ogc/collections/zones/items', { bbox: map.getBounds().toBBoxString(), limit: 300, f: 'json' }).catch(() => null);
  if (zones && document.contains(map.getContainer())) {
    L.geoJSON(zones, { style: { color: '#808080', weight: 1, fillOpacity: 0.1 }, interactive: false }).addTo(map).bringToBack();
  }
}
