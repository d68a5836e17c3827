// @ts-check
// One experiment: what is tried against what, where, how it stands and what came of it.
import { html, nothing } from '../lib/lit-html.js';
import { moment } from '../format.js';
import { addressOf } from '../router.js';
import { TrialPanel } from '../trial/panel.js';
import { changesView } from './proposal/changes.js';

/** @type {import('../shell.js').Page} */
export const experiment = { path: 'experiments', title: 'Experiment', one: true, within: 'experiments', open };

/** @param {import('../shell.js').Context} context */
function open(context) {
  const panel = new TrialPanel(context);
  panel.letters = true;

  /** @param {URLSearchParams} _ @param {string} id */
  const show = (_, id) => panel.show(id);

  function view() {
    const read = panel.experiment.value?.value;
    return html`
      <h1>${read?.title ?? (read?.proposal ? 'Trial of a proposal' : 'Experiment')}</h1>
      ${read ? headView(read) : nothing}
      <section><h2>How it stands</h2> ${panel.view()}</section>
      ${read
        ? html`<section>
            <h2>What B changes in A</h2>
            ${read.where ? html`<p>Only where <code class="said-so">${read.where}</code> holds; elsewhere A.</p>` : nothing}
            ${changesView(read.changes ?? [])}
          </section>`
        : nothing}`;
  }

  return { show, view, shortcuts: () => panel.shortcuts(), close: () => panel.close(), title: () => `Experiment ${panel.id}` };
}

/** @param {any} experiment */
const headView = ({ policy, baseVersion, author, createdAt, proposal, rationale }) => html`
  <ul class="facts">
    <li><a href=${addressOf('policies', policy)}>${policy}</a>: A is version ${baseVersion}</li>
    <li>by ${author}, ${moment(createdAt)}</li>
    ${proposal ? html`<li>trial of <a href=${addressOf('proposals', proposal)}>proposal <code>${proposal}</code></a></li>` : nothing}
  </ul>
  <p class="said-so">${rationale}</p>`;
