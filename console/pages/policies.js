// @ts-check
// All policies in force.
import { html } from '../lib/lit-html.js';
import { moment } from '../format.js';
import { Loaded, shown } from '../loaded.js';
import { allPolicies } from '../policies.js';
import { address, addressOf } from '../router.js';

/** @type {import('../shell.js').Page} */
export const policies = { path: 'policies', title: 'Policies', open };

/** @param {import('../shell.js').Context} context */
function open({ draw, say }) {
  const all = new Loaded(draw);
  const show = () => void all.ask((signal) => allPolicies(signal, say));
  const view = () => html`<h1>Policies</h1>
    <p><a href=${address('make-rule')}>Make a rule</a> from something that was done or suggested.</p>
    ${shown(all, listView)}`;
  return { show, view, close: () => all.clear() };
}

/** @param {any[]} all versions */
const listView = (all) =>
  all.length
    ? html`<ul class="inbox">${all.map(itemView)}</ul>`
    : html`<p>There is no policy yet. <a href="/docs/" rel="noopener">The API</a> makes the first one with <code>POST /v1/policies</code>.</p>`;

/** @param {any} version */
const itemView = ({ policy, version, content, effectiveFrom }) => html`
  <li>
    <h2><a href=${addressOf('policies', policy)}>${content.title ?? policy}</a></h2>
    <p>${content.hypothesis}</p>
    <ul class="facts"><li><code>${policy}</code></li><li>version ${version}, since ${moment(effectiveFrom)}</li></ul>
  </li>`;
