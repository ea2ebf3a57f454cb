// @ts-check
import { get, inScenario, REFERENCE } from '../api.js';
import { t } from '../i18n.js';

/**
 * Everything the page asks for is of the scenario of the state, from now on. A scenario that no longer exists is told,
 * and the reference shown.
 *
 * @param {import('../state.js').Store} store
 * @param {(text: string) => void} warn
 * @param {boolean} atStart nothing is shown yet
 */
export async function followScenario(store, warn, atStart) {
  const follow = ({ scenario, revision, selection }) => {
    inScenario(scenario);
    const stays = selection?.kind === 'zone' || selection?.kind === 'site';
    store.change({ revision: revision + 1, selection: stays ? selection : null });
  };
  if (atStart) {
    const known = await get('api/scenarios').catch(() => []);
    if (!known.some(({ name }) => name === store.state.scenario)) {
      store.change({ scenario: REFERENCE });
      warn(t('scenario.gone'));
    }
    inScenario(store.state.scenario);
  } else follow(store.state);
  store.on(['scenario'], follow);
}
