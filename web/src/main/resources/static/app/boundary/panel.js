// @ts-check
import { html } from '../html.js';
import { number, t } from '../i18n.js';
import { hectares, same, vertices } from './outline.js';

const PAGE = 25;
const DECIMALS = 6;

/**
 * The panel of the boundary editor.
 *
 * @param {{name: string, outline: import('./outline.js').Outline, active: import('./outline.js').Place | null, fault: string | null,
 *     undo: boolean, redo: boolean, snap: boolean, page: number, saving: boolean, resumed: boolean, theirs: import('./outline.js').Outline | null}} seen
 */
export function panel({ name, outline, active, fault, undo, redo, snap, page, saving, resumed, theirs }) {
  const all = vertices(outline);
  const shown = all.slice(page * PAGE, (page + 1) * PAGE);
  return html`<header>
      <p class="tags"><span class="tag">${t('boundary.title')}</span></p>
      <h2 id="boundary-title" tabindex="-1">${name}</h2>
      <p class="sub">${t('boundary.size', { area: number(hectares(outline), 2), n: all.length })}</p>
    </header>
    ${resumed && html`<p class="notice">${t('boundary.resumed')}</p>`}
    ${theirs && conflict(outline, theirs)}
    <p id="boundary-state" class="${fault ? 'notice fault' : 'quiet'}">${fault ?? t('boundary.valid')}</p>
    <section class="tools">
      <button type="button" data-edit="undo" id="boundary-undo" ${!undo && html`aria-disabled="true"`}>↶ ${t('boundary.undo')}</button>
      <button type="button" data-edit="redo" id="boundary-redo" ${!redo && html`aria-disabled="true"`}>↷ ${t('boundary.redo')}</button>
      <label class="choice"><input type="checkbox" id="boundary-snap" ${snap && html`checked`} /> ${t('boundary.snap')}</label>
      <label class="file">${t('boundary.file')} <input type="file" id="boundary-file" accept=".geojson,.json,application/geo+json" /></label>
      <p class="quiet">${t('boundary.help')}</p>
    </section>
    <section class="tools keeping">
      <button type="button" class="primary" data-edit="save" id="boundary-save" ${saving && html`disabled`}>${t('boundary.save')}</button>
      <button type="button" data-edit="leave" id="boundary-leave">${t('boundary.leave')}</button>
    </section>
    <section>
      <table>
        <caption class="hidden">${t('boundary.vertices')}</caption>
        <thead><tr><th scope="col">${t('boundary.vertex')}</th><th scope="col">${t('boundary.lon')}</th>
          <th scope="col">${t('boundary.lat')}</th><th scope="col"><span class="hidden">${t('actions')}</span></th></tr></thead>
        <tbody>${shown.map(({ place, position }, at) => row(page * PAGE + at, place, position, same(place, active)))}</tbody>
      </table>
      ${all.length > PAGE && html`<p class="tools">
        <button type="button" data-edit="page" data-at="${page - 1}" id="boundary-before" ${page === 0 && html`disabled`}>${t('boundary.before')}</button>
        <span>${t('boundary.page', { from: page * PAGE + 1, to: page * PAGE + shown.length, all: all.length })}</span>
        <button type="button" data-edit="page" data-at="${page + 1}" id="boundary-after" ${page * PAGE + shown.length >= all.length && html`disabled`}>${t('boundary.after')}</button>
      </p>`}
    </section>`;
}

/** The page of the table a vertex stands on. @param {number} index */
export const pageOf = (index) => Math.floor(index / PAGE);

function row(index, { polygon, ring, vertex }, position, active) {
  const at = `${polygon}.${ring}.${vertex}`;
  const field = (axis, value) => html`<input type="number" step="any" inputmode="decimal" id="vertex-${axis}-${at}" data-at="${at}"
    data-axis="${axis}" value="${Number(value.toFixed(DECIMALS))}" aria-label="${t(axis === 0 ? 'boundary.lonOf' : 'boundary.latOf', { at: index + 1 })}" />`;
  return html`<tr class="${active ? 'chosen' : ''}" ${active && html`aria-current="true"`}>
    <th scope="row">${index + 1}</th><td>${field(0, position[0])}</td><td>${field(1, position[1])}</td>
    <td><button type="button" class="icon" data-edit="insert" data-at="${at}" id="vertex-add-${at}" aria-label="${t('boundary.insertAfter', { at: index + 1 })}">+</button>
      <button type="button" class="icon" data-edit="remove" data-at="${at}" id="vertex-drop-${at}" aria-label="${t('boundary.remove', { at: index + 1 })}">✕</button></td>
  </tr>`;
}

/** Both drawings, and what can be done: nothing is lost, taking theirs can be undone. */
function conflict(mine, theirs) {
  const line = (who, outline) => html`<tr><th scope="row">${who}</th><td class="n">${number(hectares(outline), 2)}</td><td class="n">${number(vertices(outline).length)}</td></tr>`;
  return html`<section class="notice" id="boundary-conflict" role="alert">
    <h3>${t('boundary.conflict')}</h3>
    <p>${t('boundary.conflictHelp')}</p>
    <table>
      <caption class="hidden">${t('boundary.conflict')}</caption>
      <thead><tr><th scope="col">${t('boundary.drawing')}</th><th scope="col" class="n">${t('boundary.hectares')}</th><th scope="col" class="n">${t('boundary.vertices')}</th></tr></thead>
      <tbody>${line(t('boundary.mine'), mine)}${line(t('boundary.theirs'), theirs)}</tbody>
    </table>
    <p class="tools">
      <button type="button" data-edit="keep-mine" id="boundary-keep-mine">${t('boundary.keepMine')}</button>
      <button type="button" data-edit="take-theirs" id="boundary-take-theirs">${t('boundary.takeTheirs')}</button>
    </p>
  </section>`;
}
