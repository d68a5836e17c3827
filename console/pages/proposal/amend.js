// @ts-check
// Three texts side by side: what holds now, what is proposed, and what a reviewer makes of it.
import { html, nothing } from '../../lib/lit-html.js';
import { choicesOf, clauseTitle, told, valueView } from '../../clause.js';
import { faultOf } from './step-form.js';

/**
 * @param {import('./amendment.js').Part[]} parts
 * @param {import('../../drafts.js').Draft} draft
 * @param {import('../../api.js').Problem | undefined} problem
 * @param {Map<string, string>} faults of what cannot be read
 * @param {() => void} draw
 */
export const amendView = (parts, draft, problem, faults, draw) => html`
  ${parts.map((part) => partView(part, draft, problem, faults, draw))}`;

const LEAVE = /** @type {Record<string, string>} */ ({ ADDED: 'Leave it out', REMOVED: 'Keep it', CHANGED: 'Leave it as it is today' });

/**
 * @param {import('./amendment.js').Part} part
 * @param {import('../../drafts.js').Draft} draft
 * @param {import('../../api.js').Problem | undefined} problem
 * @param {Map<string, string>} faults
 * @param {() => void} draw
 */
function partView(part, draft, problem, faults, draw) {
  const isLeft = draft.left.has(part.key);
  /** @param {Event} event */
  const leave = (event) => {
    /** @type {HTMLInputElement} */ (event.target).checked ? draft.left.add(part.key) : draft.left.delete(part.key);
    draw();
  };
  return html`
    <fieldset class="amend">
      <legend>${clauseTitle(part.clause)}</legend>
      <p><label><input type="checkbox" .checked=${isLeft} @change=${leave}> ${LEAVE[part.change]}</label></p>
      ${isLeft ? nothing : part.fields.map((field) => fieldView(field, draft, faults.get(field.key) ?? faultOf(problem, field.pointer), draw))}
    </fieldset>`;
}

/**
 * @param {import('./amendment.js').Field} field
 * @param {import('../../drafts.js').Draft} draft
 * @param {string} fault
 * @param {() => void} draw
 */
function fieldView(field, draft, fault, draw) {
  const id = `yours-${field.key.replace(/[^\w-]/g, '_')}`;
  const choices = choicesOf(field.path);
  const yours = draft.texts.get(field.key) ?? field.proposed;
  /** @param {Event} event */
  const type = (event) => {
    draft.texts.set(field.key, /** @type {HTMLTextAreaElement} */ (event.target).value);
    draw();
  };
  return html`
    <div class="three">
      <p class="three-title">${field.name}${field.form === 'list' ? html` <small>one a line</small>` : nothing}</p>
      <div><p class="small">Today</p>${field.base === undefined ? html`<p class="small">not there</p>` : asRead(field, field.base)}</div>
      <div><p class="small">Proposed</p>${field.proposed === '' ? html`<p class="small">not there any more</p>` : asRead(field, field.proposed)}</div>
      <div>
        <label class="small" for=${id}>Yours<span class="unseen">: ${field.name}</span></label>
        ${choices
          ? html`<select id=${id} @change=${type} aria-describedby="${id}-fault">
              ${yours === '' ? html`<option value="" .selected=${true}>not there</option>` : nothing}
              ${choices.map((each) => html`<option value=${each} .selected=${each === yours}>${told(field.path, each)}</option>`)}
            </select>`
          : html`<textarea id=${id} rows=${rows(field, yours)} .value=${yours} spellcheck=${field.path === 'when' ? 'false' : 'true'}
              aria-invalid=${fault ? 'true' : 'false'} aria-describedby="${id}-fault" @input=${type}></textarea>`}
        <p id="${id}-fault" class="fault">${fault}</p>
      </div>
    </div>`;
}

/** @param {import('./amendment.js').Field} field @param {string} text */
const asRead = (field, text) => html`<p>${valueView(field.path, field.form === 'list' ? text : told(field.path, text))}</p>`;

/** About as many as it takes. @param {import('./amendment.js').Field} field @param {string} text */
const rows = ({ form }, text) =>
  form === 'number' ? 1 : Math.min(14, Math.max(2, text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 34), 0)));
