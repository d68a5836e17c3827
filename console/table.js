// @ts-check
import { html } from './lib/lit-html.js';

/**
 * @template T
 * @typedef {object} Column
 * @property {string} title
 * @property {(row: T) => unknown} of
 * @property {boolean} [text] else numbers, at the right
 */

/**
 * A table that scrolls by itself where it is wider than the page, by keyboard too. The first column names the rows.
 *
 * @template T
 * @param {string} caption
 * @param {Column<T>[]} columns
 * @param {T[]} rows
 */
export function table(caption, columns, rows) {
  return html`
    <div class="scroll" role="region" aria-label=${caption} tabindex="0">
      <table>
        <caption>${caption}</caption>
        <thead>
          <tr>${columns.map((column) => html`<th scope="col" class=${column.text ? 'text' : ''}>${column.title}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) => html`<tr>
              ${columns.map((column, i) =>
                i === 0
                  ? html`<th scope="row">${column.of(row)}</th>`
                  : html`<td class=${column.text ? 'text' : ''}>${column.of(row)}</td>`,
              )}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
