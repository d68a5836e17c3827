// @ts-check
// What a metric is called and how what it counts is told.
import { amount, count, duration, percent, rate as rateOf } from '../../format.js';

/** @param {any} metric */
export const isSum = (metric) => metric.kind === 'SUM';

/** How what an action comes to is told. @param {any} metric @returns {(value: number) => string} */
export const formatOf = (metric) => (isSum(metric) ? amount : rateOf);

/** The same for the round numbers of an axis. @param {any} metric @returns {(value: number) => string} */
export const axisOf = (metric) => (isSum(metric) ? amount : percent);

/** @param {any} metric */
export function meaning(metric) {
  const within = `within ${duration(metric.window)} of the action`;
  const what = isSum(metric)
    ? `An action is worth the sum of “${metric.outcome}” ${within}${metric.cap === undefined ? '' : `, up to ${amount(metric.cap)}`}.`
    : `An action counts when “${metric.outcome}” comes ${within}.`;
  const better = metric.direction === 'DECREASE' ? 'Less is better.' : 'More is better.';
  const grace = metric.grace ? ` What is told up to ${duration(metric.grace)} later still counts.` : '';
  return `${what}${grace} ${better}`;
}

/** @param {any} metric */
export const rateTitle = (metric) => (isSum(metric) ? 'On average' : 'Rate');

/** @param {any} counted a MetricCount @param {any} metric */
export function interval(counted, metric) {
  const format = formatOf(metric);
  return counted.low === undefined || counted.high === undefined
    ? 'not known yet'
    : `${format(counted.low)} to ${format(counted.high)}`;
}

/** @param {any} counted @param {any} metric */
export const rate = (counted, metric) => (counted.rate === undefined ? 'not known yet' : formatOf(metric)(counted.rate));

/** @param {string} option an id @param {any} version a policy's, where one is in force */
export const optionTitle = (option, version) =>
  version?.content.options.find((each) => each.id === option)?.title ?? option;

/** @param {any} row @param {any} version */
export const rowTitle = (row, version) => (row.option === undefined ? 'All options' : optionTitle(row.option, version));

/** @param {number | undefined} n */
export const optional = (n) => (n === undefined ? '–' : count(n));
