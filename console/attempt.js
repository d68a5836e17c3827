// @ts-check
import { freshKey } from './api.js';

/** What is sent again without having been answered is sent with the same key, so that it is done once. */
export class Attempt {
  /** @type {{ what: string, key: string } | undefined} */ #last = undefined;

  /** @param {unknown} what is sent, and where @returns {string} its Idempotency-Key */
  keyOf(what) {
    const text = JSON.stringify(what);
    if (this.#last?.what !== text) {
      this.#last = { what: text, key: freshKey() };
    }
    return this.#last.key;
  }

  /** A 5xx, or no answer, may come of what was done all the same. @param {number} [status] of the problem, if it was one */
  answered(status) {
    if (status === undefined || (status >= 400 && status < 500)) {
      this.#last = undefined;
    }
  }
}
