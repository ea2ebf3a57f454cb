// @ts-check

/** What is drawn at which zoom. Never everything at once: all links together would be a hairball. */
export const SITES_FROM = 12;
export const NAMES_FROM = 14;
export const STRONGEST_FLOWS = 60;
/** Zone-to-zone sums come in tiles of this zoom, whatever the map shows: 54 m a unit is enough for zones seen from afar. */
export const FLOW_TILES = 7;
/** At most so many links of a selection are drawn, strongest first. */
export const LINKS_OF_SELECTION = 15;

/**
 * The layers of the area tiles.
 *
 * @param {number} zoom
 */
export function tileLayers(zoom) {
  if (zoom < 7) return ['territories'];
  return zoom < SITES_FROM ? ['territories', 'communes', 'zones'] : ['territories', 'communes', 'zones', 'clusters', 'sites'];
}

/** Width of a link in pixels, 1 to 6. @param {number} share 0..1, from the weakest to the strongest shown */
export function linkWidth(share) {
  return 1 + 5 * Math.max(0, Math.min(1, share));
}

/**
 * Radius of a zone's ring in pixels: its area grows with the count; far away all are smaller.
 *
 * @param {number} count
 * @param {number} zoom
 */
export function ringRadius(count, zoom) {
  return Math.min(22, 5 + 1.15 * Math.sqrt(count)) * (zoom >= 10 ? 1 : zoom === 9 ? 0.7 : 0.45);
}
