// @ts-check
// What single letters do on a proposal.
import { addressOf } from '../../router.js';

/**
 * @param {object} page
 * @param {string[]} page.next
 * @param {(step: string | undefined) => void} page.openStep
 * @param {() => void} page.takeBack
 * @param {(where: string) => void} page.commentAt
 * @param {(text: string) => void} page.say
 * @param {(step: 1 | -1) => string | undefined} page.beside the proposal before or after in the inbox
 * @returns {import('../../shortcuts.js').Shortcut[]}
 */
export function shortcutsOf({ next, openStep, takeBack, commentAt, say, beside }) {
  const edit = next.includes('AMEND') ? 'AMEND' : 'EDIT';
  /** @param {string} step @param {string} key @param {string} does @param {() => void} [run] */
  const of = (step, key, does, run = () => openStep(step)) => ({
    key,
    does,
    run: () => (next.includes(step) ? run() : say('This cannot be done here now.')),
  });
  /** @param {1 | -1} step */
  const go = (step) => {
    const id = beside(step);
    id === undefined ? say('There is no other in the inbox.') : (location.hash = addressOf('proposals', id));
  };
  return [
    { key: 'j', does: 'Next change', run: () => move(1, say) },
    { key: 'k', does: 'Change before', run: () => move(-1, say) },
    of('ACCEPT', 'a', 'Accept (Enter sends it)'),
    of('TRY', 't', 'Try it: a trial until a day'),
    of(edit, 'e', edit === 'AMEND' ? 'Amend: change its texts and accept it so' : 'Edit your own proposal'),
    of('REJECT', 'r', 'Reject, with a reason'),
    of('TAKE_BACK', 'u', 'Take your verdict back', takeBack),
    of('COMMENT', 'c', 'Comment on the change you are at, or on the whole', () => commentAt(clauseAt()?.dataset.clause ?? '')),
    { key: 'J', does: 'Next proposal of the inbox', run: () => go(1) },
    { key: 'K', does: 'Proposal before', run: () => go(-1) },
    { key: 'i', does: 'Back to the inbox', run: () => (location.hash = '#/inbox') },
  ];
}

const clauseAt = () => /** @type {HTMLElement | null | undefined} */ (document.activeElement?.closest('.clause'));

/** @param {1 | -1} step @param {(text: string) => void} say */
function move(step, say) {
  const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.clause')]);
  const at = all.findIndex((each) => each === clauseAt());
  const to = at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step;
  if (all[to]) {
    all[to].focus();
  } else {
    say(step > 0 ? 'This is the last change.' : 'This is the first change.');
  }
}
