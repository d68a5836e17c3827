// @ts-check
// Decisions that are made differently because of something learned, and which versions are no such story, and why.
import { html, nothing } from '../lib/lit-html.js';
import { getJson } from '../api.js';
import { moment } from '../format.js';
import { Loaded, shown } from '../loaded.js';
import { allPolicies } from '../policies.js';
import { addressOf, replace } from '../router.js';
import { ticked } from '../ticked.js';

const PATH = 'stories';
const TITLE = 'Stories';
const MOST = '50';

/** @type {import('../shell.js').Page} */
export const stories = { path: PATH, title: TITLE, open };

/** @param {import('../shell.js').Context} context */
function open({ draw, say }) {
  /** @type {Loaded<any[]>} */
  const policies = new Loaded(draw);
  const page = new Loaded(arrived);
  const more = new Loaded(draw);
  /** @type {any[]} */
  let items = [];
  /** @type {any[]} */
  let none = [];
  /** @type {string | undefined} */
  let next;
  let policy = '';

  /** @param {URLSearchParams} params */
  function show(params) {
    policy = params.get('policy') ?? '';
    items = none = [];
    more.clear();
    if (!policies.value && !policies.loading) {
      void policies.ask((signal) => allPolicies(signal, () => {}));
    }
    void page.ask((signal) => ask(undefined, signal));
  }

  /** @param {string | undefined} cursor @param {AbortSignal} signal */
  async function ask(cursor, signal) {
    const answer = await getJson('/v1/stories', { policy: policy || undefined, limit: MOST, cursor }, signal);
    items = cursor ? [...items, ...answer.items] : answer.items;
    none = cursor ? [...none, ...answer.none] : answer.none;
    next = answer.next;
    return answer;
  }

  function arrived() {
    say(page.value?.sentence ?? '');
    draw();
  }

  const view = () => html`
    <h1>${TITLE}</h1>
    <p>A story is a decision that is made differently because of something learned. It is told from what is stored; nothing in it
      is foretold.</p>
    <form class="controls" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <div class="field">
        <label for="policy">Policy</label>
        <select id="policy" @change=${choose}>
          <option value="" .selected=${!policy}>All policies</option>
          ${policyIds().map((id) => html`<option value=${id} .selected=${id === policy}>${id}</option>`)}
        </select>
      </div>
    </form>
    ${shown(page, found)}`;

  function policyIds() {
    const all = (policies.value ?? []).map(({ policy: id }) => id);
    return policy && !all.includes(policy) ? [policy, ...all] : all;
  }

  /** @param {Event} event */
  function choose(event) {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    replace(PATH, new URLSearchParams(value ? { policy: value } : {}));
  }

  /** @param {any} first */
  const found = (first) => html`
    ${more.value || more.loading ? nothing : html`<p class="note">${first.sentence}</p>`}
    ${items.length ? html`<ol class="inbox">${items.map(itemView)}</ol>` : nothing}
    ${none.length
      ? html`<section>
          <h2>Accepted, and no story</h2>
          <ul class="messages">${none.map(noneView)}</ul>
        </section>`
      : nothing}
    ${next
      ? html`<p><button type="button" ?disabled=${more.loading} @click=${() => void more.ask((signal) => ask(next, signal))}>
          ${more.loading ? 'Loading…' : 'Look further'}</button></p>`
      : nothing}
    ${shown(more, () => nothing)}`;

  return { show, view, close: () => [policies, page, more].forEach((each) => each.clear()) };
}

/** @param {any} story */
const itemView = ({ id, policy, version, acceptedAt, sentence, undone }) => html`
  <li>
    <h2><a href=${addressOf(PATH, id)}>Version ${version} of ${policy}</a></h2>
    <p class="said-so">${ticked(sentence)}</p>
    <ul class="facts">
      <li>accepted ${moment(acceptedAt)}</li>
      ${undone ? html`<li class="state">undone</li>` : nothing}
    </ul>
  </li>`;

/** @param {any} other a NoStory */
const noneView = ({ proposal, policy, version, acceptedAt, sentence }) => html`
  <li><a href=${addressOf('proposals', proposal)}>Version ${version} of ${policy}</a>, accepted ${moment(acceptedAt)}. ${sentence}</li>`;
