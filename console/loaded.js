// @ts-check
import { html, nothing } from './lib/lit-html.js';
import { Problem } from './api.js';
import { problemView } from './problem.js';

/**
 * Something that has to be asked for: not yet, on its way, here, or failed. The last question asked is the one that counts.
 *
 * @template T
 */
export class Loaded {
  /** @type {T | undefined} */ value = undefined;
  /** @type {Problem | undefined} */ problem = undefined;
  loading = false;
  retry = () => {};
  /** @type {AbortController | undefined} */ #asking;
  #changed;

  /** @param {() => void} changed */
  constructor(changed) {
    this.#changed = changed;
  }

  /** @param {(signal: AbortSignal) => Promise<T>} ask */
  async ask(ask) {
    this.clear();
    const asking = new AbortController();
    this.#asking = asking;
    this.loading = true;
    this.retry = () => void this.ask(ask);
    this.#changed();
    try {
      const value = await ask(asking.signal);
      if (!asking.signal.aborted) {
        this.value = value;
      }
    } catch (error) {
      if (!asking.signal.aborted) {
        this.problem = Problem.of(error);
      }
    }
    if (!asking.signal.aborted) {
      this.loading = false;
      this.#changed();
    }
  }

  /** Asks again, and shows what there is until the answer is here. @param {(signal: AbortSignal) => Promise<T>} ask */
  async renew(ask) {
    const before = this.value;
    const asked = this.ask(ask);
    this.value = before;
    await asked;
  }

  clear() {
    this.#asking?.abort();
    this.value = undefined;
    this.problem = undefined;
    this.loading = false;
  }
}

/**
 * @template T
 * @param {Loaded<T>} loaded
 * @param {(value: T) => unknown} view
 */
export function shown(loaded, view) {
  if (loaded.problem) {
    return problemView(loaded.problem, loaded.retry);
  }
  if (loaded.value !== undefined) {
    return view(loaded.value);
  }
  return loaded.loading ? html`<p class="waiting">Loading…</p>` : nothing;
}
