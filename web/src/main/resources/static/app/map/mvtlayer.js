// @ts-check
import { address, request as ask } from '../api.js';
import { decodeTile } from './mvt.js';

/** How much of a frame tiles may take: what is left is for moving the map and for painting. */
const SHARE_MS = 16;

/**
 * @typedef {object} Tile
 * @property {{x: number, y: number, z: number}} coords
 * @property {Map<string, import('./mvt.js').TileLayer>} layers
 * @property {HTMLCanvasElement | null} canvas null when nothing is painted in tiles of this layer
 */

/**
 * Vector tiles of our own server on a Leaflet grid. Decoded tiles are kept as long as their tile is on the map, so that
 * filter, theme and selection repaint without fetching; requests of tiles that leave the map are aborted.
 *
 * Options: `layersAt(zoom)` names the layers wanted; `paint(context, tile, scale)` draws one tile, `scale` being tile
 * units to canvas pixels; without it the tiles only bring data; `picked(names)` parts the layers by the filter the server applies
 * to them, null for none; `scenario` is asked for instead of the page's own. For each tile it fires `data`, `failed` when the
 * server refused it, `lost` without a server, or `left` when it was wanted no more.
 */
export const MvtLayer = L.GridLayer.extend({
  initialize(options) {
    L.GridLayer.prototype.initialize.call(this, { keepBuffer: 1, updateWhenZooming: false, ...options });
    /** @type {Map<string, Tile>} */
    this.tiles = new Map();
    /** @type {Map<string, AbortController>} */
    this.requests = new Map();
    this.on('tileunload', ({ coords }) => this.forget(keyOf(coords)));
  },

  createTile(coords, done) {
    const size = this.getTileSize();
    const element = document.createElement(this.options.paint ? 'canvas' : 'div');
    if (element instanceof HTMLCanvasElement) {
      element.width = size.x * devicePixelRatio;
      element.height = size.y * devicePixelRatio;
    }
    this.load(coords, element).then(
      () => done(null, element),
      (failure) => done(failure, element),
    );
    return element;
  },

  async load(coords, element) {
    const names = this.options.layersAt(coords.z);
    if (names.length === 0) return;
    const key = keyOf(coords);
    const request = new AbortController();
    this.requests.set(key, request);
    let outcome = 'data';
    try {
      const wanted = this.options.picked?.(names) ?? [{ names }];
      const parts = await Promise.all(wanted.map((part) => this.fetchPart(part, coords, request.signal)));
      await inTurn(() => {
        request.signal.throwIfAborted();
        const layers = new Map(parts.flatMap((part) => [...decodeTile(part)]));
        const tile = { coords, layers, canvas: element instanceof HTMLCanvasElement ? element : null };
        this.tiles.set(key, tile);
        this.paintTile(tile);
      });
    } catch (failure) {
      outcome = failure instanceof TypeError ? 'lost' : failure.name === 'AbortError' ? 'left' : 'failed';
      if (outcome === 'lost') dispatchEvent(new Event('server-lost'));
      throw failure;
    } finally {
      if (this.requests.get(key) === request) this.requests.delete(key);
      this.fire(outcome);
    }
  },

  /** The bytes of some layers of a tile, of their rows those a filter leaves. */
  async fetchPart({ names, filter = {} }, { z, x, y }, signal) {
    const { scenario } = this.options;
    const parameters = scenario ? { ...filter, scenario } : filter;
    const answer = await ask(address(`tiles/${names.join(',')}/${z}/${x}/${y}.mvt`, parameters), { signal });
    if (!answer.ok) throw new Error(`tile ${answer.status}`);
    return answer.arrayBuffer();
  },

  forget(key) {
    this.requests.get(key)?.abort();
    this.tiles.delete(key);
  },

  paintTile(tile) {
    if (!tile.canvas) return;
    const context = tile.canvas.getContext('2d');
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, tile.canvas.width, tile.canvas.height);
    context.scale(devicePixelRatio, devicePixelRatio);
    this.options.paint(context, tile, this.getTileSize().x);
  },

  /** Draws every tile again from what is in memory. */
  repaint() {
    for (const tile of this.tiles.values()) this.paintTile(tile);
  },

  /**
   * Every feature of a layer in the tiles that are shown, a feature that lies in several tiles several times.
   *
   * @param {string} name
   * @param {(feature: import('./mvt.js').Feature, project: (x: number, y: number) => L.Point) => void} take `project`
   *     turns tile units into pixels of the map's world at its present zoom
   */
  each(name, take) {
    const zoom = this._map.getZoom();
    for (const { coords, layers } of this.tiles.values()) {
      const layer = layers.get(name);
      if (!layer || (this.options.paint && coords.z !== this._tileZoom)) continue;
      const size = 256 * 2 ** (zoom - coords.z);
      const scale = size / layer.extent;
      const project = (x, y) => L.point(coords.x * size + x * scale, coords.y * size + y * scale);
      for (const feature of layer.features) take(feature, project);
    }
  },
});

/** @param {{x: number, y: number, z: number}} coords */
function keyOf({ x, y, z }) {
  return `${z}/${x}/${y}`;
}

/** @type {(() => void)[]} */
const waiting = [];
let due = false;

/**
 * Does some work as soon as a frame has room: many tiles that arrive together are drawn over several frames, so that none
 * of them stands still.
 *
 * @param {() => void} work
 * @returns {Promise<void>} fails as the work does
 */
function inTurn(work) {
  return new Promise((done, failed) => {
    waiting.push(() => {
      try {
        done(work());
      } catch (failure) {
        failed(failure);
      }
    });
    if (!due) takeTurns();
  });
}

/** A page nobody sees makes no frames. */
function takeTurns() {
  due = waiting.length > 0;
  if (!due) return;
  for (const until = performance.now() + SHARE_MS; waiting.length > 0 && performance.now() < until; ) waiting.shift()?.();
  if (document.hidden) setTimeout(takeTurns);
  else requestAnimationFrame(takeTurns);
}
