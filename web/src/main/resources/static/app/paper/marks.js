// @ts-check
import { t } from '../i18n.js';
import { colour } from '../map/palette.js';

const LONGEST_PX = 140;
const FONT = 'system-ui, sans-serif';

/**
 * The longest round length that fits, and its width in pixels at the middle of the map.
 *
 * @param {number} metresPerPixel
 * @returns {{metres: number, width: number}}
 */
export function scaleBar(metresPerPixel) {
  const most = LONGEST_PX * metresPerPixel;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = power * ([5, 2].find((step) => step * power <= most) ?? 1);
  return { metres, width: metres / metresPerPixel };
}

/**
 * What a map on paper cannot do without: scale, north and who the data are of.
 *
 * @param {any} map
 * @param {{context: CanvasRenderingContext2D, width: number, height: number}} picture
 * @param {string} credits
 */
export function drawMarks(map, { context, width, height }, credits) {
  const middle = map.getSize().y / 2;
  const metresPerPixel = map.containerPointToLatLng([0, middle]).distanceTo(map.containerPointToLatLng([100, middle])) / 100;
  drawScale(context, scaleBar(metresPerPixel), width - 12, height - 34);
  drawNorth(context, width - 26, 12);
  drawLine(context, credits, width, height);
}

function drawScale(context, { metres, width }, right, bottom) {
  const text = metres < 1000 ? `${metres} m` : `${metres / 1000} km`;
  context.fillStyle = colour('bg');
  context.fillRect(right - width - 6, bottom - 20, width + 12, 26);
  context.strokeStyle = colour('ink');
  context.lineWidth = 1.5;
  context.beginPath();
  for (const [x, y] of [[right - width, bottom - 6], [right - width, bottom], [right, bottom], [right, bottom - 6]]) context.lineTo(x, y);
  context.stroke();
  write(context, text, right - width / 2, bottom - 9, `12px ${FONT}`, 'center');
}

/** An arrow up: the map is never turned. */
function drawNorth(context, x, y) {
  context.fillStyle = colour('ink');
  context.strokeStyle = colour('bg');
  context.lineWidth = 3;
  context.beginPath();
  for (const [dx, dy] of [[0, 0], [9, 26], [0, 20], [-9, 26]]) context.lineTo(x + dx, y + dy);
  context.closePath();
  context.stroke();
  context.fill();
  write(context, t('paper.north'), x, y + 37, `700 14px ${FONT}`, 'center');
}

function drawLine(context, text, width, height) {
  context.font = `11px ${FONT}`;
  const wide = context.measureText(text).width + 12;
  context.fillStyle = colour('bg');
  context.fillRect(width - wide, height - 19, wide, 19);
  write(context, text, width - 6, height - 9, `11px ${FONT}`, 'right');
}

/** @param {CanvasRenderingContext2D} context @param {string} text @param {number} x @param {number} y @param {string} font @param {CanvasTextAlign} align */
export function write(context, text, x, y, font, align = 'left') {
  context.font = font;
  context.textAlign = align;
  context.textBaseline = 'middle';
  context.fillStyle = colour('ink');
  context.fillText(text, x, y);
}
