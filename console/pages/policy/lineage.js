// @ts-check
// Where clauses come from.
import { getJson } from '../../api.js';
import { clauseKey } from '../../clause.js';

/**
 * @typedef {object} Step what a version changed, and why
 * @property {number} version
 * @property {string} effectiveFrom
 * @property {string} author
 * @property {string} [acceptedBy]
 * @property {string} [proposal]
 * @property {string} [rationale]
 * @property {any[]} [evidence]
 * @property {boolean} [judgment] whether it was a hunch that no trial had held
 * @property {{ clause?: { kind: string, id: string } }[]} changes
 */
/** @typedef {{ steps: Step[], isWhole: boolean }} Lineage the newest first; whole where it reaches back to version 1 */

/** Of more versions than that it is not looked for where a clause comes from. */
const MOST = 1000;

/**
 * Back to where every clause comes from.
 *
 * @param {string} path of the policy
 * @param {{ kind: string, id: string }[]} clauses
 * @param {AbortSignal} signal
 * @returns {Promise<Lineage>}
 */
export async function lineageOf(path, clauses, signal) {
  /** @type {Step[]} */
  const steps = [];
  /** @type {string | undefined} */
  let cursor;
  do {
    const page = await getJson(`${path}/lineage`, { limit: '50', cursor }, signal);
    steps.push(...page.items);
    cursor = page.next;
  } while (cursor && steps.length < MOST && !isTold(steps, clauses));
  return { steps, isWhole: !cursor };
}

/** @param {Step[]} steps @param {{ kind: string, id: string }[]} clauses */
const isTold = (steps, clauses) => [undefined, ...clauses].every((clause) => since(steps, clause));

/**
 * The step since which a clause, or without one the policy's own fields, says what it says.
 *
 * @param {Step[]} steps
 * @param {{ kind: string, id: string } | undefined} clause
 */
export const since = (steps, clause) =>
  steps.find(({ changes }) => changes.some((change) => clauseKey(change.clause) === clauseKey(clause)));
