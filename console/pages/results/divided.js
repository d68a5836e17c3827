// @ts-check
import { html } from '../../lib/lit-html.js';
import { valueTitle } from './divisions.js';
import { measureView, messageList } from './measure.js';
import { rowTitle } from './wording.js';

/**
 * The same by what was asked for: a group for each option, and in it a row for each value.
 *
 * @param {any} results
 * @param {any} version
 * @param {import('./measure.js').Opening} opening
 */
export function dividedView(results, version, opening) {
  const rows = results.rows.filter((row) => row.values.length);
  if (!rows.length) {
    return html`<p>There is nothing to divide yet.</p>${messageList(results.messages)}`;
  }
  const metric = results.metrics[0];
  const lines = rows.flatMap((row, i) => {
    const option = rowTitle(row, version);
    const label = row.values.map(valueTitle).join(', ');
    const line = { label, full: `${option}: ${label}`, actions: row.actions, counted: row.metric };
    return row.option === rows[i - 1]?.option && i > 0 ? [line] : [{ label: option, kind: /** @type {const} */ ('group') }, line];
  });
  return html`${measureView('divided', `“${metric.outcome}” by option and what it is divided by`, metric, lines, opening)}
    ${messageList(results.messages)}`;
}
