// @ts-check
// What the inbox showed last, so that from one proposal one gets to the next.

/** @type {string[]} */
let ids = [];

/** @param {string[]} shown */
export const keep = (shown) => (ids = shown);

/** @param {string} id that waits no more @returns {string | undefined} what stands in its place */
export function without(id) {
  const at = ids.indexOf(id);
  ids = ids.filter((each) => each !== id);
  return ids[Math.min(Math.max(at, 0), ids.length - 1)];
}

/** @param {string} id @param {1 | -1} step @returns {string | undefined} */
export function beside(id, step) {
  const at = ids.indexOf(id);
  return at < 0 ? ids[0] : ids[at + step];
}
