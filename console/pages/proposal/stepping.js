// @ts-check
// Takes steps on one proposal and sees to it that nothing typed is lost: the draft stays until the server has taken it, and
// the same body is sent with the same key until there is an answer.
import { getTagged, Problem, send } from '../../api.js';
import { Attempt } from '../../attempt.js';
import { draftOf, sent } from '../../drafts.js';
import { meanwhile } from './meanwhile.js';

/** Answers after which one looks at the proposal anew. */
const OUTDATED = [409, 412];

export class Steps {
  sending = false;
  /** @type {Problem | undefined} */ problem = undefined;
  /** @type {string | undefined} the step that it is about */ failed = undefined;
  /** @type {string[]} */ meanwhile = [];
  #attempt = new Attempt();
  #ending = new AbortController();
  #id;
  #proposal;
  #changed;

  /**
   * @param {string} id
   * @param {import('../../loaded.js').Loaded<{ value: any, etag: string }>} proposal
   * @param {() => void} changed
   */
  constructor(id, proposal, changed) {
    this.#id = id;
    this.#proposal = proposal;
    this.#changed = changed;
  }

  get path() {
    return `/v1/proposals/${encodeURIComponent(this.#id)}`;
  }

  close() {
    this.#ending.abort();
  }

  forget() {
    this.problem = undefined;
    this.failed = undefined;
    this.meanwhile = [];
  }

  /**
   * @param {string} step
   * @param {{ method?: 'POST' | 'PUT', path: string, body?: unknown, conditional?: boolean }} request
   * @returns {Promise<boolean>} whether it was taken
   */
  async take(step, { method = 'POST', path, body, conditional = true }) {
    const read = this.#proposal.value;
    if (this.sending || !read) {
      return false;
    }
    this.forget();
    this.sending = true;
    this.#changed();
    const etag = conditional ? read.etag : undefined;
    const key = this.#attempt.keyOf([method, path, body, etag]);
    try {
      await send(method, this.path + path, body, { key, etag }, this.#ending.signal);
      this.#attempt.answered();
      if (step === 'COMMENT') {
        draftOf(this.#id).commenting = undefined;
      } else if (step !== 'TAKE_BACK' && step !== 'REBASE') {
        sent(this.#id);
      }
      await this.#look();
      return true;
    } catch (error) {
      if (this.#ending.signal.aborted) {
        return false;
      }
      await this.#fail(step, Problem.of(error), read.value);
      return false;
    } finally {
      this.sending = false;
      this.#changed();
    }
  }

  /** @param {string} step @param {Problem} problem @param {any} before */
  async #fail(step, problem, before) {
    this.#attempt.answered(problem.status);
    if (problem.errors.some(({ pointer }) => pointer === '/despite')) {
      draftOf(this.#id).asksDespite = true;
    }
    if (OUTDATED.includes(problem.status)) {
      await this.#look();
      if (this.#proposal.value) {
        this.meanwhile = meanwhile(before, this.#proposal.value.value);
      }
    }
    this.problem = problem;
    this.failed = step;
  }

  #look() {
    return this.#proposal.renew((signal) => getTagged(this.path, signal));
  }
}
