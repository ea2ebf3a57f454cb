// @ts-check
import { get } from '../api.js';
import { byId } from '../html.js';
import { t } from '../i18n.js';

const BUSY_MS = 1000;
const IDLE_MS = 15_000;

/**
 * What the server is doing, watched for as long as the page is open: the button says how much runs, what ends is told, and
 * the map is asked for anew when an analysis has ended. What another tab began is found too.
 *
 * @typedef {{key: string, kind: 'analysis' | 'import', subject: string, territory: string, state: string, step: string, done: number, steps: number,
 *     startedAt: string, endedAt: string | null, error: string | null, rows?: number, share?: number, dryRun?: boolean}} Task
 * @param {import('../state.js').Store} store
 * @param {{say: (text: string) => void, warn: (text: string) => void}} context
 */
export function watchTasks(store, { say, warn }) {
  const button = byId('tasks-open');
  /** @type {Task[]} */
  let tasks = [];
  /** @type {Set<(tasks: Task[]) => void>} */
  const watching = new Set();
  let timer = 0;
  button.hidden = false;

  async function look() {
    clearTimeout(timer);
    const before = tasks;
    const found = await read().catch(() => null);
    if (found) {
      tasks = found;
      tell(before);
    }
    timer = setTimeout(look, tasks.some(runs) || watching.size ? BUSY_MS : IDLE_MS);
  }

  function tell(before) {
    const n = tasks.filter(runs).length;
    button.querySelector('b').textContent = n ? String(n) : '';
    button.setAttribute('aria-label', t('tasks.button', { n }));
    for (const listener of watching) listener(tasks);
    for (const task of tasks.filter((each) => each.kind === 'analysis' && !runs(each))) {
      if (!before.some(({ key, state }) => key === task.key && (state === 'running' || state === 'waiting'))) continue;
      if (task.state === 'failed') warn(t('tasks.failed', { subject: task.subject, error: task.error ?? '' }));
      else say(t(`taskEnded.${task.state}`));
      if (task.state === 'done' && task.subject === store.state.scenario) store.change({ revision: store.state.revision + 1 });
    }
  }

  addEventListener('work-asked', look);
  look();
  return {
    /** Tells now and at each change, until what is returned is called. @param {(tasks: Task[]) => void} listener */
    follow(listener) {
      watching.add(listener);
      look();
      return () => watching.delete(listener);
    },
    look,
  };
}

/** @param {Task} task */
export const runs = ({ state }) => state === 'waiting' || state === 'running';

/** Imports that run, then analyses: what waits or runs first. @returns {Promise<Task[]>} */
async function read() {
  const [jobs, imports] = await Promise.all([get('api/jobs'), get('api/imports/jobs')]);
  return [
    ...imports.map(({ job, file, territory, dry_run: dryRun, started_at: startedAt, progress: { step, rows, share } }) => ({
      key: `imports/jobs/${job}`, kind: 'import', subject: file, territory: territory ?? '', state: 'running', step, done: 0, steps: 0, startedAt,
      endedAt: null, error: null, rows, share, dryRun,
    })),
    ...jobs.map(({ id, kind, subject, territory, state, step, done, steps, asked_at: asked, started_at: started, ended_at: endedAt, error }) => ({
      key: `jobs/${id}`, kind, subject, territory, state, step, done, steps, startedAt: started ?? asked, endedAt, error,
    })),
  ];
}
