// @ts-check
// What was tried and is being tried, and what was learned.
import { html, nothing } from '../lib/lit-html.js';
import { getJson } from '../api.js';
import { day, number } from '../format.js';
import { Loaded, shown } from '../loaded.js';
import { allPolicies } from '../policies.js';
import { addressOf, replace } from '../router.js';
import { OUTCOMES, STATES } from '../trial/wording.js';

const PATH = 'experiments';
const TITLE = 'Experiments';
const MOST = '50';
const FILTERS = ['policy', 'state', 'text'];

/** @type {import('../shell.js').Page} */
export const experiments = { path: PATH, title: TITLE, open };

/** @param {import('../shell.js').Context} context */
function open({ draw, say }) {
  /** @type {Loaded<any[]>} */
  const policies = new Loaded(draw);
  const page = new Loaded(arrived);
  const more = new Loaded(draw);
  /** @type {any[]} */
  let items = [];
  /** @type {string | undefined} */
  let next;
  let asked = new URLSearchParams();
  let typed = '';

  /** @param {URLSearchParams} params */
  function show(params) {
    asked = new URLSearchParams(FILTERS.flatMap((name) => (params.get(name) ? [[name, params.get(name) ?? '']] : [])));
    typed = asked.get('text') ?? '';
    items = [];
    more.clear();
    if (!policies.value && !policies.loading) {
      void policies.ask((signal) => allPolicies(signal, () => {}));
    }
    void page.ask((signal) => ask(undefined, signal));
  }

  /** @param {string | undefined} cursor @param {AbortSignal} signal */
  async function ask(cursor, signal) {
    const answer = await getJson('/v1/experiments', { ...Object.fromEntries(asked), limit: MOST, cursor }, signal);
    items = cursor ? [...items, ...answer.items] : answer.items;
    next = answer.next;
    return answer;
  }

  function arrived() {
    say(page.value ? `${number(items.length, 'experiment')}${next ? ', and there may be more' : ''}.` : '');
    draw();
  }

  /** @param {string} name @param {string} value */
  function choose(name, value) {
    const params = new URLSearchParams(asked);
    value ? params.set(name, value) : params.delete(name);
    replace(PATH, params);
  }

  const view = () => html`<h1>${TITLE}</h1> ${filter()} ${shown(page, found)}`;

  const filter = () => html`
    <form class="controls" @submit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      choose('text', typed.trim());
    }}>
      ${select('policy', 'Policy', 'All policies', policyIds().map((id) => [id, id]))}
      ${select('state', 'State', 'In any state', Object.entries(STATES))}
      <div class="field">
        <label for="text">Words in it</label>
        <input id="text" type="search" maxlength="256" .value=${typed}
          @input=${(/** @type {Event} */ event) => (typed = /** @type {HTMLInputElement} */ (event.target).value)}>
      </div>
      <button type="submit">Search</button>
    </form>`;

  function policyIds() {
    const all = (policies.value ?? []).map(({ policy }) => policy);
    const chosen = asked.get('policy');
    return chosen && !all.includes(chosen) ? [chosen, ...all] : all;
  }

  /** @param {string} name @param {string} label @param {string} any @param {string[][]} choices */
  const select = (name, label, any, choices) => html`
    <div class="field">
      <label for=${name}>${label}</label>
      <select id=${name} @change=${(/** @type {Event} */ event) => choose(name, /** @type {HTMLSelectElement} */ (event.target).value)}>
        <option value="" .selected=${!asked.get(name)}>${any}</option>
        ${choices.map(([value, text]) => html`<option value=${value} .selected=${value === asked.get(name)}>${text}</option>`)}
      </select>
    </div>`;

  const found = () => html`
    ${items.length ? html`<ol class="inbox">${items.map(itemView)}</ol>` : none()}
    ${next
      ? html`<p><button type="button" ?disabled=${more.loading} @click=${() => void more.ask((signal) => ask(next, signal))}>
          ${more.loading ? 'Loading…' : 'Look further'}</button></p>`
      : nothing}
    ${shown(more, () => nothing)}`;

  const none = () =>
    next
      ? html`<p>None so far.</p>`
      : asked.size
        ? html`<p>There is none like that.</p>`
        : html`<p>Nothing was tried yet. A trial begins where a reviewer says <em>try it</em> to a proposal; other experiments are drafted
            with <code>POST /v1/experiments</code>.</p>`;

  return { show, view, close: () => [policies, page, more].forEach((each) => each.clear()) };
}

/** @param {any} experiment */
const itemView = ({ id, policy, state, title, rationale, proposal, until, ending, learning }) => html`
  <li>
    <h2><a href=${addressOf('experiments', id)}>${title ?? rationale}</a></h2>
    ${title ? html`<p class="rationale">${rationale}</p>` : nothing}
    ${learning ? html`<p class="rationale said-so"><strong>Learned:</strong> ${learning.text}</p>` : nothing}
    <ul class="facts">
      <li><strong>${policy}</strong></li>
      <li class="state">${STATES[state] ?? state}${ending ? `: ${OUTCOMES[ending.outcome]?.tag ?? ending.outcome}` : ''}</li>
      <li>${ending ? `ended on ${day(ending.at.slice(0, 10))}` : `until ${day(until)}`}</li>
      ${proposal ? html`<li>trial of a <a href=${addressOf('proposals', proposal)}>proposal</a></li>` : nothing}
    </ul>
  </li>`;
