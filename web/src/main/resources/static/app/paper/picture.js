// @ts-check
import { paintAreas } from '../map/areas.js';
import { colour, drawSymbolsAt } from '../map/palette.js';
import { drawScene } from '../map/scene.js';

/**
 * What a map shows, drawn once more from what is in memory, and sharp at any scale. Tiles that have not come are missing.
 *
 * @param {any} map
 * @param {import('../map/content.js').Content} ours
 * @param {import('../state.js').State} state
 * @param {number} scale pixels of the picture to one of the map
 */
export function picture(map, ours, state, scale) {
  const size = map.getSize();
  const canvas = document.createElement('canvas');
  canvas.width = size.x * scale;
  canvas.height = size.y * scale;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.scale(scale, scale);
  context.fillStyle = colour('map');
  context.fillRect(0, 0, size.x, size.y);
  const place = placeOn(map.getContainer());
  for (const tile of map.getPane('basemap').querySelectorAll('img.leaflet-tile-loaded')) {
    const { x, y, width, height } = place(tile);
    context.drawImage(tile, x, y, width, height);
  }
  for (const tile of ours.areas.tiles.values()) {
    if (tile.coords.z === ours.areas._tileZoom && tile.canvas.isConnected) drawTile(context, tile, place(tile.canvas), state);
  }
  drawSymbolsAt(scale);
  const corner = map.containerPointToLayerPoint([0, 0]);
  context.translate(-corner.x, -corner.y);
  drawScene(context, L.bounds(corner, corner.add(size)), { map, areas: ours.areas, sums: ours.sums, picked: ours.picked, state });
  drawSymbolsAt(devicePixelRatio);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  return { canvas, context, width: size.x, height: size.y };
}

/**
 * A canvas that holds the pixels of another one: what was drawn on a canvas browsers draw again on paper, a little smaller than
 * its frame.
 *
 * @param {HTMLCanvasElement} drawn
 */
export function pixels(drawn) {
  const { width, height } = drawn;
  const copy = new OffscreenCanvas(width, height);
  copy.getContext('2d')?.drawImage(drawn, 0, 0);
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(copy.transferToImageBitmap());
  return canvas;
}

function drawTile(context, tile, { x, y, width, height }, state) {
  context.save();
  context.translate(x, y);
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  paintAreas(context, tile, width, state);
  context.restore();
}

/** Where an element stands on the map, in its pixels. @param {Element} container */
function placeOn(container) {
  const frame = container.getBoundingClientRect();
  return (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left - frame.left, y: top - frame.top, width, height };
  };
}
