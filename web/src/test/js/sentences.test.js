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
const composed = [...sources.matchAll(/`([\w.]+\.)\$\{/g)].map(([, prefix]) => prefix);

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

test('every unit of the taxonomy is a symbol or has its words', () => {
  const taxonomy = readFileSync(new URL('../../../../../gis-data/reference/taxonomy.csv', root), 'utf8');
  const units = new Set([...taxonomy.matchAll(/,(?:offer|need|both),([^,]+),/g)].map(([, unit]) => unit.replace(/\/j$/, '')));
  const symbols = ['t', 'kg', 'm3', 'm2', 'l', 'h', 'MWh', 'kWh', 'kW', 'kVA', 'kWc', 'Nm3', 'Nm3/h', 't.km'];
  assert.ok(units.size > 30);
  assert.deepEqual([...units].filter((unit) => !symbols.includes(unit) && !(`unit.${unit}` in french)), []);
});

/** The fixed parts of every html`…` template, templates within templates too. */
function templates(source) {
  const found = [];
  let at = 0;
  const code = (end) => {
    for (; at < source.length && source[at] !== end; at++) {
      if (source[at] === '`') template(/\bhtml$/.test(source.slice(0, at)));
      else if (source[at] === '{') { at++; code('}'); }
      else if (source[at] === "'") while (source[++at] !== "'" && at < source.length) if (source[at] === '\\') at++;
    }
  };
  const template = (markup) => {
    let text = '';
    for (at++; source[at] !== '`' && at < source.length; at++) {
      if (source.startsWith('${', at)) { at += 2; code('}'); text += ' '; }
      else text += source[at];
    }
    if (markup) found.push(text);
  };
  code();
  return found;
}

test('no module says anything of its own', () => {
  const attributesAlone = ['selected', 'checked', 'disabled', 'open'];
  const said = readdirSync(new URL('app/', root), { recursive: true })
    .filter((name) => name.endsWith('.js'))
    .flatMap((name) => templates(readFileSync(new URL(`app/${name}`, root), 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$| \/\/ .*$/gm, '')).map((text) => [name, text]));
  assert.ok(said.length > 100);
  const words = said.flatMap(([name, text]) => (text.replace(/<[^>]*>|[\w-]+="[^"]*"/g, ' ').match(/\p{L}{3,}/gu) ?? []).map((word) => `${name}: ${word}`));
  const attributes = said.flatMap(([name, text]) => [...text.matchAll(/(?:aria-label|title|placeholder)="([^"]*\p{L}{3,}[^"]*)"/gu)].map(([, word]) => `${name}: ${word}`));
  assert.deepEqual([...words.filter((word) => !attributesAlone.includes(word.split(': ')[1])), ...attributes], []);
});
