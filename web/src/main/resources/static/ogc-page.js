// @ts-check
/* The small map of an OGC API page: it draws the features that the page is about. Leaflet is loaded before it. */

const element = document.getElementById('map');
if (element?.dataset.features) void draw(element, element.dataset.features);

/** @param {HTMLElement} element @param {string} address of GeoJSON */
async function draw(element, address) {
  const L = /** @type {any} */ (globalThis).L;
  const style = getComputedStyle(document.documentElement);
  const look = { color: style.getPropertyValue('--accent').trim(), weight: 2, fillOpacity: 0.25 };
  const map = L.map(element, { scrollWheelZoom: false }).setView([46.2, 6.3], 5);
  L.tileLayer('https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2'
    + '&STYLE=normal&TILEMATRIXSET=PM&FORMAT=image/png&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}', {
    attribution: '© <a href="https://www.ign.fr">IGN</a>',
    maxZoom: 18,
    opacity: 0.6,
  }).addTo(map);
  const answer = await fetch(address, { headers: { accept: 'application/geo+json' } });
  if (!answer.ok) return;
  const features = L.geoJSON(await answer.json(), {
    style: () => look,
    pointToLayer: (/** @type {any} */ _, /** @type {any} */ at) => L.circleMarker(at, { ...look, radius: 5 }),
    onEachFeature: (/** @type {any} */ feature, /** @type {any} */ shape) =>
      shape.bindTooltip(String(feature.properties?.name ?? feature.properties?.zone_name ?? feature.id)),
  }).addTo(map);
  const bounds = features.getBounds();
  if (bounds.isValid()) map.fitBounds(bounds, { padding: [16, 16], maxZoom: 15 });
}
