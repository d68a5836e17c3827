// @ts-check
// What changes, clause by clause.
import { html, nothing } from '../../lib/lit-html.js';
import { clauseKey, clauseTitle, fieldName, inOrder, told, valueView } from '../../clause.js';
import { ticked } from '../../ticked.js';
import { claimsOf } from './claims.js';
import { evidenceView } from './evidence.js';

const BECOMES = /** @type {Record<string, string>} */ ({
  ADDED: 'new',
  REMOVED: 'goes',
  CHANGED: 'changes',
  MOVED: 'stands elsewhere',
});

/**
 * @param {any[]} changes ClauseChanges
 * @param {(clause: { kind: string, id: string }) => unknown} [below] what stands under each clause, once
 * @param {any[]} [claims] what was counted of its evidence
 * @param {(clause: { kind: string, id: string }) => unknown} [beside] what stands beside it
 */
export function changesView(changes, below = () => nothing, claims = [], beside = () => nothing) {
  const keys = changes.map(({ clause }) => clauseKey(clause));
  return changes.length
    ? html`<div class="clauses">
        ${changes.map((change, i) => {
          const isFirst = change.clause && keys.indexOf(keys[i]) === i;
          return changeView(change, isFirst ? below(change.clause) : nothing, claims, isFirst ? beside(change.clause) : nothing);
        })}
      </div>`
    : html`<p>Nothing changes.</p>`;
}

/** @param {any} change @param {unknown} below @param {any[]} claims @param {unknown} beside */
const changeView = (change, below, claims, beside) => html`
  <article class="clause" tabindex="-1" data-clause=${clauseKey(change.clause)}>
    ${beside === nothing ? sayingView(change, claims) : html`<div class="beside"><div>${sayingView(change, claims)}</div><div>${beside}</div></div>`}
    ${below}
  </article>`;

/** @param {any} change @param {any[]} claims */
const sayingView = (change, claims) => html`
  <h3>${clauseTitle(change.clause)} <span class="tag ${change.change.toLowerCase()}">${BECOMES[change.change]}</span></h3>
  <p>${ticked(change.sentence)}</p>
  ${fieldsView(change, claims)}`;

/** @param {any} change @param {any[]} claims */
function fieldsView(change, claims) {
  const fields = inOrder(change.fields.filter((/** @type {any} */ { field }) => !['id', 'name', 'evidence'].includes(field)));
  const evidence = change.fields.find((/** @type {any} */ { field }) => field === 'evidence');
  return html`
    ${fields.length
      ? html`<dl class="fields">
          ${fields.map((field) => html`<div><dt>${fieldName(field.field)}</dt><dd>${valueView(field.field, difference(field))}</dd></div>`)}
        </dl>`
      : nothing}
    ${evidence?.after
      ? html`<details><summary>The evidence that it names</summary>${evidenceView(JSON.parse(evidence.after), claimsOf(claims, change.clause))}</details>`
      : nothing}
    ${evidence?.before && !evidence.after ? html`<p>It names no evidence any more.</p>` : nothing}`;
}

/** @param {any} field a FieldChange */
function difference({ field, before, after, words }) {
  if (words?.length) {
    return words.map(wordsView);
  }
  if (before === undefined) {
    return told(field, after);
  }
  return [gone(told(field, before)), after === undefined ? nothing : [' ', come(told(field, after))]];
}

/** @param {{ kind: string, text: string }} words */
const wordsView = ({ kind, text }) => (kind === 'KEPT' ? text : kind === 'REMOVED' ? gone(text) : come(text));

// Few screen readers say what `del` and `ins` mean, so that it is also written, for them alone.

/** @param {unknown} text */
export const gone = (text) => html`<del><span class="unseen">[removed: </span>${text}<span class="unseen">]</span></del>`;

/** @param {unknown} text */
export const come = (text) => html`<ins><span class="unseen">[added: </span>${text}<span class="unseen">]</span></ins>`;
