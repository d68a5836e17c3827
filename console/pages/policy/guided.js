// @ts-check
// What came of guidance, beside its clauses.
import { html, nothing } from '../../lib/lit-html.js';
import { getJson } from '../../api.js';

/** @typedef {{ id: string, counts?: { sentence: string }, findings: string[] }} Counted */

/** By the ids of clauses. @param {string} policy @param {AbortSignal} signal @returns {Promise<Map<string, Counted>>} */
export async function guidedOf(policy, signal) {
  const { clauses } = await getJson('/v1/guidance/counts', { policy }, signal);
  return new Map(clauses.map((/** @type {Counted} */ each) => [each.id, each]));
}

/** @param {Counted | undefined} counted */
export const guidedView = (counted) =>
  counted
    ? html`${counted.counts ? html`<p class="counted">${counted.counts.sentence}</p>` : nothing}
        ${counted.findings.map((each) => html`<p class="note">${each}</p>`)}`
    : nothing;
