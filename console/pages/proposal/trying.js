// @ts-check
// The form to try a proposal. What the trial could show by when is asked for before anybody sends it.
import { html, nothing } from '../../lib/lit-html.js';
import { freshKey, send } from '../../api.js';
import { Loaded, shown } from '../../loaded.js';
import { outlookView } from '../../trial/outlook.js';
import { faultOf } from './step-form.js';

/** How long a trial is, where nobody says otherwise. */
const WEEKS = 8;
const DAY = 86_400_000;
const STALE = 412;

/** @typedef {import('../../drafts.js').Draft} Draft */

export class Trying {
  /** @type {Loaded<any>} what would be answered */ answer;
  #proposal;
  #path;
  #lookAgain;

  /**
   * @param {string} path of the proposal
   * @param {Loaded<{ value: any, etag: string }>} proposal
   * @param {() => void} draw
   * @param {() => void} lookAgain at a proposal that is another by now
   */
  constructor(path, proposal, draw, lookAgain) {
    this.#path = path;
    this.#proposal = proposal;
    this.#lookAgain = lookAgain;
    this.answer = new Loaded(() => this.#arrived(draw));
  }

  /** @param {() => void} draw */
  #arrived(draw) {
    if (this.answer.problem?.status === STALE) {
      this.#lookAgain();
    }
    draw();
  }

  /** With a last day that one may change. @param {Draft} draft */
  begin(draft) {
    draft.trial.until ||= new Date(Date.now() + WEEKS * 7 * DAY).toISOString().slice(0, 10);
    this.ask(draft);
  }

  /** What it could show by when. @param {Draft} draft */
  ask(draft) {
    const body = bodyOf(draft);
    if (body.until) {
      void this.answer.ask(async (signal) => {
        const about = { key: freshKey(), etag: this.#proposal.value?.etag };
        return (await send('POST', `${this.#path}/reviews?dryRun=true`, body, about, signal)).value;
      });
    } else {
      this.answer.clear();
    }
  }

  close() {
    this.answer.clear();
  }

  /**
   * @param {any} proposal
   * @param {Draft} draft
   * @param {import('../../api.js').Problem | undefined} sent what became of it when it was sent
   */
  view(proposal, draft, sent) {
    const problem = sent ?? this.answer.problem;
    const known = proposal.finding?.unitsPerWeek !== undefined;
    const asked = { change: () => this.ask(draft), problem };
    return html`
      <div class="controls">
        ${fieldView('share', 'Share of the units there, in percent', draft, { type: 'number', min: '5', max: '100', step: 'any' }, asked)}
        ${fieldView('until', 'Last day', draft, { type: 'date', required: true }, asked)}
        ${known ? nothing : fieldView('unitsPerWeek', 'Units there a week, if you know', draft, { type: 'number', min: '0.01', step: 'any' }, asked)}
      </div>
      <p class="small">Of the units in the trial a hash gives half what is proposed, and half what holds today.</p>
      ${this.answer.problem && sent
        ? nothing
        : shown(this.answer, ({ outlook }) => (outlook ? html`<h3>What it can show by when</h3> ${outlookView(outlook)}` : nothing))}`;
  }
}

/** What is sent. @param {Draft} draft */
export function bodyOf({ trial, reason }) {
  const share = trial.share.trim();
  return {
    verdict: 'TRY',
    reason: reason.trim() || undefined,
    share: share === '' ? undefined : Number((Number(share) / 100).toFixed(4)),
    until: trial.until || undefined,
    unitsPerWeek: trial.unitsPerWeek.trim() === '' ? undefined : Number(trial.unitsPerWeek),
  };
}

/**
 * @param {'share' | 'until' | 'unitsPerWeek'} name
 * @param {string} label
 * @param {Draft} draft
 * @param {{ type: string, min?: string, max?: string, step?: string, required?: boolean }} kind
 * @param {{ change: () => void, problem: import('../../api.js').Problem | undefined }} about
 */
function fieldView(name, label, draft, { type, min, max, step, required }, { change, problem }) {
  const fault = faultOf(problem, `/${name}`);
  return html`
    <div class="field">
      <label for="trial-${name}">${label}</label>
      <input id="trial-${name}" type=${type} min=${min ?? nothing} max=${max ?? nothing} step=${step ?? nothing} ?required=${required}
        .value=${draft.trial[name]} aria-invalid=${fault ? 'true' : 'false'} aria-describedby="trial-${name}-fault"
        @input=${(/** @type {Event} */ event) => (draft.trial[name] = /** @type {HTMLInputElement} */ (event.target).value)}
        @change=${change}>
      <p id="trial-${name}-fault" class="fault">${fault}</p>
    </div>`;
}
