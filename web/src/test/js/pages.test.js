import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

const root = new URL('../../main/resources/static/', import.meta.url);
const FIRST_SCREEN = { 'index.html': 'app/main.js', 'embed.html': 'app/embed/page.js' };
const MOST_MODULES = 30;

/** Every module a module needs before it runs. */
function needs(module, found = new Set()) {
  const url = new URL(module, root).href;
  if (found.has(url)) return found;
  found.add(url);
  for (const [, path] of readFileSync(new URL(url), 'utf8').matchAll(/^import [^;]*? from '(\.[^']+)'/gm)) needs(new URL(path, url).href, found);
  return found;
}

for (const [page, start] of Object.entries(FIRST_SCREEN)) {
  const source = readFileSync(new URL(page, root), 'utf8');

  test(`${page} fetches its modules at once, those and no others`, () => {
    const preloaded = [...source.matchAll(/rel="modulepreload" href="build\/([^"]+)"/g)].map(([, path]) => new URL(path, root).href);
    assert.deepEqual([...preloaded, new URL(start, root).href].sort(), [...needs(start)].sort());
    assert.ok(needs(start).size <= MOST_MODULES, `${needs(start).size} modules`);
  });

  test(`${page} asks for its files under the build's address`, () => {
    const fetched = [...source.matchAll(/<(?:link|script)[^>]* (?:href|src)="([^"]+)"/g)].map(([, path]) => path);
    assert.deepEqual(fetched.filter((path) => !path.startsWith('build/')), []);
  });
}
