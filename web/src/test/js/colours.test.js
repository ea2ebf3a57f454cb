import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

const css = readFileSync(new URL('../../main/resources/static/css/tokens.css', import.meta.url), 'utf8');
const [light, dark] = css.split('data-theme="dark"').map((part) =>
  Object.fromEntries([...part.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value])),
);
const CATEGORIES = ['flux', 'fluides', 'services', 'equipements', 'foncier'].map((code) => `cat-${code}`);

/** sRGB to linear light. */
const linear = (hex) => [1, 3, 5].map((at) => {
  const value = parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});
const luminance = (hex) => linear(hex).reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);

/** WCAG 2.2 contrast. */
function contrast(one, other) {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const times = (matrix, vector) => matrix.map((row) => row.reduce((sum, value, at) => sum + value * vector[at], 0));

/** Ottosson 2020, https://bottosson.github.io/posts/oklab/ */
function oklab(rgb) {
  const lms = times([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]], rgb);
  return times([[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]], lms.map(Math.cbrt));
}

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
const VISION = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

for (const [theme, tokens] of Object.entries({ light, dark })) {
  test(`${theme}: categories stand out from what they lie on`, () => {
    for (const category of CATEGORIES) {
      for (const ground of ['bg', 'bg-2', 'map']) assert.ok(contrast(tokens[category], tokens[ground]) >= 3, `${category} on ${ground}`);
    }
  });

  test(`${theme}: text can be read`, () => {
    for (const ink of ['ink', 'ink-2', 'accent', 'danger', 'warn']) {
      for (const ground of ['bg', 'bg-2', 'map']) assert.ok(contrast(tokens[ink], tokens[ground]) >= 4.5, `${ink} on ${ground}`);
    }
    assert.ok(contrast(tokens['on-accent'], tokens.accent) >= 4.5);
    assert.ok(contrast(tokens.ink, tokens['accent-soft']) >= 4.5);
    assert.ok(contrast(tokens.ink, tokens['warn-soft']) >= 4.5);
    assert.ok(contrast(tokens['ctl-line'], tokens.bg) >= 3);
    assert.ok(contrast(tokens.focus, tokens.bg) >= 3);
  });

  for (const [vision, matrix] of Object.entries(VISION)) {
    test(`${theme}: ${vision} vision tells categories apart`, () => {
      const seen = CATEGORIES.map((category) => oklab(times(matrix, linear(tokens[category])).map((value) => Math.max(0, Math.min(1, value)))));
      seen.forEach((one, at) => seen.slice(at + 1).forEach((other, next) => {
        const apart = 100 * Math.hypot(...one.map((value, axis) => value - other[axis]));
        assert.ok(apart >= 12, `${CATEGORIES[at]} and ${CATEGORIES[at + 1 + next]}: ${apart.toFixed(1)}`);
      }));
    });
  }
}
