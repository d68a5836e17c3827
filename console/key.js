// @ts-check
// The API key, as long as this tab is open and nowhere else.

const PLACE = 'doubleloop.key';

export const read = () => sessionStorage.getItem(PLACE);

/** @param {string} key */
export const keep = (key) => sessionStorage.setItem(PLACE, key);

export const forget = () => sessionStorage.removeItem(PLACE);

/**
 * What is wrong with what was typed, before anybody is asked.
 *
 * @param {string} typed
 */
export function fault(typed) {
  if (typed === '') {
    return 'Paste your API key first.';
  }
  return /^[\x21-\x7e]{1,256}$/.test(typed)
    ? undefined
    : 'This is no API key: a key is one word of letters, digits and _, such as dl_4f…';
}
