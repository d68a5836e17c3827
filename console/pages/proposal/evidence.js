// @ts-check
// What a proposal rests on: counts as bars with what chance alone could have made of them.
import { html, nothing } from '../../lib/lit-html.js';
import { dotChart } from '../../chart.js';
import { count, number, percent, rate } from '../../format.js';
import { Scale } from '../../scale.js';
import { table } from '../../table.js';
import { wilson } from '../../wilson.js';

/** @param {any[]} all Evidence */
export const evidenceView = (all) => all.map(oneView);

/** @param {any} evidence */
const oneView = ({ statement, counts, signals }) => html`
  <p>${statement}</p>
  ${counts?.length ? countsView(statement, counts) : nothing}
  ${signals?.length
    ? html`<details>
        <summary>${number(signals.length, 'signal')}</summary>
        <ul class="ids">${signals.map((/** @type {string} */ id) => html`<li><code>${id}</code></li>`)}</ul>
      </details>`
    : nothing}`;

/**
 * @typedef {object} Counted
 * @property {string} label
 * @property {number} trials
 * @property {number} successes
 * @property {number | undefined} share
 * @property {{ low: number, high: number } | undefined} range
 */

/** @param {any} count @returns {Counted} */
const counted = ({ label, trials, successes }) => {
  const range = wilson(successes, trials);
  return { label, trials, successes, share: range && successes / trials, range };
};

/**
 * @param {string} statement what they are counts of
 * @param {{ label: string, trials: number, successes: number }[]} counts
 */
export function countsView(statement, counts) {
  const all = counts.map(counted);
  const scale = new Scale(Math.max(...all.map(({ range }) => range?.high ?? 0)), 1);
  return html`
    ${dotChart(all.map(dot), scale, percent, undefined, true)}
    <details>
      <summary>The same as a table</summary>
      ${table(`Counts: ${statement}`, COLUMNS, all)}
    </details>`;
}

/** @param {Counted} counted */
const dot = ({ label, trials, successes, share, range }) => ({
  label,
  value: share,
  low: range?.low,
  high: range?.high,
  text: share === undefined ? 'nothing counted' : rate(share),
  note: `${count(successes)} of ${count(trials)}${range ? `, likely ${between(range)}` : ''}`,
});

/** @param {{ low: number, high: number }} range */
const between = ({ low, high }) => `${rate(low)} to ${rate(high)}`;

/** @type {import('../../table.js').Column<Counted>[]} */
const COLUMNS = [
  { title: 'Which', of: ({ label }) => label },
  { title: 'Trials', of: ({ trials }) => count(trials) },
  { title: 'Successes', of: ({ successes }) => count(successes) },
  { title: 'Share', of: ({ share }) => (share === undefined ? '–' : rate(share)) },
  { title: 'Likely range', of: ({ range }) => (range ? between(range) : '–') },
];

export const howToReadBars = () => html`
  <details>
    <summary>How to read the bars</summary>
    <p>A bar is the share of trials that succeeded, as the proposal counts them. The line at its end says how far chance alone could have moved
      it: such lines hold the true share 19 times out of 20 (Wilson's interval). Where two lines overlap much, it is too early to
      tell the two apart. Nothing here says that one was the cause of the other.</p>
  </details>`;
