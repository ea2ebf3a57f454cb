// @ts-check
/* The small map of an OGC API page: the features it is about, over the outlines of the territories; nothing from elsewhere. Leaflet is loaded before it. */

const element = document.getElementById('map');
if (element?.dataset.features) void draw(element, element.dataset.features);

/** @param {HTMLElement} element @param {string} address of GeoJSON */
async function draw(element, address) {
  const L = /** @type {any} */ (globalThis).L;
  const style = getComputedStyle(document.documentElement);
  const look = { color: style.getPropertyValue('--accent').trim(), weight: 2, fillOpacity: 0.25 };
  const map = L.map(element, { scrollWheelZoom: false }).setView([46.2, 6.3], 5);
  const territories = await features(address.replace(/\/collections\/[^/]+\/items.*/, '/collections/territories/items?limit=1000'));
  const outline = { color: style.getPropertyValue('--line-map').trim(), weight: 1, fill: false, interactive: false };
  if (territories) L.geoJSON(territories, { style: () => outline }).addTo(map);
  const wanted = await features(address);
  if (!wanted) return;
  const shown = L.geoJSON(wanted, {
    style: () => look,
    pointToLayer: (/** @type {any} */ _, /** @type {any} */ at) => L.circleMarker(at, { ...look, radius: 5 }),
    onEachFeature: (/** @type {any} */ feature, /** @type {any} */ shape) =>
      shape.bindTooltip(String(feature.properties?.name ?? feature.properties?.zone_name ?? feature.id)),
  }).addTo(map);
  const bounds = shown.getBounds();
  if (bounds.isValid()) map.fitBounds(bounds, { padding: [16, 16], maxZoom: 15 });
}

/** @param {string} address @returns {Promise<any>} GeoJSON; nothing when the server has none */
async function features(address) {
  const answer = await fetch(address, { headers: { accept: 'application/geo+json' } });
  return answer.ok ? answer.json() : undefined;
}
