// @ts-check

/**
 * Rounds parts so that what is shown adds up to the rounded total: the largest remainders are rounded up.
 *
 * @param {number[]} parts not negative
 * @param {number} digits decimals shown
 * @returns {{parts: number[], total: number}}
 */
export function addUp(parts, digits) {
  const unit = 10 ** digits;
  const exact = parts.map((part) => part * unit);
  const rounded = exact.map(Math.floor);
  const total = Math.round(exact.reduce((sum, part) => sum + part, 0));
  let missing = total - rounded.reduce((sum, part) => sum + part, 0);
  const order = exact.map((part, at) => [part - rounded[at], at]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, at] of order) if (missing-- > 0) rounded[at]++;
  return { parts: rounded.map((part) => part / unit), total: total / unit };
}
