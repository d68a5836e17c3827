// @ts-check
// What evidence claims and what was counted of the same, as rows to be shown one below the other.
import { clauseKey } from '../../clause.js';
import { wilson } from '../../wilson.js';

/**
 * @typedef {object} Counted
 * @property {string} label
 * @property {boolean} counted by the server, else claimed
 * @property {number} trials
 * @property {number} successes
 * @property {number} [pending]
 * @property {boolean} [few]
 * @property {number | undefined} share
 * @property {{ low: number, high: number } | undefined} range
 */

/** Those that are about the evidence of a clause or, without one, of the proposal itself. @param {any[] | undefined} claims @param {any} [clause] */
export const claimsOf = (claims, clause) => (claims ?? []).filter((each) => clauseKey(each.clause) === clauseKey(clause));

/**
 * Each count of a piece of evidence and, below it, what was counted.
 *
 * @param {any[]} counts
 * @param {number} evidence its place
 * @param {any[]} claims ClaimedCounts
 * @returns {Counted[]}
 */
export function rowsOf(counts, evidence, claims) {
  const found = counts.map((_, i) => claimAt(claims, evidence, i));
  const both = found.some((claim) => claim?.counted?.known !== undefined);
  return counts.flatMap((count, i) => {
    const counted = found[i]?.counted;
    return [
      claimedRow(both ? `${count.label}: claimed` : count.label, count),
      ...(counted?.known === undefined ? [] : [countedRow(`${count.label}: counted`, counted)]),
    ];
  });
}

/**
 * What has to be said of the counts: where a claim and a count differ, and why nothing was counted.
 *
 * @param {any[]} counts
 * @param {number} evidence
 * @param {any[]} claims
 * @returns {string[]}
 */
export function wordsOf(counts, evidence, claims) {
  const words = counts.flatMap(({ label }, i) => {
    const claim = claimAt(claims, evidence, i);
    const differences = claim?.differences ?? [];
    const text = (claim?.counted?.state === 'COUNTED' ? differences : [claim?.sentence, ...differences]).filter(Boolean).join(' ');
    return text ? [{ label, text }] : [];
  });
  const texts = new Set(words.map(({ text }) => text));
  // What holds for several is said once.
  return texts.size === 1 && words.length > 1 ? [...texts] : words.map(({ label, text }) => `${label}: ${text}`);
}

/** @param {any[]} claims @param {number} evidence @param {number} count */
const claimAt = (claims, evidence, count) => claims.find((each) => each.evidence === evidence && each.count === count);

/** @param {string} label @param {any} count @returns {Counted} */
function claimedRow(label, { trials, successes }) {
  const range = wilson(successes, trials);
  return { label, counted: false, trials, successes, share: range && successes / trials, range };
}

/** @param {string} label @param {any} rate a CountedRate with numbers @returns {Counted} */
export const countedRow = (label, { state, known, pending, successes, rate, low, high }) => ({
  label,
  counted: true,
  trials: known,
  successes,
  pending,
  few: state === 'NOT_ENOUGH',
  share: rate,
  range: rate === undefined ? undefined : { low, high },
});
