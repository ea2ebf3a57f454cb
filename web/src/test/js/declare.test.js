import assert from 'node:assert/strict';
import test from 'node:test';
import { ALL_YEAR, choosable, emptyWish, formOf, missing, periodsOf, wishOf, yearly } from '../../main/resources/static/app/declare/wish.js';

test('a quantity is kept over a year, counting the months it happens in', () => {
  const wish = { ...emptyWish(), quantity: 10 };
  assert.equal(yearly(wish), 10);
  assert.equal(yearly({ ...wish, period: 'month' }), 120);
  assert.equal(yearly({ ...wish, period: 'month', months: 0b111 }), 30);
  assert.equal(Math.round(yearly({ ...wish, period: 'week' })), 522);
});

test('what is there at once has no period', () => {
  assert.deepEqual(periodsOf({ unit: 't', category: 'flux' }), ['year', 'month', 'week']);
  assert.deepEqual(periodsOf({ unit: 'visite', category: 'services' }), ['year']);
  for (const standing of [{ unit: 'kW', category: 'fluides' }, { unit: 'm2', category: 'foncier' }, { unit: 'couvert/j', category: 'services' }]) {
    assert.deepEqual(periodsOf(standing), []);
  }
});

test('only what can be offered, needed or shared is proposed', () => {
  const row = (code, role, mutualisable) => ({ code, role, mutualisable, category: 'flux' });
  const all = [row('A', 'offer', false), row('B', 'need', true), row('C', 'both', true), { ...row('D', 'both', true), category: 'foncier' }];
  const codes = (kind) => choosable(all, kind, 'flux').map(({ code }) => code).join('');
  assert.deepEqual([codes('offer'), codes('need'), codes('share')], ['AC', 'BC', 'BC']);
});

test('what is missing is named in the order of the form', () => {
  const wish = emptyWish();
  assert.equal(missing(wish), 'declare.noResource');
  assert.equal(missing({ ...wish, resource: 'A', quantity: -1 }), 'declare.noQuantity');
  assert.equal(missing({ ...wish, resource: 'A', quantity: 1, months: 0 }), 'declare.noMonth');
  assert.equal(missing({ ...wish, resource: 'A', quantity: 1 }), null);
});

test('a declaration said anew says the same, of the version that was read', () => {
  const row = { id: 7, version: 2, kind: 'offer', category: 'flux', resource: 'A', quantity: 12, months: ALL_YEAR, storage_months: 3, estimated: false, qualities: 'clean,dry', visibility: 'public' };
  const { id, ...form } = formOf(wishOf(row));
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual(form, { version: 2, kind: 'offer', resource: 'A', quantity: 12, months: ALL_YEAR, storage_months: 3, estimated: false, qualities: ['clean', 'dry'], visibility: 'public' });
});
