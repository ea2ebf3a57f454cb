// @ts-check
import { send, ServerError } from './api.js';
import { t } from './i18n.js';

const KEY = 'outbox';

/**
 * Edits that found no server. They are kept in this browser, whatever happens to the tab, and sent again in their order as
 * soon as the server answers; what it refuses then is told, with its reason.
 *
 * @typedef {{label: string, method: 'POST' | 'PUT' | 'DELETE', path: string, body: object}} Edit
 * @typedef {ReturnType<typeof outbox>} Outbox
 * @param {{say: (text: string) => void, warn: (text: string) => void, sent: () => void}} context `sent`: something kept has arrived
 */
export function outbox({ say, warn, sent }) {
  let sending = false;

  async function flush() {
    if (sending || kept().length === 0) return;
    sending = true;
    let arrived = 0;
    try {
      while (kept().length > 0) {
        const [edit] = kept();
        try {
          await send(edit.method, edit.path, edit.body);
          arrived++;
        } catch (failure) {
          if (isLost(failure)) return;
          warn(t('outbox.refused', { what: edit.label, reason: failure.message }));
        }
        keep(kept().slice(1));
      }
    } finally {
      sending = false;
      if (arrived) {
        say(t('outbox.sent', { n: arrived }));
        sent();
      }
    }
  }

  /** Of several tabs one sends. */
  const alone = () => (navigator.locks ? navigator.locks.request(KEY, flush) : flush());
  addEventListener('server-found', alone);
  alone();
  return {
    /**
     * Sends an edit, or keeps it for later.
     *
     * @param {Edit} edit
     * @returns {Promise<any>} the server's answer; null when it is kept
     * @throws {ServerError} what the server answers when it refuses
     */
    async send(edit) {
      try {
        return await send(edit.method, edit.path, edit.body);
      } catch (failure) {
        if (!isLost(failure)) throw failure;
        keep([...kept(), edit]);
        dispatchEvent(new Event('server-lost'));
        return null;
      }
    },
  };
}

/** How many edits wait. */
export const waiting = () => kept().length;

const isLost = (failure) => failure instanceof ServerError && failure.code === 'network';

/** @returns {Edit[]} */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]');
  } catch {
    return [];
  }
}

/** @param {Edit[]} edits */
function keep(edits) {
  localStorage.setItem(KEY, JSON.stringify(edits));
}
