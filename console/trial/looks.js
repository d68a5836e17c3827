// @ts-check
// What came of a trial so far: by variant, and how the difference has moved.
import { html, nothing } from '../lib/lit-html.js';
import { dotChart } from '../chart.js';
import { curveChart } from '../curve.js';
import { amount, count, day, moment, percent, points, rate, signed } from '../format.js';
import { Scale, SignedScale } from '../scale.js';
import { table } from '../table.js';
import { wilson } from '../wilson.js';
import { betText } from './wording.js';

const NAMES = /** @type {Record<string, string>} */ ({ A: 'A: as it is', B: 'B: what is tried' });

/**
 * @param {any[]} looks TrialLooks in their order
 * @param {{ isOpen: boolean, toggle: () => void }} all whether their table is open
 */
export function looksView(looks, all) {
  const last = looks[looks.length - 1];
  return html`
    ${resultsView({ ...last, interval: last.low === undefined ? undefined : last })}
    ${last.eValueOfHarm > last.eValue && last.eValueOfHarm > 1
      ? html`<p>The same bet on B doing worse would be ${amount(last.eValueOfHarm)} euros.</p>`
      : nothing}
    <p class="small">Up to ${moment(last.at)}, A was given to ${count(last.givenA)} and B to ${count(last.givenB)}. Those whose
      time is not over yet do not count.</p>
    ${differenceView(looks)}
    <details @toggle=${(/** @type {Event} */ event) => {
      if (/** @type {HTMLDetailsElement} */ (event.target).open !== all.isOpen) {
        all.toggle();
      }
    }}>
      <summary>Every look as a table</summary>
      ${all.isOpen ? table('What was seen, by day', LOOKS, looks) : nothing}
    </details>`;
}

/** @param {any} results ExperimentResults, or a look */
export function resultsView({ counts, estimate, interval, eValue }) {
  const metrics = Map.groupBy(counts, (/** @type {any} */ each) => each.metric ?? '');
  return html`
    ${estimate === undefined ? nothing : html`<p class="estimate">${differenceText(estimate, interval)}</p>`}
    ${[...metrics].map(([metric, some]) => html`
      ${metric ? html`<h4>What must not suffer: <code>${metric}</code></h4>` : nothing}
      ${countsView(metric || 'The metric that decides', some)}`)}
    ${eValue === undefined ? nothing : html`<p>${betText(eValue)}</p>`}`;
}

/** @param {number} estimate @param {{ low: number, high: number } | undefined} interval */
const differenceText = (estimate, interval) => html`
  <strong>B less A: ${points(estimate)}</strong>${interval ? `, likely between ${signed(interval.low)} and ${signed(interval.high)}.` : '.'}`;

/** @param {string} caption @param {any[]} all */
function countsView(caption, all) {
  const rows = all.map(counted);
  const scale = new Scale(Math.max(...rows.map(({ share = 0, range }) => Math.max(share, range?.high ?? 0))), 1);
  return html`
    ${dotChart(rows.map(dot), scale, percent, undefined, true)}
    <details><summary>The same as a table</summary>${table(caption, COUNTS, rows)}</details>`;
}

/** @param {any} count a TrialCount or VariantCount */
const counted = ({ variant, units, successes, mean }) => {
  const range = wilson(successes, units);
  return { label: NAMES[variant] ?? variant, units, successes, share: range && (mean ?? successes / units), range };
};

/** @param {any} counted */
const dot = ({ label, units, successes, share, range }) => ({
  label,
  value: share,
  low: range?.low,
  high: range?.high,
  text: share === undefined ? 'nothing known yet' : rate(share),
  note: `${count(successes)} of ${count(units)}${range ? `, likely ${rate(range.low)} to ${rate(range.high)}` : ''}`,
});

/** @type {import('../table.js').Column<any>[]} */
const COUNTS = [
  { title: 'Which', of: ({ label }) => label },
  { title: 'Units', of: ({ units }) => count(units) },
  { title: 'Successes', of: ({ successes }) => count(successes) },
  { title: 'Share', of: ({ share }) => (share === undefined ? '–' : rate(share)) },
  { title: 'Likely range', of: ({ range }) => (range ? `${rate(range.low)} to ${rate(range.high)}` : '–') },
];

/** @param {any[]} looks */
function differenceView(looks) {
  const known = looks.filter(({ estimate }) => estimate !== undefined);
  if (known.length < 2) {
    return nothing;
  }
  const [first, last] = [known[0], known[known.length - 1]];
  const times = known.map(({ at }) => Date.parse(at));
  const span = times[times.length - 1] - times[0] || 1;
  /** @param {any} look */
  const bound = ({ low = 0, high = 0, estimate }) => Math.max(Math.abs(low), Math.abs(high), Math.abs(estimate));
  return html`
    <h4>How the difference has moved</h4>
    ${curveChart({
      summary: `B less A went from ${points(first.estimate)} to ${points(last.estimate)}.`,
      points: known.map(({ estimate, low, high }, i) => ({ x: (times[i] - times[0]) / span, y: estimate, low, high })),
      // How little is known of the first days would flatten all that follows.
      scale: new SignedScale(Math.min(1, Math.max(...known.slice(Math.floor(known.length / 3)).map(bound)))),
      format: signed,
      ticks: [first, last].map(({ at }, i) => ({ x: i, label: day(at.slice(0, 10)) })),
    })}
    <p class="small">In points, B less A; the dashed line is no difference. The lines hold the truth 19 times out of 20, at all
      looks at once: one may stop at any of them.</p>`;
}

/** @param {any} look @param {string} variant */
const told = ({ counts }, variant) => {
  const one = counts.find((/** @type {any} */ each) => each.variant === variant && each.metric === undefined);
  return one ? `${count(one.successes)} of ${count(one.units)}` : '–';
};

/** @type {import('../table.js').Column<any>[]} */
const LOOKS = [
  { title: 'Day', of: ({ at }) => day(at.slice(0, 10)) },
  { title: 'A', of: (look) => told(look, 'A') },
  { title: 'B', of: (look) => told(look, 'B') },
  { title: 'B less A', of: ({ estimate }) => (estimate === undefined ? '–' : points(estimate)) },
  { title: 'Likely range', of: ({ low, high }) => (low === undefined || high === undefined ? '–' : `${signed(low)} to ${signed(high)}`) },
  { title: 'E-value', of: ({ eValue }) => amount(eValue) },
];
