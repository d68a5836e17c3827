// @ts-check
// What a proposal would say with a reviewer's words in place of some of its own: no more than texts in, content out.
import { clauseKey, fieldName, inOrder, KINDS } from '../../clause.js';

/** @typedef {'text' | 'number' | 'flag' | 'list'} Form how a value is typed */
/**
 * @typedef {object} Field
 * @property {string} key by which what is typed is kept
 * @property {string} path in its clause
 * @property {string} name
 * @property {Form} form
 * @property {string | undefined} base as one would type it
 * @property {string} proposed
 * @property {string} pointer in the body that is sent
 */
/**
 * @typedef {object} Part what changes in one clause, or in own fields of one name
 * @property {string} key
 * @property {{ kind: string, id: string } | undefined} clause
 * @property {string} change
 * @property {string} [own] the name of the own field
 * @property {Field[]} fields
 */

/**
 * @param {any} proposal
 * @param {any} base the content that it was made from
 * @returns {Part[]}
 */
export const partsOf = ({ changes, content }, base) =>
  (changes ?? [])
    .filter((/** @type {any} */ { change }) => change !== 'MOVED')
    .map((/** @type {any} */ { clause, change, fields }) => {
      const own = clause ? undefined : fields[0].field.split('.')[0];
      const key = clauseKey(clause) || `own/${own}`;
      const [old, now] = [base, content].map((each) => (clause ? clauseOf(each, clause) : each));
      const pointer = clause ? `/content/${KINDS[clause.kind].list}/${indexOf(content, clause)}` : '/content';
      return { key, clause, change, own, fields: change === 'REMOVED' ? [] : inOrder(fields).flatMap((each) => fieldOf(key, pointer, each.field, old, now)) };
    });

/**
 * @param {string} part
 * @param {string} pointer of the clause
 * @param {string} path
 * @param {any} old @param {any} now clauses
 * @returns {Field[]} none where it cannot be typed
 */
function fieldOf(part, pointer, path, old, now) {
  const was = at(old, path);
  const is = at(now, path);
  const form = formOf(is ?? was);
  return form === undefined || ['id', 'name'].includes(path)
    ? []
    : [{
        key: `${part}#${path}`,
        path,
        name: fieldName(path),
        form,
        base: was === undefined ? undefined : typed(was),
        proposed: typed(is),
        pointer: `${pointer}/${path.replaceAll('.', '/')}`,
      }];
}

/** @param {unknown} value @returns {Form | undefined} */
function formOf(value) {
  if (Array.isArray(value)) {
    return value.every((each) => typeof each === 'string') ? 'list' : undefined;
  }
  return /** @type {Record<string, Form>} */ ({ string: 'text', number: 'number', boolean: 'flag' })[typeof value];
}

/** @param {unknown} value */
const typed = (value) => (value === undefined ? '' : Array.isArray(value) ? value.join('\n') : String(value));

/**
 * The content as amended, and what of it cannot be read.
 *
 * @param {any} proposal
 * @param {any} base
 * @param {Part[]} parts
 * @param {Map<string, string>} texts by the key of the field
 * @param {Set<string>} left keys of the parts that are to be as they were
 * @returns {{ content: any, changed: boolean, faults: Map<string, string> }}
 */
export function amended(proposal, base, parts, texts, left) {
  const content = structuredClone(proposal.content);
  const faults = new Map();
  let changed = false;
  for (const { clause, fields, key } of parts.filter((part) => !left.has(part.key))) {
    const into = clause ? clauseOf(content, clause) : content;
    for (const field of fields) {
      const text = texts.get(field.key);
      if (text !== undefined && text !== field.proposed) {
        changed = true;
        const value = read(text, field.form);
        if (value === undefined && field.form === 'number' && text.trim() !== '') {
          faults.set(field.key, 'This is no number.');
        }
        put(into, field.path, value);
      }
    }
  }
  for (const part of parts.filter(({ key }) => left.has(key))) {
    changed = true;
    leave(content, base, part);
  }
  return { content, changed, faults };
}

/** Has a part say what it said before. @param {any} content @param {any} base @param {Part} part */
function leave(content, base, { clause, own }) {
  if (!clause) {
    put(content, /** @type {string} */ (own), structuredClone(base[/** @type {string} */ (own)]));
    return;
  }
  const { list } = KINDS[clause.kind];
  const now = (content[list] ??= []);
  const was = structuredClone(clauseOf(base, clause));
  const index = indexOf(content, clause);
  if (index >= 0) {
    now.splice(index, 1, ...(was ? [was] : []));
  } else if (was) {
    now.splice(indexOf(base, clause), 0, was);
  }
  if (!now.length) {
    delete content[list];
  }
}

/** @param {any} content @param {{ kind: string, id: string }} clause @returns {number} */
const indexOf = (content, { kind, id }) =>
  (content[KINDS[kind].list] ?? []).findIndex((/** @type {any} */ each) => each[KINDS[kind].key] === id);

/** @param {any} content @param {{ kind: string, id: string }} clause */
const clauseOf = (content, clause) => content[KINDS[clause.kind].list]?.[indexOf(content, clause)];

/** @param {string} text @param {Form} form @returns {unknown} undefined: absent */
function read(text, form) {
  if (text.trim() === '') {
    return undefined;
  }
  switch (form) {
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'flag':
      return text === 'true';
    case 'list':
      return text.split('\n').map((line) => line.trim()).filter(Boolean);
    default:
      return text;
  }
}

/** Names may have dots themselves. @param {any} object @param {string} path @returns {unknown} */
function at(object, path) {
  if (object === undefined || object === null || typeof object !== 'object') {
    return undefined;
  }
  if (path in object) {
    return object[path];
  }
  const dot = path.indexOf('.');
  return dot < 0 ? undefined : at(object[path.slice(0, dot)], path.slice(dot + 1));
}

/** @param {any} object @param {string} path @param {unknown} value undefined: takes it out */
function put(object, path, value) {
  const dot = path.indexOf('.');
  if (dot > 0 && !(path in object)) {
    put((object[path.slice(0, dot)] ??= {}), path.slice(dot + 1), value);
  } else if (value === undefined) {
    delete object[path];
  } else {
    object[path] = value;
  }
}
