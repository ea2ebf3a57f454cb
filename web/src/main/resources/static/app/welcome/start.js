// @ts-check
import { html } from '../html.js';
import { t } from '../i18n.js';
import { openDialog } from '../panels/dialog.js';

const COMMAND = './symbiozae import FILE --as sites';
const STEPS = ['territories', 'zones', 'sites', 'declarations'];

/**
 * The way from the demonstration to one's own data: what to import, in which order. Who may not import is told who may.
 *
 * @param {boolean} mayWrite
 * @param {(kind: string) => void} importAs opens the import of one kind
 */
export function openStart(mayWrite, importAs) {
  const content = openDialog(t('start.open'), mayWrite
    ? html`<p>${t('start.intro')}</p>
      <ol class="start">${STEPS.map((kind) => html`<li><div><b>${t(`start.${kind}`)}</b><small>${t(`start.${kind}Help`)}</small></div>
        <button type="button" data-kind="${kind}" id="start-${kind}">${t('do.import')}</button></li>`)}</ol>
      <p class="quiet">${t('start.demo')}</p>`
    : html`<p>${t('start.closed')}</p><p><code>${COMMAND}</code></p>`);
  content.addEventListener('click', ({ target }) => {
    const { kind } = /** @type {HTMLElement} */ (target).dataset;
    if (kind) importAs(kind);
  });
}
