// @ts-check
import { html } from '../html.js';
import { distance, number, quantity, t } from '../i18n.js';

const NO_REAL_LIMIT = 100;

/**
 * What would change a synergy: to take the next better rank, to keep its own, to stay shown at all.
 *
 * @param {any} synergy
 * @param {any} changes as the server answers; null when it did not, then nothing is said
 */
export function whatWouldChange(synergy, changes) {
  return changes && html`<section id="changes">
    <h3>${t('synergy.change')}</h3>
    <p>${t('change.rank', { rank: changes.rank })}</p>
    ${above(synergy, changes)}
    ${below(synergy, changes)}
    ${limits(t('change.shown'), rooms(synergy, changes.shown))}
  </section>`;
}

function above(synergy, { rank, above: leeway }) {
  if (rank === 1) return null;
  if (!leeway) return html`<p class="quiet">${t('change.hidden')}</p>`;
  const ways = steps(synergy, leeway);
  return ways.length === 0 ? html`<p>${t('change.hopeless', { rank: rank - 1 })}</p>` : limits(t('change.above', { rank: rank - 1 }), ways);
}

function below(synergy, { below: leeway }) {
  return leeway ? limits(t('change.below'), rooms(synergy, leeway)) : html`<p class="quiet">${t('change.noBelow')}</p>`;
}

function limits(heading, sentences) {
  return sentences.length > 0 && html`<p>${heading}</p><ul class="plainlist">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
}

/** Single changes that would each do. */
function steps({ distance_m, offer }, leeway) {
  const { farthest_metres: farthest, least_quantity: least, most_quantity: most } = leeway;
  return [
    farthest !== null && t('change.nearer', { most: distance(farthest), now: distance(distance_m) }),
    least !== null && (offer.quantity < least
      ? t('change.more', { least: quantity(least, offer.unit), now: quantity(offer.quantity, offer.unit) })
      : t('change.less', { most: quantity(most, offer.unit), now: quantity(offer.quantity, offer.unit) })),
    monthsServed(leeway),
  ].filter(Boolean);
}

/** How much each thing may be while the others stay as they are. */
function rooms({ offer }, leeway) {
  const { farthest_metres: farthest, least_quantity: least, most_quantity: most } = leeway;
  return [
    farthest !== null && t('change.within', { most: distance(farthest) }),
    least !== null && (most > NO_REAL_LIMIT * offer.quantity
      ? t('change.atLeast', { least: quantity(least, offer.unit) })
      : t('change.between', { least: quantity(least, offer.unit), most: quantity(most, offer.unit) })),
    monthsServed(leeway),
  ].filter(Boolean);
}

function monthsServed({ fewest_months: fewest, storage_months: storage }) {
  if (fewest === null) return null;
  return storage ? t('change.storage', { n: fewest, storage: number(storage) }) : t('change.months', { n: fewest });
}
