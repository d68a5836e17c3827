// @ts-check
import { html } from '../../lib/lit-html.js';
import { curveChart } from '../../curve.js';
import { duration, percent, seconds, span } from '../../format.js';
import { Scale } from '../../scale.js';
import { table } from '../../table.js';

/**
 * How long successes take: the share of them that had come by an age.
 *
 * @param {{ after: string, share: number }[]} delays
 */
export function delaysView(delays) {
  return html`
    <section>
      <h2>How long success takes</h2>
      ${delays.length
        ? curve(delays)
        : html`<p>That can be told once the time of the first actions is over.</p>`}
    </section>`;
}

/** @param {{ after: string, share: number }[]} delays */
function curve(delays) {
  const end = seconds(delays[delays.length - 1].after);
  const summary = [[0.5, 'Half'], [0.9, 'Nine of ten']]
    .map(([share, words]) => ({ words, found: delays.find((each) => each.share >= Number(share)) }))
    .filter(({ found }) => found)
    .map(({ words, found }) => `${words} of the successes came within ${duration(found?.after ?? '')}.`)
    .join(' ');
  const points = delays.map(({ after, share }) => ({ x: end ? seconds(after) / end : 1, y: share }));
  return html`
    <p>${summary}</p>
    ${curveChart({
      summary,
      points: points[0].x > 0 ? [{ x: 0, y: 0 }, ...points] : points,
      scale: new Scale(1, 1),
      format: percent,
      ticks: [0, 0.5, 1].map((x) => ({ x, label: x === 0 ? 'at once' : span(x * end) })),
    })}
    <details>
      <summary>The same as a table</summary>
      ${table(
        'Share of the successes that had come',
        [
          { title: 'Within', of: (/** @type {any} */ each) => duration(each.after) },
          { title: 'Had come', of: (each) => percent(each.share) },
        ],
        delays,
      )}
    </details>`;
}
