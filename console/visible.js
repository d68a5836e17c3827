// @ts-check
// Captured texts, in which whatever nobody would see is shown for what it is, and turns nothing round.
import { html } from './lib/lit-html.js';

// Controls but for white space, format signs, other gaps, fillers, and what is chosen or private.
const HIDDEN = /([\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}])/u;
const SPACE = /^[\n\r\t]$/;

/** The parts of a text, in their order. @param {string} text @returns {{ text: string, hidden: boolean }[]} */
export const partsOf = (text) =>
  text
    .split(HIDDEN)
    .map((part, i) => ({ text: i % 2 && !SPACE.test(part) ? nameOf(part) : part, hidden: Boolean(i % 2) && !SPACE.test(part) }))
    .filter((part) => part.text);

/** @param {string} sign */
const nameOf = (sign) => `U+${/** @type {number} */ (sign.codePointAt(0)).toString(16).toUpperCase().padStart(4, '0')}`;

/** @param {string} text */
export const visible = (text) => partsOf(text).map((part) => (part.hidden ? html`<code class="hidden">${part.text}</code>` : part.text));
