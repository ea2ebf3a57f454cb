// @ts-check
import { get, post, REFERENCE, send, ServerError } from '../api.js';
import { t } from '../i18n.js';
import { nameOf } from './name.js';

const POLL_MS = 500;

/**
 * Keeps a scenario under a label, and has it computed: the one of that label when there is one, else a new one.
 *
 * @param {string} territory
 * @param {{name: string, label: string, version: number}[]} known
 * @param {string} label
 * @param {Record<string, number>} parameters
 * @param {() => void} kept is called when it is stored and the computation begins
 * @returns {Promise<string>} its name, once it is computed
 * @throws {ServerError} what the server refuses, or why the computation ended early
 */
export async function keepScenario(territory, known, label, parameters, kept) {
  const older = known.find((each) => each.name !== REFERENCE && each.label === label);
  const name = older?.name ?? nameOf(label);
  if (older) await send('PUT', `api/scenarios/${territory}/${name}`, { version: older.version, label, parameters });
  else await post('api/scenarios', { territory, name, label, parameters });
  const [job] = await post('api/analyses', { territory, scenario: name });
  kept();
  await ended(job.id);
  return name;
}

/** @param {number} id of a job */
async function ended(id) {
  for (;;) {
    const { state, error } = await get(`api/jobs/${id}`);
    if (state === 'done') return;
    if (state === 'failed' || state === 'cancelled') throw new ServerError(0, state, error ?? t(`scenario.${state}`));
    await new Promise((later) => setTimeout(later, POLL_MS));
  }
}
