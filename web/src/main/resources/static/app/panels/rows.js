// @ts-check
import { html } from '../html.js';
import { distance, euros, named, number, quantity, t } from '../i18n.js';
import { categorySymbol, hubName, score, statusTag, synergyName } from './parts.js';

const category = {
  name: 'category',
  cell: (row, categoryName) => (row.category ? html`${categorySymbol(row.category)} ${categoryName(row.category)}` : ''),
};

/** The columns of each list; the first names and chooses the object. */
export const ROWS = {
  synergies: {
    kind: 'synergy',
    columns: [
      { name: 'synergy', cell: synergyName },
      category,
      { name: 'score', numeric: true, cell: (row) => score(row.score) },
      { name: 'offerSite', cell: (row) => row.offer_site },
      { name: 'needSite', cell: (row) => row.need_site },
      { name: 'distance', numeric: true, cell: (row) => distance(row.distance_m) },
      { name: 'allocated', numeric: true, cell: (row) => (row.allocated > 0 ? quantity(row.allocated, row.unit) : '–') },
      { name: 'status', cell: (row) => statusTag(row.status) },
    ],
  },
  clusters: {
    kind: 'cluster',
    columns: [
      { name: 'cluster', cell: (row) => named(row) },
      category,
      { name: 'members', numeric: true, cell: (row) => number(row.members) },
      { name: 'volume', numeric: true, cell: (row) => quantity(row.volume, row.unit) },
      { name: 'value', numeric: true, cell: (row) => euros(row.value) },
      { name: 'hub', cell: hubName },
      { name: 'diameter', numeric: true, cell: (row) => distance(row.diameter_m) },
      { name: 'status', cell: (row) => statusTag(row.status) },
    ],
  },
  proposals: {
    kind: 'proposal',
    columns: [
      { name: 'proposal', cell: (row) => named(row) },
      { name: 'place', cell: (row) => row.site_name },
      { name: 'zone', cell: (row) => row.zone_name },
      { name: 'offers', numeric: true, cell: (row) => number(row.offers) },
      { name: 'needs', numeric: true, cell: (row) => number(row.needs) },
      { name: 'detour', numeric: true, cell: (row) => distance(row.mean_detour_m) },
    ],
  },
  zones: {
    kind: 'zone',
    columns: [
      { name: 'zone', cell: (row) => row.name },
      { name: 'commune', cell: (row) => row.commune_name },
      { name: 'sites', numeric: true, cell: (row) => number(row.sites) },
      { name: 'needs', numeric: true, cell: (row) => number(row.needs) },
      { name: 'unmet', numeric: true, cell: (row) => html`<b>${number(row.unmet)}</b>` },
      { name: 'area', numeric: true, cell: (row) => t('hectares', { area: number(row.area_ha, 1) }) },
    ],
  },
  sites: {
    kind: 'site',
    columns: [
      { name: 'site', cell: (row) => row.name },
      category,
      { name: 'activity', cell: (row) => row.activity },
      { name: 'zone', cell: (row) => row.zone_name },
      { name: 'declarations', numeric: true, cell: (row) => number(row.declarations) },
    ],
  },
};
