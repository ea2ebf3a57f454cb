// @ts-check
import { t } from '../i18n.js';

const STYLES = new URL('../../css/boundary.css', import.meta.url).href;

/** Puts the editor's panel where the detail stands, with its styles. @returns {Promise<HTMLElement>} where its content goes */
export async function openPanel() {
  await styled();
  const aside = document.createElement('aside');
  aside.id = 'boundary';
  aside.setAttribute('aria-label', t('boundary.title'));
  document.body.append(aside);
  document.body.classList.add('editing');
  return aside;
}

export function closePanel() {
  document.getElementById('boundary')?.remove();
  document.body.classList.remove('editing');
}

async function styled() {
  if (document.querySelector(`link[href="${STYLES}"]`)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = STYLES;
  await new Promise((loaded, failed) => {
    link.onload = loaded;
    link.onerror = failed;
    document.head.append(link);
  });
}
