// @ts-check
// The pages speak English, and so do their numbers and dates, in the reader's kind of it.

const LOCALE = navigator.language.startsWith('en') ? navigator.language : 'en';

const COUNT = new Intl.NumberFormat(LOCALE);
const PERCENT = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 1 });
const RATE = new Intl.NumberFormat(LOCALE, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const SMALL_PERCENT = new Intl.NumberFormat(LOCALE, { style: 'percent', minimumSignificantDigits: 2, maximumSignificantDigits: 2 });
const AMOUNT = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 4 });
const POINTS = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
const DAY = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const MOMENT = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' });

/** @param {number} n */
export const count = (n) => COUNT.format(n);

/** @param {number} share between 0 and 1 */
export const percent = (share) => (share > 0 && share < 0.01 ? SMALL_PERCENT : PERCENT).format(share);

/** The same with one digit after the point, to stand below others. @param {number} share */
export const rate = (share) => (share > 0 && share < 0.01 ? SMALL_PERCENT : RATE).format(share);

/** A difference between two shares, such as +5 points. @param {number} difference */
export const points = (difference) => `${POINTS.format(difference * 100)} ${Math.abs(difference) === 0.01 ? 'point' : 'points'}`;

/** The same on an axis. @param {number} difference */
export const signed = (difference) => POINTS.format(difference * 100);

/** @param {number} value */
export const amount = (value) => AMOUNT.format(value);

/** @param {string} date such as 2026-08-24 */
export const day = (date) => DAY.format(new Date(`${date}T00:00:00Z`));

/** @param {string} instant RFC 3339 */
export const moment = (instant) => MOMENT.format(new Date(instant));

/** @param {string} text */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * @param {number} n
 * @param {string} one
 * @param {string} [many]
 */
export const number = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

const UNITS = /** @type {const} */ ([
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
]);

/** @param {string} iso such as P7D, PT36H or P1W @returns {number} seconds */
export function seconds(iso) {
  const parts = /^P(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/.exec(iso);
  const [weeks, days, hours, minutes, rest] = (parts ?? []).slice(1).map((part) => Number(part ?? 0));
  return parts ? (weeks * 7 + days) * 86_400 + hours * 3600 + minutes * 60 + rest : Number.NaN;
}

/** @param {string} iso */
export function duration(iso) {
  const all = seconds(iso);
  return Number.isNaN(all) ? iso : span(all);
}

/** In the largest unit of which there are two, so that it stays short. @param {number} all seconds */
export function span(all) {
  const [unit, size] = UNITS.find(([, size]) => all >= 2 * size || all === size) ?? UNITS[3];
  return number(Math.round((all / size) * 10) / 10, unit);
}
