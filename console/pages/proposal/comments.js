// @ts-check
import { html, nothing } from '../../lib/lit-html.js';
import { clauseKey } from '../../clause.js';
import { moment } from '../../format.js';
import { problemView } from '../../problem.js';

/**
 * @typedef {object} Commenting
 * @property {import('../../drafts.js').Draft} draft
 * @property {boolean} mayComment
 * @property {boolean} sending
 * @property {import('../../api.js').Problem | undefined} problem of what was sent last
 * @property {(where: string | undefined) => void} openAt
 * @property {(clause: { kind: string, id: string } | undefined) => void} send
 * @property {() => void} draw
 */

/**
 * What was said of a clause, or of the whole, and a form to say more.
 *
 * @param {any[] | undefined} comments
 * @param {{ kind: string, id: string } | undefined} clause
 * @param {Commenting} commenting
 */
export function commentsOf(comments, clause, commenting) {
  const where = clauseKey(clause);
  const here = (comments ?? []).filter((each) => clauseKey(each.clause) === where);
  return html`
    ${here.length ? html`<ul class="comments">${here.map(commentView)}</ul>` : nothing}
    ${commenting.draft.commenting === where
      ? form(where, clause, commenting)
      : commenting.mayComment
        ? html`<p><button type="button" class="quiet" data-comment=${where} @click=${() => commenting.openAt(where)}>
            ${clause ? html`Comment<span class="unseen"> on ${clause.id}</span>` : 'Comment on the whole'}</button></p>`
        : nothing}`;
}

/** Clauses that were commented on and do not change any more. @param {any[] | undefined} comments @param {any[]} changes */
export function commentsElsewhere(comments, changes) {
  const shown = new Set(['', ...changes.map(({ clause }) => clauseKey(clause))]);
  const rest = (comments ?? []).filter(({ clause }) => !shown.has(clauseKey(clause)));
  return rest.length
    ? html`<h3>On clauses that it does not change now</h3> <ul class="comments">${rest.map(commentView)}</ul>`
    : nothing;
}

/** @param {any} comment */
const commentView = ({ by, at, text, clause }) => html`
  <li><p class="small"><strong>${by}</strong>, ${moment(at)}${clause ? html`, on <code>${clause.id}</code>` : nothing}</p>
    <p class="said-so">${text}</p></li>`;

/**
 * @param {string} where
 * @param {{ kind: string, id: string } | undefined} clause
 * @param {Commenting} commenting
 */
function form(where, clause, { draft, sending, problem, openAt, send, draw }) {
  /** @param {Event} event */
  const submit = (event) => {
    event.preventDefault();
    send(clause);
  };
  /** @param {Event} event */
  const type = (event) => {
    draft.comments.set(where, /** @type {HTMLTextAreaElement} */ (event.target).value);
    draw();
  };
  return html`
    <form class="step" @submit=${submit}>
      <label for="comment">${clause ? html`Comment on <code>${clause.id}</code>` : 'Comment on the whole'}</label>
      <textarea id="comment" rows="3" maxlength="4000" required .value=${draft.comments.get(where) ?? ''} @input=${type}></textarea>
      ${problem ? problemView(problem) : nothing}
      <p class="buttons"><button type="submit" ?disabled=${sending}>${sending ? 'Sending…' : 'Send the comment'}</button>
        <button type="button" @click=${() => openAt(undefined)}>Not now</button></p>
    </form>`;
}
