// @ts-check
// What stands where with a proposal, and what one has done, in words.
import { day, moment, number } from '../../format.js';
import { trialText } from '../../trial/wording.js';

/** Steps as buttons, in the order in which they stand. */
export const BUTTONS = /** @type {{ step: string, text: string, key?: string }[]} */ ([
  { step: 'ACCEPT', text: 'Accept', key: 'a' },
  { step: 'TRY', text: 'Try it', key: 't' },
  { step: 'AMEND', text: 'Amend', key: 'e' },
  { step: 'EDIT', text: 'Edit', key: 'e' },
  { step: 'REJECT', text: 'Reject', key: 'r' },
  { step: 'MORE_EVIDENCE', text: 'Ask for more evidence' },
  { step: 'TAKE_BACK', text: 'Take my verdict back', key: 'u' },
  { step: 'WITHDRAW', text: 'Withdraw' },
]);

const STATES = /** @type {Record<string, string>} */ ({
  ACCEPTING: 'is being accepted',
  REJECTED: 'rejected',
  WITHDRAWN: 'withdrawn by its author',
  STALE: 'open, but another version came first',
  SUPERSEDED: 'superseded: all that it changes had been changed',
  EXPIRED: 'expired',
});

/** @param {any} proposal */
export function standing({ state, version, approvals = 0, quorum = 1, trial }) {
  switch (state) {
    case 'OPEN':
      return `open, ${approvals} of ${number(quorum, 'approval')}${trial ? `, ${trialText(trial)}` : ''}`;
    case 'ACCEPTED':
      return version ? `accepted: it became version ${version}` : 'accepted';
    default:
      return STATES[state] ?? state.toLowerCase();
  }
}

/** @param {any} proposal */
const approved = (proposal) => {
  const { state, approvals, quorum, version, reviews } = proposal;
  const from = reviews.map((/** @type {any} */ each) => each.effectiveFrom ?? '').sort().at(-1);
  return state === 'OPEN'
    ? `Your approval counts: ${approvals} of ${quorum}.`
    : state === 'ACCEPTED' && version
      ? `Accepted: it is version ${version} now${from > new Date().toISOString() ? `, in force from ${moment(from)}` : ''}.`
      : `Done: it is ${standing(proposal)}.`;
};

/** What is said after a step. */
export const DONE = /** @type {Record<string, (proposal: any) => string>} */ ({
  ACCEPT: approved,
  AMEND: (proposal) => (proposal.state === 'OPEN' ? 'Amended: others have to approve of what it says now.' : `Amended. ${approved(proposal)}`),
  EDIT: () => 'Your proposal is changed. What was approved of before does not count any more.',
  REJECT: () => 'Rejected.',
  TRY: ({ trial }) =>
    trial && !trial.outcome
      ? `It is on trial until ${day(trial.until)}, and comes back to the inbox with what came.`
      : 'You consent to a trial. It begins once there are as many of you as it takes approvals.',
  MORE_EVIDENCE: () => 'Asked for more evidence. It stays open.',
  TAKE_BACK: () => 'Your verdict is taken back.',
  REBASE: (proposal) => (proposal.state === 'OPEN' ? `It stands on version ${proposal.baseVersion} now.` : `Done: it is ${standing(proposal)}.`),
  WITHDRAW: () => 'Withdrawn.',
});
