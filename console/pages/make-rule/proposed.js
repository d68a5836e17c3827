// @ts-check
// A drafted rule in the words of whoever proposes it, and what became of it.
import { html, nothing } from '../../lib/lit-html.js';
import { Problem, send } from '../../api.js';
import { Attempt } from '../../attempt.js';
import { problemView } from '../../problem.js';
import { addressOf } from '../../router.js';

/** The words that may be changed: where each stands, what it is called, and how long it may be. */
const WORDS = /** @type {{ name: 'when' | 'reason' | 'rationale', label: string, most: number, hint: string }[]} */ ([
  { name: 'when', label: 'Holds where', most: 1000, hint: 'A condition over the declared attributes. The counts stay those of the condition as it was drafted.' },
  { name: 'reason', label: 'Reason', most: 2000, hint: 'For whoever is told to follow it.' },
  { name: 'rationale', label: 'Why it should be a rule', most: 4000, hint: 'For whoever decides on it.' },
]);

/**
 * A drafted proposal with other words.
 *
 * @param {any} proposal
 * @param {{ when: string, reason: string, rationale: string }} words
 */
export function worded(proposal, { when, reason, rationale }) {
  const [step, ...others] = proposal.change;
  const rule = { ...step.rule, when: when.trim(), reason: reason.trim() };
  return { ...proposal, change: [{ ...step, rule }, ...others], rationale: rationale.trim() };
}

/** A proposal that is being worded. */
export class Proposed {
  /** @type {any} */ proposal = undefined;
  words = { when: '', reason: '', rationale: '' };
  sending = false;
  /** @type {Problem | undefined} */ problem = undefined;
  /** @type {string | undefined} its id */ made = undefined;
  /** @type {Partial<typeof this.words>} */ #typed = {};
  #attempt = new Attempt();
  #ending = new AbortController();
  #context;

  /** @param {import('../../shell.js').Context} context */
  constructor(context) {
    this.#context = context;
  }

  /** What was typed before stays. @param {any} proposal as it was drafted */
  begin(proposal) {
    if (proposal !== this.proposal) {
      const [{ rule }] = proposal.change;
      this.proposal = proposal;
      this.words = { when: rule.when, reason: rule.reason, rationale: proposal.rationale, ...this.#typed };
      this.problem = undefined;
      this.#context.say('The rule is drafted. Nothing is proposed yet.');
    }
  }

  /** @param {'when' | 'reason' | 'rationale'} name @param {string} text */
  type(name, text) {
    this.words[name] = this.#typed[name] = text;
    this.#context.draw();
  }

  async propose() {
    const { draw, say, focus } = this.#context;
    this.sending = true;
    this.problem = undefined;
    draw();
    try {
      const body = worded(this.proposal, this.words);
      const { value } = await send('POST', '/v1/proposals', body, { key: this.#attempt.keyOf(body) }, this.#ending.signal);
      this.#attempt.answered();
      this.made = value.id;
      say('It is proposed, and waits for review.');
      focus('.done a');
    } catch (error) {
      if (!this.#ending.signal.aborted) {
        this.problem = Problem.of(error);
        this.#attempt.answered(this.problem.status);
        say(this.problem.title);
        focus('[aria-invalid="true"]');
      }
    }
    this.sending = false;
    draw();
  }

  /** @param {string} name of a word */
  fault(name) {
    return this.problem?.errors.find(({ pointer }) => pointer.endsWith(`/${name}`))?.message ?? '';
  }

  close() {
    this.#ending.abort();
    this.#ending = new AbortController();
    this.proposal = this.made = this.problem = undefined;
    this.sending = false;
    this.#typed = {};
  }
}

/** @param {Proposed} proposed */
export const proposedForm = (proposed) =>
  proposed.made
    ? html`<div class="note done"><p><a href=${addressOf('proposals', proposed.made)}>The proposal</a> waits for review by somebody else.</p></div>`
    : html`
        <form class="step" @submit=${(/** @type {Event} */ event) => {
          event.preventDefault();
          void proposed.propose();
        }}>
          ${WORDS.map((word) => wordField(proposed, word))}
          ${proposed.problem ? problemView(proposed.problem) : nothing}
          <p class="buttons"><button type="submit" ?disabled=${proposed.sending}>${proposed.sending ? 'Sending…' : 'Propose it'}</button></p>
        </form>`;

/** @param {Proposed} proposed @param {typeof WORDS[number]} word */
function wordField(proposed, { name, label, most, hint }) {
  const fault = proposed.fault(name);
  return html`
    <label for=${name}>${label}</label>
    <textarea id=${name} rows=${name === 'rationale' ? 6 : 2} maxlength=${most} required .value=${proposed.words[name]}
      aria-invalid=${fault ? 'true' : 'false'} aria-describedby="${name}-hint ${name}-fault"
      @input=${(/** @type {Event} */ event) => proposed.type(name, /** @type {HTMLTextAreaElement} */ (event.target).value)}></textarea>
    <p id="${name}-hint" class="small">${hint}</p>
    <p id="${name}-fault" class="fault">${fault}</p>`;
}
