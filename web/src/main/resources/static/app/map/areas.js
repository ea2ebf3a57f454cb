// @ts-check
import { colour } from './palette.js';

/**
 * Paints the areas of one tile: outlines of territories and communes, zones. Hulls of clusters overlap by dozens: that of the
 * selected one is drawn with the selection. What lies in the buffer falls outside the canvas, so outlines cut at tile borders
 * do not show.
 *
 * @param {CanvasRenderingContext2D} context in pixels of the tile
 * @param {import('./mvtlayer.js').Tile} tile
 * @param {number} size of the tile in pixels
 * @param {import('../state.js').State} state
 */
export function paintAreas(context, tile, size, state) {
  const draw = (name, style) => {
    const layer = tile.layers.get(name);
    if (!layer) return;
    const scale = size / layer.extent;
    for (const feature of layer.features) {
      const path = outline(feature, scale);
      context.globalAlpha = 1;
      style(path, feature);
    }
  };
  context.lineJoin = 'round';

  if (state.layers.includes('communes')) {
    draw('communes', (path) => {
      context.globalAlpha = 0.55;
      context.strokeStyle = colour('line-map');
      context.lineWidth = 0.8;
      context.stroke(path);
    });
    draw('territories', (path) => {
      context.globalAlpha = 0.8;
      context.strokeStyle = colour('line-map');
      context.lineWidth = 1.8;
      context.stroke(path);
    });
  }
  if (state.layers.includes('zones')) draw('zones', (path, feature) => paintZone(context, path, feature, state));
}

function paintZone(context, path, feature, { selection, focus }) {
  const selected = selection?.kind === 'zone' && selection.id === feature.id;
  context.globalAlpha = focus && !selected ? 0.45 : 1;
  context.fillStyle = colour('zone');
  context.fill(path);
  context.strokeStyle = colour('ink');
  context.lineWidth = selected ? 3 : 1.2;
  context.stroke(path);
}

/** @param {import('./mvt.js').Feature} feature @param {number} scale */
function outline(feature, scale) {
  const path = new Path2D();
  for (const part of feature.parts) {
    path.moveTo(part[0] * scale, part[1] * scale);
    for (let at = 2; at < part.length; at += 2) path.lineTo(part[at] * scale, part[at + 1] * scale);
    path.closePath();
  }
  return path;
}
