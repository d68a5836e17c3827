// @ts-check
// A proposal from top to bottom, in the order in which questions come up.
import { html, nothing } from '../../lib/lit-html.js';
import { moment, number } from '../../format.js';
import { marksView } from '../../marks.js';
import { problemView } from '../../problem.js';
import { addressOf } from '../../router.js';
import { ticked } from '../../ticked.js';
import { behindView, overlappingView } from './around.js';
import { changesView } from './changes.js';
import { claimsOf } from './claims.js';
import { commentsElsewhere, commentsOf } from './comments.js';
import { countedView, evidenceView, howToReadBars } from './evidence.js';
import { findingView } from './finding.js';
import { historyView } from './history.js';
import { previewView } from './preview.js';
import { stepForm } from './step-form.js';
import { BUTTONS, standing } from './wording.js';

/**
 * @typedef {object} Around
 * @property {import('./step-form.js').Stepping} stepping
 * @property {import('./comments.js').Commenting} commenting
 * @property {unknown} texts to amend, or of a trial, above the rest of the form that is open
 * @property {unknown} [trial] how its last trial stands
 * @property {import('./edits.js').Edits} edits
 * @property {() => void} takeBack
 * @property {() => void} rebase
 * @property {string | undefined} done what was done last
 * @property {string | undefined} after the proposal that waits next
 */

/** @param {any} proposal @param {Around} around */
export const wholeView = (proposal, around) => html`
  ${headView(proposal)}
  ${around.done ? doneView(around.done, around.after) : nothing}
  ${behindView(proposal, around.stepping.sending, around.rebase)}
  ${around.trial ? html`<section><h2>${proposal.trial.outcome ? 'What came of its trial' : 'On trial'}</h2> ${around.trial}</section>` : nothing}
  ${deciding(around)}
  ${findingView(proposal)}
  <section>
    <h2>What changes</h2>
    ${changesView(
      proposal.changes ?? [],
      (clause) => commentsOf(proposal.comments, clause, around.commenting),
      proposal.counts?.claims,
      ({ kind }) => (kind === 'GUIDANCE' && proposal.finding?.edits ? around.edits.view(proposal.finding.edits) : nothing),
    )}
  </section>
  ${previewView(proposal.preview)}
  <section>
    <h2>What it rests on</h2>
    ${proposal.evidence.length ? evidenceView(proposal.evidence, claimsOf(proposal.counts?.claims)) : html`<p>${proposal.finding ? 'What was found, above.' : 'It names no evidence.'}</p>`}
    ${countedView(proposal.counts)}
    ${marksView([...(proposal.counts?.report?.signalMarks ?? []), ...(proposal.counts?.report?.marks ?? [])])}
    ${proposal.evidence.length || proposal.counts?.report?.rules.length ? howToReadBars() : nothing}
    ${proposal.notes?.length
      ? html`<h3>What becomes of the counts</h3>
          <ul class="messages">${proposal.notes.map((/** @type {string} */ note) => html`<li>${ticked(note)}</li>`)}</ul>`
      : nothing}
    ${proposal.learnability
      ? html`<h3>What could be learned under it</h3>
          <p>${ticked(proposal.learnability.sentence)}</p>`
      : nothing}
  </section>
  ${overlappingView(proposal)}
  ${proposal.comments?.length || around.commenting.mayComment
    ? html`<section>
        <h2>Comments</h2>
        ${commentsOf(proposal.comments, undefined, around.commenting)}
        ${commentsElsewhere(proposal.comments, proposal.changes ?? [])}
      </section>`
    : nothing}
  ${historyView(proposal)}`;

/** @param {any} proposal */
function headView(proposal) {
  const { changes = [], policy, baseVersion, author, createdAt, expiresAt, state, rationale } = proposal;
  return html`
    <h1>${ticked(changes[0]?.sentence ?? 'It changes nothing')}
      ${changes.length > 1 ? html`<small>and ${number(changes.length - 1, 'more change')}</small>` : nothing}</h1>
    <ul class="facts">
      <li><a href=${addressOf('policies', policy)}>${policy}</a>, from version ${baseVersion}</li>
      <li>by ${author}, ${moment(createdAt)}</li>
      <li class="state">${standing(proposal)}</li>
      ${expiresAt && state === 'OPEN' ? html`<li>expires ${moment(expiresAt)}</li>` : nothing}
    </ul>
    <p class="said-so">${rationale}</p>`;
}

/** @param {string} text @param {string | undefined} after */
const doneView = (text, after) => html`
  <div class="note done">
    <p><strong>${text}</strong></p>
    <p>${after ? html`<a href=${addressOf('proposals', after)}>Next proposal</a> · ` : nothing}<a href="#/inbox">Back to the inbox</a></p>
  </div>`;

/** @param {Around} around */
function deciding({ stepping, texts, takeBack }) {
  const { proposal, draft, problem } = stepping;
  const buttons = BUTTONS.filter(({ step }) => proposal.next?.includes(step));
  const trouble = problem ? problemView(problem) : nothing;
  return buttons.length || draft.open
    ? html`<section class="deciding">
        <h2>Your decision</h2>
        ${proposal.finding?.tier === 'HUNCH' && !proposal.trial && proposal.next?.includes('TRY')
          ? html`<p>It is a hunch, so what is recommended is to try it.</p>`
          : nothing}
        <p class="buttons">${buttons.map((each) => button(each, stepping, takeBack))}</p>
        ${draft.open ? stepForm(stepping, texts) : trouble}
      </section>`
    : trouble;
}

/**
 * @param {{ step: string, text: string, key?: string }} button
 * @param {import('./step-form.js').Stepping} stepping
 * @param {() => void} takeBack the one step that asks for nothing more
 */
function button({ step, text, key }, { draft, sending, openStep }, takeBack) {
  const isOpen = draft.open === step;
  const opens = step !== 'TAKE_BACK';
  return html`<button type="button" data-step=${step} aria-keyshortcuts=${key ?? nothing}
    aria-expanded=${opens ? (isOpen ? 'true' : 'false') : nothing} ?disabled=${sending}
    @click=${() => (opens ? openStep(isOpen ? undefined : step) : takeBack())}>
    ${text}${key ? html` <kbd aria-hidden="true">${key}</kbd>` : nothing}</button>`;
}
