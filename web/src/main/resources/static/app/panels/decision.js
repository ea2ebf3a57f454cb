// @ts-check
import { STATUSES } from '../filters.js';
import { html } from '../html.js';
import { date, t } from '../i18n.js';
import { statusTag } from './parts.js';

/** Retenir, à vérifier, écarter. */
const QUICK = { keep: 'qualified', check: 'studied', drop: 'rejected' };
const REASONS = ['technical', 'regulatory', 'economic', 'logistic', 'distance', 'partner_lost', 'confidentiality', 'no_time'];

/**
 * The life of a synergy or cluster, and its next step for those who may take it. The form is sent by the detail panel.
 *
 * @param {{status: string, history: any[]}} lead
 * @param {boolean} mayWrite
 */
export function decision(lead, mayWrite) {
  const { status, history } = lead;
  const options = (words, kind, chosen) =>
    words.map((word) => html`<option value="${word}" ${word === chosen ? html`selected` : ''}>${t(`${kind}.${word}`)}</option>`);
  return (mayWrite || history.length > 0) && html`<section>
    <h3>${t('decision.title')}</h3>
    ${history.length > 0 &&
    html`<ol class="history">
      ${history.map((step) => html`<li>${statusTag(step.status)} <small>${date(step.at)}${step.reason && ` · ${t(`reason.${step.reason}`)}`}${step.proof && ` · ${step.proof}`}</small></li>`)}
    </ol>`}
    ${mayWrite &&
    html`<form id="decision">
      <p class="actions">${Object.entries(QUICK).map(([name, status]) => html`<button type="button" data-decide="${status}" aria-pressed="${String(status === lead.status)}">
        ${t(`decide.${name}`)}</button>`)}</p>
      <label>${t('decision.status')} <select name="status" id="decision-status">${options(STATUSES, 'status', status)}</select></label>
      <label data-for="rejected abandoned" hidden>${t('decision.reason')} <select name="reason" id="decision-reason">${options(REASONS, 'reason', 'technical')}</select></label>
      <label data-for="operational" hidden>${t('decision.proof')} <input name="proof" id="decision-proof" maxlength="300" /></label>
      <button type="submit">${t('decision.save')}</button>
    </form>`}
  </section>`;
}

/** Takes one of the three usual decisions at one press; to drop a lead needs a reason first. @param {HTMLFormElement} form @param {string} status */
export function quickly(form, status) {
  const choice = /** @type {HTMLSelectElement} */ (form.elements.namedItem('status'));
  choice.value = status;
  fitDecision(form);
  if (status === QUICK.drop) /** @type {HTMLElement} */ (form.elements.namedItem('reason')).focus();
  else form.requestSubmit();
}

/** What was chosen or typed and not sent yet, by field; null when nothing was. @param {HTMLFormElement | null} form */
export function unsent(form) {
  const fields = /** @type {any[]} */ ([...(form?.querySelectorAll('select, input') ?? [])]);
  const touched = fields.some((field) => (field.options ? !field.selectedOptions[0].defaultSelected : field.value !== field.defaultValue));
  return touched ? Object.fromEntries(fields.map(({ name, value }) => [name, value])) : null;
}

/** Takes up again what {@link unsent} found. @param {HTMLFormElement} form @param {Record<string, string>} said by field */
export function resume(form, said) {
  for (const [name, value] of Object.entries(said)) /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value = value;
  fitDecision(form);
}

/** The step a lead is at, as the server reads it. @param {{status: string, history: any[]}} lead */
export function lastStep({ status, history }) {
  const { reason, proof } = history.at(-1) ?? {};
  return { status, reason: reason ?? undefined, proof: proof || undefined };
}

/** Shows only the fields the chosen status needs. @param {HTMLFormElement} form */
export function fitDecision(form) {
  const status = /** @type {HTMLSelectElement} */ (form.elements.namedItem('status')).value;
  for (const label of form.querySelectorAll('[data-for]')) {
    const wanted = (label.getAttribute('data-for') ?? '').split(' ').includes(status);
    /** @type {HTMLElement} */ (label).hidden = !wanted;
    label.querySelector('input')?.toggleAttribute('required', wanted);
  }
}

/** What the form says, as the server reads it. @param {HTMLFormElement} form */
export function stepOf(form) {
  const { status, reason, proof } = Object.fromEntries(new FormData(form));
  return {
    status,
    reason: ['rejected', 'abandoned'].includes(String(status)) ? reason : undefined,
    proof: status === 'operational' ? proof : undefined,
  };
}
