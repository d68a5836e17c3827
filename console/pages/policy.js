// @ts-check
// One policy: what holds now, and of each clause since when, by whom and from which evidence.
import { html, nothing } from '../lib/lit-html.js';
import { getJson } from '../api.js';
import { clauseFields, clauseKey, clauseTitle, KINDS } from '../clause.js';
import { moment } from '../format.js';
import { Loaded, shown } from '../loaded.js';
import { Contrasts } from './policy/contrasts.js';
import { diffView } from './policy/diff.js';
import { guidedOf, guidedView } from './policy/guided.js';
import { lineageOf, since } from './policy/lineage.js';
import { originView } from './policy/origin.js';
import { Rollback, versionsView } from './policy/versions.js';

/** @type {import('../shell.js').Page} */
export const policy = { path: 'policies', title: 'Policy', one: true, within: 'policies', open };

/** @param {import('../shell.js').Context} context */
function open(context) {
  const { draw, say, focus } = context;
  const version = new Loaded(arrived);
  /** @type {Loaded<import('./policy/lineage.js').Lineage>} */
  const lineage = new Loaded(draw);
  const diff = new Loaded(draw);
  /** @type {Loaded<Map<string, import('./policy/guided.js').Counted>>} */
  const guided = new Loaded(draw);
  const contrasts = new Contrasts(context);
  const rollback = new Rollback({ draw, say, focus });
  let id = '';
  let compared = '';

  /** @param {URLSearchParams} params @param {string} next */
  function show(params, next) {
    if (next !== id) {
      close();
      id = next;
      void version.ask((signal) => getJson(path(), {}, signal));
      contrasts.show(id);
    }
    compare(params.get('from') ?? '', params.get('to') ?? '');
    draw();
  }

  const path = () => `/v1/policies/${encodeURIComponent(id)}`;

  /** @param {string} from @param {string} to */
  function compare(from, to) {
    const wanted = from && to ? `${from} ${to}` : '';
    if (wanted !== compared) {
      compared = wanted;
      diff.clear();
      if (wanted) {
        void diff.ask((signal) => getJson(`${path()}/versions/${encodeURIComponent(from)}/diff`, { to }, signal));
        focus('#diff');
      }
    }
  }

  function arrived() {
    if (version.value && !lineage.value && !lineage.loading) {
      const { content } = version.value;
      void lineage.ask((signal) => lineageOf(path(), clausesOf(content), signal));
      if (content.guidance?.length) {
        void guided.ask((signal) => guidedOf(id, signal));
      }
    }
    draw();
  }

  const view = () => html`${version.value ? nothing : html`<h1>${id}</h1>`} ${shown(version, whole)}`;

  /** @param {any} value a PolicyVersion */
  function whole(value) {
    const { content, policy: name, archived, defendedByDefault, scheduled } = value;
    const steps = lineage.value?.steps ?? [];
    return html`
      <h1>${content.title ?? name}</h1>
      <ul class="facts">
        <li><code>${name}</code></li>
        <li>version ${value.version} in force since ${moment(value.effectiveFrom)}</li>
        <li><a href="#/results?policy=${encodeURIComponent(name)}">what it led to</a></li>
        <li><a href="#/experiments?policy=${encodeURIComponent(name)}">what was tried</a></li>
        <li><a href="#/make-rule">make a rule from what was done</a></li>
      </ul>
      ${archived ? html`<p class="note">Archived by ${archived.by} on ${moment(archived.at)}: ${archived.reason}</p>` : nothing}
      ${(scheduled ?? []).map((/** @type {any} */ each) => html`<p class="note">Version ${each.version} comes into force ${moment(each.effectiveFrom)}.</p>`)}
      ${defendedByDefault
        ? html`<p class="note">It was to be looked at again before ${defendedByDefault.since}. What is marked
            <em>defended by default</em> holds because nobody has.</p>`
        : nothing}
      ${compared ? html`<section id="diff" tabindex="-1">${shown(diff, (value) => diffView(value, name))}</section>` : nothing}
      <section>
        <h2>What it believes</h2>
        <p class="hypothesis">${content.hypothesis}</p>
        ${clauseFields(content, ['title', 'hypothesis', ...Object.values(KINDS).map(({ list }) => list)])}
        ${originView(since(steps, undefined), lineage, defendedByDefault?.itself)}
      </section>
      ${contrasts.view(content)}
      ${Object.entries(KINDS).map(([kind, { list, key, heading }]) => (content[list]?.length
        ? html`<section>
            <h2>${heading}</h2>
            <div class="clauses">${content[list].map((/** @type {any} */ each) => clauseView({ kind, id: each[key] }, each, value))}</div>
          </section>`
        : nothing))}
      <section>
        <h2>Versions</h2>
        ${shown(lineage, (all) => versionsView(name, all, value.version, rollback))}
      </section>`;
  }

  /** @param {{ kind: string, id: string }} ref @param {any} clause @param {any} value */
  function clauseView(ref, clause, { defendedByDefault }) {
    const defended = defendedByDefault?.clauses.some((/** @type {any} */ each) => clauseKey(each) === clauseKey(ref));
    return html`
      <article class="clause">
        <h3>${clauseTitle(ref)} ${clause.locked ? html`<span class="tag">locked</span>` : nothing}</h3>
        ${clauseFields(clause, ['locked'])}
        ${ref.kind === 'GUIDANCE' ? guidedView(guided.value?.get(ref.id)) : nothing}
        ${originView(since(lineage.value?.steps ?? [], ref), lineage, defended, clause.evidence)}
      </article>`;
  }

  function close() {
    [version, lineage, diff, guided].forEach((each) => each.clear());
    rollback.close();
    contrasts.close();
    compared = '';
  }

  const shortcuts = () => [{ key: 'n', does: 'Look now where options differ', run: () => contrasts.look() }];

  return { show, view, shortcuts, close, title: () => `Policy ${id}` };
}

/** @param {any} content @returns {{ kind: string, id: string }[]} */
const clausesOf = (content) =>
  Object.entries(KINDS).flatMap(([kind, { list, key }]) => (content[list] ?? []).map((/** @type {any} */ each) => ({ kind, id: each[key] })));
