// @ts-check
import { t } from '../i18n.js';
import { CATEGORIES, colour } from '../map/palette.js';
import { SITES_FROM } from '../map/rules.js';
import { circle, drawArc, drawSymbol } from '../map/shapes.js';
import { write } from './marks.js';

const ROW = 22;
const SIGN = 44;
const FONT = '13px system-ui, sans-serif';

/**
 * Draws the legend in the lower left corner of a picture: what is filtered out is left out.
 *
 * @param {{context: CanvasRenderingContext2D, height: number}} picture
 * @param {import('../state.js').State} state
 * @param {(code: string) => string} categoryName
 */
export function drawLegend({ context, height }, state, categoryName) {
  const near = (state.view?.zoom ?? 0) >= SITES_FROM;
  const categories = CATEGORIES.filter((code) => state.filters.categories?.includes(code) ?? true);
  const rows = [
    ...categories.map((code) => ({ text: categoryName(code), draw: (x, y) => drawSymbol(context, { x, y }, code, 6) })),
    ...(near ? NEAR : FAR).map(({ key, draw }) => ({ text: t(key), draw: (x, y) => draw(context, x, y) })),
  ];
  context.font = FONT;
  const width = SIGN + 12 + Math.max(...rows.map(({ text }) => context.measureText(text).width));
  const tall = rows.length * ROW + 38;
  const top = height - tall - 12;
  context.fillStyle = colour('bg');
  context.strokeStyle = colour('line-map');
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(12, top, width, tall, 8);
  context.fill();
  context.stroke();
  write(context, t('legend.title'), 24, top + 18, '600 15px system-ui, sans-serif');
  rows.forEach(({ text, draw }, at) => {
    const y = top + 42 + at * ROW;
    draw(12 + SIGN / 2, y);
    write(context, text, 12 + SIGN, y, FONT);
  });
}

const FAR = [
  { key: 'legend.ring', draw: (context, x, y) => [[x - 7, 8], [x + 9, 4]].forEach(([at, radius]) => circle(context, { x: at, y }, radius, 1.2)) },
  { key: 'legend.flow', draw: (context, x, y) => [[y - 4, 1], [y + 4, 3]].forEach(([at, width]) => stroke(context, [[x - 15, at], [x + 15, at]], width)) },
];

const NEAR = [
  {
    key: 'legend.zone',
    draw: (context, x, y) => {
      stroke(context, [[x - 14, y + 5], [x - 9, y - 6], [x + 7, y - 6], [x + 14, y + 2], [x + 5, y + 7], [x - 14, y + 5]], 1.2);
      context.fillStyle = colour('zone');
      context.fill();
    },
  },
  { key: 'legend.link', draw: (context, x, y) => drawArc(context, { x: x - 14, y: y + 4 }, { x: x + 14, y: y + 2 }, 2.5, colour('ink'), true) },
  {
    key: 'legend.cluster',
    draw: (context, x, y) => {
      context.setLineDash([3, 2]);
      stroke(context, [[x - 14, y + 7], [x - 8, y - 7], [x + 9, y - 7], [x + 14, y + 7], [x - 14, y + 7]], 1.2);
      context.setLineDash([]);
      circle(context, { x, y }, 4, 1);
    },
  },
];

function stroke(context, points, width) {
  context.strokeStyle = colour('ink');
  context.lineWidth = width;
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
}
