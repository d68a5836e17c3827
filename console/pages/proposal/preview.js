// @ts-check
// What it would have meant for last week's suggestions.
import { html, nothing } from '../../lib/lit-html.js';
import { clauseTitle } from '../../clause.js';
import { count, number } from '../../format.js';
import { table } from '../../table.js';
import { ticked } from '../../ticked.js';

/** @param {any} preview undefined where the server makes none */
export function previewView(preview) {
  if (!preview) {
    return nothing;
  }
  return html`
    <section>
      <h2>What would have been suggested last week</h2>
      ${preview.report ? reportView(preview.report) : html`<p class="waiting">It is being worked out…</p>`}
    </section>`;
}

/** @param {any} report a PreviewReport */
const reportView = (report) => html`
  <p>${ticked(report.sentence)}</p>
  ${report.refusals.length || report.withoutOption > report.withoutOptionBefore
    ? html`<div class="note">
        ${report.refusals.map((/** @type {any} */ each) => html`<p>${ticked(each.sentence)}</p>`)}
        ${report.withoutOption > report.withoutOptionBefore
          ? html`<p>${number(report.withoutOption, 'suggestion')} would have had no option left, before ${count(report.withoutOptionBefore)}.</p>`
          : nothing}
      </div>`
    : nothing}
  ${report.examples.length ? table('What would have been another', EXAMPLES, report.examples) : nothing}
  ${report.lookedAt ? idle(report.rules) : nothing}`;

/** @type {import('../../table.js').Column<any>[]} */
const EXAMPLES = [
  { title: 'Where', of: ({ attributes }) => context(attributes) },
  { title: 'Suggested', text: true, of: ({ before }) => choice(before) },
  { title: 'It would be', text: true, of: ({ after }) => choice(after) },
  { title: 'Times', of: ({ times }) => count(times) },
];

/** @param {Record<string, unknown>} attributes */
const context = (attributes) =>
  Object.entries(attributes)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ') || 'anywhere';

/** @param {any} made a PreviewChoice */
const choice = ({ option, eligible, why }) =>
  option === undefined ? (why ?? 'nothing') : html`${option}${eligible.length > 1 ? html` <small>of ${eligible.length}</small>` : nothing}`;

/** @param {any[]} rules RuleFirings */
function idle(rules) {
  const some = rules.filter(({ state }) => state !== 'DECIDES');
  return some.length
    ? html`<ul class="messages">
        ${some.map(({ clause, state }) => html`<li>${clauseTitle(clause)} ${state === 'NEVER'
          ? 'would never have held.'
          : 'would have held, but others decide before it.'}</li>`)}
      </ul>`
    : nothing;
}
