// @ts-check
import { html } from '../html.js';
import { t } from '../i18n.js';

/**
 * What people usually set, within the server's limits; values beyond still fit the number field.
 *
 * @type {Record<string, {least: number, most: number, step: number, percent?: boolean}>}
 */
const USUAL = {
  reach_factor: { least: 0.1, most: 3, step: 0.1 },
  decay_factor: { least: 0.1, most: 3, step: 0.1 },
  coverage_exponent: { least: 0, most: 3, step: 0.05 },
  usage_exponent: { least: 0, most: 3, step: 0.05 },
  half_life_months: { least: 1, most: 60, step: 1 },
  min_score: { least: 1, most: 100, step: 1, percent: true },
  list_length: { least: 1, most: 100, step: 1 },
};

/** The sliders of the parameters the page knows, each with a number field. @param {Record<string, number>} values */
export function sliders(values) {
  return html`${Object.entries(USUAL).filter(([name]) => name in values).map(([name, { least, most, step }]) => {
    const value = shownAs(name, values[name]);
    const field = html`min="${least}" max="${Math.max(most, value)}" step="${step}" value="${value}"`;
    return html`<div class="slider">
      <label for="slider-${name}">${t(`slider.${name}`)}<small>${t(`sliderHint.${name}`)}</small></label>
      <input type="number" id="value-${name}" data-parameter="${name}" ${field} aria-label="${t(`slider.${name}`)}" />
      <input type="range" id="slider-${name}" data-parameter="${name}" ${field} />
    </div>`;
  })}`;
}

/** What the fields of a parameter show. @param {string} name @param {number} value */
export const shownAs = (name, value) => (USUAL[name].percent ? Math.round(value * 100) : value);

/**
 * A field's value as the server reads it, kept within what the server allows.
 *
 * @param {string} name
 * @param {string} text
 * @param {{default: number, least: number, most: number}} limit
 */
export function valueOf(name, text, { default: usual, least, most }) {
  const number = text.trim() === '' ? NaN : Number(text.replace(',', '.')) / (USUAL[name].percent ? 100 : 1);
  return Number.isFinite(number) ? Math.max(least, Math.min(most, number)) : usual;
}
