// @ts-check
import { filtersInForce } from '../filters.js';
import { date, t } from '../i18n.js';
import { scenarioName } from '../scenario/name.js';
import { around } from '../territories.js';

/**
 * What a picture or a page says about itself, so that nobody has to ask what it shows.
 *
 * @typedef {{title: string, territory: string, scenario: string, filters: string, date: string, source: string, link: string, counts: string}} Facts
 * @param {import('../state.js').State} state
 * @param {{territories: any[], categoryName: (code: string) => string}} context
 * @returns {Facts}
 */
export function facts(state, { territories, categoryName }) {
  const here = territoryOf(state.view, territories);
  const territory = here?.name ?? t('paper.everywhere');
  return {
    title: t('paper.title', { territory: chosen(state) ?? territory }),
    territory,
    scenario: scenarioName(state.scenario),
    filters: filtersInForce(state.filters, categoryName).map(({ words }) => words).join(' · ') || t('filters.none'),
    date: date(new Date().toISOString()),
    source: `Symbiozae, ${territory}`,
    link: location.href,
    counts: state.counts ? told(state.counts) : '',
  };
}

/** @param {import('../counts.js').Counts} latest */
const told = ({ shown, counts }) => t('paper.counts', { n: shown.synergies, total: counts.synergies, zones: shown.zones, sites: counts.sites });

/** The topmost territory round the middle of the view; the only one there is, wherever that may be. */
function territoryOf(view, territories) {
  const topmost = territories.filter(({ parent }) => !parent);
  if (topmost.length === 1) return topmost[0];
  return around(view, topmost);
}

/** A name for a file of it: plain letters, the territory, the scenario and the day. @param {Facts} facts @param {string} suffix */
export function fileName({ territory, scenario }, suffix) {
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40).replace(/-$/, '');
  return ['symbiozae', plain(territory), plain(scenario), new Date().toISOString().slice(0, 10)].join('-') + suffix;
}

/** The name of what is selected, as its panel says it. */
function chosen({ selection }) {
  return selection ? document.getElementById('detail-title')?.textContent : undefined;
}
