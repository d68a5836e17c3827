// @ts-check
import { html, nothing } from '../../lib/lit-html.js';
import { count, moment, points, signed } from '../../format.js';
import { placeText } from '../../place.js';
import { ticked } from '../../ticked.js';
import { betText, TIERS } from '../../trial/wording.js';
import { countsView } from '../proposal/evidence.js';

/**
 * One option against another at a place.
 *
 * @param {any} contrast
 * @param {any} content of the policy
 * @param {import('./behind.js').Behind | undefined} behind the suggestions that it rests on
 */
export function contrastView({ place, option, against, tier, optionCount, againstCount, test, sensitivity, likeIt, message }, content, behind) {
  const titles = new Map((content.options ?? []).map((/** @type {any} */ each) => [each.id, each.title ?? each.id]));
  /** @param {string} id */
  const title = (id) => titles.get(id) ?? id;
  /** @param {any} first @param {any} second */
  const counts = (first, second) => [
    { ...first, label: title(option) },
    { ...second, label: title(against) },
  ];
  const open = optionCount.open + againstCount.open;
  return html`
    <article class="clause">
      <h4>${title(option)} against ${title(against)}, ${placeText(place)}
        ${TIERS[tier] ? html`<span class="tag">${TIERS[tier].tag}</span>` : nothing}</h4>
      <p>${ticked(message)}</p>
      ${countsView(message, counts(optionCount, againstCount))}
      ${open ? html`<p class="small">Of ${count(open)} more it is not known yet what came of them.</p>` : nothing}
      ${test ? testView(test, counts(test.option, test.against)) : nothing}
      ${sensitivity ? html`<p>${ticked(sensitivity.message)}</p>` : nothing}
      ${likeIt ? html`<p>${likeIt.message}</p>` : nothing}
      ${behind ? behind.view() : nothing}
    </article>`;
}

/** @param {any} test @param {any[]} counts */
const testView = ({ number, since, eValue, needed, estimate, low, high }, counts) => html`
  <details>
    <summary>The test</summary>
    <p>Of those alone that came since it was noticed, ${moment(since)}, as what made it stand out proves nothing. It is
      number ${count(number)} of what is tested of this policy.</p>
    <p>${betText(eValue, 'it', needed)}</p>
    ${counts.some(({ trials }) => trials) ? countsView('Since it was noticed', counts) : html`<p>None has come since.</p>`}
    ${estimate === undefined
      ? nothing
      : html`<p>The difference: ${points(estimate)}${low === undefined || high === undefined ? '' : `, likely between ${signed(low)} and ${signed(high)}`}.</p>`}
  </details>`;
