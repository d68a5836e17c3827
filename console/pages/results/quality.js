// @ts-check
import { html } from '../../lib/lit-html.js';
import { day } from '../../format.js';
import { marksView } from '../../marks.js';
import { messageList } from './measure.js';

/** @param {any} quality */
export function qualityView(quality) {
  return html`
    <p class="small">Of what was done and recorded from ${day(quality.from.slice(0, 10))} to ${day(quality.to.slice(0, 10))}.</p>
    ${quality.messages.length ? messageList(quality.messages) : html`<p>Nothing is left out.</p>`}
    ${marksView(quality.marks)}`;
}
