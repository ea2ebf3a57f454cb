// @ts-check
import { get, REFERENCE } from '../api.js';
import { t } from '../i18n.js';

/**
 * The name of a scenario in addresses, from what people call it: small letters without accents, digits and dashes.
 *
 * @param {string} label
 */
export function nameOf(label) {
  const plain = label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40).replace(/-$/, '') || 'scenario';
}

/** @type {Map<string, string>} */
const labels = new Map();

/** Learns what people call the scenarios. @param {string} scenario in force */
export async function nameScenarios(scenario) {
  if (scenario === REFERENCE || labels.has(scenario)) return;
  for (const { name, label } of await get('api/scenarios').catch(() => [])) labels.set(name, label);
}

/** What people call a scenario, once {@link nameScenarios} has learnt it. @param {string} scenario */
export const scenarioName = (scenario) => (scenario === REFERENCE ? t('scenario.reference') : labels.get(scenario) ?? scenario);
