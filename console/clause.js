// @ts-check
// What clauses and their fields are called, and how what they say is told.
import { html, nothing } from './lib/lit-html.js';
import { capital, duration } from './format.js';

/** By kind: the list of a policy's content in which it stands, the field with its id, and its word. */
export const KINDS = /** @type {Record<string, { list: string, key: string, word: string, heading: string }>} */ ({
  RULE: { list: 'rules', key: 'id', word: 'rule', heading: 'Rules' },
  GUARDRAIL: { list: 'guardrails', key: 'id', word: 'guardrail', heading: 'Guardrails' },
  OPTION: { list: 'options', key: 'id', word: 'option', heading: 'Options' },
  GUIDANCE: { list: 'guidance', key: 'id', word: 'guidance', heading: 'Guidance for drafts' },
  ATTRIBUTE: { list: 'attributes', key: 'name', word: 'attribute', heading: 'What rules may read' },
  WATCH: { list: 'watch', key: 'id', word: 'watch metric', heading: 'What must not suffer' },
  LEADING: { list: 'leading', key: 'id', word: 'leading indicator', heading: 'Early signs' },
});

const NAMES = /** @type {Record<string, string>} */ ({
  when: 'Holds where',
  countWeak: 'Weak outcomes count',
  'metric.countWeak': 'Weak outcomes count',
  'exploration.share': 'Left to chance',
  'exploration.floor': 'Of that, spread evenly',
  'exploration.across': 'Chance chooses among',
  'review.quorum': 'Approvals needed',
  'review.expireAfter': 'Proposals expire after',
  'review.reviewBy': 'To be looked at again by',
  unit: 'Unit of chance',
  'marks.without': 'Followed without',
  'marks.with': 'Followed with one of',
  share: 'Served to this share of units, by lot',
});

const ORDER = ['title', 'hypothesis', 'when', 'effect', 'options', 'matching', 'text', 'marks', 'share', 'draft', 'says', 'reason'];
const SHARES = ['exploration.share', 'exploration.floor', 'share'];

/** @param {{ kind: string, id: string } | undefined} clause @returns {string} */
export const clauseKey = (clause) => (clause ? `${clause.kind}/${clause.id}` : '');

/** @param {{ kind: string, id: string } | undefined} clause */
export const clauseTitle = (clause) =>
  clause ? html`${capital(KINDS[clause.kind]?.word ?? clause.kind)} <code>${clause.id}</code>` : 'The policy itself';

/** @param {string} path */
export const fieldName = (path) => NAMES[path] ?? capital(path.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('.', ' ').toLowerCase());

/**
 * In the order in which one reads them.
 *
 * @template {{ field: string }} T
 * @param {T[]} fields
 */
export function inOrder(fields) {
  /** @param {T} each */
  const rank = (each) => {
    const at = ORDER.indexOf(each.field.split('.')[0]);
    return at < 0 ? ORDER.length : at;
  };
  return [...fields].sort((a, b) => rank(a) - rank(b));
}

/**
 * What an object says, by path: texts as they are, anything else as JSON.
 *
 * @param {any} object
 * @param {string} [path]
 * @returns {{ field: string, text: string }[]}
 */
export const flat = (object, path = '') =>
  Object.entries(object ?? {}).flatMap(([name, value]) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? flat(value, `${path}${name}.`)
      : [{ field: path + name, text: typeof value === 'string' ? value : JSON.stringify(value) }],
  );

/** @param {string} field @param {string} text */
export function told(field, text) {
  const name = field.slice(field.lastIndexOf('.') + 1);
  if (['window', 'grace', 'expireAfter'].includes(name)) {
    return duration(text);
  }
  if (name === 'when' && text.trim() === 'true') {
    return 'everywhere';
  }
  if (SHARES.includes(field)) {
    return `${Number(text) * 100} %`;
  }
  if (['locked', 'required', 'countWeak'].includes(name)) {
    return text === 'true' ? 'yes' : 'no';
  }
  if (['effect', 'direction', 'type', 'across', 'unit', 'mode', 'kind'].includes(name) && /^[A-Z_]+$/.test(text)) {
    return text.toLowerCase();
  }
  return ['options', 'values', 'says', 'without', 'with', 'owners', 'reviewers'].includes(name) ? listed(text) : text;
}

/** @param {string} json */
function listed(json) {
  try {
    const all = JSON.parse(json);
    return Array.isArray(all) ? all.join(', ') : json;
  } catch {
    return json;
  }
}

/** What a field may say where it may not say anything. @param {string} path @returns {string[] | undefined} */
export const choicesOf = (path) => CHOICES[path.slice(path.lastIndexOf('.') + 1)];

const CHOICES = /** @type {Record<string, string[]>} */ ({
  effect: ['PREFER', 'REQUIRE', 'AVOID'],
  direction: ['INCREASE', 'DECREASE'],
  mode: ['OBSERVE', 'SUGGEST', 'EXPLORE'],
  locked: ['true', 'false'],
  required: ['true', 'false'],
  countWeak: ['true', 'false'],
});

/** Conditions look like what they are. @param {string} field @param {unknown} content */
export const valueView = (field, content) =>
  field === 'when' && content !== 'everywhere' ? html`<code class="said-so">${content}</code>` : html`<span class="said-so">${content}</span>`;

/** What a clause says, but for its id and evidence. @param {any} clause @param {string[]} [without] */
export function clauseFields(clause, without = []) {
  const fields = inOrder(flat(clause).filter(({ field }) => !['id', 'name', 'evidence', ...without].includes(field)));
  return fields.length
    ? html`<dl class="fields">
        ${fields.map(({ field, text }) => html`<div><dt>${fieldName(field)}</dt><dd>${valueView(field, told(field, text))}</dd></div>`)}
      </dl>`
    : nothing;
}
