// @ts-check
// What a proposal rests on: counts as bars with what chance alone could have made of them.
import { html, nothing } from '../../lib/lit-html.js';
import { dotChart } from '../../chart.js';
import { clauseTitle } from '../../clause.js';
import { count, number, percent, rate } from '../../format.js';
import { Scale } from '../../scale.js';
import { table } from '../../table.js';
import { ticked } from '../../ticked.js';
import { countedRow, rowsOf, wordsOf } from './claims.js';

/** @typedef {import('./claims.js').Counted} Counted */

/** @param {any[]} all Evidence @param {any[]} [claims] what was counted of it */
export const evidenceView = (all, claims = []) => all.map((each, i) => oneView(each, i, claims));

/** @param {any} evidence @param {number} place @param {any[]} claims */
const oneView = ({ statement, counts, signals }, place, claims) => html`
  <p>${statement}</p>
  ${counts?.length ? rowsView(`Counts: ${statement}`, rowsOf(counts, place, claims)) : nothing}
  ${counts?.length ? wordsView(wordsOf(counts, place, claims)) : nothing}
  ${signals?.length
    ? html`<details>
        <summary>${number(signals.length, 'signal')}</summary>
        <ul class="ids">${signals.map((/** @type {string} */ id) => html`<li><code>${id}</code></li>`)}</ul>
      </details>`
    : nothing}`;

/** @param {string[]} words */
const wordsView = (words) =>
  words.length ? html`<ul class="messages">${words.map((each) => html`<li>${ticked(each)}</li>`)}</ul>` : nothing;

/** What was counted where rules hold that the proposal changes. @param {any} counts ProposalCounts, where the server has them */
export function countedView(counts) {
  if (!counts) {
    return nothing;
  }
  return html`
    <h3>What was counted where its rules hold</h3>
    ${counts.report
      ? counts.report.rules.length
        ? html`${counts.report.rules.map(ruleView)} <p class="small">${ticked(counts.report.sentence)}</p>`
        : html`<p>It adds and replaces no rules.</p>`
      : html`<p class="waiting">It is being counted…</p>`}`;
}

/** @param {any} rule a CountedRule */
const ruleView = ({ clause, when, reason, options, untold }) => html`
  <h4>${clauseTitle(clause)}${when && when !== 'true' ? html`, where <code>${when}</code>` : nothing}</h4>
  ${reason
    ? html`<p>Not counted: ${ticked(reason)}</p>`
    : rowsView(
        `Counted where ${clause.id} holds`,
        options.map((/** @type {any} */ { option, isNamed, rate }) => countedRow(isNamed ? option : `beside it: ${option}`, rate)),
      )}
  ${untold ? html`<p class="small">and ${number(untold, 'more option')}</p>` : nothing}`;

/** @param {string} statement what they are counts of @param {{ label: string, trials: number, successes: number }[]} counts */
export const countsView = (statement, counts) => rowsView(statement, rowsOf(counts, 0, []));

/** @param {string} title @param {Counted[]} all */
function rowsView(title, all) {
  const scale = new Scale(Math.max(...all.map(({ range }) => range?.high ?? 0)), 1);
  return html`
    ${dotChart(all.map(dot), scale, percent, undefined, true)}
    <details>
      <summary>The same as a table</summary>
      ${table(title, COLUMNS, all)}
    </details>`;
}

/** @param {Counted} counted @returns {import('../../chart.js').Dot} */
const dot = ({ label, counted, trials, successes, pending, few, share, range }) => ({
  label,
  kind: counted ? 'counted' : undefined,
  value: share,
  low: range?.low,
  high: range?.high,
  text: share === undefined ? 'nothing counted' : rate(share),
  note: [
    `${count(successes)} of ${count(trials)}`,
    range ? `likely ${between(range)}` : '',
    pending ? `${count(pending)} pending` : '',
    few ? 'not enough evidence' : '',
  ].filter(Boolean).join(', '),
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
    <p>A bar is the share of trials that succeeded: as the proposal claims it or, where it says counted, as it was counted here by what was
      done. The line at its end says how far chance alone could have moved
      it: such lines hold the true share 19 times out of 20 (Wilson's interval). Where two lines overlap much, it is too early to
      tell the two apart. Nothing here says that one was the cause of the other.</p>
  </details>`;
