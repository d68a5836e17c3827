// @ts-check
// What there is without any division: the policy, its options, what became of suggestions, what is watched, and delays.
import { html, nothing } from '../../lib/lit-html.js';
import { count, day, moment, number, percent } from '../../format.js';
import { delaysView } from './delays.js';
import { howToRead, measureView, messageList } from './measure.js';
import { suggestionsView } from './suggestions.js';
import { interval, isSum, meaning, rate, rowTitle } from './wording.js';

/** What the API points to stands on this page, as what counts of the last week. */
const QUALITY = 'GET /v1/quality';
const FEW = 5;
const BEST = 'best first';

/**
 * @param {any} results
 * @param {any} version a PolicyVersion, where one is in force
 * @param {import('./measure.js').Opening} opening
 * @param {unknown} divided what stands behind the options
 */
export function overview(results, version, opening, divided) {
  const [all] = results.rows;
  const metric = results.metrics[0];
  const options = results.rows.filter((row) => row.option !== undefined);
  const named = version?.content.title ?? results.policy;
  return html`
    <section>
      <h2>${named}</h2>
      ${version ? html`<p class="hypothesis">${version.content.hypothesis}</p>` : nothing}
      <p class="small">Version ${results.version}${version ? `, in force since ${day(version.effectiveFrom.slice(0, 10))}` : ''}.
        ${meaning(metric)}${results.closedAt ? ` Counted up to ${moment(results.closedAt)}.` : ''}</p>
      ${all?.actions ? figures(all, metric) : nothingDone()}
      ${messageList(results.messages.filter((message) => !message.startsWith(QUALITY)))}
    </section>
    ${all?.actions ? parts(results, metric, all, options, version, opening, divided) : nothing}`;
}

/** What stands below the first words, once there is something to tell. */
function parts(results, metric, all, inOrder, version, opening, divided) {
  const options = opening.opened.has(BEST) ? bestFirst(inOrder, metric) : inOrder;
  const lines = (/** @type {(row: any) => any} */ counted) => [
    { label: 'All options', kind: /** @type {const} */ ('all'), actions: all.actions, counted: counted(all) },
    ...options.map((row) => ({ label: rowTitle(row, version), actions: row.actions, counted: counted(row) })),
  ];
  return html`
    <section>
      <h2>What each option came to</h2>
      ${options.length > FEW ? orderButton(opening) : nothing}
      ${measureView('options', `“${metric.outcome}” by option`, metric, lines((row) => row.metric), opening, version?.content.metric.target)}
      ${howToRead()}
    </section>
    ${divided}
    ${suggestionsView(results, all, options, version, opening)}
    ${beside(results, 'WATCH', 'What must not suffer', lines, opening)}
    ${beside(results, 'LEADING', 'Early signs', lines, opening)}
    ${delaysView(results.delays)}`;
}

/** @param {import('./measure.js').Opening} opening */
const orderButton = ({ opened, toggle }) => html`
  <p><button type="button" aria-pressed=${opened.has(BEST) ? 'true' : 'false'} @click=${toggle(BEST)}>Best first</button></p>`;

/** By the end of the range that is the worse one, so that few actions lead to no high place. */
function bestFirst(options, metric) {
  const less = metric.direction === 'DECREASE';
  const worth = ({ metric: { low, high } }) => (less ? -(high ?? Infinity) : (low ?? -Infinity));
  return options.toSorted((a, b) => (worth(a) === worth(b) ? 0 : worth(b) - worth(a)));
}

const nothingDone = () => html`
  <p class="note">Nothing was done under this policy yet, or nothing of it has been counted. Once your tools record actions
    that name this policy, and what came of them, the numbers stand here. Whoever connects the tools finds how at
    <a href="/docs/" rel="noopener">the API</a>.</p>`;

/** @param {any} all @param {any} metric */
function figures(all, metric) {
  const counted = all.metric;
  return html`
    <dl class="figures">
      ${figure('Actions', count(all.actions), number(counted.known, 'known', 'known'))}
      ${figure('Pending', count(counted.pending), counted.pending ? 'too young to tell' : 'nothing is waited for')}
      ${figure(isSum(metric) ? 'On average' : `Came to “${metric.outcome}”`, rate(counted, metric), counted.rate === undefined ? '' : `likely ${interval(counted, metric)}`)}
      ${all.suggested ? figure('Drawn with known chances', percent((all.drawn ?? 0) / all.suggested), `of ${number(all.suggested, 'suggestion')}`) : nothing}
    </dl>`;
}

/** @param {string} title @param {string} value @param {string} note */
const figure = (title, value, note) =>
  html`<div><dt>${title}</dt><dd>${value} <small>${note}</small></dd></div>`;

/** What is counted beside the metric, in one of its roles. */
function beside(results, role, title, lines, opening) {
  const metrics = results.metrics.filter((each) => each.role === role);
  const field = role === 'WATCH' ? 'watch' : 'leading';
  return metrics.length
    ? html`<section>
        <h2>${title}</h2>
        ${role === 'LEADING' ? messageList((results.rows[0].metric.early ?? []).map((each) => each.message)) : nothing}
        ${metrics.map((metric, i) => {
          const of = (row) => row[field].find((each) => each.id === metric.id) ?? row[field][i];
          const told = lines(of).filter((line) => line.counted);
          return html`<h3>${metric.outcome}</h3>
            <p class="small">${meaning(metric)}</p>
            ${measureView(`${role} ${metric.id}`, `“${metric.outcome}” by option`, metric, told, opening)}`;
        })}
      </section>`
    : nothing;
}
