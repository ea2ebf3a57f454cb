import assert from 'node:assert/strict';
import test from 'node:test';
import { crossing, overlapped } from '../../main/resources/static/app/boundary/checks.js';
import { outlineOf } from '../../main/resources/static/app/boundary/file.js';
import { history } from '../../main/resources/static/app/boundary/history.js';
import { fromGeoJson, hectares, inserted, moved, removed, sameOutline, toGeoJson } from '../../main/resources/static/app/boundary/outline.js';
import { snapped } from '../../main/resources/static/app/boundary/snapping.js';

const box = (west, south, east, north) => [[[[west, south], [east, south], [east, north], [west, north]]]];
const first = (vertex) => ({ polygon: 0, ring: 0, vertex });

test('a boundary comes back from GeoJSON as it went', () => {
  const geometry = { type: 'MultiPolygon', coordinates: [[[[6, 46], [6.1, 46], [6.1, 46.1], [6, 46]]]] };
  assert.deepEqual(toGeoJson(fromGeoJson(geometry)), geometry);
  assert.deepEqual(toGeoJson(fromGeoJson({ type: 'Polygon', coordinates: geometry.coordinates[0] })), geometry);
});

test('outlines are the same however finely they are written', () => {
  assert.ok(sameOutline(box(6, 46, 6.1, 46.1), box(6.0000001, 46, 6.1, 46.1)));
  assert.ok(!sameOutline(box(6, 46, 6.1, 46.1), box(6.00001, 46, 6.1, 46.1)));
});

test('a vertex is moved, added and removed without touching what was', () => {
  const before = box(0, 0, 4, 4);
  assert.deepEqual(moved(before, first(2), [5, 5])[0][0][2], [5, 5]);
  assert.deepEqual(inserted(before, first(3), [0, 2])[0][0].at(-1), [0, 2]);
  assert.equal(removed(before, first(0))[0][0].length, 3);
  assert.equal(removed(removed(before, first(0)), first(0))[0][0].length, 3, 'three remain');
  assert.deepEqual(before, box(0, 0, 4, 4));
});

test('an area is in hectares', () => {
  assert.ok(Math.abs(hectares(box(6, 46, 6.01, 46.01)) / 85.9 - 1) < 0.005);
});

test('a boundary that crosses itself says where', () => {
  assert.equal(crossing(box(0, 0, 4, 4)), null);
  assert.deepEqual(crossing([[[[0, 0], [4, 4], [4, 0], [0, 4]]]]), [2, 2]);
});

test('a vertex on another edge and an edge that folds back are faults, a straight vertex is none', () => {
  assert.notEqual(crossing([[[[0, 0], [4, 0], [4, 4], [2, 0], [0, 4]]]]), null);
  assert.notEqual(crossing([[[[0, 0], [4, 0], [2, 0], [2, 4]]]]), null);
  assert.equal(crossing([[[[0, 0], [2, 0], [4, 0], [4, 4]]]]), null);
});

test('zones may meet, not overlap', () => {
  const east = { name: 'east', outline: box(6.01, 46, 6.02, 46.01) };
  assert.equal(overlapped(box(6, 46, 6.01, 46.01), [east]), null);
  assert.equal(overlapped(box(6, 46, 6.0100001, 46.01), [east]), null, 'a centimetre is no overlap');
  assert.equal(overlapped(box(6, 46, 6.011, 46.01), [east]), east);
  assert.equal(overlapped(box(6.005, 46.002, 6.025, 46.004), [east]), east, 'through it, no vertex inside');
  assert.equal(overlapped(box(6, 45, 7, 47), [east]), east, 'around it');
});

test('a vertex goes to a neighbour\'s vertex first, then to its edge, and only when near', () => {
  const same = (position) => position;
  const snap = (position) => snapped(position, [box(0, 0, 100, 100)], same, same, 10);
  assert.deepEqual(snap([104, 97]), [100, 100]);
  assert.deepEqual(snap([104, 50]), [100, 50]);
  assert.deepEqual(snap([115, 50]), [115, 50]);
});

test('what was undone can be redone until something else is done', () => {
  const states = history('a');
  states.add('b');
  states.undo();
  states.undo();
  assert.equal(states.now, 'a');
  states.redo();
  assert.equal(states.now, 'b');
  states.undo();
  states.add('c');
  states.redo();
  assert.deepEqual([states.now, states.canRedo, states.canUndo], ['c', false, true]);
});

test('a file gives its first surface, or none', () => {
  const ring = [[6, 46], [6.1, 46], [6.1, 46.1], [6, 46]];
  const surface = { type: 'Polygon', coordinates: [ring] };
  const point = { type: 'Feature', geometry: { type: 'Point', coordinates: [6, 46] } };
  const found = [[ring.slice(0, -1)]];
  for (const file of [surface, { type: 'Feature', geometry: surface }, { type: 'FeatureCollection', features: [point, { type: 'Feature', geometry: surface }] }]) {
    assert.deepEqual(outlineOf(JSON.stringify(file)), found);
  }
  const metres = { type: 'Polygon', coordinates: [ring.map(([x, y]) => [x * 1e5, y * 1e5])] };
  const broken = ['', 'no', 'null', '[]', '{"type":"Polygon"}', '{"type":"Polygon","coordinates":[]}', '{"type":"Polygon","coordinates":[[["a"]]]}', JSON.stringify(point), JSON.stringify(metres)];
  for (const text of broken) assert.equal(outlineOf(text), null, text);
});
