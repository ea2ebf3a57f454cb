// @ts-check
import { html, render } from '../html.js';
import { t } from '../i18n.js';
import { styled } from '../styles.js';

const SEEN = 'tour';
/** What each step is about, the first of these that is on screen. */
const STEPS = [
  { name: 'map', about: ['#stage'] },
  { name: 'layers', about: ['#side', '#chips'] },
  { name: 'list', about: ['#list'] },
  { name: 'share', about: ['#top .bar', '#menu'] },
];

/** Whether this browser has shown the tour; true where it remembers nothing, so that nobody sees it again and again. */
export function toured() {
  try {
    return localStorage.getItem(SEEN) !== null;
  } catch {
    return true;
  }
}

/**
 * Four steps round the page; they can be skipped at any time, and replayed. The page stays usable meanwhile.
 *
 * @param {(text: string) => void} say
 */
export async function tour(say) {
  if (document.getElementById('tour')) return;
  await styled('welcome');
  const before = document.activeElement;
  const card = document.createElement('section');
  card.id = 'tour';
  card.setAttribute('role', 'dialog');
  card.setAttribute('aria-labelledby', 'tour-title');
  document.body.append(card);
  let at = 0;

  function show() {
    const { name, about } = STEPS[at];
    const last = at === STEPS.length - 1;
    document.querySelector('.toured')?.classList.remove('toured');
    about.map((selector) => document.querySelector(selector)).find((element) => element?.checkVisibility({ visibilityProperty: true }))?.classList.add('toured');
    render(card, html`<p class="quiet">${t('tour.step', { n: at + 1, of: STEPS.length })}</p>
      <h2 id="tour-title" tabindex="-1">${t(`tour.${name}.title`)}</h2><p>${t(`tour.${name}.text`)}</p>
      <p class="actions">${!last && html`<button type="button" class="plain" data-tour="leave" id="tour-leave">${t('tour.skip')}</button>`}
        ${at > 0 && html`<button type="button" data-tour="back" id="tour-back">${t('tour.back')}</button>`}
        ${last && html`<button type="button" data-do="start" data-tour="leave" id="tour-start">${t('start.open')}</button>`}
        <button type="button" class="primary" data-tour="${last ? 'leave' : 'next'}" id="tour-next">${t(last ? 'tour.end' : 'tour.next')}</button></p>`);
    /** @type {HTMLElement} */ (card.querySelector('h2')).focus({ preventScroll: true });
    say(`${t(`tour.${name}.title`)}. ${t(`tour.${name}.text`)}`);
  }

  function leave() {
    document.querySelector('.toured')?.classList.remove('toured');
    removeEventListener('keydown', escape);
    card.remove();
    try {
      localStorage.setItem(SEEN, 'seen');
    } catch {
      // nothing is remembered here; the tour is then never begun by itself
    }
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }

  const escape = ({ key }) => key === 'Escape' && leave();
  addEventListener('keydown', escape);
  card.addEventListener('click', ({ target }) => {
    const step = /** @type {HTMLElement} */ (target).dataset.tour;
    if (step === 'leave') return leave();
    if (!step) return;
    at += step === 'next' ? 1 : -1;
    show();
  });
  show();
}
