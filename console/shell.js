// @ts-check
// What is round every page: where one is, the key, and what is said to those who do not see the page change.
import { html, nothing, render } from './lib/lit-html.js';
import { onRefused } from './api.js';
import * as key from './key.js';
import { forgetAll } from './drafts.js';
import { keysDialog } from './help.js';
import { problemView } from './problem.js';
import { address, here } from './router.js';
import { areOn, listen, turn } from './shortcuts.js';

/**
 * @typedef {object} Shown a page that is open
 * @property {(params: URLSearchParams, id: string) => void} show what the address asks for
 * @property {() => unknown} view its template
 * @property {() => void} close stops what is still being asked
 * @property {() => import('./shortcuts.js').Shortcut[]} [shortcuts]
 * @property {() => string | undefined} [title] of what of it is shown
 */
/**
 * @typedef {object} Context what a page may use
 * @property {() => void} draw when something has changed
 * @property {(text: string) => void} say read out, and shown in small
 * @property {(selector: string) => void} focus once it has been drawn
 */
/**
 * @typedef {object} Page
 * @property {string} path its name in the address
 * @property {string} title
 * @property {boolean} [one] whether it shows one thing, whose id stands behind its name in the address
 * @property {string} [within] the page by which one gets to it, and which stands for it above
 * @property {(context: Context) => Shown} open
 */

/**
 * @param {Page[]} pages
 * @param {HTMLElement} root
 */
export function start(pages, root) {
  /** @type {{ page: Page, shown: Shown } | undefined} */
  let current;
  let place = '';
  let helping = false;
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
        entitle();
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

  /** @param {boolean} [first] */
  function open(first) {
    const { path, id, params } = here();
    const page = path === '' ? pages[0] : pages.find((each) => each.path === path && Boolean(each.one) === (id !== ''));
    if (!key.read() || !page) {
      close();
    } else if (current?.page !== page) {
      close();
      current = { page, shown: page.open({ draw, say, focus }) };
    }
    current?.shown.show(params, id);
    // Whoever reads with the ears, or goes by keys, begins where the new page begins.
    if (!first && key.read() && place !== `${path}/${id}`) {
      scrollTo(0, 0);
      focus('main');
    }
    place = `${path}/${id}`;
    draw();
  }

  function entitle() {
    const title = current?.shown.title?.() ?? current?.page.title;
    document.title = title ? `${title} · Doubleloop` : 'Doubleloop';
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
    forgetAll();
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
        ${pages
          .filter((page) => !page.within)
          .map((page) => html`<a href=${address(page.path)} aria-current=${standing(page)}>${page.title}</a>`)}
        <a href="/docs/" rel="noopener">API</a>
      </nav>
      ${shortcuts().length ? html`<button type="button" class="quiet" aria-keyshortcuts="?" @click=${help}>Keys</button>` : nothing}
      ${key.read() ? html`<button type="button" class="quiet" @click=${forgetKey}>Forget the key</button>` : nothing}
    </header>
    <main id="main" tabindex="-1">
      ${!key.read() ? keyForm() : current ? current.shown.view() : unknownPage()}
    </main>
    <p class="said" role="status">${said}</p>
    ${helping ? keysDialog(shortcuts(), areOn(), turnLetters, helped) : nothing}`;

  /** @param {Page} page */
  function standing(page) {
    return current?.page === page ? 'page' : current?.page.within === page.path ? 'true' : 'false';
  }

  const shortcuts = () => current?.shown.shortcuts?.() ?? [];

  function help() {
    helping = true;
    draw();
    setTimeout(() => /** @type {HTMLDialogElement | null} */ (root.querySelector('dialog'))?.showModal());
  }

  function helped() {
    helping = false;
    draw();
  }

  /** @param {boolean} on */
  function turnLetters(on) {
    turn(on);
    say(on ? 'Single letters act again.' : 'Single letters do nothing now.');
  }

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

  listen(() => [...shortcuts(), { key: '?', does: 'Show these keys', run: help }]);
  addEventListener('hashchange', () => open());
  open(true);
}
