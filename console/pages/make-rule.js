// @ts-check
// "Make this a rule": what was done or suggested once becomes a proposal, whose words may be changed before it is sent.
import { html, nothing } from '../lib/lit-html.js';
import { freshKey, send } from '../api.js';
import { Loaded, shown } from '../loaded.js';
import { addressOf, replace } from '../router.js';
import { evidenceView, howToReadBars } from './proposal/evidence.js';
import { Proposed, proposedForm } from './make-rule/proposed.js';

/** @type {import('../shell.js').Page} */
export const makeRule = { path: 'make-rule', title: 'Make this a rule', within: 'policies', open };

/** What a rule can be made from, and what that is called. */
const SOURCES = /** @type {[string, string][]} */ ([
  ['action', 'An action'],
  ['suggestion', 'A suggestion'],
  ['edit', 'An edit'],
]);

/** @param {import('../shell.js').Context} context */
function open({ draw, say, focus }) {
  const draft = new Loaded(arrived);
  const proposed = new Proposed({ draw, say, focus });
  let source = 'action';
  let id = '';
  let asked = '';

  /** @param {URLSearchParams} params */
  function show(params) {
    const named = SOURCES.find(([name]) => params.get(name));
    const next = named ? `${named[0]}=${params.get(named[0])}` : '';
    if (named) {
      source = named[0];
      id = params.get(source) ?? '';
    }
    if (next !== asked) {
      asked = next;
      draft.clear();
      proposed.close();
      if (next) {
        const body = { [source]: id };
        void draft.ask(async (signal) => (await send('POST', '/v1/rule-drafts', body, { key: freshKey() }, signal)).value);
      }
    }
    draw();
  }

  function arrived() {
    if (draft.value) {
      proposed.begin(draft.value.proposal);
    }
    draw();
  }

  /** @param {Event} event */
  function ask(event) {
    event.preventDefault();
    const params = new URLSearchParams({ [source]: id.trim() });
    if (asked === `${source}=${id.trim()}`) {
      draft.retry();
    }
    replace('make-rule', params);
  }

  const view = () => html`
    <h1>Make this a rule</h1>
    <p>Name what was done, suggested or edited. From it comes a rule that puts its option first where the context is alike, with what was
      counted there. You may change its words; it holds for nobody until others have decided on it.</p>
    <form class="step" @submit=${ask}>
      <label for="source">What it was</label>
      <select id="source" @change=${(/** @type {Event} */ event) => (source = /** @type {HTMLSelectElement} */ (event.target).value)}>
        ${SOURCES.map(([name, word]) => html`<option value=${name} ?selected=${name === source}>${word}</option>`)}
      </select>
      <label for="made-from">Its id</label>
      <input id="made-from" required maxlength="128" autocomplete="off" autocapitalize="none" spellcheck="false" .value=${id}
        @input=${(/** @type {Event} */ event) => (id = /** @type {HTMLInputElement} */ (event.target).value)}>
      <p class="buttons"><button type="submit" ?disabled=${draft.loading}>Draft the rule</button></p>
    </form>
    ${shown(draft, drafted)}`;

  /** @param {any} value a RuleDraft */
  function drafted({ proposal, notes }) {
    const [{ rule }] = proposal.change;
    return html`
      <section>
        <h2>Rule <code>${rule.id}</code></h2>
        <ul class="facts">
          <li>for <a href=${addressOf('policies', proposal.policy)}>${proposal.policy}</a>, after version ${proposal.baseVersion}</li>
          <li>puts <code>${rule.options.join(', ')}</code> first</li>
        </ul>
        ${notes.length ? html`<h3>Before you propose it</h3><ul class="notes">${notes.map((/** @type {any} */ note) => html`<li>${note.message}.</li>`)}</ul>` : nothing}
        <h3>What it rests on</h3>
        ${evidenceView(proposal.evidence)} ${howToReadBars()}
      </section>
      <section>
        <h2>In your words</h2>
        ${proposedForm(proposed)}
      </section>`;
  }

  function close() {
    draft.clear();
    proposed.close();
    asked = id = '';
  }

  return { show, view, close };
}
