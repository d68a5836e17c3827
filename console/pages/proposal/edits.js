// @ts-check
// What people made of drafts, beside the clause of guidance that asks for the same. Captured texts.
import { html, nothing } from '../../lib/lit-html.js';
import { getJson } from '../../api.js';
import { count, number } from '../../format.js';
import { Loaded, shown } from '../../loaded.js';
import { visible } from '../../visible.js';
import { difference, spansOf } from '../../words.js';
import { come, gone } from './changes.js';

/** @typedef {{ edit: string, before: string, after: string }} Example */

export class Edits {
  /** @type {Map<string, Loaded<any>>} the whole of those that were asked for */ #whole = new Map();
  #draw;

  /** @param {() => void} draw */
  constructor(draw) {
    this.#draw = draw;
  }

  /** @param {Event} event @param {string} id */
  #open({ target }, id) {
    if (/** @type {HTMLDetailsElement} */ (target).open && !this.#whole.has(id)) {
      /** @type {Loaded<any>} */
      const loaded = new Loaded(this.#draw);
      this.#whole.set(id, loaded);
      void loaded.ask((signal) => getJson(`/v1/signals/${encodeURIComponent(id)}`, { kind: 'EDIT' }, signal));
    }
  }

  /** @param {any} edits FindingEdits */
  view({ people, drafts, changed, checked, heldIn, examples }) {
    return html`
      <h4>What people made of drafts</h4>
      <p>${number(people, 'person', 'people')} changed it so, in ${count(changed)} of ${number(drafts, 'draft')}.
        ${number(checked, 'draft')} had no part in finding it: there it held in <strong>${count(heldIn)} of ${count(checked)}</strong>.</p>
      <ol class="edits">${examples.map((/** @type {Example} */ each, /** @type {number} */ i) => this.#exampleView(each, i))}</ol>`;
  }

  /** @param {Example} example @param {number} place */
  #exampleView({ edit, before, after }, place) {
    const pieces = difference(before, after);
    const whole = this.#whole.get(edit);
    return html`
      <li>
        <dl class="fields">
          <div><dt>Draft</dt><dd class="said-so"><bdi>${piecesView(pieces, 'ADDED')}</bdi></dd></div>
          <div><dt>As sent</dt><dd class="said-so"><bdi>${after.trim() ? piecesView(pieces, 'REMOVED') : html`<em>left out</em>`}</bdi></dd></div>
        </dl>
        <details @toggle=${(/** @type {Event} */ event) => this.#open(event, edit)}>
          <summary>The whole message<span class="unseen"> of example ${place + 1}</span></summary>
          ${whole ? shown(whole, wholeView) : nothing}
        </details>
      </li>`;
  }

  close() {
    this.#whole.forEach((each) => each.clear());
    this.#whole.clear();
  }
}

/** @param {{ edit: any }} signal of kind EDIT */
const wholeView = ({ edit: { draft, final, spans } }) =>
  draft || final
    ? html`<p class="said-so"><bdi>${piecesView(spansOf(draft, spans))}</bdi></p>`
    : html`<p>Its texts are gone, as somebody was erased.</p>`;

/** @param {import('../../words.js').Piece[]} pieces @param {string} [without] a kind that is left out */
const piecesView = (pieces, without) => pieces.filter(({ kind }) => kind !== without).map(pieceView);

/** @param {import('../../words.js').Piece} piece */
const pieceView = ({ kind, text }) => (kind === 'KEPT' ? visible(text) : kind === 'REMOVED' ? gone(visible(text)) : come(visible(text)));
