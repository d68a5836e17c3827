// @ts-check
// Hunches, trials and e-values in plain words.
import { amount, day } from '../format.js';

/** With this much it holds. */
const ENOUGH = 20;
const MOST = 1_000_000;

export const TIERS = /** @type {Record<string, { tag: string, text: string }>} */ ({
  HUNCH: {
    tag: 'a hunch',
    text: 'A hunch: a pattern in counts that chance alone could have made. It is no evidence yet. A trial can tell, or you judge.',
  },
  HOLDS: {
    tag: 'holds',
    text: 'It holds: it has passed a test that chance alone passes rarely, however often one looks.',
  },
});

export const BASES = /** @type {Record<string, string>} */ ({
  RANDOMISED: 'Chance decided who was given which option, so that those who were given one differ from the others in nothing else.',
  OBSERVATIONAL:
    'These are counts of what people did. Who did so may have had reasons of their own, and those may have made the difference: nothing here says that the option did.',
});

export const STATES = /** @type {Record<string, string>} */ ({
  DRAFT: 'a draft',
  RUNNING: 'running',
  PAUSED: 'paused',
  ENDED: 'ended',
  CONCLUDED: 'concluded',
});

export const OUTCOMES = /** @type {Record<string, { tag: string, text: string }>} */ ({
  HELD: { tag: 'it held', text: 'It held: those who were given B did better.' },
  DID_NOT_HOLD: { tag: 'it did not hold', text: 'It did not hold.' },
  UNDECIDED: { tag: 'nobody can say', text: 'Nobody can say.' },
});

const CAUSES = /** @type {Record<string, string>} */ ({
  TEST: 'The test has decided it.',
  DAY: 'Its last day is over.',
  WATCH_METRIC: 'Something that must not suffer got worse under B, and so it was ended.',
  SAMPLE_RATIO: 'The two were not given as often as they should have been. Something goes wrong in giving them, so that the counts cannot be trusted.',
  STOPPED: 'It was stopped before its time.',
  BASE_CHANGED: 'Another version of the policy came into force that changes the same.',
  OVERLAP: 'Another trial at the same place came first, so that this one never ran.',
});

/** @param {{ outcome: string, because: string }} ending */
export const endingText = ({ outcome, because }) =>
  `${OUTCOMES[outcome]?.text ?? outcome} ${outcome === 'DID_NOT_HOLD' && because === 'TEST' ? 'The test has found that B does worse.' : CAUSES[because] ?? because}`;

/** How a trial stands, shortly. @param {{ state: string, outcome?: string, until: string }} trial */
export const trialText = ({ state, outcome, until }) =>
  outcome
    ? `back from its trial: ${OUTCOMES[outcome]?.tag ?? outcome}`
    : state === 'RUNNING'
      ? `on trial until ${day(until)}`
      : state === 'PAUSED'
        ? 'its trial is paused'
        : `its trial: ${STATES[state] ?? state}`;

/**
 * What betting 1 euro against chance would have come to (Shafer, Testing by betting, 2021).
 *
 * @param {number} eValue
 * @param {string} [on] what is better, if it is no chance
 * @param {number} [enough] with which it holds
 */
export function betText(eValue, on = 'B', enough = ENOUGH) {
  const euros = eValue >= MOST ? 'more than a million euros' : `${amount(eValue)} euros`;
  const from = `From ${amount(enough)} on it holds`;
  return eValue < 1
    ? `Of 1 euro bet on ${on} against chance, ${euros} would be left: so far nothing speaks for it. ${from}.`
    : `1 euro bet on ${on} against chance, at fair odds, would be ${euros} by now. ${from}${eValue >= enough ? '.' : `, where chance alone gets at most once in ${amount(enough)} times.`}`;
}
