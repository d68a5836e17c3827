// @ts-check
// What others have done with a proposal between two readings of it.
import { clauseKey } from '../../clause.js';
import { number } from '../../format.js';
import { trialText } from '../../trial/wording.js';

const VERDICTS = /** @type {Record<string, string>} */ ({
  ACCEPT: 'approved of it',
  AMEND: 'amended it',
  REJECT: 'rejected it',
  TRY: 'consented to a trial of it',
  MORE_EVIDENCE: 'asked for more evidence',
});

/** @param {any} review */
export const verdict = ({ verdict }) => VERDICTS[verdict] ?? verdict;

/**
 * @param {any} before
 * @param {any} after
 * @returns {string[]} with names in `backticks`
 */
export function meanwhile(before, after) {
  const told = after.reviews.slice(before.reviews.length).map((/** @type {any} */ review) =>
    `${review.reviewer} ${verdict(review)}${review.reason ? `: ${review.reason}` : '.'}`);
  if (before.contentHash !== after.contentHash || before.baseVersion !== after.baseVersion) {
    const last = after.editions?.at(-1);
    told.push(`It says something else now${last ? `, by ${last.by}` : ''}:`, ...sentences(before, after));
  }
  const comments = (after.comments?.length ?? 0) - (before.comments?.length ?? 0);
  if (comments > 0) {
    told.push(`There ${comments === 1 ? 'is' : 'are'} ${number(comments, 'new comment')}.`);
  }
  if (!before.rebase && after.rebase) {
    told.push(`Version ${after.rebase.newestVersion} of the policy came first.`);
  }
  if (after.trial && (before.trial?.experiment !== after.trial.experiment || before.trial.state !== after.trial.state)) {
    told.push(`It is ${trialText(after.trial)}.`);
  }
  if (before.state !== after.state) {
    told.push(`It is ${after.state.toLowerCase()} now.`);
  }
  return told;
}

/** Those that are other ones than before. @param {any} before @param {any} after @returns {string[]} */
function sentences(before, after) {
  const old = new Set((before.changes ?? []).map(sentence));
  const now = (after.changes ?? []).map(sentence).filter((/** @type {string} */ each) => !old.has(each));
  return now.map((/** @type {string} */ each) => each.slice(each.indexOf(' ') + 1));
}

/** @param {any} change */
const sentence = (change) => `${clauseKey(change.clause)} ${change.sentence}`;
