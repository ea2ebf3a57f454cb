// @ts-check
import { STATUSES } from './filters.js';
import { initialState, LAYERS } from './state.js';

const KINDS = ['zone', 'site', 'synergy', 'cluster', 'proposal'];
const TABS = ['synergies', 'clusters', 'proposals', 'zones', 'sites'];
/** The widest radius of the filter, in km. */
export const MOST_KM = 100;
export const BASEMAPS = ['neutre', 'plan', 'ortho', 'osm'];

/**
 * The address of what is seen: `?v=1&c=46.14,6.30,11&cat=flux&score=60&sel=zone:12`. Defaults are left out.
 *
 * @param {import('./state.js').State} state
 * @returns {string} the query, with its question mark
 */
export function toQuery(state) {
  const standard = initialState();
  /** @type {string[]} */
  const parts = ['v=1'];
  const add = (name, value, usual) => value !== usual && parts.push(`${name}=${value}`);
  if (state.view) {
    const { lat, lng, zoom } = state.view;
    parts.push(`c=${lat.toFixed(4)},${lng.toFixed(4)},${zoom}`);
  }
  add('sc', state.scenario, standard.scenario);
  if (state.filters.categories) parts.push(`cat=${state.filters.categories.join(',')}`);
  if (state.beside && state.scenario !== standard.scenario) parts.push('cote=1');
  add('score', state.filters.score, 0);
  add('res', state.filters.resource, '');
  add('statut', state.filters.status, '');
  add('rayon', state.filters.radius, 0);
  add('couches', state.layers.join(','), LAYERS.join(','));
  if (state.selection) parts.push(`sel=${state.selection.kind}:${state.selection.id}`);
  if (state.sheet && state.selection) parts.push('fiche=1');
  add('fond', state.basemap, standard.basemap);
  add('theme', state.theme, standard.theme);
  add('lang', state.lang, standard.lang);
  if (state.table.open) parts.push(`liste=${state.table.tab}`);
  if (!state.table.follow) parts.push('suivre=0');
  return `?${parts.join('&')}`;
}

/**
 * What an address asks for. Unknown keys and nonsense are left out: a link never breaks the page.
 *
 * @param {string} query
 * @returns {Partial<import('./state.js').State>}
 */
export function fromQuery(query) {
  const asked = new URLSearchParams(query);
  const standard = initialState();
  const list = (name) => asked.get(name)?.split(',').filter(Boolean) ?? [];
  /** @type {any} */
  const state = {};

  const [lat, lng, zoom] = (asked.get('c') ?? '').split(',').map((part) => (part ? Number(part) : NaN));
  if (Math.abs(lat) <= 85 && Math.abs(lng) <= 180 && zoom >= 0 && zoom <= 19) state.view = { lat, lng, zoom };

  const scenario = asked.get('sc') ?? '';
  if (/^[\w-]{1,100}$/.test(scenario)) state.scenario = scenario;

  if (asked.get('cote') === '1') state.beside = true;

  const score = Number(asked.get('score') ?? 0);
  const radius = Number(asked.get('rayon') ?? 0);
  state.filters = {
    categories: asked.has('cat') ? list('cat').filter((code) => /^[\w-]+$/.test(code)) : null,
    score: score > 0 && score <= 100 ? Math.round(score) : 0,
    resource: /^[A-Z]{3}(-\w+)*$/.test(asked.get('res') ?? '') ? String(asked.get('res')) : '',
    status: STATUSES.includes(asked.get('statut') ?? '') ? String(asked.get('statut')) : '',
    radius: radius > 0 && radius <= MOST_KM ? radius : 0,
  };
  if (asked.has('couches')) state.layers = LAYERS.filter((layer) => list('couches').includes(layer));

  const [kind, id] = (asked.get('sel') ?? '').split(':');
  if (KINDS.includes(kind) && /^\d{1,18}$/.test(id)) state.selection = { kind, id: Number(id) };

  if (asked.get('fiche') === '1' && state.selection) state.sheet = true;
  if (BASEMAPS.includes(asked.get('fond') ?? '')) state.basemap = asked.get('fond');
  if (['light', 'dark'].includes(asked.get('theme') ?? '')) state.theme = asked.get('theme');
  if (asked.get('lang') === 'en') state.lang = 'en';
  const tab = asked.get('liste') ?? '';
  state.table = {
    open: TABS.includes(tab),
    tab: TABS.includes(tab) ? tab : standard.table.tab,
    follow: asked.get('suivre') !== '0',
  };
  return state;
}

/**
 * Keeps the address in step: a new entry when people choose something, the same entry while they move about.
 *
 * @param {import('./state.js').Store} store
 */
export function followAddress(store) {
  let going = false;
  store.on(['scenario', 'view', 'layers', 'filters', 'selection', 'basemap', 'theme', 'lang', 'table', 'sheet', 'beside'], (state, before) => {
    if (going) return;
    const chosen = state.scenario !== before.scenario || state.selection !== before.selection || state.sheet !== before.sheet || state.filters !== before.filters;
    history[chosen ? 'pushState' : 'replaceState'](null, '', toQuery(state));
  });
  addEventListener('popstate', () => {
    going = true;
    const { view, ...rest } = { ...initialState(), selection: null, ...fromQuery(location.search) };
    store.change(view ? { ...rest, view } : rest);
    going = false;
  });
}
