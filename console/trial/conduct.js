// @ts-check
// Takes steps on one experiment. What was typed stays until the server has taken it.
import { Problem, send } from '../api.js';
import { Attempt } from '../attempt.js';
import { draftOf, sent } from '../drafts.js';

/** Answers after which one looks at it anew. */
const OUTDATED = [409, 412];

export class Conduct {
  sending = false;
  /** @type {Problem | undefined} */ problem = undefined;
  #attempt = new Attempt();
  #ending = new AbortController();
  #id;
  #changed;

  /** @param {string} id @param {() => void} changed */
  constructor(id, changed) {
    this.#id = id;
    this.#changed = changed;
  }

  get path() {
    return `/v1/experiments/${encodeURIComponent(this.#id)}`;
  }

  get draft() {
    return draftOf(`experiments/${this.#id}`);
  }

  /** @param {string | undefined} step whose form is to be open */
  open(step) {
    this.draft.open = step;
    this.problem = undefined;
    this.#changed();
  }

  /**
   * @param {string} step
   * @param {unknown} body
   * @param {string} etag
   * @param {() => Promise<void>} look
   * @returns {Promise<boolean>} whether it was taken
   */
  async take(step, body, etag, look) {
    if (this.sending) {
      return false;
    }
    this.sending = true;
    this.problem = undefined;
    this.#changed();
    const path = `${this.path}/${step.toLowerCase()}`;
    try {
      await send('POST', path, body, { key: this.#attempt.keyOf([path, body, etag]), etag }, this.#ending.signal);
      this.#attempt.answered();
      sent(`experiments/${this.#id}`);
      await look();
      return true;
    } catch (error) {
      if (!this.#ending.signal.aborted) {
        this.problem = Problem.of(error);
        this.#attempt.answered(this.problem.status);
        if (OUTDATED.includes(this.problem.status)) {
          await look();
        }
      }
      return false;
    } finally {
      this.sending = false;
      this.#changed();
    }
  }

  close() {
    this.#ending.abort();
  }
}
