// @ts-check
// The suggestions behind a contrast, page by page.
import { html, nothing } from '../../lib/lit-html.js';
import { getJson } from '../../api.js';
import { moment, percent } from '../../format.js';
import { Loaded, shown } from '../../loaded.js';
import { table } from '../../table.js';

const MOST = '50';

export class Behind {
  #page;
  /** @type {any[]} */ #items = [];
  /** @type {string | undefined} */ #next = undefined;
  #id;

  /** @param {string} id of the contrast @param {() => void} draw */
  constructor(id, draw) {
    this.#id = id;
    this.#page = new Loaded(draw);
  }

  /** @param {AbortSignal} signal */
  async #ask(signal) {
    const page = await getJson(`/v1/contrasts/${encodeURIComponent(this.#id)}/suggestions`, { limit: MOST, cursor: this.#next }, signal);
    this.#items = [...this.#items, ...page.items];
    this.#next = page.next;
    return page;
  }

  #read() {
    void this.#page.renew((signal) => this.#ask(signal));
  }

  /** @param {Event} event */
  #open({ target }) {
    if (/** @type {HTMLDetailsElement} */ (target).open && !this.#page.value && !this.#page.loading) {
      this.#read();
    }
  }

  view() {
    return html`
      <details @toggle=${(/** @type {Event} */ event) => this.#open(event)}>
        <summary>The suggestions behind it</summary>
        ${this.#items.length
          ? table('What chance gave and what came', COLUMNS, this.#items)
          : this.#page.value ? html`<p>None is kept.</p>` : nothing}
        ${this.#next ? html`<p><button type="button" ?disabled=${this.#page.loading} @click=${() => this.#read()}>More of them</button></p>` : nothing}
        ${shown(this.#page, () => nothing)}
      </details>`;
  }

  clear() {
    this.#page.clear();
  }
}

/** @type {import('../../table.js').Column<any>[]} */
const COLUMNS = [
  { title: 'Suggestion', of: ({ suggestion }) => html`<code>${suggestion}</code>` },
  { title: 'Given', text: true, of: ({ option }) => option },
  { title: 'What came', text: true, of: ({ success, worth }) => (worth > 0 && worth < 1 ? `worth ${percent(worth)}` : success ? 'success' : 'none') },
  { title: 'Tested', text: true, of: ({ tested }) => (tested ? 'yes' : 'no') },
  { title: 'When', text: true, of: ({ assignedAt }) => moment(assignedAt) },
];
