// @ts-check

/** Text that is safe to place in the page. Only {@link html} makes it, so data can never become markup by accident. */
export class Markup {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

/** What turns the writing round: a name that holds one would take its neighbours along. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/g;
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** @param {unknown} value */
function escaped(value) {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(escaped).join('');
  return String(value).replace(TURNS, '').replace(/[&<>"']/g, (sign) => ENTITIES[/** @type {keyof typeof ENTITIES} */ (sign)]);
}

/**
 * Markup with every inserted value escaped; arrays are joined, null and false leave nothing.
 *
 * @param {TemplateStringsArray} strings
 * @param {...unknown} values
 */
export function html(strings, ...values) {
  return new Markup(strings.reduce((text, part, at) => text + escaped(values[at - 1]) + part));
}

/**
 * Replaces the children of an element. Focus stays on the element with the same id when there still is one.
 *
 * @param {Element} element
 * @param {Markup} markup
 */
export function render(element, markup) {
  const focused = element.contains(document.activeElement) ? document.activeElement?.id : '';
  const template = document.createElement('template');
  template.innerHTML = markup.text;
  element.replaceChildren(template.content);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/**
 * The element with this id; the page is broken without it.
 *
 * @param {string} id
 * @returns {any}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element #${id}`);
  return element;
}
