// @ts-check
import { address } from '../api.js';
import { layerParameters } from '../filters.js';
import { html } from '../html.js';
import { t } from '../i18n.js';
import { openDialog } from './dialog.js';

/**
 * The view as an address, and the data behind it for other tools, each with a button that copies it.
 *
 * @param {import('../state.js').State} state
 * @param {(text: string) => void} say
 */
export function openShare(state, say) {
  const absolute = (path) => new URL(path, document.baseURI).href;
  const offers = [
    ['link', location.href],
    ['geojson', absolute(address('ogc/collections/synergies/items', layerParameters('synergies', state.filters)))],
    ['ogc', absolute('ogc')],
    ['tilejson', absolute('tiles/synergies.json')],
    ['tiles', absolute('tiles/zones,sites,synergies/').concat('{z}/{x}/{y}.mvt')],
  ];
  const content = openDialog(t('share.title'), html`<p>${t('share.intro')}</p>
    ${offers.map(([name, value]) => html`<div class="copy">
      <label for="share-${name}">${t(`share.${name}`)}</label>
      <input id="share-${name}" readonly value="${value}" />
      <button type="button" data-copy="share-${name}">${t('share.copy')}</button>
    </div>`)}`);
  content.addEventListener('click', async (event) => {
    const button = /** @type {HTMLElement} */ (event.target);
    const id = button.dataset.copy;
    if (!id) return;
    const field = /** @type {HTMLInputElement} */ (document.getElementById(id));
    field.select();
    await navigator.clipboard?.writeText(field.value).catch(() => document.execCommand('copy'));
    button.textContent = t('share.copied');
    say(t('share.copied'));
  });
}
