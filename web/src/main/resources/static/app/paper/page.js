// @ts-check
import { html, render } from '../html.js';
import { t } from '../i18n.js';
import { readPalette } from '../map/palette.js';
import { drawMarks, write } from './marks.js';
import { picture, pixels } from './picture.js';

const SCALE = 3;

/**
 * The page that is printed instead of the screen: the map with all that it needs beside it, then the open panel and the
 * open list. Made at once, since the browser does not wait; it is in the colours of the light theme.
 *
 * @param {{map: any, ours: import('../map/content.js').Content}[]} maps side by side when there are two
 * @param {import('../state.js').State} state
 * @param {import('./facts.js').Facts} facts
 * @returns {HTMLElement}
 */
export function mapPage(maps, state, facts) {
  const page = document.createElement('section');
  page.id = 'paper';
  page.className = 'paper';
  render(page, html`<div class="paper-map">
      <header><h1>${facts.title}</h1><p>${facts.counts}</p></header>
      <div class="paper-pictures"></div>
      <div class="paper-side">
        <h2>${t('legend.title')}</h2><div class="paper-legend"></div>
        ${factList(facts)}
      </div>
    </div>`);
  document.body.append(page);
  page.querySelector('.paper-legend')?.replaceChildren(copyOf('#legend-body'));
  readPalette(page);
  const names = maps.length > 1 ? [...document.querySelectorAll('#map-names span')].map((name) => name.textContent ?? '') : [];
  maps.forEach(({ map, ours }, at) => {
    const drawn = picture(map, ours, state, SCALE);
    drawMarks(map, drawn, map.attributionControl.getContainer().textContent);
    if (names[at]) write(drawn.context, names[at], drawn.width / 2, 18, '700 17px system-ui, sans-serif', 'center');
    page.querySelector('.paper-pictures')?.append(pixels(drawn.canvas));
  });
  readPalette();
  for (const [wanted, source] of [[state.selection, '#detail-body'], [state.table.open, '#list-body']]) {
    if (!wanted) continue;
    const sheet = document.createElement('div');
    sheet.className = source === '#list-body' ? 'paper-list' : 'paper-detail';
    sheet.append(copyOf(String(source)));
    page.append(sheet);
  }
  return page;
}

/** What filters, scenario and day stand behind what is seen, and where to find it again. @param {import('./facts.js').Facts} facts */
export function factList(facts) {
  return html`<dl class="facts">
    ${['scenario', 'filters', 'date', 'source', 'link'].map((name) => html`<div><dt>${t(`paper.${name}`)}</dt><dd>${facts[name]}</dd></div>`)}
  </dl>`;
}

/** What stands in an element, without what can only be used on a screen. @param {string} selector */
function copyOf(selector) {
  const copy = document.createElement('div');
  copy.append(...[...(document.querySelector(selector)?.childNodes ?? [])].map((node) => node.cloneNode(true)));
  stripped(copy);
  return copy;
}

/** Takes forms, ids and plain buttons out: paper has none, and an id stands once in a document. @param {Element} element */
export function stripped(element) {
  for (const useless of element.querySelectorAll('form, [data-do], button.plain, [id="list-more"]')) useless.remove();
  for (const named of element.querySelectorAll('[id]')) named.removeAttribute('id');
  for (const button of element.querySelectorAll('button')) button.replaceWith(...button.childNodes);
}
