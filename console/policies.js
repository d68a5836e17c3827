// @ts-check
import { getJson } from './api.js';

/**
 * The versions in force.
 *
 * @param {AbortSignal} signal
 * @param {(text: string) => void} say
 */
export async function allPolicies(signal, say) {
  const all = [];
  /** @type {string | undefined} */
  let cursor;
  do {
    const page = await getJson('/v1/policies', { limit: '200', cursor }, signal);
    all.push(...page.items);
    cursor = page.next;
    say(cursor ? `Loading policies, ${all.length} so far…` : '');
  } while (cursor);
  return all;
}
