// @ts-check
// What was typed about a proposal and not yet sent. It stays while one looks elsewhere in this tab, and when sending fails.

/**
 * @typedef {object} Draft
 * @property {string | undefined} open the step whose form is open
 * @property {string} reason
 * @property {string} code
 * @property {string} despite
 * @property {boolean} asksDespite whether the server has asked for it
 * @property {string} from a moment as the browser's field has it
 * @property {{ share: string, until: string, unitsPerWeek: string }} trial as the fields have it
 * @property {Map<string, string>} texts by field
 * @property {Set<string>} left clauses that are to be as they were
 * @property {Map<string, string>} comments by clause; of the whole with ''
 * @property {string | undefined} commenting
 */

/** @type {Map<string, Draft>} */
const drafts = new Map();

/** @param {string} id of a proposal @returns {Draft} */
export function draftOf(id) {
  const draft = drafts.get(id) ?? fresh();
  drafts.set(id, draft);
  return draft;
}

/** @param {string} id of a proposal; its comments stay */
export function sent(id) {
  const { comments, commenting } = draftOf(id);
  drafts.set(id, { ...fresh(), comments, commenting });
}

export const forgetAll = () => drafts.clear();

/** @returns {Draft} */
const fresh = () => ({
  open: undefined,
  reason: '',
  code: '',
  despite: '',
  asksDespite: false,
  from: '',
  trial: { share: '100', until: '', unitsPerWeek: '' },
  texts: new Map(),
  left: new Set(),
  comments: new Map(),
  commenting: undefined,
});
