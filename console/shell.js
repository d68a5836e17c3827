// @ts-check
// What is round every page: where one is, the key, and what is said to those who do not see the page change.
import { html, nothing, render } from './lib/lit-html.js';
import { onRefused } from './api.js';
import * as key from './key.js';
import { problemView } from './problem.js';
import { address, here } from './router.js';

/**
 * @typedef {object} Shown a page that is open
 * @property {(params: URLSearchParams) => void} show what the address asks for
 * @property {() => unknown} view its template
 * @property {() => void} close stops what is still being asked
 */
/**
 * @typedef {object} Context what a page may use
 * @property {() => void} draw when something has changed
 * @property {(text: string) => void} say read out, and shown in small
 */
/**
 * @typedef {object} Page
 * @property {string} path its name in the address
 * @property {string} title
 * @property {(context: Context) => Shown} open
 */

/**
 * @param {Page[]} pages
 * @param {HTMLElement} root
 */
export function start(pages, root) {
  /** @type {{ page: Page, shown: Shown } | undefined} */
  let current;
  let said = '';
  let typed = '';
  /** @type {string | undefined} */
  let fault;
  /** @type {import('./api.js').Problem | undefined} */
  let refusal;
  let drawing = false;

  const draw = () => {
    if (!drawing) {
      drawing = true;
      queueMicrotask(() => {
        drawing = false;
        render(frame(), root);
      });
    }
  };
  /** @param {string} text */
  const say = (text) => {
    said = text;
    draw();
  };

  function close() {
    current?.shown.close();
    current = undefined;
    said = '';
  }

  function open() {
    const { path, params } = here();
    const page = path === '' ? pages[0] : pages.find((each) => each.path === path);
    if (!key.read() || !page) {
      close();
    } else if (current?.page !== page) {
      close();
      current = { page, shown: page.open({ draw, say }) };
    }
    document.title = page ? `${page.title} · Doubleloop` : 'Doubleloop';
    current?.shown.show(params);
    draw();
  }

  /** @param {string} selector */
  const focus = (selector) =>
    setTimeout(() => /** @type {HTMLElement | null} */ (root.querySelector(selector))?.focus());

  /** @param {SubmitEvent} event */
  function useKey(event) {
    event.preventDefault();
    fault = key.fault(typed.trim());
    refusal = undefined;
    if (fault) {
      focus('#key');
      draw();
      return;
    }
    key.keep(typed.trim());
    open();
    focus('main');
  }

  function forgetKey() {
    key.forget();
    typed = '';
    refusal = fault = undefined;
    open();
    say('The key is forgotten.');
    focus('#key');
  }

  onRefused((problem) => {
    typed ||= key.read() ?? '';
    key.forget();
    refusal = problem;
    open();
    focus('#key');
  });

  const frame = () => html`
    <a class="skip" href="#main" @click=${skip}>Skip to the content</a>
    <header>
      <span class="brand">Doubleloop</span>
      <nav aria-label="Pages">
        ${pages.map(
          (page) =>
            html`<a href=${address(page.path)} aria-current=${current?.page === page ? 'page' : 'false'}>${page.title}</a>`,
        )}
        <a href="/docs/" rel="noopener">API</a>
      </nav>
      ${key.read() ? html`<button type="button" class="quiet" @click=${forgetKey}>Forget the key</button>` : nothing}
    </header>
    <main id="main" tabindex="-1">
      ${!key.read() ? keyForm() : current ? current.shown.view() : unknownPage()}
    </main>
    <p class="said" role="status">${said}</p>`;

  /** @param {Event} event */
  function skip(event) {
    event.preventDefault();
    focus('main');
  }

  const keyForm = () => html`
    <h1>Your API key</h1>
    <p>These pages ask for the numbers in your name. Paste the key that you were given by whoever runs Doubleloop for you.
      Where you run it yourself with <code>make run</code>, the first start has printed keys.</p>
    ${refusal ? problemView(refusal) : nothing}
    <form class="key" @submit=${useKey}>
      <label for="key">API key</label>
      <input id="key" type="password" autocomplete="off" autocapitalize="none" spellcheck="false" .value=${typed}
        aria-invalid=${fault || refusal ? 'true' : 'false'} aria-describedby="key-hint key-fault"
        @input=${(/** @type {InputEvent} */ event) => (typed = /** @type {HTMLInputElement} */ (event.target).value)}>
      <p id="key-fault" class="fault" aria-live="polite">${fault ?? ''}</p>
      <button type="submit">Use this key</button>
      <p id="key-hint" class="small">It is kept in this tab only, until you close it or press “Forget the key”.</p>
    </form>`;

  const unknownPage = () => html`
    <h1>There is no such page</h1>
    <p>Go to <a href=${address(pages[0].path)}>${pages[0].title}</a>.</p>`;

  addEventListener('hashchange', open);
  open();
}
