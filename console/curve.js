// @ts-check
// Lines over time, in percent of the space that there is, as in chart.js.
import { html, nothing, svg } from './lib/lit-html.js';

/**
 * @typedef {object} Point
 * @property {number} x from 0 to 1
 * @property {number} y
 * @property {number} [low]
 * @property {number} [high]
 * @property {boolean} [hollow] not settled yet
 */
/**
 * @typedef {object} Curve
 * @property {string} summary read out in place of the picture
 * @property {Point[]} points by x
 * @property {import('./scale.js').Scale | import('./scale.js').SignedScale} scale of y; where it begins below 0, 0 is marked
 * @property {(value: number) => string} format of y
 * @property {{ x: number, label: string }[]} ticks
 * @property {number} [since] a moment to mark
 */

/** @param {number} x */
const across = (x) => `${(x * 100).toFixed(2)}%`;

/** @param {Curve['scale']} scale @param {number} y */
const level = (scale, y) =>
  svg`<line class=${scale.start < 0 && y === 0 ? 'target' : 'grid'} x1="0" x2="100%" y1=${scale.up(y)} y2=${scale.up(y)}></line>`;

/** @param {Curve} curve */
export function curveChart({ summary, points, scale, format, ticks, since }) {
  return html`
    <div class="curve" role="img" aria-label=${summary}>
      <span class="curve-most">${format(scale.end)}</span>
      <svg class="plot">
        ${[scale.start, (scale.start + scale.end) / 2, scale.end].map((y) => level(scale, y))}
        ${since === undefined
          ? nothing
          : svg`<line class="target" x1=${across(since)} x2=${across(since)} y1="0" y2="100%"></line>`}
        ${points.slice(1).map(
          (point, i) => svg`<line class="course" x1=${across(points[i].x)} y1=${scale.up(points[i].y)}
            x2=${across(point.x)} y2=${scale.up(point.y)}></line>`,
        )}
        ${points.map((point) => [
          point.low === undefined || point.high === undefined
            ? nothing
            : svg`<line class="whisker" x1=${across(point.x)} x2=${across(point.x)} y1=${scale.up(point.low)} y2=${scale.up(point.high)}></line>`,
          svg`<circle class=${point.hollow ? 'hollow' : ''} cx=${across(point.x)} cy=${scale.up(point.y)} r="3"></circle>`,
        ])}
      </svg>
      ${scale.start < 0 ? html`<span class="curve-zero">${format(0)}</span>` : nothing}
      <span class="curve-least">${format(scale.start)}</span>
      <svg class="axis">
        ${ticks.map(
          (tick) => svg`<text x=${across(tick.x)} y="1em"
            text-anchor=${tick.x < 0.2 ? 'start' : tick.x > 0.8 ? 'end' : 'middle'}>${tick.label}</text>`,
        )}
      </svg>
    </div>`;
}
