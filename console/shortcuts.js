// @ts-check
// Single letters for those who decide much. They do nothing while one types, and can be turned off, as whoever speaks to
// the computer, or hits keys by mistake, has to be able to (WCAG 2.1.4).

const PLACE = 'doubleloop.letters';

/**
 * @typedef {object} Shortcut
 * @property {string} key as the browser names it
 * @property {string} does
 * @property {() => void} run
 */

export const areOn = () => localStorage.getItem(PLACE) !== 'off';

/** @param {boolean} on */
export const turn = (on) => (on ? localStorage.removeItem(PLACE) : localStorage.setItem(PLACE, 'off'));

/** @param {() => Shortcut[]} current those of the page that is open */
export function listen(current) {
  addEventListener('keydown', (event) => {
    if (!areOn() || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) {
      return;
    }
    const shortcut = current().find(({ key }) => key === event.key);
    if (shortcut) {
      event.preventDefault();
      shortcut.run();
    }
  });
}

/** @param {EventTarget | null} target */
const isTyping = (target) =>
  target instanceof Element && target.closest('input, textarea, select, dialog, [contenteditable]') !== null;
