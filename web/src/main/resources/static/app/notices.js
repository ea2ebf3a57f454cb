// @ts-check
import { byId, html, render } from './html.js';
import { t } from './i18n.js';

const ASK_AGAIN_MS = 4000;

/**
 * What the page tells: `say` to screen readers only, `warn` in a bar that stays until it is closed or acted on. A lost
 * server has a banner of its own, is asked again by itself, and is told when it answers.
 *
 * @param {() => number} [waiting] how many edits wait to be sent
 */
export function notices(waiting = () => 0) {
  const live = byId('live');
  const bar = byId('notice');
  const banner = byId('lost');
  let timer = 0;

  /** @param {string} text */
  const say = (text) => {
    live.textContent = text;
  };

  /** @param {string} text @param {string} [action] @param {() => void} [act] */
  const warn = (text, action, act) => {
    render(bar, html`<p>${text}</p>${action && html`<button type="button" data-act>${action}</button>`}
      <button type="button" class="icon" data-dismiss aria-label="${t('close')}">✕</button>`);
    bar.hidden = false;
    bar.onclick = ({ target }) => {
      if (!target.closest('button')) return;
      bar.hidden = true;
      if (target.closest('[data-act]')) act?.();
    };
  };

  async function ask() {
    clearTimeout(timer);
    const answer = await fetch('api/viewer', { method: 'HEAD' }).catch(() => null);
    if (answer) dispatchEvent(new Event('server-found'));
    else if (!banner.hidden) timer = setTimeout(ask, ASK_AGAIN_MS);
  }

  addEventListener('server-lost', () => {
    const n = waiting();
    render(banner, html`<p>${t('error.network')} ${n > 0 && t('outbox.waiting', { n })}</p><button type="button">${t('retry')}</button>`);
    if (!banner.hidden) return;
    banner.hidden = false;
    banner.onclick = ({ target }) => target.closest('button') && ask();
    timer = setTimeout(ask, ASK_AGAIN_MS);
  });
  addEventListener('server-found', () => {
    if (banner.hidden) return;
    clearTimeout(timer);
    banner.hidden = true;
    say(t('error.networkBack'));
    dispatchEvent(new Event('server-back'));
  });
  addEventListener('offline', () => dispatchEvent(new Event('server-lost')));
  addEventListener('online', ask);
  return { say, warn };
}
