// @ts-check
import { t } from '../i18n.js';
import { colour } from '../map/palette.js';
import { fileName } from './facts.js';
import { drawLegend } from './legend.js';
import { drawMarks, write } from './marks.js';
import { picture } from './picture.js';

const SCALE = 2;
const HEAD = 60;
const FOOT = 30;
const FONT = 'system-ui, sans-serif';

/**
 * The map as an image for a report: title, filters, legend, scale, north, attribution, source and date on it.
 *
 * @param {any} map
 * @param {import('../map/content.js').Content} ours
 * @param {import('../state.js').State} state
 * @param {import('./facts.js').Facts} facts
 * @param {(code: string) => string} categoryName
 * @returns {HTMLCanvasElement}
 */
export function image(map, ours, state, facts, categoryName) {
  const drawn = picture(map, ours, state, SCALE);
  drawLegend(drawn, state, categoryName);
  drawMarks(map, drawn, map.attributionControl.getContainer().textContent);
  const { width, height } = drawn;
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = (HEAD + height + FOOT) * SCALE;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.scale(SCALE, SCALE);
  context.fillStyle = colour('bg');
  context.fillRect(0, 0, width, HEAD + height + FOOT);
  const line = (text, y, font) => write(context, fitted(context, text, width - 24, font), 12, y, font);
  line(facts.title, 22, `700 17px ${FONT}`);
  line(`${t('paper.scenario')} : ${facts.scenario} · ${t('paper.filters')} : ${facts.filters}`, 45, `13px ${FONT}`);
  context.drawImage(drawn.canvas, 0, HEAD, width, height);
  line(`${t('paper.source')} : ${facts.source} · ${facts.date}`, HEAD + height + FOOT / 2, `12px ${FONT}`);
  return canvas;
}

/** Cut with an ellipsis where it is too long for the line. */
function fitted(context, text, most, font) {
  context.font = font;
  if (context.measureText(text).width <= most) return text;
  let cut = text;
  while (cut && context.measureText(`${cut}…`).width > most) cut = cut.slice(0, -1);
  return `${cut}…`;
}

/**
 * Hands the image to the reader as a file.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {import('./facts.js').Facts} facts
 * @throws {DOMException} SecurityError when the online background forbids copies of it
 */
export async function save(canvas, facts) {
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName(facts, '.png');
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
