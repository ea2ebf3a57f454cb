import assert from 'node:assert/strict';
import test from 'node:test';
import { keeps, layerParameters, NO_FILTER, passes, toggled } from '../../main/resources/static/app/filters.js';
import { html } from '../../main/resources/static/app/html.js';
import { convexHull } from '../../main/resources/static/app/map/focus.js';
import { readFlows } from '../../main/resources/static/app/map/flows.js';
import { holds } from '../../main/resources/static/app/map/hits.js';
import { pickedLayers } from '../../main/resources/static/app/map/picked.js';
import { LINKS_OF_SELECTION, SITES_FROM, tileLayers } from '../../main/resources/static/app/map/rules.js';
import { addUp } from '../../main/resources/static/app/panels/rounding.js';
import { createStore, initialState } from '../../main/resources/static/app/state.js';

test('rounded parts add up to the rounded total', () => {
  assert.deepEqual(addUp([0.4, 1.0137, 5.39], 1), { parts: [0.4, 1, 5.4], total: 6.8 });
  assert.deepEqual(addUp([0.04, 0.04, 0.04], 1), { parts: [0.1, 0, 0], total: 0.1 });
  assert.deepEqual(addUp([0, 0], 1), { parts: [0, 0], total: 0 });
});

test('data never become markup', () => {
  const name = `<img src=x onerror="alert('1')">&`;
  assert.equal(html`<b title="${name}">${name}</b>`.text.includes('<img'), false);
  assert.equal(html`${[html`<i>${'<'}</i>`, 'é', null, false, 0]}`.text, '<i>&lt;</i>é0');
});

test('a hull goes round every point and through the outer ones', () => {
  assert.deepEqual(convexHull([[0, 0], [4, 0], [2, 1], [4, 4], [0, 4], [2, 2]]), [[0, 0], [4, 0], [4, 4], [0, 4]]);
  assert.deepEqual(convexHull([[1, 1], [0, 0]]), [[0, 0], [1, 1]]);
});

test('a point is in a zone or beside it', () => {
  const zone = [{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 10 }, { x: 5, y: 4 }, { x: 0, y: 10 }];
  assert.equal(holds(zone, { x: 2, y: 3 }), true);
  assert.equal(holds(zone, { x: 5, y: 8 }), false);
  assert.equal(holds(zone, { x: 12, y: 3 }), false);
});

test('all categories are no filter, none of them is one', () => {
  const all = ['flux', 'fluides'];
  const without = toggled({ categories: null, score: 0 }, 'flux', all);
  assert.deepEqual(without.categories, ['fluides']);
  assert.equal(toggled(without, 'flux', all).categories, null);
  assert.equal(passes({ categories: [], score: 0 }, 'flux'), false);
  assert.equal(passes(without, 'flux,fluides'), true);
});

test('a layer is asked only what it can obey', () => {
  const filters = { categories: ['flux'], score: 60, resource: 'MAT-BOI-01', status: 'agreed', radius: 5 };
  assert.deepEqual(layerParameters('zones', filters), {});
  assert.deepEqual(layerParameters('sites', filters), { any_category: 'flux', involves: 'MAT-BOI-01' });
  assert.deepEqual(layerParameters('synergies', filters), { any_category: 'flux', min_score: 0.6, involves: 'MAT-BOI-01', status: 'agreed', max_distance_m: 5000 });
  assert.deepEqual(layerParameters('clusters', filters), { any_category: 'flux', involves: 'MAT-BOI-01', status: 'agreed' });
  assert.deepEqual(layerParameters('flows', filters), { any_category: 'flux', min_band: 12 });
});

test('listeners hear only what they asked for, and only when it changed', () => {
  const store = createStore(initialState());
  const heard = [];
  const stop = store.on(['filters'], ({ filters }) => heard.push(filters.score));
  store.change({ basemap: 'osm' });
  store.change({ filters: { categories: null, score: 20 } });
  store.change({ filters: store.state.filters });
  stop();
  store.change({ filters: { categories: null, score: 40 } });
  assert.deepEqual(heard, [20]);
});

test('an object is kept by the parts of the filter it has', () => {
  const synergy = { category: 'flux', resource: 'A', needed: 'B', score: 0.6, status: 'agreed', distance_m: 2000 };
  const kept = (parts) => keeps({ ...NO_FILTER, ...parts }, synergy);
  assert.ok(kept({ score: 60, resource: 'B', status: 'agreed', radius: 2 }));
  for (const parts of [{ categories: ['services'] }, { score: 61 }, { resource: 'C' }, { status: 'stopped' }, { radius: 1.9 }]) assert.ok(!kept(parts));
  assert.ok(keeps({ ...NO_FILTER, score: 90, radius: 1, status: 'agreed' }, { category: 'flux', resource: 'A' }));
});

test('a tile is parted only where a resource is wanted', () => {
  const names = ['communes', 'zones', 'clusters', 'sites'];
  assert.equal(pickedLayers(names, { ...NO_FILTER, radius: 5, status: 'agreed' }), null);
  const parted = pickedLayers(names, { ...NO_FILTER, resource: 'A', categories: ['flux'] });
  assert.deepEqual(JSON.parse(JSON.stringify(parted)), [
    { names: ['communes', 'zones'] }, { names: ['clusters'], filter: { involves: 'A' } }, { names: ['sites'], filter: { any_category: 'flux', involves: 'A' } },
  ]);
});

test('at most 60 flows are drawn at low zoom, no site is fetched there, and none of a selection is more than its strongest', () => {
  const features = [...Array(500).keys()].map((id) => ({ id, properties: { offer_zone_id: id, need_zone_id: id + 1, category: 'flux', band: 10, score: id, synergies: 1 } }));
  const { strongest, all } = readFlows({ each: (_name, take) => features.forEach((feature) => take(feature)) }, NO_FILTER);
  assert.deepEqual([strongest.length, strongest[0].score, all], [60, 499, 500]);
  for (let zoom = 0; zoom < SITES_FROM; zoom++) assert.ok(!tileLayers(zoom).includes('sites'));
  for (let zoom = 0; zoom <= 18; zoom++) assert.ok(!tileLayers(zoom).includes('synergies'));
  assert.ok(LINKS_OF_SELECTION <= 60);
});

test('what is filled into markup is text, and turns no writing round', () => {
  assert.equal(html`<b title="${'"x"'}">${'<img onerror=1>'}</b>`.text, '<b title="&quot;x&quot;">&lt;img onerror=1&gt;</b>');
  assert.equal(html`${'a\u202Eb\u2066c'}`.text, 'abc');
});
