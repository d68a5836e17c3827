// @ts-check
// What the recommender rests its proposal on, what speaks against it, and for whom it would be worse.
import { html, nothing } from '../../lib/lit-html.js';
import { capital, moment, signed } from '../../format.js';
import { placeText } from '../../place.js';
import { addressOf } from '../../router.js';
import { ticked } from '../../ticked.js';
import { BASES, betText, TIERS } from '../../trial/wording.js';
import { countsView, howToReadBars } from './evidence.js';

const EDITS = 'That people prefer it so is known; what it leads to is not. You judge, or a trial can tell.';

/** @param {any} proposal */
export function findingView({ finding, content }) {
  if (!finding) {
    return nothing;
  }
  const { tier, basis, place, since, sentence, counts, eValue, interval, counterExample, worseOff, edits, answers, likeIt, learnable, by, model } = finding;
  const titles = new Map((content.options ?? []).map((/** @type {any} */ each) => [each.id, each.title ?? each.id]));
  /** @param {any[]} some FindingCounts */
  const labelled = (some) => some.map((each) => ({ ...each, label: titles.get(each.option) ?? each.option }));
  /** @param {any} group a FindingGroup */
  const groupView = (group) => html`
    <p><strong>${capital(placeText(group.place))}:</strong> ${ticked(group.sentence)}</p>
    ${group.counts.length ? countsView(group.sentence, labelled(group.counts)) : nothing}`;
  return html`
    <section class="finding">
      <h2>What was found <span class="tag">${TIERS[tier]?.tag ?? tier}</span></h2>
      <p>${ticked(sentence)}</p>
      <p>${edits ? EDITS : html`${TIERS[tier]?.text} ${BASES[basis]}`}</p>
      ${likeIt ? html`<p>${likeIt.sentence}</p>` : nothing}
      ${counts.length
        ? html`<h3>${capital(placeText(place))}, since ${moment(since)}</h3> ${countsView(sentence, labelled(counts))} ${howToReadBars()}`
        : nothing}
      ${interval ? html`<p>The difference is likely between ${signed(interval.low)} and ${signed(interval.high)} points.</p>` : nothing}
      ${eValue === undefined || basis !== 'RANDOMISED' ? nothing : html`<p>${betText(eValue, 'it')}</p>`}
      ${counterExample ? html`<h3>What speaks most against it</h3> ${groupView(counterExample)}` : nothing}
      ${worseOff?.length ? html`<h3>Who would be worse off</h3> ${worseOff.map(groupView)}` : nothing}
      ${answers
        ? html`<h3>What has changed since it was rejected</h3>
            <p>${ticked(answers.sentence)}</p>
            <p class="small"><a href=${addressOf('proposals', answers.proposal)}>The proposal then</a>${answers.code
              ? `, rejected: ${answers.code.toLowerCase().replaceAll('_', ' ')}`
              : ''}</p>
            ${answers.reason ? html`<p class="said-so">“${answers.reason}”</p>` : nothing}`
        : nothing}
      ${model ? modelView(by, model) : nothing}
      ${learnable ? html`<h3>What a trial could tell</h3> <p>${ticked(learnable)}</p>` : nothing}
    </section>`;
}

/**
 * What a language model says of it. Its words are data, as all texts are.
 * @param {string | undefined} by
 * @param {any} said a FindingModel
 */
function modelView(by, { model, prompt, sentences, maybe }) {
  /** @param {any} sentence a FindingSentence */
  const sentenceView = ({ text, evidence }) => html`<li>“${text}” <span class="small">It rests on: ${evidence.join(' ')}</span></li>`;
  return html`
    <h3>${by === 'MODEL' ? 'A language model has pointed to it' : 'What a language model says of it'}</h3>
    <p class="small">${model}, by ${prompt}. What it cites and its numbers are checked; whether it is right is for you to say.</p>
    <ul>${sentences.map(sentenceView)}</ul>
    ${maybe?.length
      ? html`<h4>Why it may be so</h4>
          <p class="small">Guesses of the model. Nothing here shows a cause.</p>
          <ul>${maybe.map(sentenceView)}</ul>`
      : nothing}`;
}
