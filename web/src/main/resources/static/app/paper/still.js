// @ts-check
import { content } from '../map/content.js';
import { createStore } from '../state.js';
import { drawMarks } from './marks.js';
import { picture, pixels } from './picture.js';

const SIZE = [720, 380];
const SCALE = 3;
const PATIENCE_MS = 8000;

/**
 * A picture of an object on the map, of one size on every screen. Uses a map of its own, out of sight, which is gone
 * afterwards; what has not come within 8 s is missing.
 *
 * @param {import('../state.js').State} state its focus is what is brought forward
 * @param {string} credits whose data the map shows
 * @returns {Promise<HTMLCanvasElement>}
 */
export async function still(state, credits) {
  const element = document.createElement('div');
  element.className = 'paper-still';
  [element.style.width, element.style.height] = SIZE.map((side) => `${side}px`);
  document.body.append(element);
  const map = L.map(element, {
    maxZoom: 19, zoomControl: false, attributionControl: false, zoomAnimation: false, fadeAnimation: false, keyboard: false, zoomSnap: 0.25,
  });
  map.createPane('basemap');
  const [west, south, east, north] = state.focus?.bounds ?? [0, 0, 0, 0];
  map.fitBounds([[south, west], [north, east]], { padding: [48, 48], maxZoom: 17, animate: false });
  const ours = content(map, createStore({ ...state, basemap: 'neutre' }));
  try {
    const end = performance.now() + PATIENCE_MS;
    do await new Promise((later) => setTimeout(later, 60));
    while (!ours.settled() && performance.now() < end);
    const drawn = picture(map, ours, state, SCALE);
    drawMarks(map, drawn, credits);
    return pixels(drawn.canvas);
  } finally {
    ours.stop();
    map.remove();
    element.remove();
  }
}
