// @ts-check
import { post } from '../api.js';
import { byId, html } from '../html.js';
import { number, t } from '../i18n.js';
import { openDialog } from './dialog.js';

/**
 * A link by which the selected company declares for itself. Its key stands behind the # of the address, which browsers keep to
 * themselves: it reaches no log and no other site.
 *
 * @param {import('../state.js').Store} store
 * @param {{say: (text: string) => void, warn: (text: string) => void}} context
 */
export async function openInvite(store, { say, warn }) {
  const { selection, lang } = store.state;
  if (selection?.kind !== 'site') return;
  const made = await post(`api/sites/${selection.id}/key`, {}).catch((failure) => warn(failure.message || t('error.network')));
  if (!made) return;
  const page = new URL(`declare.html${lang === 'en' ? '?lang=en' : ''}#key=${made.key}`, document.baseURI).href;
  const content = openDialog(t('invite.title'), html`<p>${t('invite.help', { days: number(made.days) })}</p>
    <div class="copy"><label for="invite-link">${t('invite.link')}</label><input id="invite-link" readonly value="${page}" />
      <button type="button" id="invite-copy">${t('share.copy')}</button></div>`);
  content.addEventListener('click', async ({ target }) => {
    if (/** @type {Element} */ (target).id !== 'invite-copy') return;
    byId('invite-link').select();
    await navigator.clipboard?.writeText(page).catch(() => document.execCommand('copy'));
    byId('invite-copy').textContent = t('share.copied');
    say(t('share.copied'));
  });
}
