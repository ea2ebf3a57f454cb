// @ts-check
import { CATEGORIES, categoryColour, colour, symbol } from './palette.js';

/** @typedef {CanvasRenderingContext2D} Context @typedef {{x: number, y: number}} Point pixels */

/**
 * On whole pixels of the canvas: between them it would be smoothed, which takes several times as long.
 *
 * @param {Context} context @param {Point} at @param {string} category @param {number} radius
 */
export function drawSymbol(context, at, category, radius) {
  const { sprite, side, density } = symbol(category, radius);
  const [x, y] = [at.x, at.y].map((middle) => Math.round((middle - side / 2) * density) / density);
  context.drawImage(sprite, x, y, side, side);
}

/**
 * A zone's ring: slices clockwise from 12 o'clock in the order of the categories, with gaps in the background colour.
 *
 * @param {Context} context
 * @param {Point} at
 * @param {number} radius
 * @param {Map<string, number>} counts by category
 */
export function drawRing(context, at, radius, counts) {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  disc(context, at, radius + 1.5, colour('bg'));
  let angle = -Math.PI / 2;
  for (const category of CATEGORIES) {
    const count = counts.get(category) ?? 0;
    if (!count) continue;
    const end = angle + (2 * Math.PI * count) / total;
    context.beginPath();
    context.moveTo(at.x, at.y);
    context.arc(at.x, at.y, radius, angle, end);
    context.closePath();
    context.fillStyle = categoryColour(category);
    context.fill();
    if (counts.size > 1) {
      context.lineWidth = 1;
      context.strokeStyle = colour('bg');
      context.stroke();
    }
    angle = end;
  }
  disc(context, at, radius * 0.5, colour('bg'));
  context.beginPath();
  context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  context.lineWidth = 1;
  context.strokeStyle = colour('ink-2');
  context.stroke();
}

/** @param {Context} context @param {Point} at @param {number} radius @param {string} fill */
export function disc(context, at, radius, fill) {
  context.beginPath();
  context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
}

/** @param {Context} context @param {Point} at @param {number} radius @param {number} width */
export function circle(context, at, radius, width) {
  context.beginPath();
  context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  context.lineWidth = width;
  context.strokeStyle = colour('ink');
  context.stroke();
}

/** Where an arc bends: to the right of its direction. @param {Point} from @param {Point} to */
export function bend(from, to) {
  return { x: (from.x + to.x) / 2 - 0.16 * (to.y - from.y), y: (from.y + to.y) / 2 + 0.16 * (to.x - from.x) };
}

/** The point at share `t` of an arc. @param {Point} from @param {Point} to @param {number} t */
export function onArc(from, to, t) {
  const middle = bend(from, to);
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return { x: a * from.x + b * middle.x + c * to.x, y: a * from.y + b * middle.y + c * to.y };
}

/**
 * A link from the offer to the need, with a halo, a hollow end at the offer and an arrow head at the need.
 *
 * @param {Context} context
 * @param {Point} from
 * @param {Point} to
 * @param {number} width
 * @param {string} paint
 * @param {boolean} ends whether the hollow end and the arrow head are drawn
 */
export function drawArc(context, from, to, width, paint, ends) {
  const middle = bend(from, to);
  context.lineCap = 'round';
  for (const [stroke, wide] of [[colour('bg'), width + 2], [paint, width]]) {
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.quadraticCurveTo(middle.x, middle.y, to.x, to.y);
    context.strokeStyle = /** @type {string} */ (stroke);
    context.lineWidth = /** @type {number} */ (wide);
    context.stroke();
  }
  if (!ends || Math.hypot(to.x - from.x, to.y - from.y) < 14) return;
  const heading = Math.atan2(to.y - middle.y, to.x - middle.x);
  const length = 6 + 1.6 * width;
  const corner = (side) => [to.x - length * Math.cos(heading + side), to.y - length * Math.sin(heading + side)];
  context.beginPath();
  context.moveTo(to.x, to.y);
  context.lineTo(.../** @type {[number, number]} */ (corner(0.45)));
  context.lineTo(.../** @type {[number, number]} */ (corner(-0.45)));
  context.closePath();
  context.fillStyle = paint;
  context.fill();
  disc(context, from, 3 + width / 2, paint);
  disc(context, from, 1.5 + width / 4, colour('bg'));
}
