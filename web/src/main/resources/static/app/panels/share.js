// @ts-check
import { address } from '../api.js';
import { layerParameters } from '../filters.js';
import { html } from '../html.js';
import { t } from '../i18n.js';
import { toQuery } from '../permalink.js';
import { openDialog } from './dialog.js';

const MARKUP = ['iframe', 'element', 'script'];

/**
 * The view as an address and as a piece of another page, and the data behind it for other tools, each with a button that
 * copies it.
 *
 * @param {import('../state.js').State} state
 * @param {(text: string) => void} say
 */
export function openShare(state, say) {
  const absolute = (path) => new URL(path, document.baseURI).href;
  const root = absolute('./');
  const page = new URL(`embed.html${toQuery({ ...state, table: { ...state.table, open: false, follow: true } })}`, root);
  const offers = [
    ['link', location.href],
    ['iframe', frame(page.href)],
    ['element', element(root, page.search.slice(1))],
    ['script', script(root, page.search.slice(1))],
    ['geojson', absolute(address('ogc/collections/synergies/items', layerParameters('synergies', state.filters)))],
    ['ogc', absolute('ogc')],
    ['tilejson', absolute(address('tiles/synergies.json'))],
    ['tiles', absolute('tiles/zones,sites,synergies/').concat('{z}/{x}/{y}.mvt')],
  ];
  const content = openDialog(t('share.title'), html`<p>${t('share.intro')} ${t('share.public')}</p>
    ${offers.map(([name, value]) => html`<div class="copy">
      <label for="share-${name}">${t(`share.${name}`)}</label>
      ${MARKUP.includes(name)
        ? html`<textarea id="share-${name}" readonly rows="3">${value}</textarea>`
        : html`<input id="share-${name}" readonly value="${value}" />`}
      <button type="button" data-copy="share-${name}">${t('share.copy')}</button>
    </div>`)}`);
  content.addEventListener('click', async (event) => {
    const button = /** @type {HTMLElement} */ (event.target);
    const id = button.dataset.copy;
    if (!id) return;
    const field = /** @type {HTMLInputElement} */ (document.getElementById(id));
    field.select();
    const told = t((await copied(field.value)) ? 'share.copied' : 'share.byHand');
    button.textContent = told;
    say(told);
  });
}

/** Whether the text is in the clipboard; pages without encryption have only the old way. @param {string} text already selected */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand('copy');
  }
}

const frame = (address) => html`<iframe src="${address}" title="${t('embed.title')}" loading="lazy" style="width:100%;height:480px;border:0"></iframe>`.text;

const element = (root, view) => html`<script type="module" src="${root}embed.js"></script>
<symbiozae-map server="${root}" view="${view}" height="480" title="${t('embed.title')}"></symbiozae-map>`.text;

/** The element made by a script, for pages that follow what is chosen on the map. A script's text knows no entities. */
const script = (root, view) => `<div id="synergies"></div>
<script type="module">
  import ${quoted(`${root}embed.js`)};
  const map = document.createElement('symbiozae-map');
  map.setAttribute('server', ${quoted(root)});
  map.setAttribute('view', ${quoted(view)});
  map.addEventListener('selection', ({ detail }) => console.log(detail));
  document.getElementById('synergies').append(map);
</script>`;

const quoted = (text) => JSON.stringify(text).replaceAll('<', '\\u003c');
