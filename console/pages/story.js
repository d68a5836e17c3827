// @ts-check
// One story, from what was captured to what was measured.
import { html, nothing } from '../lib/lit-html.js';
import { getJson } from '../api.js';
import { count, moment } from '../format.js';
import { Loaded, shown } from '../loaded.js';
import { addressOf } from '../router.js';
import { table } from '../table.js';
import { ticked } from '../ticked.js';

/** @type {import('../shell.js').Page} */
export const story = { path: 'stories', title: 'Story', one: true, within: 'stories', open };

const STEPS = /** @type {Record<string, string>} */ ({
  SIGNALS: 'What was captured',
  FINDING: 'What was found',
  PROPOSAL: 'What was proposed',
  TRIAL: 'How it was tried',
  REVIEW: 'Who decided',
  VERSION: 'What it became',
  CHANGE: 'What is suggested since',
  MEASURED: 'What was measured',
  UNDONE: 'What came of it later',
});

/** @param {import('../shell.js').Context} context */
function open({ draw }) {
  const read = new Loaded(draw);
  let id = '';

  /** @param {URLSearchParams} _ @param {string} next */
  function show(_, next) {
    id = next;
    void read.ask((signal) => getJson(`/v1/stories/${encodeURIComponent(id)}`, {}, signal));
  }

  const view = () => html`${read.value ? nothing : html`<h1>Story</h1>`} ${shown(read, whole)}`;

  return { show, view, close: () => read.clear(), title: () => `Story ${id}` };
}

/** @param {any} value a Story */
const whole = ({ policy, version, acceptedAt, sentence, steps, contexts }) => html`
  <h1>Version ${version} of ${policy}</h1>
  <ul class="facts">
    <li><a href=${addressOf('policies', policy)}>${policy}</a></li>
    <li>accepted ${moment(acceptedAt)}</li>
  </ul>
  <p>${ticked(sentence)}</p>
  ${(steps ?? []).map(stepView)}
  <section>
    <h2>The same context under both versions</h2>
    ${table('What is suggested in it', CONTEXTS, contexts ?? [])}
  </section>`;

/** @param {any} step a StoryStep */
const stepView = ({ kind, at, by, sentence, links }) => html`
  <section>
    <h2>${STEPS[kind] ?? kind}</h2>
    <p class="said-so">${ticked(sentence)}</p>
    ${at || by ? html`<p class="small">${[by, at ? moment(at) : undefined].filter(Boolean).join(', ')}</p>` : nothing}
    ${links.length
      ? html`<details>
          <summary>To be looked up in</summary>
          <ul>${links.map((/** @type {any} */ link) => html`<li>${linkView(link)}</li>`)}</ul>
        </details>`
      : nothing}
  </section>`;

/** To a page where there is one, else the path of the API. @param {{ kind: string, id: string, path: string }} link */
const linkView = ({ kind, id, path }) =>
  kind === 'PROPOSAL'
    ? html`<a href=${addressOf('proposals', id)}>proposal <code>${id}</code></a>`
    : kind === 'EXPERIMENT'
      ? html`<a href=${addressOf('experiments', id)}>trial <code>${id}</code></a>`
      : html`<code class="said-so">${path}</code>`;

/** @type {import('../table.js').Column<any>[]} */
const CONTEXTS = [
  { title: 'Where', of: ({ attributes }) => context(attributes) },
  { title: 'Before', text: true, of: ({ before }) => choice(before) },
  { title: 'Since', text: true, of: ({ after }) => choice(after) },
  { title: 'Times', of: ({ times }) => (times === undefined ? '' : count(times)) },
  { title: 'Asked again', text: true, of: ({ comparedBy }) => (comparedBy === 'PREVIEW' ? 'by all that counts' : 'by the rules alone') },
];

/** @param {any} made a PreviewChoice */
const choice = ({ option, eligible }) => option ?? (eligible.length ? 'one of several' : 'nothing');

/** @param {Record<string, unknown>} attributes */
const context = (attributes) =>
  Object.entries(attributes)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ') || 'anywhere';
