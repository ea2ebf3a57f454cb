// @ts-check
import { REFERENCE } from '../api.js';
import { html } from '../html.js';
import { t } from '../i18n.js';
import { sliders } from './sliders.js';

/**
 * The scenario in force, its sliders, and how it is kept.
 *
 * @param {{topmost: any[], territory: string, scenarios: any[], current: any, values: Record<string, number>, beside: boolean, mayWrite: boolean,
 *     typed: string}} shown `typed` is a name that was not saved yet
 */
export function scenarioForm({ topmost, territory, scenarios, current, values, beside, mayWrite, typed }) {
  const { name, label } = current;
  const stored = name !== REFERENCE;
  return html`<form id="scenario-form">
      ${topmost.length > 1 && html`<label>${t('import.territory')} <select id="scenario-territory">${topmost.map(({ code, name: called }) => html`<option value="${code}"
        ${code === territory && html`selected`}>${called}</option>`)}</select></label>`}
      <label>${t('scenario.shown')} <select id="scenario-choice">${scenarios.map((each) => html`<option value="${each.name}" ${each.name === name ? html`selected` : ''}>
        ${each.name === REFERENCE ? t('scenario.reference') : each.label}</option>`)}</select></label>
      ${stored && html`<p class="actions"><button type="button" id="scenario-beside" aria-pressed="${String(beside)}">${t('scenario.beside')}</button></p>`}
      <p class="quiet">${t('scenario.promise')}</p>
      ${sliders(values)}
      <p class="actions"><button type="button" data-do="undo">↶</button><button type="button" data-do="redo">↷</button>
        <button type="button" id="scenario-reset">${t('scenario.reset')}</button></p>
      ${mayWrite && html`<label>${t('scenario.name')} <input id="scenario-label" maxlength="60" required value="${typed || (stored ? label : '')}" /></label>
      <p class="actions"><button type="submit" class="primary">${t('scenario.save')}</button>
        ${stored && html`<button type="button" id="scenario-delete">${t('scenario.delete')}</button>`}</p>
      <p id="scenario-progress" role="status"></p>`}
    </form>
    <section id="scenario-difference" aria-live="polite"></section>`;
}
