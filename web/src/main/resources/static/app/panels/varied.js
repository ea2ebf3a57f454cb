// @ts-check

/**
 * The first leads, best first: none about a need or an offer that a better one is about, as long as there are others.
 * @param {any[]} synergies best first @param {number} most
 */
export function varied(synergies, most) {
  const told = new Set();
  const others = synergies.filter((synergy) => {
    const sides = [`offer ${synergy.offer_site_id} ${synergy.resource}`, `need ${synergy.need_site_id} ${synergy.needed}`];
    return !sides.some((side) => told.has(side)) && sides.every((side) => told.add(side));
  });
  const chosen = [...new Set([...others, ...synergies])].slice(0, most);
  return synergies.filter((synergy) => chosen.includes(synergy));
}
