// @ts-check
// Between what a share may lie: Wilson's score interval (1927), as in Brown, Cai and DasGupta, Interval Estimation for a
// Binomial Proportion (2001), which holds its word for few trials too.

/** Of the standard normal distribution, for 95 %. */
const Z = 1.959963984540054;

/**
 * @param {number} successes
 * @param {number} trials
 * @returns {{ low: number, high: number } | undefined} undefined where there is nothing to go by
 */
export function wilson(successes, trials) {
  if (!(trials > 0) || successes < 0 || successes > trials) {
    return undefined;
  }
  const middle = (successes + (Z * Z) / 2) / (trials + Z * Z);
  const half = (Z / (trials + Z * Z)) * Math.sqrt((successes * (trials - successes)) / trials + (Z * Z) / 4);
  return { low: successes === 0 ? 0 : middle - half, high: successes === trials ? 1 : middle + half };
}
