// @ts-check
import { get, post, REFERENCE, send, ServerError } from '../api.js';
import { byId, render } from '../html.js';
import { t } from '../i18n.js';
import { around } from '../territories.js';
import { difference } from './difference.js';
import { scenarioForm } from './form.js';
import { keepScenario } from './keeping.js';
import { shownAs, valueOf } from './sliders.js';

const TOP = 5;

/**
 * The scenario in force, sliders that tell at once what they would change, and saving under a name. Nothing is stored
 * before that.
 *
 * @param {import('../state.js').Store} store
 * @param {{territories: any[], categoryName: (code: string) => string, mayWrite: boolean, say: (text: string) => void, warn: (text: string) => void,
 *     commands: import('../commands.js').Commands}} context
 */
export async function scenarioPanel(store, { territories, categoryName, mayWrite, say, warn, commands }) {
  const body = byId('scenario-body');
  const topmost = territories.filter(({ parent }) => !parent);
  let territory = (around(store.state.view, topmost) ?? topmost[0] ?? territories[0])?.code;
  if (!territory) return;
  const limits = await get('api/scenarios/parameters');
  /** @type {any[]} */
  let scenarios = [];
  /** @type {Record<string, number>} */
  let values = {};
  let asked = 0;

  const current = () => scenarios.find(({ name }) => name === store.state.scenario) ?? scenarios[0];
  const read = async () => {
    scenarios = await get('api/scenarios', { territory });
    values = { ...current().parameters };
    commands.forget('scenario');
  };

  function draw() {
    const typed = /** @type {HTMLInputElement | null} */ (document.getElementById('scenario-label'))?.value ?? '';
    render(body, scenarioForm({ topmost, territory, scenarios, current: current(), values, beside: store.state.beside, mayWrite, typed }));
  }

  async function preview() {
    const mine = ++asked;
    const answer = await post('api/scenarios/preview', { territory, parameters: values, top: TOP }).catch(tell);
    if (answer && mine === asked) render(byId('scenario-difference'), difference(answer, categoryName));
  }

  function tell(failure) {
    warn(failure instanceof ServerError && failure.message ? failure.message : t('error.network'));
    return null;
  }

  async function show() {
    draw();
    commands.refresh();
    await preview();
  }

  /** Another setting, which can be taken back. */
  function become(next, label) {
    const before = values;
    const set = (setting) => {
      values = setting;
      return show();
    };
    commands.add({ group: 'scenario', label, undo: () => set(before), redo: () => set(next) });
    values = next;
  }

  async function save(label) {
    const name = await keepScenario(territory, scenarios, label, values, () => (byId('scenario-progress').textContent = t('scenario.computing')));
    say(t('scenario.saved'));
    if (store.state.scenario !== name) return store.change({ scenario: name });
    store.change({ revision: store.state.revision + 1 });
    await read();
    await show();
  }

  await read();
  body.addEventListener('input', ({ target }) => {
    const { parameter } = target.dataset;
    if (parameter) byId(`${target.type === 'range' ? 'value' : 'slider'}-${parameter}`).value = target.value;
  });
  body.addEventListener('change', ({ target }) => {
    const { parameter } = target.dataset;
    if (target.id === 'scenario-choice') store.change({ scenario: target.value });
    if (target.id === 'scenario-territory') {
      territory = target.value;
      read().then(show, tell);
    }
    if (!parameter) return;
    become({ ...values, [parameter]: valueOf(parameter, target.value, limits[parameter]) }, t(`slider.${parameter}`));
    for (const field of body.querySelectorAll(`[data-parameter="${parameter}"]`)) field.value = String(shownAs(parameter, values[parameter]));
    preview();
  });
  body.addEventListener('click', async ({ target }) => {
    if (target.id === 'scenario-reset') {
      become({ ...current().parameters }, t('scenario.reset'));
      show();
    } else if (target.id === 'scenario-beside') store.change({ beside: !store.state.beside });
    else if (target.id === 'scenario-delete') {
      const { name, version } = current();
      const gone = await send('DELETE', `api/scenarios/${territory}/${name}?version=${version}`).then(() => true, tell);
      if (gone) store.change({ scenario: REFERENCE });
    }
  });
  body.addEventListener('submit', (event) => {
    event.preventDefault();
    const label = byId('scenario-label').value.trim();
    if (label) save(label).catch(tell);
  });

  store.on(['scenario'], async () => {
    await read();
    await show();
  });
  store.on(['lang'], show);
  await show();
}
