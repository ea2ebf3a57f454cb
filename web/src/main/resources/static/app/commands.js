// @ts-check
import { t } from './i18n.js';

/**
 * What people did and may take back: Ctrl+Z and Ctrl+Shift+Z, and the two buttons of the top bar. While a boundary is edited
 * the editor's own history is in force; in a text field the browser's.
 *
 * @typedef {{label: string, group: string, undo: () => unknown, redo: () => unknown}} Command
 * @typedef {ReturnType<typeof commands>} Commands
 * @param {import('./state.js').Store} store
 * @param {(text: string) => void} say
 */
export function commands(store, say) {
  /** @type {Command[]} */
  let done = [];
  /** @type {Command[]} */
  let undone = [];

  function show() {
    for (const [action, list] of /** @type {[string, Command[]][]} */ ([['undo', done], ['redo', undone]])) {
      const last = list.at(-1);
      const text = last ? t(`commandOf.${action}`, { what: last.label }) : t(action);
      for (const button of document.querySelectorAll(`[data-do="${action}"]`)) {
        button.setAttribute('aria-disabled', String(!last));
        button.setAttribute('aria-label', text);
        button.setAttribute('title', text);
      }
    }
  }

  /** @param {'undo' | 'redo'} action */
  async function move(action) {
    const [from, to] = action === 'undo' ? [done, undone] : [undone, done];
    const command = from.pop();
    if (!command) return;
    to.push(command);
    show();
    await command[action]();
    say(t(`commandDone.${action}`, { what: command.label }));
  }

  addEventListener('keydown', (event) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y') || store.state.editing || writing(event.target)) return;
    event.preventDefault();
    move(key === 'y' || event.shiftKey ? 'redo' : 'undo');
  });
  store.on(['lang'], show);
  show();
  return {
    /** Remembers what was just done; what had been undone is forgotten. @param {Command} command */
    add(command) {
      done.push(command);
      undone = [];
      show();
    },
    /** Forgets what no longer means anything. @param {string} group */
    forget(group) {
      [done, undone] = [done, undone].map((list) => list.filter((command) => command.group !== group));
      show();
    },
    /** Tells buttons that were drawn since. */
    refresh: show,
    undo: () => move('undo'),
    redo: () => move('redo'),
  };
}

/** Whether keys go into a text. @param {any} target */
const writing = (target) => target?.matches?.('textarea, input:not([type="range"], [type="checkbox"], [type="radio"])') && !target.readOnly;
