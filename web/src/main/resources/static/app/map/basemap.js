// @ts-check

const GEOPLATEFORME =
  'https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&STYLE=normal&TILEMATRIXSET=PM' +
  '&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}';

const ONLINE = {
  plan: [`${GEOPLATEFORME}&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&FORMAT=image/png`, '© IGN – Géoplateforme'],
  ortho: [`${GEOPLATEFORME}&LAYER=ORTHOIMAGERY.ORTHOPHOTOS&FORMAT=image/jpeg`, '© IGN – Géoplateforme'],
  osm: ['https://tile.openstreetmap.org/{z}/{x}/{y}.png', '© OpenStreetMap contributors'],
};

const PATIENCE_MS = 4000;
const MOST_FAILURES = 4;

/**
 * Lays the chosen online background over the neutral one, which is always there, and takes it away again when it does
 * not come: no tile within 4 s, or 4 failures before the first one.
 *
 * @param {any} map
 * @param {import('../state.js').Store} store
 * @param {(chosen: string) => void} unavailable
 */
export function showBasemap(map, store, unavailable) {
  /** @type {any} */
  let layer = null;
  let timer = 0;

  function change() {
    clearTimeout(timer);
    layer?.remove();
    layer = null;
    const chosen = store.state.basemap;
    if (!ONLINE[chosen]) return;
    const [url, attribution] = ONLINE[chosen];
    let failures = 0;
    let arrived = false;
    const giveUp = () => {
      layer?.remove();
      store.change({ basemap: 'neutre' });
      unavailable(chosen);
    };
    layer = L.tileLayer(url, { attribution, maxZoom: 19, pane: 'basemap', crossOrigin: '', className: `basemap-${chosen}` });
    layer.on('tileload', () => {
      arrived = true;
      clearTimeout(timer);
    });
    layer.on('tileerror', () => !arrived && ++failures === MOST_FAILURES && giveUp());
    timer = setTimeout(() => !arrived && giveUp(), PATIENCE_MS);
    layer.addTo(map);
  }
  store.on(['basemap'], change);
  change();
}
