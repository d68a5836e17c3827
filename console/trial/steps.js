// @ts-check
// The buttons by which one conducts an experiment, and their forms.
import { html, nothing } from '../lib/lit-html.js';
import { faultOf } from '../pages/proposal/step-form.js';
import { problemView } from '../problem.js';

/** In the order in which they stand; those with a field ask for a text before they are taken. */
export const STEPS = /** @type {{ step: string, text: string, key?: string, field?: string, label?: string, submit?: string, done: string }[]} */ ([
  { step: 'START', text: 'Consent to it', done: 'You consent to it.' },
  { step: 'PAUSE', text: 'Pause', key: 'p', done: 'It is paused: nobody further is given a variant.' },
  { step: 'RESUME', text: 'Go on', key: 'p', done: 'It goes on.' },
  { step: 'STOP', text: 'Stop', key: 's', field: 'reason', label: 'Why it is to end now', submit: 'Stop the trial', done: 'It is stopped.' },
  {
    step: 'CONCLUDE',
    text: 'Say what was learned',
    key: 'l',
    field: 'learning',
    label: 'What was learned, for those who come after you',
    submit: 'Keep it',
    done: 'It is kept, and found again among the experiments.',
  },
]);

/**
 * @typedef {object} Conducting
 * @property {any} experiment
 * @property {import('./conduct.js').Conduct} conduct
 * @property {(step: string | undefined) => void} open
 * @property {(step: string) => void} take
 * @property {() => void} draw
 * @property {boolean} [letters] whether they act on this page
 */

/** @param {Conducting} conducting */
export function stepsView(conducting) {
  const { experiment, conduct, letters } = conducting;
  const { draft, problem, sending } = conduct;
  const some = STEPS.filter(({ step }) => experiment.next?.includes(step));
  const asked = STEPS.find(({ step, field }) => field && step === draft.open);
  return html`
    ${some.length
      ? html`<p class="buttons">${some.map(({ step, text, key, field }) => {
          const isOpen = draft.open === step;
          return html`<button type="button" data-conduct=${step} aria-keyshortcuts=${(letters && key) || nothing} ?disabled=${sending}
            aria-expanded=${field ? (isOpen ? 'true' : 'false') : nothing}
            @click=${() => (field ? conducting.open(isOpen ? undefined : step) : conducting.take(step))}>
            ${text}${letters && key ? html` <kbd aria-hidden="true">${key}</kbd>` : nothing}</button>`;
        })}</p>`
      : nothing}
    ${asked ? form(conducting, asked) : problem ? problemView(problem) : nothing}`;
}

/** @param {Conducting} conducting @param {any} step */
function form({ experiment, conduct, open, take, draw }, { step, field, label, submit }) {
  const { draft, problem, sending } = conduct;
  const may = experiment.next?.includes(step);
  const fault = faultOf(problem, `/${field}`);
  return html`
    <form class="step" aria-label=${submit}
      @submit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        take(step);
      }}
      @keydown=${(/** @type {KeyboardEvent} */ { key }) => key === 'Escape' && open(undefined)}>
      <label for="conduct">${label}</label>
      <textarea id="conduct" rows="3" maxlength="4000" required .value=${draft.reason} aria-invalid=${fault ? 'true' : 'false'}
        aria-describedby="conduct-fault"
        @input=${(/** @type {Event} */ event) => {
          draft.reason = /** @type {HTMLTextAreaElement} */ (event.target).value;
          draw();
        }}></textarea>
      <p id="conduct-fault" class="fault">${fault}</p>
      ${problem ? problemView(problem) : nothing}
      ${may ? nothing : html`<p class="fault">This cannot be done any more. What you typed is still here, to be copied.</p>`}
      <p class="buttons"><button type="submit" ?disabled=${sending || !may}>${sending ? 'Sending…' : submit}</button>
        <button type="button" @click=${() => open(undefined)}>Not now</button></p>
    </form>`;
}
