// @ts-check
import { categoryColour, colour } from './palette.js';
import { linkWidth } from './rules.js';
import { circle, disc, drawArc, onArc } from './shapes.js';

/**
 * Draws the selection: links with their direction, ends with a ring and a lasting label, the radius in force, a
 * cluster as a star in its hull.
 *
 * @param {CanvasRenderingContext2D} context in layer points
 * @param {any} map
 * @param {import('./focus.js').Focus} focus
 * @param {import('./scene.js').Hit[]} hits links are added to it
 */
export function drawFocus(context, map, focus, hits) {
  const place = ([lon, lat]) => map.latLngToLayerPoint([lat, lon]);
  if (focus.circle) drawRadius(context, map, focus.circle, place);
  if (focus.star) drawStar(context, focus.star, place);
  for (const link of [...focus.links].reverse()) {
    const [from, to] = [place(link.from), place(link.to)];
    drawArc(context, from, to, linkWidth(link.score), categoryColour(link.category), true);
    const { x, y } = onArc(from, to, 0.5);
    hits.push({ kind: 'synergy', id: link.id, x, y, radius: 6, name: '' });
  }
  for (const { at } of focus.marks) circle(context, place(at), 10, 3);
  for (const { at, label } of focus.marks) if (label) drawTag(context, place(at), label);
}

function drawRadius(context, map, { at: [lon, lat], metres }, place) {
  const centre = place([lon, lat]);
  const east = map.latLngToLayerPoint([lat, lon + metres / (111320 * Math.cos((lat * Math.PI) / 180))]);
  context.setLineDash([6, 5]);
  circle(context, centre, east.x - centre.x, 1.2);
  context.setLineDash([]);
}

function drawStar(context, { hub, members, hull, category }, place) {
  const trace = (positions) => {
    context.beginPath();
    for (const position of positions) context.lineTo(place(position).x, place(position).y);
    context.closePath();
  };
  trace(hull);
  context.globalAlpha = 0.12;
  context.fillStyle = categoryColour(category);
  context.fill();
  context.globalAlpha = 1;
  context.setLineDash([7, 4]);
  context.lineWidth = 2;
  context.strokeStyle = colour('ink');
  context.stroke();
  context.setLineDash([]);
  context.lineWidth = 1;
  for (const member of members) {
    trace([hub, member]);
    context.stroke();
  }
  disc(context, place(hub), 5, colour('bg'));
  circle(context, place(hub), 5, 2);
}

function drawTag(context, { x, y }, label) {
  context.font = '13px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const width = context.measureText(label).width + 16;
  context.beginPath();
  context.roundRect(x - width / 2, y - 42, width, 26, 6);
  context.fillStyle = colour('bg');
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = colour('line-map');
  context.stroke();
  context.fillStyle = colour('ink');
  context.fillText(label, x, y - 29);
}
