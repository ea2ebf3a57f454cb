import assert from 'node:assert/strict';
import test from 'node:test';
import { whatWouldChange } from '../../main/resources/static/app/panels/leeway.js';
import { splitTable } from '../../main/resources/static/app/panels/splits.js';
import { varied } from '../../main/resources/static/app/panels/varied.js';

const NOTHING_DOES = { farthest_metres: null, least_quantity: null, most_quantity: null, fewest_months: null, storage_months: null };
const NEARER = { ...NOTHING_DOES, farthest_metres: 500 };
const synergy = { distance_m: 700, offer: { quantity: 250, unit: 't' } };
const told = (changes) => whatWouldChange(synergy, { above: null, below: null, shown: NEARER, ...changes }).text;

test('at the first rank nothing is said of a rank above', () => {
  assert.doesNotMatch(told({ rank: 1 }), /change\.(above|hidden|hopeless)/);
});

test('who may not see the rank above is told so, not that nobody is better', () => {
  assert.match(told({ rank: 2 }), /change\.hidden/);
});

test('when no single change is enough, that is said', () => {
  assert.match(told({ rank: 2, above: NOTHING_DOES }), /change\.hopeless/);
});

test('an offer that is too small wants more, one that is too large wants less', () => {
  assert.match(told({ rank: 2, above: { ...NOTHING_DOES, least_quantity: 300, most_quantity: 400 } }), /change\.more/);
  assert.match(told({ rank: 2, above: { ...NOTHING_DOES, least_quantity: 100, most_quantity: 200 } }), /change\.less/);
});

test('a limit nobody meets is left out', () => {
  const shown = (most) => told({ rank: 1, shown: { ...NEARER, least_quantity: 10, most_quantity: most } });
  assert.match(shown(4e10), /change\.atLeast/);
  assert.match(shown(400), /change\.between/);
});

test('without an answer the panel says nothing of changes', () => {
  assert.equal(whatWouldChange(synergy, null), null);
});

test('a split is stable only when every group was tried', () => {
  const memberList = [{ site_id: 1, site: 'One' }, { site_id: 2, site: 'Two' }];
  const verdict = (split) => splitTable({ memberList, splits: [{ rule: 'shapley', parts: [], blocking_site_ids: [], blocking_gain: 0, ...split }] }).text;
  assert.match(verdict({ in_core: true, exhaustive: true }), /split\.stable/);
  assert.match(verdict({ in_core: true, exhaustive: false }), /split\.likely/);
  assert.match(verdict({ in_core: false, exhaustive: true, blocking_site_ids: [2], blocking_gain: 5 }), /split\.blocked/);
});

test('the first leads are about different needs and offers while there are any', () => {
  const lead = (id, offer, need) => ({ id, offer_site_id: offer, resource: 'FON-TER-01', need_site_id: need, needed: 'FON-TER-01' });
  const ids = (leads, most) => varied(leads, most).map(({ id }) => id);
  assert.deepEqual(ids([lead(1, 1, 9), lead(2, 2, 9), lead(3, 3, 9), lead(4, 1, 8), lead(5, 5, 7)], 2), [1, 5]);
  assert.deepEqual(ids([lead(1, 1, 9), lead(2, 2, 9), lead(3, 3, 9), lead(4, 4, 8)], 3), [1, 2, 4]);
  assert.deepEqual(ids([], 3), []);
});
