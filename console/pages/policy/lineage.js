// @ts-check
// Where clauses come from: the lineage as the server tells it, or, of a server that tells none, what its versions show.
import { getJson, Problem } from '../../api.js';
import { clauseKey, KINDS } from '../../clause.js';

/**
 * @typedef {object} Step what a version changed, and why
 * @property {number} version
 * @property {string} effectiveFrom
 * @property {string} author
 * @property {string} [acceptedBy]
 * @property {string} [proposal]
 * @property {string} [rationale]
 * @property {any[]} [evidence]
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
  try {
    return await readLineage(path, clauses, signal);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) {
      return ofVersions(path, clauses, signal);
    }
    throw error;
  }
}

/** @param {string} path @param {{ kind: string, id: string }[]} clauses @param {AbortSignal} signal @returns {Promise<Lineage>} */
async function readLineage(path, clauses, signal) {
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

/** @param {string} path @param {{ kind: string, id: string }[]} clauses @param {AbortSignal} signal @returns {Promise<Lineage>} */
async function ofVersions(path, clauses, signal) {
  /** @type {any[]} */
  const versions = [];
  /** @type {Step[]} */
  let steps = [];
  /** @type {string | undefined} */
  let cursor;
  do {
    const page = await getJson(`${path}/versions`, { limit: '20', cursor }, signal);
    versions.push(...page.items);
    cursor = page.next;
    steps = stepsOf(versions, !cursor);
  } while (cursor && versions.length < MOST && !isTold(steps, clauses));
  return { steps, isWhole: !cursor };
}

/** @param {any[]} versions the newest first @param {boolean} isWhole @returns {Step[]} */
const stepsOf = (versions, isWhole) =>
  versions
    .slice(0, isWhole ? undefined : -1)
    .map((version, i) => ({ ...version, changes: changed(versions[i + 1]?.content, version.content) }));

/** @param {any} before undefined: there was none @param {any} after contents */
function changed(before, after) {
  const lists = Object.entries(KINDS);
  const clauses = lists.flatMap(([kind, { list, key }]) =>
    (after[list] ?? [])
      .filter((/** @type {any} */ each) => !same(each, before?.[list]?.find((/** @type {any} */ other) => other[key] === each[key])))
      .map((/** @type {any} */ each) => ({ clause: { kind, id: each[key] } })));
  /** @param {any} content */
  const own = (content) => Object.entries(content ?? {}).filter(([name]) => !lists.some(([, { list }]) => list === name));
  return same(own(before), own(after)) ? clauses : [{}, ...clauses];
}

/** @param {unknown} a @param {unknown} b as the same server writes them */
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

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
