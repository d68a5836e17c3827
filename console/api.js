// @ts-check
// Asks the public API with the key, and tells what went wrong in the API's own words.
import * as key from './key.js';

const PATIENCE = 60_000;

/** What went wrong and what to do (RFC 9457), also where no answer came. */
export class Problem extends Error {
  /** @param {{ type?: string, title: string, status: number, detail?: string, requestId?: string, errors?: { pointer: string, message: string }[] }} body */
  constructor(body) {
    super(body.title);
    this.type = body.type ?? '';
    this.title = body.title;
    this.status = body.status;
    this.detail = body.detail;
    this.requestId = body.requestId;
    this.errors = Array.isArray(body.errors) ? body.errors : [];
    /** @type {number | undefined} seconds */
    this.retryAfter = undefined;
  }

  /** @param {unknown} error */
  static of(error) {
    if (error instanceof Problem) {
      return error;
    }
    if (error instanceof DOMException && error.name === 'TimeoutError') {
      return new Problem({ title: 'No answer came', status: 0, detail: 'It took longer than a minute. Try again.' });
    }
    if (error instanceof TypeError && /fetch|network/i.test(error.message)) {
      return new Problem({
        title: 'The server cannot be reached',
        status: 0,
        detail: 'Look whether you are connected, and try again.',
      });
    }
    console.error(error);
    return new Problem({ title: 'This page could not show the answer', status: 0, detail: String(error) });
  }
}

/** @type {(problem: Problem) => void} */
let refused = () => {};

/** @param {(problem: Problem) => void} listener told when a key is not taken */
export function onRefused(listener) {
  refused = listener;
}

/**
 * @param {string} path such as /v1/results
 * @param {Record<string, string | string[] | undefined>} query
 * @param {AbortSignal} signal
 */
export async function getJson(path, query, signal) {
  return (await get(path, query, signal, 'application/json')).json();
}

/**
 * @param {string} path
 * @param {Record<string, string | string[] | undefined>} query
 * @param {AbortSignal} signal
 */
export async function getBlob(path, query, signal) {
  return (await get(path, query, signal, 'text/csv')).blob();
}

/**
 * With the version of what was read, for `If-Match`.
 *
 * @param {string} path
 * @param {AbortSignal} signal
 * @returns {Promise<{ value: any, etag: string }>}
 */
export async function getTagged(path, signal) {
  return tagged(await get(path, {}, signal, 'application/json'));
}

/**
 * Takes a step. Whoever sends the same once more with the same key takes it once.
 *
 * @param {'POST' | 'PUT'} method
 * @param {string} path
 * @param {unknown} body undefined: none
 * @param {{ key: string, etag?: string }} about
 * @param {AbortSignal} signal
 * @returns {Promise<{ value: any, etag: string }>}
 */
export async function send(method, path, body, about, signal) {
  const headers = {
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(about.etag === undefined ? {} : { 'If-Match': about.etag }),
    'Idempotency-Key': about.key,
  };
  const text = body === undefined ? undefined : JSON.stringify(body);
  return tagged(await ask(path, { method, headers, body: text }, signal, 'application/json'));
}

/** Nobody else has it. `randomUUID` is only there where the page came over TLS or from this machine. */
export const freshKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** @param {Response} answer */
const tagged = async (answer) => ({ value: await answer.json(), etag: answer.headers.get('ETag') ?? '' });

/**
 * @param {string} path
 * @param {Record<string, string | string[] | undefined>} query
 * @param {AbortSignal} signal
 * @param {string} type
 */
const get = (path, query, signal, type) => ask(path + queryString(query), {}, signal, type);

/**
 * @param {string} address
 * @param {{ method?: string, headers?: Record<string, string>, body?: string }} what
 * @param {AbortSignal} signal
 * @param {string} type
 */
async function ask(address, what, signal, type) {
  const answer = await fetch(address, {
    ...what,
    headers: { ...what.headers, Authorization: `Bearer ${key.read()}`, Accept: `${type}, application/problem+json` },
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
  });
  if (answer.ok) {
    return answer;
  }
  const problem = await problemOf(answer);
  // Its body may have been cut off, as somebody else was refused first.
  signal.throwIfAborted();
  if (problem.status === 401) {
    refused(problem);
  }
  throw problem;
}

/** @param {Record<string, string | string[] | undefined>} query */
function queryString(query) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of value === undefined ? [] : [value].flat()) {
      params.append(name, each);
    }
  }
  return params.size ? `?${params}` : '';
}

/** @param {Response} answer */
async function problemOf(answer) {
  const body = await answer.json().catch(() => ({}));
  const problem = new Problem({
    ...body,
    title: typeof body?.title === 'string' ? body.title : `The server answered ${answer.status}`,
    status: answer.status,
  });
  const wait = Number(answer.headers.get('Retry-After'));
  problem.retryAfter = wait > 0 ? wait : undefined;
  return problem;
}
