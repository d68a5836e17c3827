// @ts-check
// The forms by which one decides.
import { html, nothing } from '../../lib/lit-html.js';
import { problemView } from '../../problem.js';
import { ticked } from '../../ticked.js';

/** @typedef {import('../../drafts.js').Draft} Draft */
/**
 * @typedef {object} Stepping
 * @property {any} proposal
 * @property {Draft} draft
 * @property {boolean} sending
 * @property {import('../../api.js').Problem | undefined} problem of what was sent last
 * @property {string[]} meanwhile what others have done since it was read
 * @property {(step: string | undefined) => void} openStep
 * @property {(step: string) => void} take
 * @property {() => void} draw
 */

const CODES = /** @type {Record<string, string>} */ ({
  '': 'Something else',
  NOT_ENOUGH_EVIDENCE: 'Not enough evidence',
  WRONG_PLACE: 'It belongs elsewhere',
  HARMS_OTHERS: 'It harms others',
  TOO_COMPLICATED: 'Too complicated',
  TRIED_BEFORE: 'We have tried that before',
  AGAINST_STRATEGY: 'Against our strategy',
  DUPLICATE: 'There is another such proposal',
});

/** @param {any} proposal */
const ACCEPTING = ({ quorum, approvals, trial, finding }) =>
  [
    (quorum ?? 1) - (approvals ?? 0) > 1
      ? `Yours is approval ${(approvals ?? 0) + 1} of ${quorum}. It binds to what the proposal says now.`
      : 'It becomes the next version of the policy, for everybody.',
    trial && !trial.outcome ? 'That ends the trial.' : '',
    finding?.tier === 'HUNCH' && trial?.outcome !== 'HELD' ? 'It is recorded that you accept a hunch on your judgment.' : '',
  ].join(' ');

/** @param {any} proposal */
const TRYING = ({ quorum = 1 }) =>
  quorum > 1
    ? `It takes the consent of ${quorum} of you; then a trial begins, with the smallest share and the earliest day that any of you said.`
    : 'A trial begins. The policy stays as it is, and you decide when what came is back.';

/** What each step's form says; AMEND and EDIT have texts to change above these. */
const FORMS = /** @type {Record<string, { submit: string, hint?: (proposal: any) => string, reason?: string, optional?: boolean, code?: boolean, from?: boolean, despite?: boolean }>} */ ({
  ACCEPT: { submit: 'Accept it', hint: ACCEPTING, reason: 'Reason, if you like', optional: true, from: true, despite: true },
  AMEND: { submit: 'Accept it as amended', reason: 'Why you amend it', from: true, despite: true },
  EDIT: { submit: 'Change my proposal', reason: 'Rationale, where it is to be another', optional: true },
  TRY: { submit: 'Try it', hint: TRYING, reason: 'Reason, if you like', optional: true },
  REJECT: { submit: 'Reject it', hint: () => 'It ends here. Who proposed it reads why.', reason: 'Reason', code: true },
  MORE_EVIDENCE: { submit: 'Ask for more evidence', hint: () => 'It stays open until there is more.', reason: 'What would convince you' },
  WITHDRAW: { submit: 'Withdraw my proposal', hint: () => 'It ends here.' },
});

/** @param {Stepping} stepping @param {unknown} [texts] what stands above the rest */
export function stepForm(stepping, texts = nothing) {
  const { proposal, draft, sending, problem, meanwhile, openStep, take } = stepping;
  const step = draft.open;
  const form = step && FORMS[step];
  if (!step || !form) {
    return nothing;
  }
  const may = proposal.next?.includes(step);
  /** @param {Event} event */
  const submit = (event) => {
    event.preventDefault();
    take(step);
  };
  /** @param {KeyboardEvent} event */
  const leave = ({ key }) => key === 'Escape' && openStep(undefined);
  return html`
    <form class="step" tabindex="-1" aria-label=${form.submit} @submit=${submit} @keydown=${leave}>
      ${form.hint ? html`<p>${form.hint(proposal)}</p>` : nothing}
      ${texts}
      ${form.code ? codeField(stepping) : nothing}
      ${form.reason ? textField(stepping, 'reason', form.reason, Boolean(form.optional)) : nothing}
      ${form.despite && draft.asksDespite ? textField(stepping, 'despite', 'Why it is right all the same', false) : nothing}
      ${form.from ? fromField(stepping) : nothing}
      ${problem ? problemView(problem) : nothing}
      ${meanwhile.length
        ? html`<div class="note" role="status"><p><strong>What has happened since you read it</strong></p>
            <ul class="messages">${meanwhile.map((each) => html`<li>${ticked(each)}</li>`)}</ul>
            <p>${may ? 'What you typed is still here. Look at it again, then send it again.' : nothing}</p></div>`
        : nothing}
      ${may ? nothing : html`<p class="fault">This cannot be done any more. What you typed is still here, to be copied.</p>`}
      <p class="buttons"><button type="submit" ?disabled=${sending || !may}>${sending ? 'Sending…' : form.submit}</button>
        <button type="button" @click=${() => openStep(undefined)}>Not now</button></p>
    </form>`;
}

/** @param {Stepping} stepping */
const codeField = ({ draft, problem, draw }) => html`
  <div class="field">
    <label for="code">Which kind of reason</label>
    <select id="code" aria-invalid=${faultOf(problem, '/code') ? 'true' : 'false'} aria-describedby="code-fault"
      @change=${(/** @type {Event} */ event) => {
        draft.code = /** @type {HTMLSelectElement} */ (event.target).value;
        draw();
      }}>
      ${Object.entries(CODES).map(([code, text]) => html`<option value=${code} .selected=${code === draft.code}>${text}</option>`)}
    </select>
    <p id="code-fault" class="fault">${faultOf(problem, '/code')}</p>
  </div>`;

/**
 * @param {Stepping} stepping
 * @param {'reason' | 'despite'} name
 * @param {string} label
 * @param {boolean} optional
 */
function textField({ draft, problem, draw }, name, label, optional) {
  const fault = faultOf(problem, `/${name}`);
  return html`
    <div class="field">
      <label for=${name}>${label}</label>
      <textarea id=${name} rows="3" maxlength="4000" ?required=${!optional} .value=${draft[name]}
        aria-invalid=${fault ? 'true' : 'false'} aria-describedby="${name}-fault"
        @input=${(/** @type {Event} */ event) => {
          draft[name] = /** @type {HTMLTextAreaElement} */ (event.target).value;
          draw();
        }}></textarea>
      <p id="${name}-fault" class="fault">${fault}</p>
    </div>`;
}

/** @param {Stepping} stepping */
const fromField = ({ draft, problem, draw }) => html`
  <details ?open=${draft.from !== ''}>
    <summary>Not at once?</summary>
    <div class="field">
      <label for="from">In force from</label>
      <input id="from" type="datetime-local" .value=${draft.from} aria-describedby="from-fault"
        @input=${(/** @type {Event} */ event) => {
          draft.from = /** @type {HTMLInputElement} */ (event.target).value;
          draw();
        }}>
      <p id="from-fault" class="fault">${faultOf(problem, '/effectiveFrom')}</p>
    </div>
  </details>`;

/** @param {import('../../api.js').Problem | undefined} problem @param {string} pointer */
export const faultOf = (problem, pointer) =>
  problem?.errors
    .filter((each) => each.pointer === pointer || each.pointer.startsWith(`${pointer}/`))
    .map(({ message }) => message)
    .join('; ') ?? '';
