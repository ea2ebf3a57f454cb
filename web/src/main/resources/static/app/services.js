// @ts-check
import { commands } from './commands.js';
import { outbox, waiting } from './outbox.js';
import { paper } from './paper/paper.js';
import { watchTasks } from './tasks/tasks.js';

/**
 * What serves every part of the page and is not needed for its first map: what can be taken back, edits kept for later, the
 * server's work, paper.
 *
 * @param {import('./state.js').Store} store
 * @param {{map: any, ours: import('./map/content.js').Content, maps: () => any[], territories: any[], viewer: {may_write: boolean},
 *     categoryName: (code: string) => string, say: (text: string) => void, warn: (text: string) => void,
 *     renew: () => void}} page
 */
export function services(store, page) {
  const { viewer, say, warn, renew } = page;
  return {
    commands: commands(store, say),
    outbox: outbox({ say, warn, sent: renew }),
    waiting,
    tasks: viewer.may_write ? watchTasks(store, { say, warn }) : null,
    paper: paper(store, page),
  };
}
