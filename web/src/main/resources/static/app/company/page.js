// @ts-check
import { get, holdKey, post, send, ServerError } from '../api.js';
import { declareForm, declareReference } from '../declare/declaring.js';
import { byId, html, render } from '../html.js';
import { named, speak, t, translatePage } from '../i18n.js';
import { matchList, staleList } from './parts.js';

/** The page of a company that holds its own key: what it declared, what fits it, and the form. */
const key = new URLSearchParams(location.hash.slice(1)).get('key');
await speak(new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'fr');
translatePage();
byId('language').href = `?lang=${t('company.otherLang')}${location.hash}`;
addEventListener('hashchange', () => location.reload());
const say = (text) => (byId('live').textContent = text);

if (key) await begin(key).catch(refuse);
else refuse(null);
document.documentElement.dataset.ready = 'true';

/** @param {string} held */
async function begin(held) {
  holdKey(held);
  const [first, reference] = await Promise.all([read(), declareReference()]);
  const { categories } = reference;
  const categoryName = (code) => named(categories.find((category) => category.code === code) ?? { label_fr: code });
  byId('company').textContent = first.site.name;
  document.title = t('declare.title', { site: first.site.name });
  show(first.site);
  declareForm(first, { read, say, reference: { ...reference, categoryName }, changed: show, outlook });
  for (const part of ['own', 'met']) {
    byId(part).addEventListener('click', ({ target }) => act(target.closest('button')).catch((failure) => say(failure.message || t('error.network'))));
  }
}

async function read() {
  const site = await get('api/company');
  const prompts = site.visibility === 'facilitator' ? [] : await get(`api/sites/${site.id}/prompts`);
  return { site, prompts };
}

/** What a wish could lead to, without a name. */
async function outlook({ kind, resource }, _known, signal) {
  const { within_km: km } = await get('api/company/prospect', { kind, resource }, signal);
  return html`<p class="${km ? 'found' : 'notice'}">${km ? t(`company.blind.${kind}`, { km }) : t('company.blindNone')}</p>`;
}

/** @param {any} site */
function show(site) {
  render(byId('own'), html`${staleList(site.declarations)}`);
  const folded = !document.querySelector('#more-matches[open]');
  render(byId('met'), matchList(site));
  document.getElementById('more-matches')?.toggleAttribute('open', !folded);
}

/** @param {HTMLElement | null} button */
async function act(button) {
  const { confirm, close, wish } = button?.dataset ?? {};
  if (confirm) await post(`api/declarations/${confirm}/confirmation`, {});
  else if (close) await send('DELETE', `api/declarations/${close}`);
  else if (wish) await send(button?.getAttribute('aria-pressed') === 'true' ? 'DELETE' : 'PUT', `api/company/matches/${wish}`);
  else return;
  const { site } = await read();
  show(site);
  byId('declare').dispatchEvent(new CustomEvent('renewed', { detail: site }));
  say(t(confirm ? 'company.confirmed' : close ? 'company.closed' : 'company.wishKept'));
  const again = wish && document.querySelector(`[data-wish="${wish}"]`);
  /** @type {HTMLElement} */ (again || byId('company')).focus();
}

/** @param {unknown} failure */
function refuse(failure) {
  const known = failure instanceof ServerError && failure.code !== 'network';
  render(byId('own'), html`<div class="notice" role="alert"><p>${t(failure && !known ? 'error.network' : 'company.noKey')}</p></div>`);
  byId('form').hidden = true;
}
