// @ts-check
import { send, ServerError } from './api.js';
import { t } from './i18n.js';
import { freshId } from './ids.js';

const KEY = 'outbox';

/**
 * Edits on their way. Each is kept in this browser until the server has answered, whatever happens to network and tab, and
 * sent again in its order as soon as the server answers; what it refuses then is told, with its reason. Each has an id, by
 * which the server knows one it already has when only its answer was lost.
 *
 * @typedef {{label: string, method: 'POST' | 'PUT' | 'DELETE', path: string, body: object}} Edit
 * @typedef {Edit & {body: {id: string}}} Kept
 * @typedef {ReturnType<typeof outbox>} Outbox
 * @param {{say: (text: string) => void, warn: (text: string) => void, sent: () => void}} context `sent`: something kept has arrived
 */
export function outbox({ say, warn, sent }) {
  async function flush() {
    let arrived = 0;
    for (let [edit] = kept(); edit; [edit] = kept()) {
      try {
        await send(edit.method, edit.path, edit.body);
        arrived++;
      } catch (failure) {
        if (isLost(failure)) break;
        warn(t('outbox.refused', { what: edit.label, reason: failure.message }));
      }
      drop(edit);
    }
    if (arrived) {
      say(t('outbox.sent', { n: arrived }));
      sent();
    }
  }

  const sendKept = () => kept().length > 0 && alone(flush);
  addEventListener('server-found', sendKept);
  sendKept();
  return {
    /**
     * Sends an edit, or keeps it for later.
     *
     * @param {Edit} edit
     * @returns {Promise<any>} the server's answer; null when it is kept
     * @throws {ServerError} what the server answers when it refuses
     */
    async send(edit) {
      const own = { ...edit, body: { ...edit.body, id: freshId() } };
      keep([...kept(), own]);
      return alone(async () => {
        try {
          const answer = await send(own.method, own.path, own.body);
          drop(own);
          return answer;
        } catch (failure) {
          if (!isLost(failure)) {
            drop(own);
            throw failure;
          }
          dispatchEvent(new Event('server-lost'));
          return null;
        }
      });
    },
  };
}

/** How many edits wait. */
export const waiting = () => kept().length;

/** @type {Promise<any>} */
let last = Promise.resolve();

/** Of all that is sent, in whatever tab, one at a time; browsers know locks on secure pages only. @param {() => Promise<any>} work */
function alone(work) {
  if (navigator.locks) return navigator.locks.request(KEY, work);
  last = last.then(work, work);
  return last;
}

const isLost = (failure) => failure instanceof ServerError && failure.code === 'network';

/** @returns {Kept[]} */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]');
  } catch {
    return [];
  }
}

/** @param {Kept[]} edits */
function keep(edits) {
  localStorage.setItem(KEY, JSON.stringify(edits));
}

/** @param {Kept} edit */
const drop = (edit) => keep(kept().filter(({ body }) => body.id !== edit.body.id));
