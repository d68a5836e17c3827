// @ts-check
import { html, nothing } from './lib/lit-html.js';

/**
 * What is long begins short, with a button for the rest, which stays where it is.
 *
 * @template T
 * @param {T[]} all
 * @param {number} first
 * @param {boolean} open
 * @param {() => void} toggle
 * @param {string} what in the plural
 * @param {(some: T[]) => unknown} view
 */
export function firstOf(all, first, open, toggle, what, view) {
  return html`${view(open ? all : all.slice(0, first))}
    ${all.length > first
      ? html`<p><button type="button" aria-expanded=${open ? 'true' : 'false'} @click=${toggle}>
          ${open ? `Show the first ${first} ${what}` : `Show all ${all.length} ${what}`}
        </button></p>`
      : nothing}`;
}
