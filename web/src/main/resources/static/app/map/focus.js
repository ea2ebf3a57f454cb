// @ts-check

/**
 * What a selection shows on the map; everything else steps back. Positions are [longitude, latitude].
 *
 * @typedef {[number, number]} Position
 * @typedef {{id: number, from: Position, to: Position, category: string, score: number}} Link
 * @typedef {{at: Position, label?: string}} Mark
 * @typedef {object} Focus
 * @property {[number, number, number, number]} bounds west, south, east, north
 * @property {Link[]} links
 * @property {Mark[]} marks
 * @property {{at: Position, metres: number} | null} circle the radius in force
 * @property {{hub: Position, members: Position[], hull: Position[], category: string} | null} star a cluster
 */

/** @param {any} synergy a summary of the API @returns {Link} */
export function linkOf(synergy) {
  return {
    id: synergy.id,
    from: [synergy.offer_lon, synergy.offer_lat],
    to: [synergy.need_lon, synergy.need_lat],
    category: synergy.category,
    score: synergy.score,
  };
}

/** @param {any} zone @param {any[]} synergies @returns {Focus} */
export function focusOfZone(zone, synergies) {
  return { bounds: zone.bbox, links: synergies.map(linkOf), marks: [], circle: null, star: null };
}

/** @param {any} site @returns {Focus} */
export function focusOfSite(site) {
  /** @type {Position} */
  const at = [site.lon, site.lat];
  const links = site.synergies.map(linkOf);
  return { bounds: around([at]), links, marks: [{ at, label: site.name }], circle: null, star: null };
}

/** @param {any} synergy @param {string} offer @param {string} need labels of the ends @returns {Focus} */
export function focusOfSynergy(synergy, offer, need) {
  const link = linkOf(synergy);
  return {
    bounds: around([link.from, link.to]),
    links: [link],
    marks: [{ at: link.from, label: offer }, { at: link.to, label: need }],
    circle: { at: link.to, metres: synergy.reach_km * 1000 },
    star: null,
  };
}

/** @param {any} cluster @param {string} label of the hub @returns {Focus} */
export function focusOfCluster(cluster, label) {
  /** @type {Position} */
  const hub = [cluster.hub_lon, cluster.hub_lat];
  /** @type {Position[]} */
  const members = cluster.memberList.map(({ lon, lat }) => [lon, lat]);
  return {
    bounds: around([hub, ...members]),
    links: [],
    marks: [{ at: hub, label }, ...members.map((at) => ({ at }))],
    circle: null,
    star: { hub, members, hull: convexHull([hub, ...members]), category: cluster.category },
  };
}

/** @param {any} proposal @param {string} label of the place @returns {Focus} */
export function focusOfProposal(proposal, label) {
  /** @type {Position} */
  const place = [proposal.lon, proposal.lat];
  /** @type {Position[]} */
  const served = [...proposal.offerList, ...proposal.needList].map(({ lon, lat }) => [lon, lat]);
  return {
    bounds: around([place, ...served]),
    links: [],
    marks: [{ at: place, label }, ...served.map((at) => ({ at }))],
    circle: null,
    star: null,
  };
}

/** @param {Position[]} positions @returns {[number, number, number, number]} */
function around(positions) {
  const longitudes = positions.map(([lon]) => lon);
  const latitudes = positions.map(([, lat]) => lat);
  const room = 0.002;
  return [
    Math.min(...longitudes) - room,
    Math.min(...latitudes) - room,
    Math.max(...longitudes) + room,
    Math.max(...latitudes) + room,
  ];
}

/**
 * Andrew's monotone chain, counter-clockwise.
 *
 * @param {Position[]} positions
 * @returns {Position[]}
 */
export function convexHull(positions) {
  const sorted = [...positions].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const turn = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  const chain = (points) => {
    /** @type {Position[]} */
    const kept = [];
    for (const point of points) {
      while (kept.length > 1 && turn(kept[kept.length - 2], kept[kept.length - 1], point) <= 0) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return sorted.length < 3 ? sorted : [...chain(sorted), ...chain(sorted.reverse())];
}
