import assert from 'node:assert/strict';
import test from 'node:test';
import { fromQuery, toQuery } from '../../main/resources/static/app/permalink.js';
import { initialState } from '../../main/resources/static/app/state.js';

const restored = (state) => ({ ...initialState(), ...fromQuery(toQuery(state)) });

test('the first visit has a short address', () => {
  assert.equal(toQuery(initialState()), '?v=1');
});

test('an address restores everything that is seen', () => {
  const state = {
    ...initialState(),
    scenario: 'near-only',
    view: { lat: 46.0651, lng: 6.3724, zoom: 14 },
    layers: ['zones', 'synergies'],
    filters: { categories: ['flux', 'services'], score: 60 },
    selection: { kind: 'synergy', id: 4711 },
    basemap: 'ortho',
    theme: 'dark',
    lang: 'en',
    table: { open: true, tab: 'clusters', follow: false },
  };
  assert.deepEqual(restored(state), state);
});

test('no category at all is a filter too', () => {
  const state = { ...initialState(), filters: { categories: [], score: 0 } };
  assert.deepEqual(restored(state), state);
});

for (const query of ['?c=abc&score=-4&sel=dragon:1&fond=lune&lang=de', '?c=99,200,40&score=1e9&sel=zone:1x', '?cat=<script>&x=%00', '']) {
  test(`nonsense is left out: ${query}`, () => {
    const { view, selection, filters, basemap, lang } = { ...initialState(), ...fromQuery(query) };
    assert.deepEqual({ view, selection, basemap, lang }, { view: null, selection: null, basemap: 'neutre', lang: 'fr' });
    assert.equal(filters.score, 0);
    assert.ok((filters.categories ?? []).every((code) => /^[\w-]+$/.test(code)));
  });
}
