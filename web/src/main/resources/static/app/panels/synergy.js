// @ts-check
import { get } from '../api.js';
import { html } from '../html.js';
import { date, distance, months, named, number, percent, quantity, t } from '../i18n.js';
import { focusOfSynergy } from '../map/focus.js';
import { nameScenarios, scenarioName } from '../scenario/name.js';
import { decision } from './decision.js';
import { whatWouldChange } from './leeway.js';
import { actions, bar, categorySymbol, chooser, head, score, statusTag, synergyName } from './parts.js';
import { addUp } from './rounding.js';

/** @param {number} id @param {import('../state.js').State} state @param {AbortSignal} signal */
export async function load(id, { scenario }, signal) {
  const [synergy, changes] = await Promise.all([
    get(`api/synergies/${id}`, {}, signal),
    get(`api/synergies/${id}/changes`, {}, signal).catch(() => null),
    nameScenarios(scenario),
  ]);
  return { ...synergy, changes, scenario };
}

export const focus = (synergy) => focusOfSynergy(synergy, t('offer'), t('need'));

/** @param {any} synergy @param {{categoryName: (code: string) => string, mayWrite: boolean}} context */
export function view(synergy, { categoryName, mayWrite }) {
  return html`${head(
      t('kind.synergy'),
      synergyName(synergy),
      html`${chooser('site', synergy.offer_site_id, synergy.offer_site)} (${t('offer').toLowerCase()}) →
      ${chooser('site', synergy.need_site_id, synergy.need_site)} (${t('need').toLowerCase()})`,
    )}
    <section class="mark">
      <p class="row"><span>${categorySymbol(synergy.category)} ${categoryName(synergy.category)}</span>${statusTag(synergy.status)}</p>
      <p class="row"><span><b class="score">${score(synergy.score)}</b> / 100</span>
        <span class="quiet">${synergy.total && t('synergy.rank', { rank: synergy.overall_rank, total: synergy.total, scenario: scenarioName(synergy.scenario) })}</span></p>
      ${synergy.allocated > 0 && html`<p>${t('synergy.allocated', { quantity: quantity(synergy.allocated, synergy.unit) })}</p>`}
      ${synergy.smallest_lot > 0 && lot(synergy)}
    </section>
    ${step(synergy)}
    ${terms(synergy)}
    <section>
      <h3>${t('synergy.why')}</h3>
      ${whyTable(synergy)}
      <p class="quiet">${t('synergy.reading', { km: number(synergy.equivalent_km, 1) })}</p>
    </section>
    ${whatWouldChange(synergy, synergy.changes)}
    ${decision(synergy, mayWrite)}
    ${actions('synergy')}`;
}

/** The least that is worth a journey, and whether it is why nothing is allocated here. */
function lot({ smallest_lot, allocated, offer_quantity, need_quantity, yield: factor, unit }) {
  const least = quantity(smallest_lot, unit);
  const most = Math.min(offer_quantity, need_quantity / factor);
  if (most < smallest_lot) return html`<p class="notice">${t('synergy.cutByLot', { quantity: least, most: quantity(most, unit) })}</p>`;
  return html`<p class="quiet">${t(allocated > 0 ? 'synergy.lot' : 'synergy.leftByLot', { quantity: least })}</p>`;
}

/** The processing step, what it is done with, and where that could stand when nobody near has it. */
function step(synergy) {
  return synergy.step && html`<section id="step">
    <p>${t('synergy.step', { step: named(synergy, 'step') || synergy.step })}</p>
    ${synergy.equipment && html`<p>${t('synergy.equipment', { equipment: named(synergy, 'equipment') })}
      ${synergy.proposal && html`${t('synergy.missing')} ${chooser('proposal', synergy.proposal.id, synergy.proposal.site)}`}</p>`}
  </section>`;
}

/** What the need insists on and until when both hold: fulfilled, or the pair would not be here. */
function terms({ required, offer, need }) {
  const dates = [offer, need].some(({ valid_from, valid_to }) => valid_from || valid_to);
  return (required.length > 0 || dates) && html`<section id="terms">
    <h3>${t('synergy.terms')}</h3>
    <ul class="plainlist">
      ${required.length > 0 && html`<li>${t('synergy.required', { names: required.map((quality) => named(quality)).join(', ') })}</li>`}
      ${[['offer', offer], ['need', need]].map(([side, { valid_from, valid_to }]) => (valid_from || valid_to) && html`<li>${t(`synergy.${side}Valid`, {
        from: valid_from ? date(valid_from) : '…', to: valid_to ? date(valid_to) : '…',
      })}</li>`)}
    </ul>
  </section>`;
}

function whyTable(synergy) {
  const { factors, parts, offer, need } = synergy;
  const rows = [
    ['distance', factors.distance, parts.distance, t('why.distance', { distance: distance(synergy.distance_m), reach: number(synergy.reach_km) }), false],
    ['type', factors.type, parts.type, named(synergy) === named(synergy, 'needed') ? t('why.same') : synergyName(synergy), false],
    ['quantity', factors.quantity, parts.quantity, t('why.quantity', { offer: quantity(offer.quantity, offer.unit), need: quantity(need.quantity, need.unit) }), offer.estimated || need.estimated],
    ['season', factors.season, parts.season, t('why.season', { offer: monthsOf(offer), need: monthsOf(need) }), false],
    ['freshness', factors.offer_freshness * factors.need_freshness, parts.freshness, t('why.freshness', { offer: date(offer.declared_on), need: date(need.declared_on) }), false],
  ];
  const shown = addUp(rows.map(([, , km]) => /** @type {number} */ (km)), 1);
  return html`<table class="why">
    <caption class="hidden">${t('synergy.why')}</caption>
    <thead><tr><th scope="col">${t('column.factor')}</th><th scope="col" class="n">${t('column.mark')}</th><th scope="col" class="n">${t('column.km')}</th></tr></thead>
    <tbody>
      ${rows.map(
        ([name, factor, , fact, estimated], at) => html`<tr>
          <th scope="row">${t(`factor.${name}`)}<small>${fact}${estimated && html` · <em>${t('estimated')}</em>`}</small>${bar(/** @type {number} */ (factor), Boolean(estimated))}</th>
          <td class="n">${percent(/** @type {number} */ (factor))}</td>
          <td class="n">${number(shown.parts[at], 1)}</td>
        </tr>`,
      )}
    </tbody>
    <tfoot><tr><th scope="row">${t('synergy.total')}</th><td class="n">${percent(synergy.score)}</td><td class="n">${number(shown.total, 1)}</td></tr></tfoot>
  </table>`;
}

function monthsOf(declaration) {
  const held = months(declaration.months) ?? t('allYear');
  return declaration.storage_months ? t('why.storage', { months: held, n: declaration.storage_months }) : held;
}
