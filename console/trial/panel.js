// @ts-check
// One experiment wherever it is shown: how it stands, what came of it, and the steps that one may take.
import { html, nothing } from '../lib/lit-html.js';
import { getJson, getTagged, Problem } from '../api.js';
import { day, moment, number, percent } from '../format.js';
import { Loaded, shown } from '../loaded.js';
import { addressOf } from '../router.js';
import { ticked } from '../ticked.js';
import { Conduct } from './conduct.js';
import { looksView, resultsView } from './looks.js';
import { outlookView } from './outlook.js';
import { STEPS, stepsView } from './steps.js';
import { endingText, STATES } from './wording.js';

export class TrialPanel {
  /** @type {Loaded<{ value: any, etag: string }>} */ experiment;
  #results;
  #context;
  #changed;
  /** @type {Conduct | undefined} */ #conduct = undefined;
  #isOpen = false;
  letters = false;
  id = '';

  /**
   * @param {import('../shell.js').Context} context
   * @param {() => void} [changed] told when a step was taken
   */
  constructor(context, changed = () => {}) {
    this.#context = context;
    this.#changed = changed;
    this.experiment = new Loaded(() => this.#arrived());
    this.#results = new Loaded(context.draw);
  }

  /** @param {string} id */
  show(id) {
    if (id !== this.id) {
      this.close();
      this.id = id;
      this.#conduct = new Conduct(id, this.#context.draw);
      void this.experiment.ask((signal) => getTagged(this.#path, signal));
    }
  }

  /** As somebody has taken a step elsewhere. */
  renew() {
    void this.experiment.renew((signal) => getTagged(this.#path, signal));
  }

  get #path() {
    return `/v1/experiments/${encodeURIComponent(this.id)}`;
  }

  #arrived() {
    if (this.experiment.value?.value.startedAt && !this.#results.value && !this.#results.loading && !this.#results.problem) {
      void this.#results.ask((signal) => getJson(`${this.#path}/results`, {}, signal).catch(notYet));
    }
    this.#context.draw();
  }

  /** What of these steps may be taken by a letter. @returns {import('../shortcuts.js').Shortcut[]} */
  shortcuts() {
    const next = this.experiment.value?.value.next ?? [];
    const letters = [
      { key: 'p', does: 'Pause it, or go on', steps: ['PAUSE', 'RESUME'] },
      { key: 's', does: 'Stop it, with a reason', steps: ['STOP'] },
      { key: 'l', does: 'Say what was learned', steps: ['CONCLUDE'] },
    ];
    return letters.map(({ key, does, steps }) => {
      const step = steps.find((each) => next.includes(each));
      return { key, does, run: () => (step ? this.#begin(step) : this.#context.say('This cannot be done here now.')) };
    });
  }

  /** @param {string} step */
  #begin(step) {
    STEPS.some((each) => each.step === step && each.field) ? this.#open(step) : void this.#take(step);
  }

  /** @param {string | undefined} step */
  #open(step) {
    const from = this.#conduct?.draft.open;
    this.#conduct?.open(step);
    this.#context.focus(step ? '#conduct' : `[data-conduct="${from}"]`);
  }

  /** @param {string} step */
  async #take(step) {
    const conduct = this.#conduct;
    const read = this.experiment.value;
    if (!conduct || !read) {
      return;
    }
    const { field, done } = /** @type {any} */ (STEPS.find((each) => each.step === step));
    const body = field ? { [field]: conduct.draft.reason.trim() } : undefined;
    const look = () => this.experiment.renew((signal) => getTagged(this.#path, signal));
    const taken = await conduct.take(step, body, read.etag, look);
    this.#context.say(taken ? done : conduct.problem?.title ?? '');
    if (taken) {
      this.#changed();
    }
    this.#context.focus(taken ? '.trial' : '.trial [aria-invalid=true], .trial .problem');
  }

  view() {
    return html`<div class="trial" tabindex="-1">
      ${this.experiment.value ? this.#whole(this.experiment.value.value) : nothing} ${shown(this.experiment, () => nothing)}</div>`;
  }

  /** @param {any} experiment */
  #whole(experiment) {
    const { id, state, share, until, startedAt, ending, learning, outlook, consents, quorum } = experiment;
    const waits = state === 'DRAFT';
    return html`
      <ul class="facts">
        <li class="state">${STATES[state] ?? state}</li>
        <li>${share === 1 ? 'all units there' : `${percent(share)} of the units there`}, half of them are given B</li>
        <li>${startedAt ? `since ${moment(startedAt)}` : 'not begun'}</li>
        <li>${ending ? `ended ${moment(ending.at)}` : `until ${day(until)}`}</li>
        ${waits ? html`<li>${consents.length} of ${number(quorum ?? 1, 'consent')}</li>` : nothing}
        ${this.letters ? nothing : html`<li><a href=${addressOf('experiments', id)}>on its own page</a></li>`}
      </ul>
      ${ending ? endingView(ending) : nothing}
      ${learning ? html`<div class="note"><h3>What was learned</h3><p class="said-so">${learning.text}</p>
        <p class="small">${learning.by}, ${moment(learning.at)}</p></div>` : nothing}
      ${this.#conduct
        ? stepsView({
            experiment,
            conduct: this.#conduct,
            open: (step) => this.#open(step),
            take: (step) => void this.#take(step),
            draw: this.#context.draw,
            letters: this.letters,
          })
        : nothing}
      ${startedAt ? this.#came(ending) : nothing}
      ${outlook && !ending ? html`<h3>What it can show by when</h3> ${outlookView(outlook)}` : nothing}`;
  }

  /** What was seen day by day or, where nobody looked, what its ending says. @param {any} ending */
  #came(ending) {
    return html`
      <h3>${ending ? 'What came' : 'What came so far'}</h3>
      ${shown(this.#results, ({ sentence, looks }) =>
        looks.length
          ? looksView(looks, { isOpen: this.#isOpen, toggle: () => this.#toggle() })
          : html`<p>${ticked(sentence)}</p> ${ending?.results ? resultsView(ending.results) : nothing}`)}`;
  }

  #toggle() {
    this.#isOpen = !this.#isOpen;
    this.#context.draw();
  }

  close() {
    this.#conduct?.close();
    this.experiment.clear();
    this.#results.clear();
    this.#isOpen = false;
    this.id = '';
  }
}

/** Who counts hears a moment later that it has begun. @param {unknown} error */
function notYet(error) {
  if (error instanceof Problem && error.status === 404) {
    return { sentence: 'Nothing is known of it yet.', looks: [] };
  }
  throw error;
}

/** @param {any} ending */
const endingView = (ending) => html`
  <div class="note ending ${ending.outcome.toLowerCase()}">
    <p><strong>${endingText(ending)}</strong></p>
    ${ending.results?.sentence ? html`<p>${ticked(ending.results.sentence)}</p>` : nothing}
    ${ending.reason ? html`<p class="said-so">${ending.reason}</p>` : nothing}
    <p class="small">${ending.by}, ${moment(ending.at)}</p>
  </div>`;
