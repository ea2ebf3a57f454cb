// @ts-check
import { byId, html, render } from './html.js';
import { t } from './i18n.js';

/**
 * What the page tells: `say` to screen readers only, `warn` in a bar that stays until it is closed or acted on. A lost
 * server is told by itself, and taken back when the server answers again.
 */
export function notices() {
  const live = byId('live');
  const bar = byId('notice');
  let lost = false;

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

  addEventListener('server-lost', () => {
    lost = true;
    warn(t('error.network'), t('retry'), () => location.reload());
  });
  addEventListener('server-found', () => {
    if (lost) bar.hidden = true;
    lost = false;
  });
  return { say, warn };
}
