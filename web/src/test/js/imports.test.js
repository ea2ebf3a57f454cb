import assert from 'node:assert/strict';
import test from 'node:test';
import { listed } from '../../main/resources/static/app/import/past.js';
import { fixes } from '../../main/resources/static/app/import/report.js';

const REPORT = { taken: { created: 2, changed: 1 } };

test('an import can be undone from the list, unless it was or never could be', () => {
  const { text } = listed([
    { id: 3, at: '2026-11-02T10:00:00Z', file_name: 'sites <b>.csv', kind: 'sites', undoable: true, undone_at: null, report: REPORT },
    { id: 2, at: '2026-11-01T10:00:00Z', file_name: 'zones.zip', kind: 'zones', undoable: true, undone_at: '2026-11-02T09:00:00Z', report: REPORT },
    { id: 1, at: '2026-10-01T10:00:00Z', file_name: 'communes.gpkg', kind: 'communes', undoable: false, undone_at: null, report: {} },
  ]);

  assert.deepEqual([...text.matchAll(/data-undo="(\d+)"/g)].map(([, id]) => id), ['3']);
  assert.ok(text.includes('sites &lt;b&gt;.csv'));
});

test('one of several layers is chosen at one press, unless its name is cut', () => {
  const { text } = fixes([{ code: 'several_layers', value: 'a/zones.csv, a/lots.csv, a/so…', proposal: '' }]);

  assert.deepEqual([...text.matchAll(/data-fix-layer="([^"]+)"/g)].map(([, layer]) => layer), ['a/zones.csv', 'a/lots.csv']);
});
