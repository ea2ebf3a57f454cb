// @ts-check
import { fromQuery } from '../permalink.js';

/**
 * Talks with the page that holds the frame, and with no other window: tells `ready`, `move` and `selection`, obeys `flyTo`
 * and `filter`. Messages are `{symbiozae: name, detail}`. Who may hold the frame is the server's to say
 * (`frame-ancestors`); nothing sent tells more than the address of a public view.
 *
 * @param {import('../state.js').Store} store
 */
export function talk(store) {
  if (parent === window) return;
  const tell = (name, detail) => parent.postMessage({ symbiozae: name, detail }, '*');

  /** @type {Record<string, (detail: any) => void>} */
  const orders = {
    flyTo({ lon, lat, zoom = store.state.view?.zoom }) {
      const { view } = fromQuery(`?c=${lat},${lon},${zoom}`);
      if (view) store.change({ view });
    },
    filter(query) {
      const { filters, layers } = fromQuery(String(query));
      store.change(layers ? { filters, layers } : { filters });
    },
  };
  addEventListener('message', ({ source, data }) => {
    if (source === parent && Object.hasOwn(orders, data?.symbiozae)) orders[data.symbiozae](data.detail ?? {});
  });

  store.on(['view'], ({ view }) => view && tell('move', { lon: view.lng, lat: view.lat, zoom: view.zoom }));
  store.on(['selection'], ({ selection }) => tell('selection', selection));
  tell('ready', null);
}
