// @ts-check
import { byId, render } from '../html.js';
import { t } from '../i18n.js';
import { crossing, overlapped } from './checks.js';
import { drawing } from './drawing.js';
import { dropDraft, findDraft, keepDraft } from './draft.js';
import { outlineOf } from './file.js';
import { history } from './history.js';
import { listening, placeOf } from './listening.js';
import { inserted, moved, removed, same, sameOutline, vertices } from './outline.js';
import { pageOf, panel } from './panel.js';
import { closePanel, openPanel } from './place.js';
import { isConflict, readZone, reasonOf, saveZone } from './zones.js';

/** The panel lies over the map. */
const COVERED = '(max-width: 1023px)';

/**
 * Lets a person draw the selected zone's boundary anew, until it is saved or given up. The server is asked to keep it with
 * the version that was read; what a colleague saved meanwhile is shown beside it.
 *
 * @typedef {import('./outline.js').Place} Place
 * @param {import('../state.js').Store} store
 * @param {any} map
 * @param {{say: (text: string) => void, warn: (text: string, action?: string, act?: () => void) => void, show: (bounds: number[]) => void}} context
 */
export async function editBoundary(store, map, { say, warn, show }) {
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
      return saved();
    } catch (failure) {
      if (await refused(failure)) return saved();
    }
    saving = false;
    draw();
  }

  function saved() {
    dropDraft(id);
    leave();
    store.change({ revision: store.state.revision + 1 });
    say(t('boundary.saved'));
  }

  /** @returns {Promise<boolean>} whether it is saved all the same: by an earlier attempt whose answer was lost */
  async function refused(failure) {
    theirs = isConflict(failure) ? await readZone(id).catch(() => null) : null;
    if (theirs && sameOutline(theirs.outline, drawn.now)) return true;
    if (isConflict(failure)) refusal = theirs ? '' : t('boundary.unsaved');
    else refusal = reasonOf(failure);
    say(theirs ? t('boundary.conflict') : refusal);
    return false;
  }

  /** The colleague's version is what the next change is made to, whichever drawing is kept. */
  function settle() {
    zone = theirs;
    ({ version } = theirs);
    theirs = null;
  }

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
    leave: giveUp,
    'keep-mine': () => (settle(), save()),
    'take-theirs': () => {
      settle();
      change(zone.outline);
    },
  };

  function giveUp() {
    const given = { version, outline: drawn.now };
    dropDraft(id);
    leave();
    if (given.outline === zone.outline) return;
    warn(t('boundary.left'), t('boundary.takeUp'), () => {
      keepDraft(id, given);
      store.change({ selection });
      editBoundary(store, map, { say, warn, show });
    });
  }

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

  function moveTo(place, axis, value) {
    const found = vertices(drawn.now).find((each) => same(each.place, place));
    if (!found || Number.isNaN(value)) return draw();
    active = place;
    const [lon, lat] = found.position;
    change(moved(drawn.now, place, axis === 0 ? [value, lat] : [lon, value]));
  }

  function leave() {
    stopListening();
    picture.remove();
    stopSpeaking();
    stopFollowing();
    closePanel();
    store.change({ editing: false, focus: store.state.selection === selection ? focus : store.state.focus });
  }

  const stopListening = listening(body, {
    acts, snap: (wanted) => (snap = wanted), file: readFile, coordinate: moveTo, drop: () => active && drop(active),
  });
  const stopSpeaking = store.on(['lang'], draw);
  const stopFollowing = store.on(['selection'], ({ selection: now }) => (now?.kind !== 'zone' || now.id !== id) && giveUp());
  draw();
  if (focus && (matchMedia(COVERED).matches || !inSight(map, focus.bounds))) show(focus.bounds);
  byId('boundary-title').focus();
}

/** @param {any} map @param {number[]} bounds */
const inSight = (map, [west, south, east, north]) => map.getBounds().contains([[south, west], [north, east]]);
