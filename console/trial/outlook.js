// @ts-check
// What a trial can show by when.
import { html, nothing } from '../lib/lit-html.js';
import { count, day, points } from '../format.js';
import { table } from '../table.js';
import { ticked } from '../ticked.js';

/** @param {any} outlook an ExperimentOutlook */
export const outlookView = ({ sentence, detectable, assumptions }) => html`
  <p>${ticked(sentence)}</p>
  ${detectable.length ? table('How long it takes to find a difference', columns(detectable), detectable) : nothing}
  ${assumptions.length
    ? html`<details><summary>What this takes for granted</summary>
        <ul class="messages">${assumptions.map((/** @type {string} */ each) => html`<li>${ticked(each)}</li>`)}</ul></details>`
    : nothing}`;

/** @param {any[]} detectable @returns {import('../table.js').Column<any>[]} */
const columns = (detectable) => [
  { title: 'Difference', of: ({ difference }) => points(difference).replace('+', '') },
  ...(detectable.some(({ by }) => by) ? [{ title: 'Found by', of: (/** @type {any} */ { by }) => (by ? day(by) : 'too far off') }] : []),
  { title: 'Units it takes', of: ({ units }) => `about ${count(Number(units.toPrecision(2)))}` },
];
