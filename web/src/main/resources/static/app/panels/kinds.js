// @ts-check

/** What knows how to load, show and bring forward each kind of object; loaded when the first of its kind is opened. @type {Record<string, () => Promise<any>>} */
export const KINDS = {
  zone: () => import('./zone.js'),
  site: () => import('./site.js'),
  synergy: () => import('./synergy.js'),
  cluster: () => import('./cluster.js'),
  proposal: () => import('./proposal.js'),
};
