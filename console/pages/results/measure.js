// @ts-check
// What rows came to by one metric, as a picture and as a table with the same numbers.
import { html, nothing } from '../../lib/lit-html.js';
import { dotChart } from '../../chart.js';
import { amount, count } from '../../format.js';
import { firstOf } from '../../more.js';
import { Scale } from '../../scale.js';
import { table } from '../../table.js';
import { ticked } from '../../ticked.js';
import { axisOf, interval, isSum, optional, rate, rateTitle } from './wording.js';

const FIRST = 40;

/**
 * @typedef {object} Line
 * @property {string} label
 * @property {'all' | 'group'} [kind]
 * @property {number} [actions]
 * @property {any} [counted] a MetricCount
 */
/**
 * @typedef {object} Opening what is open of what is long
 * @property {Set<string>} opened
 * @property {(what: string) => () => void} toggle
 */

/**
 * @param {string} id
 * @param {string} caption
 * @param {any} metric
 * @param {Line[]} lines
 * @param {Opening} opening
 * @param {number} [target]
 */
export function measureView(id, caption, metric, lines, { opened, toggle }, target) {
  const format = axisOf(metric);
  const most = Math.max(
    target ?? 0,
    ...lines.map(({ counted }) => counted?.high ?? counted?.rate ?? 0),
  );
  const scale = new Scale(most, isSum(metric) ? Infinity : 1);
  return firstOf(lines, FIRST, opened.has(id), toggle(id), 'rows', (some) => html`
    ${dotChart(some.map((line) => dot(line, metric)), scale, format, target === undefined ? undefined : { value: target, label: `aim ${format(target)}` })}
    ${table(caption, columns(metric), some.filter((line) => line.kind !== 'group'))}`);
}

/** @param {Line} line @param {any} metric */
function dot({ label, kind, counted }, metric) {
  return counted === undefined
    ? { label, kind, text: '' }
    : {
        label,
        kind,
        value: counted.rate,
        low: counted.low,
        high: counted.high,
        text: rate(counted, metric),
        note: counted.rate === undefined ? undefined : interval(counted, metric),
      };
}

/** @param {any} metric @returns {import('../../table.js').Column<any>[]} */
function columns(metric) {
  const sums = isSum(metric);
  return [
    { title: 'Option', of: (line) => line.full ?? line.label },
    { title: 'Actions', of: (line) => optional(line.actions) },
    { title: 'Known', of: ({ counted }) => count(counted.known) },
    { title: 'Pending', of: ({ counted }) => count(counted.pending) },
    sums
      ? { title: 'Total', of: ({ counted }) => (counted.sum === undefined ? '–' : amount(counted.sum)) }
      : { title: 'Successes', of: ({ counted }) => optional(counted.successes) },
    { title: rateTitle(metric), of: ({ counted }) => rate(counted, metric) },
    { title: 'Likely range', of: ({ counted }) => interval(counted, metric) },
    ...(sums ? [{ title: 'Above the cap', of: ({ counted }) => optional(counted.capped) }] : []),
  ];
}

/** What the picture says and what it does not, once a page. */
export const howToRead = () => html`
  <details>
    <summary>How to read this</summary>
    <p>The dot is what these actions came to. The line through it, the likely range, says how far chance
      alone could have moved the dot: such lines hold the true value 19 times out of 20. Where two lines overlap much, it is
      too early to tell the options apart.</p>
    <p>Nothing here says that an option was the cause: who was sent where matters too, unless chance decided.</p>
    <p><strong>Pending</strong> are actions whose time is not over and of which nothing is known yet. They count only as
      far as their age tells.</p>
  </details>`;

/** @param {string[]} messages of the API, in which names stand in `backticks` */
export const messageList = (messages, kind = '') =>
  messages.length
    ? html`<ul class="messages ${kind}">
        ${messages.map((message) => html`<li>${ticked(message)}</li>`)}
      </ul>`
    : nothing;
