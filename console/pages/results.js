// @ts-check
// What a policy's actions came to: the first page.
import { html, nothing } from '../lib/lit-html.js';
import { getBlob, getJson } from '../api.js';
import { number } from '../format.js';
import { Loaded, shown } from '../loaded.js';
import { allPolicies } from '../policies.js';
import { replace } from '../router.js';
import { controls } from './results/controls.js';
import { dividedView } from './results/divided.js';
import { divisionTitle, divisions } from './results/divisions.js';
import { save } from './results/download.js';
import { overview } from './results/overview.js';
import { qualityView } from './results/quality.js';
import { seriesView } from './results/series.js';

const PATH = 'results';
const TITLE = 'Results';

/** @type {import('../shell.js').Page} */
export const results = { path: PATH, title: TITLE, open };

/** @param {import('../shell.js').Context} context */
function open({ draw, say }) {
  const policies = new Loaded(draw);
  const totals = new Loaded(arrived);
  const divided = new Loaded(arrived);
  const series = new Loaded(arrived);
  const quality = new Loaded(arrived);
  const csv = new Loaded(draw);
  const asked = [totals, divided, series, quality];
  /** @type {Set<string>} what was opened of what is long */
  const opened = new Set();
  let policy = '';
  /** @type {string[]} */
  let by = [];

  void policies.ask((signal) => allPolicies(signal, say));

  /** @param {URLSearchParams} params */
  function show(params) {
    const before = { policy, by };
    policy = params.get('policy') ?? '';
    by = params.getAll('by').slice(0, 2);
    if (policy !== before.policy) {
      [...asked, csv].forEach((each) => each.clear());
      opened.clear();
      if (policy) {
        void totals.ask((signal) => getJson('/v1/results', { policy }, signal));
        void series.ask((signal) => getJson('/v1/results/series', { policy }, signal));
        void quality.ask((signal) => getJson('/v1/quality', { policy }, signal));
      }
    }
    if (policy !== before.policy || by.join() !== before.by.join()) {
      divided.clear();
      csv.clear();
      opened.delete('divided');
      if (policy && by.length) {
        void divided.ask((signal) => getJson('/v1/results', { policy, by }, signal));
      }
    }
    draw();
  }

  function arrived() {
    const waiting = asked.filter((each) => each.loading).length;
    if (waiting) {
      say(`Loading, ${number(waiting, 'part')} to come…`);
    } else if (totals.value) {
      say(`Results of ${policy}: ${number(totals.value.rows[0]?.actions ?? 0, 'action')}.`);
    } else {
      say('');
    }
  }

  /** @param {string} next @param {string[]} nextBy */
  function choose(next, nextBy) {
    const params = new URLSearchParams(next ? { policy: next } : {});
    nextBy.forEach((each) => params.append('by', each));
    replace(PATH, params);
  }

  /** @param {string} what */
  const toggle = (what) => () => {
    opened.delete(what) || opened.add(what);
    draw();
  };

  const download = () =>
    void csv.ask(async (signal) => {
      save(await getBlob('/v1/results/csv', { policy, by }, signal), `${policy}-results.csv`);
      say('The table is among your downloads.');
      return true;
    });

  const view = () => html`<h1>${TITLE}</h1> ${shown(policies, policiesView)}`;

  /** @param {any[]} all the versions in force */
  function policiesView(all) {
    if (!all.length) {
      return html`<p>There is no policy yet. A policy says what is believed about a kind of work, and what there is to choose
        from; <a href="/docs/" rel="noopener">the API</a> makes the first one with <code>POST /v1/policies</code>.</p>`;
    }
    const version = all.find((each) => each.policy === policy);
    const offered = version ? divisions(version.content) : [];
    return html`
      ${controls({ all, policy, by, offered, choose, csv, download })}
      ${policy ? nothing : html`<p>Pick a policy to see what it led to.</p>`}
      ${policy && !version ? html`<p class="note">No policy in force is called <code>${policy}</code>. Pick one of the list, or see
        below what the API says of it.</p>` : nothing}
      ${policy ? policyView(version) : nothing}`;
  }

  /** @param {any} version undefined where none is in force */
  function policyView(version) {
    return html`
      ${progress()}
      ${shown(totals, (value) => overview(value, version, { opened, toggle }, dividedSection(version)))}
      <section>
        <h2>Week by week</h2>
        ${shown(series, (value) => seriesView(value, version, { opened, toggle }))}
      </section>
      <section>
        <h2>What counts of the last week, and what does not</h2>
        ${shown(quality, qualityView)}
      </section>`;
  }

  /** Stands with what it divides. */
  const dividedSection = (/** @type {any} */ version) =>
    by.length
      ? html`<section>
          <h2>Divided by ${by.map(divisionTitle).join(' and ')}</h2>
          ${shown(divided, (value) => dividedView(value, version, { opened, toggle }))}
        </section>`
      : nothing;

  function progress() {
    const parts = asked.filter((each) => each.loading || each.value !== undefined || each.problem);
    const done = parts.filter((each) => !each.loading).length;
    return done === parts.length ? nothing : html`<progress aria-label="Loading" max=${parts.length} value=${done}></progress>`;
  }

  return { show, view, close: () => [policies, ...asked, csv].forEach((each) => each.clear()) };
}
