import assert from 'node:assert/strict';
import test from 'node:test';
import { NO_FILTER } from '../../main/resources/static/app/filters.js';
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
    filters: { categories: ['flux', 'services'], score: 60, resource: 'MAT-BOI-01', status: 'agreed', radius: 2.5 },
    selection: { kind: 'synergy', id: 4711 },
    basemap: 'ortho',
    theme: 'dark',
    lang: 'en',
    table: { open: true, tab: 'clusters', follow: false },
  };
  assert.deepEqual(restored(state), state);
});

test('no category at all is a filter too', () => {
  const state = { ...initialState(), filters: { ...NO_FILTER, categories: [] } };
  assert.deepEqual(restored(state), state);
});

for (const query of ['?c=,,', '?c=abc&score=-4&sel=dragon:1&fond=lune&lang=de', '?c=99,200,40&score=1e9&sel=zone:1x', '?cat=<script>&x=%00', '?res=a;b&statut=vendu&rayon=-1', '']) {
  test(`nonsense is left out: ${query}`, () => {
    const { view, selection, filters, basemap, lang } = { ...initialState(), ...fromQuery(query) };
    assert.deepEqual({ view, selection, basemap, lang }, { view: null, selection: null, basemap: 'neutre', lang: 'fr' });
    assert.deepEqual({ ...filters, categories: null }, NO_FILTER);
    assert.ok((filters.categories ?? []).every((code) => /^[\w-]+$/.test(code)));
  });
}
