// @ts-check
import { get } from './api.js';
import { named } from './i18n.js';

/** @type {Map<string, any>} */
const known = new Map();

/** Every resource of the taxonomy; fetched once. @returns {Promise<any[]>} */
export async function resources() {
  if (known.size === 0) for (const row of await get('api/resources')) known.set(row.code, row);
  return [...known.values()];
}

/** What people call it; its code before the taxonomy was fetched. @param {string} code */
export const resourceName = (code) => named(known.get(code) ?? { label_fr: code });
