import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';

const root = new URL('../../main/resources/static/', import.meta.url);
const sentences = (lang) => JSON.parse(readFileSync(new URL(`i18n/${lang}.json`, root), 'utf8'));
const [french, english] = [sentences('fr'), sentences('en')];

const sources = readdirSync(root, { recursive: true })
  .filter((name) => /\.(js|html)$/.test(name))
  .map((name) => readFileSync(new URL(name, root), 'utf8'))
  .join('\n');
const spoken = [...sources.matchAll(/\bt\(\s*'([\w.-]+)'|data-t(?:-[\w-]+)?="([\w.-]+)"/g)].map(([, code, page]) => code ?? page);
const composed = [...sources.matchAll(/`([\w]+\.)\$\{/g)].map(([, prefix]) => prefix);

test('both languages say the same things', () => {
  assert.deepEqual(Object.keys(english), Object.keys(french));
});

test('no sentence is empty', () => {
  for (const [key, sentence] of [...Object.entries(french), ...Object.entries(english)]) {
    for (const form of typeof sentence === 'string' ? [sentence] : Object.values(sentence)) assert.ok(form.trim(), key);
  }
});

test('both languages fill in the same values', () => {
  const blanks = (sentence) => [...new Set(JSON.stringify(sentence).match(/\{\w+\}/g))].sort();
  for (const key of Object.keys(french)) assert.deepEqual(blanks(english[key]), blanks(french[key]), key);
});

test('every key the page speaks has its sentence', () => {
  assert.ok(spoken.length > 100);
  assert.deepEqual(spoken.filter((key) => !(key in french)), []);
});

test('every sentence is spoken somewhere', () => {
  const used = (key) => sources.includes(`'${key}'`) || sources.includes(`"${key}"`) || composed.some((prefix) => key.startsWith(prefix));
  assert.deepEqual(Object.keys(french).filter((key) => !used(key)), []);
});
