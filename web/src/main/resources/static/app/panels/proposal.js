// @ts-check
import { get } from '../api.js';
import { html } from '../html.js';
import { distance, named, number, quantity, t } from '../i18n.js';
import { focusOfProposal } from '../map/focus.js';
import { chooser, figures, head } from './parts.js';

/** @param {number} id @param {import('../state.js').State} _state @param {AbortSignal} signal */
export const load = (id, _state, signal) => get(`api/proposals/${id}`, {}, signal);

export const focus = (proposal) => focusOfProposal(proposal, t('proposal.place'));

/** Equipment that steps of synergies wait for, and whom it would serve. @param {any} proposal */
export function view(proposal) {
  return html`${head(
      t('kind.proposal'),
      named(proposal),
      html`${t('proposal.at')} ${chooser('site', proposal.site_id, proposal.site_name)}${proposal.zone_name && ` · ${proposal.zone_name}`}`,
    )}
    ${figures([
      [number(proposal.offers), t('proposal.offers', { n: proposal.offers })],
      [number(proposal.needs), t('proposal.needs', { n: proposal.needs })],
      [distance(proposal.mean_detour_m), t('proposal.detour')],
    ])}
    <section><p>${t('proposal.why')}</p></section>
    ${served(t('column.offers'), proposal.offerList)}
    ${served(t('column.needs'), proposal.needList)}`;
}

function served(title, declarations) {
  return html`<section>
    <h3>${title}</h3>
    <ul class="leads">
      ${declarations.map((each) => html`<li><div>${chooser('site', each.site_id, each.site_name)}
        <small>${named(each)} · ${t('proposal.quantity', { quantity: quantity(each.quantity, each.unit) })}</small></div></li>`)}
    </ul>
  </section>`;
}
