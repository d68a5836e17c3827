// @ts-check
// What others do meanwhile: another version that came first, and proposals at the same clauses.
import { html, nothing } from '../../lib/lit-html.js';
import { clauseTitle } from '../../clause.js';
import { number } from '../../format.js';
import { addressOf } from '../../router.js';
import { ticked } from '../../ticked.js';

/**
 * @param {any} proposal
 * @param {boolean} sending
 * @param {() => void} rebase
 */
export function behindView({ rebase: behind, baseVersion, next }, sending, rebase) {
  if (!behind) {
    return nothing;
  }
  const { newestVersion, conflicts } = behind;
  return html`
    <div class="note">
      <h2>Another version came first</h2>
      <p>This was made from version ${baseVersion}; version ${newestVersion} has come meanwhile.
        ${conflicts.length
          ? 'Both change the same, so that it cannot simply be put onto the newer one: its author has to edit it, or somebody proposes it anew.'
          : 'They change different things, so that this goes on as it is once it is put onto the newer one.'}</p>
      ${conflicts.length
        ? html`<ul class="messages">
            ${conflicts.map((/** @type {any} */ each) => html`<li>${clauseTitle(each.clause)}
              ${each.newest ? html`<br>Version ${newestVersion}: ${ticked(each.newest)}` : nothing}
              ${each.proposed ? html`<br>This proposal: ${ticked(each.proposed)}` : nothing}</li>`)}
          </ul>`
        : nothing}
      ${!conflicts.length && next?.includes('REBASE')
        ? html`<p><button type="button" ?disabled=${sending} @click=${rebase}>Put it onto version ${newestVersion}</button></p>`
        : nothing}
    </div>`;
}

/** @param {any} proposal */
export const overlappingView = ({ overlapping }) =>
  overlapping?.length
    ? html`<section>
        <h2>${number(overlapping.length, 'other proposal')} at the same place</h2>
        <ul class="messages">
          ${overlapping.map((/** @type {any} */ each) => html`<li>
            <a href=${addressOf('proposals', each.id)}>${ticked(each.sentence)}</a> by ${each.author}</li>`)}
        </ul>
      </section>`
    : nothing;
