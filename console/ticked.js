// @ts-check
import { html } from './lib/lit-html.js';

/** A text of the API, in which names stand in `backticks`. @param {string} text */
export const ticked = (text) => text.split('`').map((part, i) => (i % 2 ? html`<code>${part}</code>` : part));
