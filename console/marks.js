// @ts-check
// What there is to know of where counts came from: bursts, and outcomes that nothing here has led to.
import { html, nothing } from './lib/lit-html.js';
import { ticked } from './ticked.js';

/** @param {{ message: string }[]} [marks] EvidenceMarks, those of several lists one after the other */
export const marksView = (marks = []) =>
  marks.length
    ? html`<h3>Where this came from</h3>
        <ul class="messages">${marks.map(({ message }) => html`<li>${ticked(message)}</li>`)}</ul>
        <p class="small">It accuses nobody, and nothing is left out of the counts for it.</p>`
    : nothing;
