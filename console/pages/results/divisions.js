// @ts-check
// What results can be divided by, and what its values are called.
import { day } from '../../format.js';

/**
 * @typedef {object} Division
 * @property {string} by as the API calls it
 * @property {string} title
 */

/** @type {Division[]} */
const ALWAYS = [
  { by: 'version', title: 'version of the policy' },
  { by: 'week', title: 'week' },
  { by: 'trigger', title: 'what set it off' },
  { by: 'touch', title: 'touch' },
  { by: 'channel', title: 'channel' },
  { by: 'actor', title: 'person or agent' },
  { by: 'team', title: 'team' },
];

/**
 * With the attributes that divide the evidence: texts with declared values, and booleans.
 *
 * @param {any} content a policy's
 * @returns {Division[]}
 */
export function divisions(content) {
  // The first ten divide the evidence.
  const attributes = (content.attributes ?? [])
    .filter((each) => each.type === 'BOOLEAN' || (each.type === 'STRING' && each.values?.length))
    .slice(0, 10);
  return [
    ...ALWAYS,
    ...attributes.map(({ name }) => ({
      by: ALWAYS.some((each) => each.by === name) ? `context.${name}` : name,
      title: name,
    })),
  ];
}

/** @param {string} by */
export const divisionTitle = (by) => ALWAYS.find((each) => each.by === by)?.title ?? by.replace(/^context\./, '');

/** @param {{ by: string, value?: string }} divided */
export function valueTitle({ by, value }) {
  if (value === undefined) {
    return `${divisionTitle(by)} not said`;
  }
  switch (by) {
    case 'week':
      return `week of ${day(value)}`;
    case 'version':
      return `version ${value}`;
    case 'touch':
      return `touch ${value}`;
    default:
      return value;
  }
}
