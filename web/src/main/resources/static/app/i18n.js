// @ts-check

/** @typedef {string | Record<string, string>} Message a sentence, or one sentence per plural form */

/** @type {Record<string, Message>} */
let messages = {};
let locale = 'fr-FR';
/** @type {Intl.NumberFormat[]} by their decimals: making one costs a hundred times its use, the first of a page some 30 ms */
let numbers = [];

/**
 * Loads the sentences of a language; the page speaks it from then on.
 *
 * @param {string} lang fr or en
 */
export async function speak(lang) {
  const answer = await fetch(new URL(`../i18n/${lang}.json`, import.meta.url));
  messages = await answer.json();
  locale = lang === 'fr' ? 'fr-FR' : 'en-GB';
  numbers = [];
  document.documentElement.lang = lang;
}

/**
 * The sentence of a key. `{name}` is replaced; numbers are written as the language writes them, and `n` chooses the
 * plural form.
 *
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  const message = messages[key];
  if (message === undefined) {
    console.error(`no sentence ${key}`);
    return key;
  }
  const sentence =
    typeof message === 'string'
      ? message
      : message[new Intl.PluralRules(locale).select(Number(values.n))] ?? message.other;
  return sentence.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === 'number' ? number(value) : String(value ?? '');
  });
}

/**
 * @param {number} value
 * @param {number} [digits] at most so many decimals
 */
export function number(value, digits = 0) {
  return (numbers[digits] ??= new Intl.NumberFormat(locale, { maximumFractionDigits: digits })).format(value);
}

/** A quantity a person can read: three significant figures, and its unit a year. @param {number} value @param {string} unit */
export function quantity(value, unit) {
  const amount = new Intl.NumberFormat(locale, { maximumSignificantDigits: value >= 1000 ? 4 : 3 }).format(value);
  return `${amount}\u00a0${unitName(unit, Math.abs(value))}`;
}

/** Units of what is there at once: power, places, people at work. */
const STANDING = ['kW', 'kVA', 'kWc', 'place', 'poste', 'lit', 'casier', 'berceau', 'panneau', 'ETP'];

/**
 * Whether a quantity is there at once, as land is, or says its time in its unit (couvert/j): it is of no year.
 *
 * @param {{unit: string, category?: string}} resource
 */
export const isStanding = ({ unit, category }) => category === 'foncier' || unit.includes('/') || STANDING.includes(unit);

/** What is declared: the quantity of a year, but of what is there at once. @param {{quantity: number, unit: string, category?: string}} declaration */
export function declaredQuantity({ quantity: value, unit, category }) {
  const amount = quantity(value, unit);
  return isStanding({ unit, category }) ? amount : t('perYear', { quantity: amount });
}

/**
 * A unit as people of the language write it: words of the taxonomy (unité, couvert/j) are sentences of their own, symbols stay.
 *
 * @param {string} unit as the taxonomy has it, in French @param {number} [count] of it
 */
export function unitName(unit, count = 2) {
  const [, word, daily] = /** @type {RegExpExecArray} */ (/^(.*?)(\/j)?$/.exec(unit));
  const name = messages[`unit.${word}`] ? t(`unit.${word}`, { n: count }) : word.replace(/m([23])\b/g, (_, power) => `m${power === '2' ? '²' : '³'}`);
  return daily ? name + t('unit.daily') : name;
}

/** @param {number} metres */
export function distance(metres) {
  return metres < 1000
    ? `${number(Math.round(metres / 10) * 10)}\u00a0m`
    : `${number(metres / 1000, metres < 10000 ? 1 : 0)}\u00a0km`;
}

/** @param {number} value */
export function euros(value) {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(value);
}

/** @param {number} share in 0..1 */
export function percent(share) {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** A time a person can read: 8 s, 3 min 20 s. @param {number} millis */
export function duration(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  const parts = [[Math.floor(seconds / 3600), 'hour'], [Math.floor((seconds % 3600) / 60), 'minute'], [seconds % 60, 'second']];
  const from = parts.findIndex(([value]) => value);
  return parts.slice(from < 0 ? 2 : from, from < 0 ? 3 : from + 2)
    .map(([value, unit]) => new Intl.NumberFormat(locale, { style: 'unit', unit: String(unit), unitDisplay: 'short' }).format(Number(value))).join(' ');
}

/** @param {string} iso */
export function date(iso) {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(iso));
}

/**
 * The short names of the months a mask holds, or null when it holds all of them. Bit 0 is January.
 *
 * @param {number} mask
 */
export function months(mask) {
  if ((mask & 4095) === 4095) return null;
  const name = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const held = [...Array(12).keys()].filter((month) => mask & (1 << month));
  return new Intl.ListFormat(locale, { type: 'unit' }).format(
    held.map((month) => name.format(new Date(Date.UTC(2024, month, 1)))),
  );
}

/**
 * What the data call a thing, in the reader's language: `label_fr` or `label_en`.
 *
 * @param {any} row
 * @param {string} [field]
 */
export function named(row, field = 'label') {
  return row[`${field}_${document.documentElement.lang}`] ?? row[`${field}_fr`] ?? '';
}

/** Translates the fixed parts of the page: `data-t` is a text, `data-t-<attribute>` an attribute. */
export function translatePage() {
  for (const element of document.querySelectorAll('[data-t]')) {
    element.textContent = t(element.getAttribute('data-t') ?? '');
  }
  for (const attribute of ['aria-label', 'placeholder', 'title', 'href']) {
    for (const element of document.querySelectorAll(`[data-t-${attribute}]`)) {
      element.setAttribute(attribute, t(element.getAttribute(`data-t-${attribute}`) ?? ''));
    }
  }
}
