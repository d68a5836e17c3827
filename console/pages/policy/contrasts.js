// @ts-check
// Where the options of a policy differ, by place: what chance shows, and apart from it what was done shows.
import { html, nothing } from '../../lib/lit-html.js';
import { freshKey, getJson, Problem, send } from '../../api.js';
import { moment, number, percent } from '../../format.js';
import { Loaded, shown } from '../../loaded.js';
import { firstOf } from '../../more.js';
import { problemView } from '../../problem.js';
import { ticked } from '../../ticked.js';
import { BASES } from '../../trial/wording.js';
import { contrastView } from './contrast.js';
import { Behind } from './behind.js';

const MOST = '100';
const FIRST = 4;

const PARTS = [
  { basis: 'RANDOMISED', title: 'By chance', none: 'Nothing so far.' },
  { basis: 'OBSERVATIONAL', title: 'By what was done', none: 'Nothing so far.' },
];

export class Contrasts {
  #page;
  #more;
  #looked;
  /** @type {any[]} */ #items = [];
  /** @type {string | undefined} */ #next = undefined;
  /** @type {Set<string>} */ #opened = new Set();
  /** @type {Map<string, Behind>} */ #behind = new Map();
  #policy = '';
  #context;

  /** @param {import('../../shell.js').Context} context */
  constructor(context) {
    this.#context = context;
    this.#page = new Loaded(context.draw);
    this.#more = new Loaded(context.draw);
    this.#looked = new Loaded(() => this.#seen());
  }

  /** @param {string} policy */
  show(policy) {
    this.close();
    this.#policy = policy;
    void this.#page.ask((signal) => this.#ask(undefined, signal));
  }

  /** @param {string | undefined} cursor @param {AbortSignal} signal */
  async #ask(cursor, signal) {
    const page = await getJson('/v1/contrasts', { policy: this.#policy, limit: MOST, cursor }, signal);
    this.#items = cursor ? [...this.#items, ...page.items] : page.items;
    this.#next = page.next;
    return page;
  }

  look() {
    if (!this.#looked.loading && this.#policy) {
      void this.#looked.ask(async (signal) => (await send('POST', '/v1/revisions', { policy: this.#policy }, { key: freshKey() }, signal)).value);
    }
  }

  #seen() {
    if (this.#looked.value) {
      this.#context.say(found(this.#looked.value));
      void this.#page.renew((signal) => this.#ask(undefined, signal));
    } else if (this.#looked.problem) {
      this.#context.say(Problem.of(this.#looked.problem).title);
    }
    this.#context.draw();
  }

  /** @param {any} content of the policy */
  view(content) {
    return html`
      <section class="contrasts">
        <h2>Where options differ</h2>
        <p><button type="button" aria-keyshortcuts="n" ?disabled=${this.#looked.loading} @click=${() => this.look()}>
          ${this.#looked.loading ? 'Looking…' : html`Look now <kbd aria-hidden="true">n</kbd>`}</button></p>
        ${this.#looked.value ? lookedView(this.#looked.value) : this.#looked.problem ? problemView(this.#looked.problem) : nothing}
        ${shown(this.#page, (page) => this.#all(page, content))}
      </section>`;
  }

  /** @param {any} page a ContrastPage @param {any} content */
  #all(page, content) {
    return html`
      ${page.identifiability === 'NOT_IDENTIFIABLE' ? unknowable(page) : nothing}
      ${this.#looked.value ? nothing : messagesView(page.messages)}
      ${PARTS.map((part) => this.#part(part, page, content))}
      ${this.#next
        ? html`<p><button type="button" ?disabled=${this.#more.loading}
            @click=${() => void this.#more.ask((signal) => this.#ask(this.#next, signal))}>${this.#more.loading ? 'Loading…' : 'Load more'}</button></p>`
        : nothing}
      ${shown(this.#more, () => nothing)}`;
  }

  /** @param {{ basis: string, title: string, none: string }} part @param {any} page @param {any} content */
  #part({ basis, title, none }, { identifiability }, content) {
    const some = this.#items.filter((each) => each.basis === basis);
    if (!some.length && basis === 'RANDOMISED' && identifiability === 'NOT_IDENTIFIABLE') {
      return nothing;
    }
    return html`
      <h3>${title}</h3>
      <p class="small">${BASES[basis]}</p>
      ${some.length
        ? firstOf(some, FIRST, this.#opened.has(basis), () => this.#toggle(basis), 'contrasts', (few) =>
            html`<div class="clauses">${few.map((each) => contrastView(each, content, basis === 'RANDOMISED' ? this.#behindOf(each.id) : undefined))}</div>`)
        : html`<p>${none}</p>`}`;
  }

  /** @param {string} id */
  #behindOf(id) {
    const behind = this.#behind.get(id) ?? new Behind(id, this.#context.draw);
    this.#behind.set(id, behind);
    return behind;
  }

  /** @param {string} basis */
  #toggle(basis) {
    this.#opened.has(basis) ? this.#opened.delete(basis) : this.#opened.add(basis);
    this.#context.draw();
  }

  close() {
    [this.#page, this.#more, this.#looked, ...this.#behind.values()].forEach((each) => each.clear());
    this.#behind.clear();
    this.#opened.clear();
    this.#items = [];
    this.#policy = '';
  }
}

/** @param {any} revision */
function found({ contrasts }) {
  const holds = contrasts.filter((/** @type {any} */ each) => each.tier === 'HOLDS').length;
  const hunches = contrasts.filter((/** @type {any} */ each) => each.tier === 'HUNCH').length;
  return holds || hunches
    ? `${holds ? `${number(holds, 'difference holds', 'differences hold')}` : 'Nothing holds'}, and ${hunches ? `${number(hunches, 'is a hunch', 'are hunches')}` : 'none is a hunch'}.`
    : 'Nothing was found.';
}

/** @param {any} revision */
const lookedView = (revision) => html`
  <div class="note looked">
    <p><strong>${found(revision)}</strong>${revision.lookedAt ? html` <span class="small">Seen up to ${moment(revision.lookedAt)}.</span>` : nothing}</p>
    ${messagesView(revision.messages)}
  </div>`;

/** @param {string[]} messages */
const messagesView = (messages) =>
  messages.length ? html`<ul class="messages">${messages.map((each) => html`<li>${ticked(each)}</li>`)}</ul>` : nothing;

/** What would have to be declared to know it, the messages say. @param {any} page */
const unknowable = ({ unsupportedShare }) => html`
  <p><strong>Nobody can say what another option would have led to.</strong>
    ${unsupportedShare === undefined
      ? 'Nothing was suggested yet.'
      : `In ${percent(unsupportedShare)} of all suggestions chance had no part.`}</p>`;
