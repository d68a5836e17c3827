// @ts-check
// Small multiples: a course of weeks for each option, all on one scale, and what changed.
import { html, nothing } from '../../lib/lit-html.js';
import { curveChart } from '../../curve.js';
import { day } from '../../format.js';
import { firstOf } from '../../more.js';
import { Scale } from '../../scale.js';
import { table } from '../../table.js';
import { messageList } from './measure.js';
import { axisOf, isSum, optionTitle, rate } from './wording.js';

const FIRST = 12;

/**
 * @param {any} series
 * @param {any} version
 * @param {import('./measure.js').Opening} opening
 */
export function seriesView(series, version, { opened, toggle }) {
  const weeks = [...new Set(series.weeks.map((each) => each.week))].sort();
  const options = byOption(series.weeks);
  return html`
    ${changesView(series, weeks)}
    ${messageList(series.messages)}
    ${weeks.length
      ? html`${firstOf([...options], FIRST, opened.has('weeks'), toggle('weeks'), 'options', (some) => multiples(series, weeks, some, version))}
          <p class="small">A hollow dot is a week of which some actions are pending. All pictures have the same scale.</p>
          <details @toggle=${(/** @type {Event} */ event) => openTable(event, opened, toggle)}>
            <summary>The same as a table</summary>
            ${opened.has('weeks table') ? weeksTable(series, weeks, options, version) : nothing}
          </details>`
      : html`<p>There is no week to show yet.</p>`}`;
}

/** @param {any} series @param {string[]} weeks */
function changesView(series, weeks) {
  return series.changes.length
    ? messageList(series.changes.map((change) => change.message), 'changes')
    : weeks.length
      ? html`<p>No option came to something else than before, as far as the weeks so far can tell.</p>`
      : nothing;
}

/** @param {any[]} counts @returns {Map<string, any[]>} */
const byOption = (counts) => Map.groupBy(counts, (each) => each.option);

/** @param {any} series @param {string[]} weeks @param {[string, any[]][]} options @param {any} version */
function multiples(series, weeks, options, version) {
  // Of weeks that are pending little is known: their ranges would flatten all others.
  const most = Math.max(0, ...series.weeks.map(({ metric }) => (metric.pending ? metric.rate : metric.high) ?? 0));
  const scale = new Scale(most, isSum(series.metric) ? Infinity : 1);
  const x = xOf(weeks);
  const ticks = [...new Set([weeks[0], weeks[weeks.length - 1]])].map((week) => ({ x: x(week), label: day(week) }));
  return html`<div class="multiples">
    ${options.map(([option, counts]) => {
      const change = series.changes.find((each) => each.option === option);
      return html`<div>
        <h3>${optionTitle(option, version)}</h3>
        ${curveChart({
          summary: summary(counts, series.metric),
          points: counts.filter(({ metric }) => metric.rate !== undefined).map((each) => point(each, x)),
          scale,
          format: axisOf(series.metric),
          ticks,
          since: change && weeks.includes(change.since) ? x(change.since) : undefined,
        })}
      </div>`;
    })}
  </div>`;
}

/** Where a week stands: by its date, so that weeks without actions leave a gap. @param {string[]} weeks */
function xOf(weeks) {
  const [first, last] = [Date.parse(weeks[0]), Date.parse(weeks[weeks.length - 1])];
  return (/** @type {string} */ week) => (last === first ? 0.5 : (Date.parse(week) - first) / (last - first));
}

/** @param {any} count @param {(week: string) => number} x */
const point = ({ week, metric }, x) => ({
  x: x(week),
  y: metric.rate,
  low: metric.low,
  high: metric.high,
  hollow: metric.pending > 0,
});

/** @param {any[]} counts @param {any} metric */
function summary(counts, metric) {
  const known = counts.filter((each) => each.metric.rate !== undefined);
  if (!known.length) {
    return 'Nothing is known of any week yet.';
  }
  const told = (each) => `${rate(each.metric, metric)} in the week of ${day(each.week)}`;
  return known.length === 1 ? `${told(known[0])}.` : `From ${told(known[0])} to ${told(known[known.length - 1])}.`;
}

/** Made only once somebody looks: it may be long. */
function openTable(event, opened, toggle) {
  if (event.target.open !== opened.has('weeks table')) {
    toggle('weeks table')();
  }
}

/** @param {any} series @param {string[]} weeks @param {Map<string, any[]>} options @param {any} version */
function weeksTable(series, weeks, options, version) {
  const cells = new Map(series.weeks.map((each) => [`${each.week} ${each.option}`, each.metric]));
  return table(
    `“${series.metric.outcome}” by week and option`,
    [
      { title: 'Week of', of: (/** @type {string} */ week) => day(week) },
      ...[...options.keys()].map((option) => ({
        title: optionTitle(option, version),
        of: (/** @type {string} */ week) => {
          const counted = cells.get(`${week} ${option}`);
          return counted ? `${rate(counted, series.metric)} of ${counted.known + counted.pending}` : '–';
        },
      })),
    ],
    weeks,
  );
}
