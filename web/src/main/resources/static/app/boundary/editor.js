// @ts-check
import { byId, render } from '../html.js';
import { t } from '../i18n.js';
import { crossing, overlapped } from './checks.js';
import { drawing } from './drawing.js';
import { dropDraft, findDraft, keepDraft } from './draft.js';
import { outlineOf } from './file.js';
import { history } from './history.js';
import { inserted, moved, removed, same, vertices } from './outline.js';
import { pageOf, panel } from './panel.js';
import { closePanel, openPanel } from './place.js';
import { isConflict, readZone, reasonOf, saveZone } from './zones.js';

/**
 * Lets a person draw the selected zone's boundary anew, until it is saved or given up. The server is asked to keep it with
 * the version that was read; what a colleague saved meanwhile is shown beside it.
 *
 * @typedef {import('./outline.js').Place} Place
 * @param {import('../state.js').Store} store
 * @param {any} map
 * @param {{say: (text: string) => void, warn: (text: string, action?: string, act?: () => void) => void}} context
 */
export async function editBoundary(store, map, { say, warn }) {
  const { selection, focus } = store.state;
  if (store.state.editing || selection?.kind !== 'zone') return;
  const id = selection.id;
  store.change({ editing: true, focus: focus && { ...focus, links: [], marks: [] } });
  /** @type {any} */
  let zone;
  /** @type {HTMLElement} */
  let body;
  try {
    zone = await readZone(id);
    body = await openPanel();
  } catch (failure) {
    store.change({ editing: false, focus });
    return warn(failure.message || t('error.network'));
  }

  const draft = findDraft(id);
  const drawn = history(zone.outline);
  let { version } = zone;
  if (draft) {
    drawn.add(draft.outline);
    version = draft.version;
  }
  let resumed = draft !== null;
  /** @type {Place | null} */
  let active = null;
  /** @type {any} */
  let theirs = null;
  let [snap, saving, page] = [true, false, 0];
  let refusal = '';

  const picture = drawing(map, {
    now: () => drawn.now,
    snapTo: () => (snap ? zone.neighbours.map(({ outline }) => outline) : []),
    choose: activate,
    change,
  });

  function fault() {
    const cross = crossing(drawn.now);
    if (cross) return t('boundary.crosses', { lon: cross[0].toFixed(5), lat: cross[1].toFixed(5) });
    const over = overlapped(drawn.now, zone.neighbours);
    return over ? t('boundary.overlaps', { name: over.name }) : refusal || null;
  }

  function draw() {
    const wrong = fault();
    picture.show({ active, wrong: wrong !== null, theirs: theirs?.outline ?? null });
    render(body, panel({
      name: zone.name, outline: drawn.now, active, fault: wrong, undo: drawn.canUndo, redo: drawn.canRedo, snap, page, saving, resumed,
      theirs: theirs?.outline ?? null,
    }));
    return wrong;
  }

  /** What every change of the drawing has in common: it is kept, and told. */
  function changed() {
    refusal = '';
    resumed = false;
    if (drawn.now === zone.outline) dropDraft(id);
    else keepDraft(id, { version, outline: drawn.now });
    page = Math.min(page, pageOf(vertices(drawn.now).length - 1));
    say(draw() ?? t('boundary.valid'));
  }

  function change(outline) {
    drawn.add(outline);
    changed();
  }

  function activate(place) {
    active = place;
    page = pageOf(vertices(drawn.now).findIndex((each) => same(each.place, place)));
    draw();
    body.querySelector('.chosen')?.scrollIntoView({ block: 'nearest' });
  }

  async function save() {
    const wrong = fault();
    if (wrong && wrong !== refusal) return say(wrong);
    saving = true;
    draw();
    try {
      await saveZone(zone, version, drawn.now);
      dropDraft(id);
      leave();
      store.change({ revision: store.state.revision + 1 });
      return say(t('boundary.saved'));
    } catch (failure) {
      await refused(failure);
    }
    saving = false;
    draw();
  }

  async function refused(failure) {
    theirs = isConflict(failure) ? await readZone(id).catch(() => null) : null;
    if (isConflict(failure)) refusal = theirs ? '' : t('boundary.unsaved');
    else refusal = reasonOf(failure);
    say(theirs ? t('boundary.conflict') : refusal);
  }

  /** The colleague's version is what the next change is made to, whichever drawing is kept. */
  function settle() {
    zone = theirs;
    ({ version } = theirs);
    theirs = null;
  }

  const placeOf = (element) => {
    const [polygon, ring, vertex] = element.dataset.at.split('.').map(Number);
    return { polygon, ring, vertex };
  };

  /** @type {Record<string, (button: any) => unknown>} */
  const acts = {
    undo: () => drawn.canUndo && (drawn.undo(), changed()),
    redo: () => drawn.canRedo && (drawn.redo(), changed()),
    page: (button) => {
      page = Number(button.dataset.at);
      draw();
    },
    insert: (button) => {
      const place = placeOf(button);
      const found = vertices(drawn.now).find((each) => same(each.place, place));
      if (found) change(inserted(drawn.now, place, found.middle));
    },
    remove: (button) => drop(placeOf(button)),
    save,
    leave: () => {
      const given = { version, outline: drawn.now };
      dropDraft(id);
      leave();
      if (given.outline === zone.outline) return;
      warn(t('boundary.left'), t('boundary.takeUp'), () => {
        keepDraft(id, given);
        store.change({ selection });
        editBoundary(store, map, { say, warn });
      });
    },
    'keep-mine': () => (settle(), save()),
    'take-theirs': () => {
      settle();
      change(zone.outline);
    },
  };

  function drop(place) {
    const without = removed(drawn.now, place);
    active = null;
    if (vertices(without).length === vertices(drawn.now).length) return say(t('boundary.three'));
    change(without);
  }

  async function readFile(file) {
    const outline = file ? outlineOf(await file.text()) : null;
    if (!outline) {
      refusal = t('boundary.noSurface', { file: file?.name });
      draw();
      return say(refusal);
    }
    change(outline);
    picture.goTo(outline);
  }

  body.onclick = (event) => {
    const target = /** @type {any} */ (event.target);
    const button = target.closest('[data-edit]');
    if (button && button.getAttribute('aria-disabled') !== 'true') acts[button.dataset.edit](button);
  };
  body.onchange = (event) => {
    const target = /** @type {any} */ (event.target);
    if (target.id === 'boundary-snap') snap = target.checked;
    else if (target.id === 'boundary-file') readFile(target.files[0]);
    else if (target.dataset.axis) {
      const place = placeOf(target);
      const found = vertices(drawn.now).find((each) => same(each.place, place));
      const value = target.valueAsNumber;
      if (!found || Number.isNaN(value)) return draw();
      active = place;
      const [lon, lat] = found.position;
      change(moved(drawn.now, place, target.dataset.axis === '0' ? [value, lat] : [lon, value]));
    }
  };

  const keys = (event) => {
    if (event.target.matches?.('input, select, textarea')) return;
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (command && (key === 'z' || key === 'y')) {
      event.preventDefault();
      acts[key === 'y' || event.shiftKey ? 'redo' : 'undo'](null);
    } else if (key === 'delete' && active) drop(active);
  };

  function leave() {
    removeEventListener('keydown', keys);
    picture.remove();
    stopSpeaking();
    closePanel();
    store.change({ editing: false, focus: store.state.selection === selection ? focus : store.state.focus });
  }

  addEventListener('keydown', keys);
  const stopSpeaking = store.on(['lang'], draw);
  draw();
  byId('boundary-title').focus();
}
