// @ts-check

/** @typedef {import('./outline.js').Place} Place */

/** The vertex a button or field of the table stands for. @param {any} element @returns {Place} */
export function placeOf(element) {
  const [polygon, ring, vertex] = element.dataset.at.split('.').map(Number);
  return { polygon, ring, vertex };
}

/**
 * What buttons, fields and keys of the editor mean, until what is returned is called.
 *
 * @param {HTMLElement} body of the editor's panel
 * @param {{acts: Record<string, (button: any) => unknown>, snap: (wanted: boolean) => void, file: (file: File | undefined) => unknown,
 *     coordinate: (place: Place, axis: 0 | 1, value: number) => unknown, drop: () => unknown}} meanings axis 0 is the longitude
 */
export function listening(body, { acts, snap, file, coordinate, drop }) {
  body.onclick = (event) => {
    const button = /** @type {any} */ (event.target).closest('[data-edit]');
    if (button && button.getAttribute('aria-disabled') !== 'true') acts[button.dataset.edit](button);
  };
  body.onchange = (event) => {
    const target = /** @type {any} */ (event.target);
    if (target.id === 'boundary-snap') snap(target.checked);
    else if (target.id === 'boundary-file') file(target.files[0]);
    else if (target.dataset.axis) coordinate(placeOf(target), target.dataset.axis === '0' ? 0 : 1, target.valueAsNumber);
  };
  const keys = (event) => {
    if (event.target.matches?.('input, select, textarea')) return;
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && (key === 'z' || key === 'y')) {
      event.preventDefault();
      acts[key === 'y' || event.shiftKey ? 'redo' : 'undo'](null);
    } else if (key === 'delete') drop();
  };
  addEventListener('keydown', keys);
  return () => removeEventListener('keydown', keys);
}
