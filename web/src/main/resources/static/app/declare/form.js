// @ts-check
import { get } from '../api.js';
import { html } from '../html.js';
import { t } from '../i18n.js';
import { openDialog } from '../panels/dialog.js';
import { styled } from '../styles.js';
import { declareForm, declareReference } from './declaring.js';
import { outlook } from './fields.js';

/**
 * The selected site's declarations in a dialog, for a facilitator.
 *
 * @param {import('../state.js').Store} store a site is selected
 * @param {{categoryName: (code: string) => string, say: (text: string) => void, warn: (text: string) => void}} context
 */
export async function openDeclare(store, { categoryName, say, warn }) {
  const { selection } = store.state;
  if (selection?.kind !== 'site') return;
  const path = `api/sites/${selection.id}`;
  const read = async () => {
    const [site, prompts] = await Promise.all([get(path), get(`${path}/prompts`)]);
    return { site, prompts };
  };
  const answers = await Promise.all([read(), declareReference(), styled('declare')]).catch((failure) => {
    warn(failure.message || t('error.network'));
  });
  if (!answers) return;
  const [first, reference] = answers;
  let renew = false;
  const content = openDialog(t('declare.title', { site: first.site.name }), html`<div id="declare"></div>`);
  content.closest('dialog')?.addEventListener('close', () => renew && store.change({ revision: store.state.revision + 1 }), { once: true });
  declareForm(first, {
    read, say, reference: { ...reference, categoryName }, changed: () => (renew = true),
    outlook: async ({ kind, resource }, known, signal) => outlook(kind, await get(`${path}/prospects`, { kind, resource }, signal), known),
  });
}
