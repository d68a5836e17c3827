// @ts-check
// Who put it so, when, and from which evidence.
import { html, nothing } from '../../lib/lit-html.js';
import { moment } from '../../format.js';
import { addressOf } from '../../router.js';
import { evidenceView } from '../proposal/evidence.js';

/**
 * @param {import('./lineage.js').Step | undefined} step
 * @param {{ loading: boolean }} lineage
 * @param {boolean | undefined} isDefended
 * @param {any[]} [own] the evidence that a rule names itself
 */
export function originView(step, lineage, isDefended, own = []) {
  if (!step) {
    return lineage.loading ? html`<p class="small waiting">Looking where it comes from…</p>` : nothing;
  }
  const { version, effectiveFrom, author, acceptedBy, proposal, rationale, judgment, evidence = [] } = step;
  const all = [...own, ...evidence.filter((each) => !own.some(({ statement }) => statement === each.statement))];
  return html`
    <p class="small">
      So since version ${version} (${moment(effectiveFrom)}), by ${author}${acceptedBy ? html`, accepted by ${acceptedBy}` : nothing}${proposal
        ? html`, from <a href=${addressOf('proposals', proposal)}>proposal <code>${proposal}</code></a>`
        : nothing}.
      ${judgment ? html`<span class="tag">accepted on judgment</span>` : nothing}
      ${isDefended ? html`<span class="tag behind">defended by default</span>` : nothing}
    </p>
    ${rationale ? html`<p class="small said-so">“${rationale}”</p>` : nothing}
    ${all.length ? html`<details><summary>Evidence</summary>${evidenceView(all)}</details>` : nothing}`;
}
