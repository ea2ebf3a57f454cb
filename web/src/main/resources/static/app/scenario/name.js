// @ts-check

/**
 * The name of a scenario in addresses, from what people call it: small letters without accents, digits and dashes.
 *
 * @param {string} label
 */
export function nameOf(label) {
  const plain = label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40).replace(/-$/, '') || 'scenario';
}
