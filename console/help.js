// @ts-check
import { html } from './lib/lit-html.js';

/**
 * What the keys do on the page that is open.
 *
 * @param {import('./shortcuts.js').Shortcut[]} shortcuts
 * @param {boolean} on
 * @param {(on: boolean) => void} turn
 * @param {() => void} closed
 */
export const keysDialog = (shortcuts, on, turn, closed) => html`
  <dialog aria-labelledby="keys-title" @close=${closed}>
    <h2 id="keys-title">Keys</h2>
    <dl class="keys">
      ${shortcuts.map(({ key, does }) => html`<div><dt><kbd>${key === key.toLowerCase() ? key : `Shift+${key}`}</kbd></dt><dd>${does}</dd></div>`)}
      <div><dt><kbd>?</kbd></dt><dd>Show these keys</dd></div>
    </dl>
    <p><label><input type="checkbox" .checked=${on}
      @change=${(/** @type {Event} */ event) => turn(/** @type {HTMLInputElement} */ (event.target).checked)}>
      Single letters act</label></p>
    <p class="small">They never do while you type.</p>
    <form method="dialog"><button type="submit">Close</button></form>
  </dialog>`;
