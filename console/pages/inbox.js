// @ts-check
// What waits for whoever the key belongs to.
import { html, nothing } from '../lib/lit-html.js';
import { getJson } from '../api.js';
import { capital, day, number } from '../format.js';
import { Loaded, shown } from '../loaded.js';
import { keep } from '../queue.js';
import { addressOf, replace } from '../router.js';
import { ticked } from '../ticked.js';
import { TIERS, trialText } from '../trial/wording.js';

const PATH = 'inbox';
const TITLE = 'Inbox';
const MOST = '50';

/** @type {import('../shell.js').Page} */
export const inbox = { path: PATH, title: TITLE, open };

/** @param {import('../shell.js').Context} context */
function open({ draw, say }) {
  const page = new Loaded(arrived);
  const more = new Loaded(draw);
  /** @type {any[]} */
  let items = [];
  /** @type {string | undefined} */
  let next;
  let policy = '';

  /** @param {URLSearchParams} params */
  function show(params) {
    policy = params.get('policy') ?? '';
    items = [];
    more.clear();
    void page.ask((signal) => ask(undefined, signal));
  }

  /** @param {string | undefined} cursor @param {AbortSignal} signal */
  async function ask(cursor, signal) {
    const answer = await getJson('/v1/inbox', { policy: policy || undefined, limit: MOST, cursor }, signal);
    items = cursor ? [...items, ...answer.items] : answer.items;
    next = answer.next;
    keep(items.map((each) => each.proposal));
    return answer;
  }

  function arrived() {
    say(page.value ? `${number(page.value.waiting, 'proposal waits', 'proposals wait')} for you.` : '');
    draw();
  }

  /** @param {1 | -1} step */
  function move(step) {
    const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.inbox h2 a')]);
    const at = links.findIndex((each) => each === document.activeElement);
    const to = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1);
    links[to]?.focus();
  }

  const view = () => html`<h1>${TITLE}</h1> ${shown(page, found)}`;

  /** @param {any} answer an InboxPage */
  function found({ counts, waiting }) {
    return html`
      ${waiting || policy ? filter(counts, waiting) : nothing}
      ${items.length
        ? html`<ol class="inbox">${items.map(itemView)}</ol>`
        : html`<p>${waiting ? 'Nothing of this policy waits for you.' : 'Nothing waits for you.'}
            Proposals come here when somebody, or the recommender, suggests another version of a policy whose changes you may decide on.</p>`}
      ${next
        ? html`<p><button type="button" ?disabled=${more.loading} @click=${() => void more.ask((signal) => ask(next, signal))}>
            ${more.loading ? 'Loading…' : 'Show more'}</button></p>`
        : nothing}
      ${shown(more, () => nothing)}`;
  }

  /** @param {any[]} counts @param {number} waiting */
  const filter = (counts, waiting) => html`
    <div class="controls">
      <div class="field">
        <label for="policy">Policy</label>
        <select id="policy" @change=${choose}>
          <option value="" .selected=${!policy}>All policies (${waiting})</option>
          ${policy && !counts.some((each) => each.policy === policy)
            ? html`<option value=${policy} .selected=${true}>${policy} (0)</option>`
            : nothing}
          ${counts.map((each) => html`<option value=${each.policy} .selected=${each.policy === policy}>${each.policy} (${each.waiting})</option>`)}
        </select>
      </div>
    </div>`;

  /** @param {Event} event */
  function choose(event) {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    replace(PATH, new URLSearchParams(value ? { policy: value } : {}));
  }

  const shortcuts = () => [
    { key: 'j', does: 'Next proposal (Enter opens it)', run: () => move(1) },
    { key: 'k', does: 'Proposal before', run: () => move(-1) },
  ];

  return { show, view, shortcuts, close: () => [page, more].forEach((each) => each.clear()) };
}

/** @param {any} item an InboxItem */
const itemView = (item) => html`
  <li>
    <h2><a href=${addressOf('proposals', item.proposal)}>${ticked(item.sentence)}</a></h2>
    ${item.changes > 1 ? html`<p class="small">and ${number(item.changes - 1, 'more change')}</p>` : nothing}
    ${item.trial ? html`<p class="came">${capital(trialText(item.trial))}. ${item.trial.ending?.results?.sentence ?? nothing}</p>` : nothing}
    ${item.finding ? html`<p><span class="tag">${TIERS[item.finding.tier]?.tag}</span> ${ticked(item.finding.sentence)}</p>` : nothing}
    ${item.effect ? html`<p class="effect">${ticked(item.effect)}</p>` : nothing}
    ${item.rationale ? html`<p class="rationale">${item.rationale}</p>` : nothing}
    <ul class="facts">
      <li><strong>${item.policy}</strong></li>
      <li>by ${item.authorKind === 'SERVICE' ? 'the recommender' : item.author}</li>
      <li>${waits(item.daysWaiting)}</li>
      <li>${item.approvals} of ${number(item.quorum, 'approval')}</li>
      ${item.comments ? html`<li>${number(item.comments, 'comment')}</li>` : nothing}
      ${item.expiresAt ? html`<li>expires on ${day(item.expiresAt.slice(0, 10))}</li>` : nothing}
      ${item.isBehind ? html`<li class="behind">behind: another version came first</li>` : nothing}
    </ul>
  </li>`;

/** @param {number} days */
const waits = (days) => (days === 0 ? 'since today' : `waits ${number(days, 'day')}`);
