import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { decodeTile } from '../../main/resources/static/app/map/mvt.js';

/** Written by PostGIS: a point, a line that leaves the tile, two polygons of which one has a hole. */
const reference = readFileSync(new URL('reference.mvt', import.meta.url));
const bytes = (length = reference.length) => reference.buffer.slice(reference.byteOffset, reference.byteOffset + length);

test('reads what PostGIS wrote', () => {
  const layer = decodeTile(bytes()).get('reference');
  assert.equal(layer.extent, 4096);
  const [point, line, polygons] = layer.features;
  assert.deepEqual(point, {
    id: 7,
    type: 1,
    properties: { name: 'Pré–Jérôme', n: 42, negative: -3, share: 0.25, yes: true },
    parts: [Int32Array.of(100, 200)],
  });
  assert.deepEqual(line.properties, { name: 'line', n: 2000000000, share: 0.001, yes: false });
  assert.deepEqual(line.parts, [Int32Array.of(-10, 0, 50, 60, 4100, 60)]);
  assert.equal(polygons.id, Number.MAX_SAFE_INTEGER);
  assert.equal(polygons.properties.negative, -2000000000);
  assert.equal(polygons.type, 3);
  assert.deepEqual(polygons.parts.map((part) => part.length / 2), [4, 4, 3]);
});

test('an empty tile has no layer', () => {
  assert.equal(decodeTile(new ArrayBuffer(0)).size, 0);
});

test('refuses a tile that ends too early, wherever it is cut', () => {
  for (let length = 1; length < reference.length; length++) {
    assert.throws(() => decodeTile(bytes(length)), RangeError, `cut at ${length}`);
  }
});
