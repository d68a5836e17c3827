// @ts-check
import { html, nothing } from '../../lib/lit-html.js';
import { count, number, percent, rate } from '../../format.js';
import { firstOf } from '../../more.js';
import { table } from '../../table.js';
import { optional, rowTitle } from './wording.js';

const FIRST = 40;

/**
 * What was suggested, what chance decided of it, and what people said they did with it.
 *
 * @param {any} results
 * @param {any} all the row of all options
 * @param {any[]} options
 * @param {any} version
 * @param {import('./measure.js').Opening} opening
 */
export function suggestionsView(results, all, options, version, { opened, toggle }) {
  if (all.suggested === undefined && !results.observed) {
    return nothing;
  }
  return html`
    <section>
      <h2>What became of suggestions</h2>
      ${results.observed ? observedView(results.observed) : nothing}
      ${all.suggested === 0 ? html`<p>Nothing was suggested yet.</p>` : nothing}
      ${all.suggested
        ? html`<p>${number(all.suggested, 'suggestion')}; ${count(all.drawn ?? 0)} of them were drawn with known chances, so that more than the
              favourite is learned about.</p>
            ${firstOf([all, ...options], FIRST, opened.has('suggestions'), toggle('suggestions'), 'rows', (some) =>
              table('Suggestions by option', columns(version), some),
            )}`
        : nothing}
    </section>`;
}

/** @param {any} version @returns {import('../../table.js').Column<any>[]} */
const columns = (version) => [
  { title: 'Option', of: (row) => rowTitle(row, version) },
  { title: 'Suggested', of: (row) => optional(row.suggested) },
  { title: 'Drawn', of: (row) => (row.suggested ? rate((row.drawn ?? 0) / row.suggested) : '–') },
  { title: 'Followed', of: (row) => optional(row.followed) },
  { title: 'Changed', of: (row) => optional(row.changed) },
  { title: 'Ignored', of: (row) => optional(row.ignored) },
];

/** @param {any} observed */
const observedView = ({ actions, same, share }) =>
  actions
    ? html`<p>While suggestions are only noted and not shown, ${count(same)} of ${number(actions, 'action')}
        ${share === undefined ? '' : `(${percent(share)})`} were what would have been suggested.</p>`
    : html`<p>Suggestions are only noted and not shown; no action could be compared with them yet.</p>`;
