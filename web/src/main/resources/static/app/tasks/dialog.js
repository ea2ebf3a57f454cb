// @ts-check
import { REFERENCE, send } from '../api.js';
import { html, render } from '../html.js';
import { date, duration, percent, t } from '../i18n.js';
import { openDialog } from '../panels/dialog.js';
import { runs } from './tasks.js';

const ENDED = 8;

/**
 * The list of what runs and what ended last, with steps, progress, time, and a way to stop each.
 *
 * @param {ReturnType<typeof import('./tasks.js').watchTasks>} tasks
 * @param {(text: string) => void} warn
 */
export function openTasks(tasks, warn) {
  const content = openDialog(t('tasks.title'), html`<p class="quiet">${t('tasks.help')}</p><div id="tasks"></div>`);
  const list = /** @type {HTMLElement} */ (content.querySelector('#tasks'));
  const stop = tasks.follow((all) => {
    const running = all.filter(runs);
    const ended = all.filter((task) => !runs(task)).slice(0, ENDED);
    render(list, html`<h3>${t('tasks.running', { n: running.length })}</h3>
      ${running.length ? html`<ul class="tasks">${running.map(live)}</ul>` : html`<p class="quiet">${t('tasks.none')}</p>`}
      ${ended.length > 0 && html`<h3>${t('tasks.ended')}</h3><ul class="tasks">${ended.map(past)}</ul>`}`);
  });
  content.closest('dialog')?.addEventListener('close', () => stop(), { once: true });
  list.addEventListener('click', async ({ target }) => {
    const { stop: key } = /** @type {HTMLElement} */ (target).dataset;
    if (!key) return;
    await send('DELETE', `api/${key}`).catch((failure) => warn(t('tasks.notStopped', { reason: failure.message || t('error.network') })));
    tasks.look();
  });
}

/** @param {import('./tasks.js').Task} task */
function live(task) {
  const { key, state, step, done, steps, share, startedAt } = task;
  const known = share !== undefined ? share : steps ? done / steps : null;
  const where = state === 'waiting' || !step ? t('tasks.waiting') : t(`taskStep.${step.toLowerCase()}`);
  return html`<li>
    <p><b>${titleOf(task)}</b> <small>${where}${steps > 0 && ` · ${t('tasks.of', { done: Math.min(done + 1, steps), steps })}`}${share !== undefined && ` · ${percent(share)}`}
      · ${t('tasks.since', { time: duration(Date.now() - Date.parse(startedAt)) })}</small></p>
    <progress max="1" ${known !== null && html`value="${known}"`} aria-label="${titleOf(task)}"></progress>
    <button type="button" data-stop="${key}" id="stop-${key.replaceAll('/', '-')}">${t('tasks.stop')}</button>
  </li>`;
}

/** @param {import('./tasks.js').Task} task */
function past(task) {
  const { state, startedAt, endedAt, error } = task;
  const took = endedAt ? duration(Date.parse(endedAt) - Date.parse(startedAt)) : '';
  return html`<li><p>${titleOf(task)} <span class="tag ${state === 'failed' && 'bad'}">${t(`taskState.${state}`)}</span>
    <small>${endedAt && date(endedAt)} · ${took}${error && ` · ${error}`}</small></p></li>`;
}

/** @param {import('./tasks.js').Task} task */
function titleOf({ kind, subject, territory, dryRun }) {
  if (kind === 'import') return t(dryRun ? 'tasks.trial' : 'tasks.import', { file: subject });
  return t('tasks.analysis', { scenario: subject === REFERENCE ? t('scenario.reference') : subject, territory });
}
