import assert from 'node:assert/strict';
import test from 'node:test';
import { address, inScenario } from '../../main/resources/static/app/api.js';
import { nameOf } from '../../main/resources/static/app/scenario/name.js';
import { valueOf } from '../../main/resources/static/app/scenario/sliders.js';

const REACH = { default: 1, least: 0.01, most: 100 };

test('a name fit for addresses is made of any label', () => {
  for (const [label, name] of Object.entries({ 'Proximité forte': 'proximite-forte', '  À 5 km ! ': 'a-5-km', '???': 'scenario' })) {
    assert.equal(nameOf(label), name);
  }
  assert.match(nameOf('é'.repeat(90)), /^[a-z0-9][a-z0-9-]{0,39}$/);
});

test('a value stays within the limits, and nonsense is the default', () => {
  assert.equal(valueOf('reach_factor', '0,5', REACH), 0.5);
  assert.equal(valueOf('reach_factor', '1e9', REACH), 100);
  assert.equal(valueOf('reach_factor', 'far', REACH), 1);
  assert.equal(valueOf('reach_factor', '', REACH), 1);
  assert.equal(valueOf('min_score', '40', { default: 0.01, least: 0, most: 1 }), 0.4);
});

test('every address asks for the scenario in force, the reference needs no name', () => {
  inScenario('near');
  assert.equal(address('api/overview', { category: 'flux' }), 'api/overview?scenario=near&category=flux');
  assert.equal(address('tiles/zones/1/0/0.mvt', { scenario: 'other' }), 'tiles/zones/1/0/0.mvt?scenario=other');
  inScenario('reference');
  assert.equal(address('api/overview'), 'api/overview');
});
