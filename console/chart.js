// @ts-check
// Dots with whiskers on one axis. Everything stands in percent of the space that there is, so that no width is measured.
import { html, nothing, svg } from './lib/lit-html.js';

/**
 * @typedef {object} Dot
 * @property {string} label
 * @property {'all' | 'group' | 'counted' | undefined} [kind] the row of all, a heading without numbers, or a bar of another kind
 * @property {number} [value]
 * @property {number} [low]
 * @property {number} [high]
 * @property {string} text what stands beside it
 * @property {string} [note] what stands below that
 */

/**
 * For eyes alone: the table with the same numbers stands beside it.
 *
 * @param {Dot[]} dots
 * @param {import('./scale.js').Scale} scale
 * @param {(value: number) => string} format
 * @param {{ value: number, label: string }} [target]
 * @param {boolean} [bars] in place of dots
 */
export function dotChart(dots, scale, format, target, bars) {
  return html`
    <div class="dots ${bars ? 'bars' : ''}" aria-hidden="true">
      ${target ? html`<div class="dots-row">
          <span class="dots-label"></span>
          <svg class="axis">${mark(scale, target.value, target.label)}</svg>
        </div>` : nothing}
      ${dots.map(
        (dot) => html`
          <div class="dots-row ${dot.kind ?? ''}">
            <span class="dots-label">${dot.label}</span>
            ${dot.kind === 'group'
              ? nothing
              : html`<span class="dots-plot"><svg>
                    ${grid(scale)} ${target ? line('target', scale.at(target.value)) : nothing} ${bars ? bar(scale, dot) : nothing} ${whisker(scale, dot)}
                  </svg></span>
                  <span class="dots-text">${dot.text}${dot.note ? html` <small>${dot.note}</small>` : nothing}</span>`}
          </div>`,
      )}
      <div class="dots-row">
        <span class="dots-label"></span>
        <svg class="axis">${scale.ticks.map((tick) => mark(scale, tick, format(tick)))}</svg>
      </div>
    </div>`;
}

/** @param {import('./scale.js').Scale} scale */
const grid = (scale) => scale.ticks.map((tick) => line('grid', scale.at(tick)));

/**
 * @param {string} kind
 * @param {string} x
 */
const line = (kind, x) => svg`<line class=${kind} x1=${x} x2=${x} y1="0" y2="100%"></line>`;

/**
 * @param {import('./scale.js').Scale} scale
 * @param {number} value
 * @param {string} label
 */
function mark(scale, value, label) {
  const share = value / scale.end;
  return svg`<text x=${scale.at(value)} y="1em" text-anchor=${share < 0.1 ? 'start' : share > 0.9 ? 'end' : 'middle'}>${label}</text>`;
}

/** @param {import('./scale.js').Scale} scale @param {Dot} dot */
const bar = (scale, { value }) =>
  value === undefined ? nothing : svg`<rect x="0" y="20%" width=${scale.at(value)} height="60%"></rect>`;

/**
 * @param {import('./scale.js').Scale} scale
 * @param {Dot} dot
 */
function whisker(scale, { value, low, high }) {
  return [
    low === undefined || high === undefined
      ? nothing
      : svg`<line class="whisker" x1=${scale.at(low)} x2=${scale.at(high)} y1="50%" y2="50%"></line>
          ${[low, high].map((end) => svg`<line class="whisker" x1=${scale.at(end)} x2=${scale.at(end)} y1="32%" y2="68%"></line>`)}`,
    value === undefined ? nothing : svg`<circle cx=${scale.at(value)} cy="50%" r="5"></circle>`,
  ];
}
