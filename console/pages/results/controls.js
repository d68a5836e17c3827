// @ts-check
import { html, nothing } from '../../lib/lit-html.js';
import { problemView } from '../../problem.js';

/**
 * @param {object} state
 * @param {any[]} state.all policies
 * @param {string} state.policy
 * @param {string[]} state.by
 * @param {import('./divisions.js').Division[]} state.offered
 * @param {(policy: string, by: string[]) => void} state.choose
 * @param {import('../../loaded.js').Loaded<boolean>} state.csv
 * @param {() => void} state.download
 */
export function controls({ all, policy, by, offered, choose, csv, download }) {
  const [first, second] = by;
  return html`
    <div class="controls">
      ${choice('policy', 'Policy', policy, all.map(policyChoice), 'Pick a policy', (value) => choose(value, []))}
      ${offered.length
        ? choice('by', 'Divide by', first, offered.map(divisionChoice), 'nothing', (value) =>
            choose(policy, value ? [value, ...by.slice(1).filter((each) => each !== value)] : []),
          )
        : nothing}
      ${first && offered.length
        ? choice(
            'and-by',
            'and by',
            second,
            offered.filter((each) => each.by !== first).map(divisionChoice),
            'nothing else',
            (value) => choose(policy, value ? [first, value] : [first]),
          )
        : nothing}
      ${policy
        ? html`<button type="button" @click=${download} ?disabled=${csv.loading}>
            ${csv.loading ? 'Fetching…' : 'Download as CSV'}
          </button>`
        : nothing}
    </div>
    ${csv.problem ? problemView(csv.problem, csv.retry) : nothing}`;
}

/** @param {any} version */
const policyChoice = ({ policy, content }) => ({
  value: policy,
  text: content.title && content.title !== policy ? `${content.title} (${policy})` : policy,
});

/** @param {import('./divisions.js').Division} division */
const divisionChoice = ({ by, title }) => ({ value: by, text: title });

/**
 * @param {string} id
 * @param {string} label
 * @param {string | undefined} chosen
 * @param {{ value: string, text: string }[]} choices
 * @param {string} none
 * @param {(value: string) => void} choose
 */
function choice(id, label, chosen, choices, none, choose) {
  const known = choices.some((each) => each.value === chosen);
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <select id=${id} @change=${(/** @type {Event} */ event) => choose(/** @type {HTMLSelectElement} */ (event.target).value)}>
        <option value="" .selected=${!chosen}>${none}</option>
        ${chosen && !known ? html`<option value=${chosen} .selected=${true}>${chosen}</option>` : nothing}
        ${choices.map((each) => html`<option value=${each.value} .selected=${each.value === chosen}>${each.text}</option>`)}
      </select>
    </div>`;
}
