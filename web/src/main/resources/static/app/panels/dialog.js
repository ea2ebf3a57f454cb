// @ts-check
import { byId, html, render } from '../html.js';
import { t } from '../i18n.js';

/**
 * Opens the page's one dialog with a title and content; Escape, the cross and a press outside close it.
 *
 * @param {string} title
 * @param {import('../html.js').Markup} content
 * @returns {HTMLElement} where the content stands, for its listeners
 */
export function openDialog(title, content) {
  const dialog = byId('dialog');
  const frame = document.createElement('div');
  frame.className = 'frame';
  render(frame, html`<header><h2 id="dialog-title">${title}</h2>
      <button type="button" class="icon" data-close aria-label="${t('close')}">✕</button></header>
    <div class="content">${content}</div>`);
  frame.addEventListener('click', (event) => {
    if (/** @type {Element} */ (event.target).closest('[data-close]')) dialog.close();
  });
  dialog.replaceChildren(frame);
  dialog.onclick = ({ target }) => {
    if (target === dialog) dialog.close();
  };
  dialog.showModal();
  return /** @type {HTMLElement} */ (frame.querySelector('.content'));
}
