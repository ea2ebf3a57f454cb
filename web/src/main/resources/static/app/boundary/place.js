// @ts-check
import { t } from '../i18n.js';
import { styled } from '../styles.js';

/** Puts the editor's panel where the detail stands, with its styles. @returns {Promise<HTMLElement>} where its content goes */
export async function openPanel() {
  await styled('boundary');
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
