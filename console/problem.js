// @ts-check
import { html, nothing } from './lib/lit-html.js';
import { count } from './format.js';

/**
 * @param {import('./api.js').Problem} problem
 * @param {() => void} [retry]
 */
export function problemView(problem, retry) {
  return html`
    <div class="problem" role="alert">
      <p><strong>${problem.title}</strong></p>
      ${problem.detail && problem.detail !== problem.title ? html`<p>${problem.detail}</p>` : nothing}
      ${problem.errors.length
        ? html`<ul>${problem.errors.map((fault) => html`<li><code>${fault.pointer}</code> ${fault.message}</li>`)}</ul>`
        : nothing}
      ${problem.retryAfter ? html`<p>Try again in ${count(problem.retryAfter)} seconds.</p>` : nothing}
      ${retry ? html`<p><button type="button" @click=${retry}>Try again</button></p>` : nothing}
      ${problem.requestId
        ? html`<p class="small">Whoever helps you can find this by its number: <code>${problem.requestId}</code></p>`
        : nothing}
    </div>`;
}
