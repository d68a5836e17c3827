// @ts-check
// What was said and done before.
import { html, nothing } from '../../lib/lit-html.js';
import { clauseTitle, fieldName, flat, KINDS, told, valueView } from '../../clause.js';
import { day, moment, percent } from '../../format.js';
import { verdict } from './meanwhile.js';

const ORIGINS = /** @type {Record<string, string>} */ ({
  PROPOSED: 'proposed it',
  EDITED: 'changed it',
  AMENDED: 'amended it',
  MERGED: 'put it onto a newer version, with which it says something else',
  REBASED: 'put it onto a newer version',
});

/** @param {any} proposal */
export function historyView(proposal) {
  /** @type {any[]} an amendment stands here and among the reviews */
  const editions = proposal.editions ?? [{ origin: 'PROPOSED', by: proposal.author, at: proposal.createdAt, content: undefined }];
  const events = [...editions.filter(({ origin }) => origin !== 'AMENDED').map(edition), ...proposal.reviews.flatMap(review)].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return html`
    <section>
      <h2>What was done so far</h2>
      <ol class="history">${events.map(({ at, by, what, more }) => html`<li>
        <p><strong>${by}</strong> ${what} <span class="small">${moment(at)}</span></p>
        ${more}</li>`)}</ol>
    </section>`;

  /** @param {any} edition */
  function edition({ origin, by, at, content }) {
    return { at, by, what: ORIGINS[origin] ?? origin, more: then(content) };
  }

  /** What is not said any more. @param {any} content */
  function then(content) {
    const other = content ? differing(content, proposal.content) : [];
    return other.length ? saidThen(other) : nothing;
  }

  /** @param {any} review */
  function review(review) {
    const { reviewer, at, reason, code, takenBackAt, despite, effectiveFrom, until, share = 1 } = review;
    const more = html`
      ${code && code !== 'OTHER' ? html`<p>${code.toLowerCase().replaceAll('_', ' ')}</p>` : nothing}
      ${reason ? html`<p class="said-so">${reason}</p>` : nothing}
      ${despite ? html`<p class="said-so">All the same: ${despite}</p>` : nothing}
      ${until ? html`<p>Until ${day(until)}, ${share === 1 ? 'of all units there' : `of ${percent(share)} of the units there`}.</p>` : nothing}
      ${effectiveFrom ? html`<p>From ${moment(effectiveFrom)} on.</p>` : nothing}
      ${(review.verdict === 'ACCEPT' || review.verdict === 'AMEND') && review.contentHash && review.contentHash !== proposal.contentHash
        ? html`<p class="small">This was about what it said then, and does not count for what it says now.</p>`
        : nothing}
      ${then(editions.find((each) => each.origin === 'AMENDED' && each.at === at && each.by === reviewer)?.content)}`;
    return [
      { at, by: reviewer, what: verdict(review), more },
      ...(takenBackAt ? [{ at: takenBackAt, by: reviewer, what: 'took that back', more: nothing }] : []),
    ];
  }
}

/** @param {{ title: unknown, field: string, then?: string, now?: string }[]} all */
const saidThen = (all) => html`
  <details>
    <summary>What it said then and not now</summary>
    <dl class="fields">
      ${all.map(({ title, field, then, now }) => html`<div>
        <dt>${title}, ${fieldName(field).toLowerCase()}</dt>
        <dd><p>Then: ${then === undefined ? 'not there' : valueView(field, told(field, then))}</p>
          <p>Now: ${now === undefined ? 'not there' : valueView(field, told(field, now))}</p></dd></div>`)}
    </dl>
  </details>`;

/** @param {any} then @param {any} now contents */
function differing(then, now) {
  const lists = Object.entries(KINDS);
  const clauses = lists.flatMap(([kind, { list, key }]) => {
    const ids = new Set([...(then[list] ?? []), ...(now[list] ?? [])].map((each) => each[key]));
    return [...ids].flatMap((id) => {
      /** @param {any} content */
      const one = (content) => (content[list] ?? []).find((/** @type {any} */ each) => each[key] === id);
      return other(clauseTitle({ kind, id }), one(then), one(now), [key, 'evidence']);
    });
  });
  return [...other(clauseTitle(undefined), then, now, lists.map(([, { list }]) => list)), ...clauses];
}

/** @param {unknown} title @param {any} then @param {any} now @param {string[]} without */
function other(title, then, now, without) {
  const old = texts(then, without);
  const fresh = texts(now, without);
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((field) => old.get(field) !== fresh.get(field))
    .map((field) => ({ title, field, then: old.get(field), now: fresh.get(field) }));
}

/** @param {any} object @param {string[]} without */
const texts = (object, without) =>
  new Map(flat(object).filter(({ field }) => !without.includes(field)).map(({ field, text }) => [field, text]));
