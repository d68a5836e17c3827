// @ts-check
// All versions, what each changed, and the way back to an earlier one, which is a proposal too.
import { html, nothing } from '../../lib/lit-html.js';
import { Problem, send } from '../../api.js';
import { Attempt } from '../../attempt.js';
import { moment } from '../../format.js';
import { problemView } from '../../problem.js';
import { addressOf } from '../../router.js';
import { faultOf } from '../proposal/step-form.js';

/** A form to go back, and what became of it. */
export class Rollback {
  /** @type {number | undefined} */ version = undefined;
  rationale = '';
  sending = false;
  /** @type {Problem | undefined} */ problem = undefined;
  /** @type {string | undefined} the proposal that was made */ made = undefined;
  #attempt = new Attempt();
  #ending = new AbortController();
  #context;

  /** @param {import('../../shell.js').Context} context */
  constructor(context) {
    this.#context = context;
  }

  /** @param {number | undefined} version */
  openAt(version) {
    const from = this.version;
    this.version = version;
    this.problem = undefined;
    this.made = undefined;
    this.#context.draw();
    this.#context.focus(version === undefined ? `[data-back="${from}"]` : '#rationale');
  }

  /** @param {string} text */
  type(text) {
    this.rationale = text;
    this.#context.draw();
  }

  /** @param {string} policy */
  async propose(policy) {
    const { draw, say, focus } = this.#context;
    this.sending = true;
    this.problem = undefined;
    draw();
    try {
      const body = { version: this.version, rationale: this.rationale.trim() };
      const path = `/v1/policies/${encodeURIComponent(policy)}/rollback`;
      const { value } = await send('POST', path, body, { key: this.#attempt.keyOf([path, body]) }, this.#ending.signal);
      this.#attempt.answered();
      this.made = value.id;
      this.version = undefined;
      this.rationale = '';
      say('It is proposed, and waits for review.');
      focus('.done a');
    } catch (error) {
      if (!this.#ending.signal.aborted) {
        this.problem = Problem.of(error);
        this.#attempt.answered(this.problem.status);
        say(this.problem.title);
      }
    }
    this.sending = false;
    draw();
  }

  close() {
    this.#ending.abort();
    this.#ending = new AbortController();
    this.version = this.made = this.problem = undefined;
  }
}

/**
 * @param {string} policy
 * @param {import('./lineage.js').Lineage} lineage
 * @param {number} inForce
 * @param {Rollback} rollback
 */
export const versionsView = (policy, { steps, isWhole }, inForce, rollback) => html`
  ${rollback.made
    ? html`<div class="note done"><p><a href=${addressOf('proposals', rollback.made)}>The proposal to go back</a> waits for review.</p></div>`
    : nothing}
  <ol class="history">${steps.map((step, i) => versionView(policy, step, i > 0, inForce, rollback))}</ol>
  ${isWhole ? nothing : html`<p class="small">Older versions say nothing of the clauses in force.</p>`}`;

/**
 * @param {string} policy
 * @param {import('./lineage.js').Step} step
 * @param {boolean} isOlder than the newest
 * @param {number} inForce
 * @param {Rollback} rollback
 */
const versionView = (policy, { version, effectiveFrom, author, acceptedBy, proposal, rationale }, isOlder, inForce, rollback) => html`
  <li>
    <h3>Version ${version} ${version === inForce ? html`<span class="tag">in force</span>` : nothing}</h3>
    <p class="small">${moment(effectiveFrom)}, by ${author}${acceptedBy ? `, accepted by ${acceptedBy}` : ''}</p>
    ${rationale ? html`<p class="said-so">${rationale}</p>` : nothing}
    <p class="buttons">
      ${version > 1 ? html`<a href="${addressOf('policies', policy)}?from=${version - 1}&to=${version}">What version ${version} changed</a>` : nothing}
      ${version < inForce - 1 ? html`<a href="${addressOf('policies', policy)}?from=${version}&to=${inForce}">What has changed since</a>` : nothing}
      ${proposal ? html`<a href=${addressOf('proposals', proposal)}>Its proposal</a>` : nothing}
      ${isOlder && rollback.version !== version
        ? html`<button type="button" class="quiet" data-back=${version} @click=${() => rollback.openAt(version)}>Propose to go back to it</button>`
        : nothing}
    </p>
    ${rollback.version === version ? form(policy, rollback) : nothing}
  </li>`;

/** @param {string} policy @param {Rollback} rollback */
function form(policy, rollback) {
  const fault = faultOf(rollback.problem, '/rationale');
  return html`
    <form class="step" @submit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      void rollback.propose(policy);
    }}>
      <label for="rationale">Why go back to version ${rollback.version}?</label>
      <textarea id="rationale" rows="3" maxlength="4000" required .value=${rollback.rationale} aria-invalid=${fault ? 'true' : 'false'}
        aria-describedby="rationale-fault"
        @input=${(/** @type {Event} */ event) => rollback.type(/** @type {HTMLTextAreaElement} */ (event.target).value)}></textarea>
      <p id="rationale-fault" class="fault">${fault}</p>
      ${rollback.problem ? problemView(rollback.problem) : nothing}
      <p class="buttons"><button type="submit" ?disabled=${rollback.sending}>${rollback.sending ? 'Sending…' : 'Propose it'}</button>
        <button type="button" @click=${() => rollback.openAt(undefined)}>Not now</button></p>
    </form>`;
}
