// @ts-check
// One proposal: what changes, why, what it rests on, and the steps that one may take.
import { html, nothing } from '../lib/lit-html.js';
import { getJson, getTagged } from '../api.js';
import { clauseKey } from '../clause.js';
import { draftOf } from '../drafts.js';
import { Loaded, shown } from '../loaded.js';
import { beside, without } from '../queue.js';
import { TrialPanel } from '../trial/panel.js';
import { amendView } from './proposal/amend.js';
import { amended, partsOf } from './proposal/amendment.js';
import { Edits } from './proposal/edits.js';
import { shortcutsOf } from './proposal/keys.js';
import { Steps } from './proposal/stepping.js';
import { bodyOf, Trying } from './proposal/trying.js';
import { wholeView } from './proposal/view.js';
import { DONE } from './proposal/wording.js';

/** @type {import('../shell.js').Page} */
export const proposal = { path: 'proposals', title: 'Proposal', one: true, within: 'inbox', open };

/** How often one looks whether the preview is there, and for how long. */
const LOOK = 2000;
const LOOKS = 15;

/** @param {import('../shell.js').Context} context */
function open(context) {
  const { draw, say, focus } = context;
  /** @type {Loaded<{ value: any, etag: string }>} */
  const loaded = new Loaded(arrived);
  /** @type {Loaded<any>} the version that it was made from */
  const base = new Loaded(readBase);
  let id = '';
  let steps = new Steps('', loaded, draw);
  let trying = new Trying('', loaded, draw, look);
  const trial = new TrialPanel(context, look);
  const edits = new Edits(draw);
  /** @type {string | undefined} */
  let done;
  /** @type {string | undefined} */
  let after;
  /** @type {Map<string, string>} */
  let faults = new Map();
  let looks = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {URLSearchParams} _ @param {string} next */
  function show(_, next) {
    if (next === id) {
      return;
    }
    close();
    id = next;
    steps = new Steps(id, loaded, draw);
    trying = new Trying(steps.path, loaded, draw, look);
    done = after = undefined;
    faults = new Map();
    looks = 0;
    say('');
    read();
  }

  const read = () => void loaded.ask((signal) => getTagged(steps.path, signal));

  function arrived() {
    const value = loaded.value?.value;
    if (value && ['AMEND', 'EDIT'].includes(draftOf(id).open ?? '')) {
      loadBase();
    }
    if (value?.trial) {
      trial.show(value.trial.experiment);
    }
    clearTimeout(timer);
    if (value?.preview?.state === 'PENDING' && looks < LOOKS) {
      timer = setTimeout(lookAgain, LOOK);
    }
    draw();
  }

  function lookAgain() {
    // A step that is being taken looks for itself.
    if (!steps.sending) {
      looks++;
      look();
    }
  }

  function look() {
    void loaded.renew((signal) => getTagged(steps.path, signal));
  }

  function readBase() {
    draw();
    if (base.value && document.activeElement?.matches('body, main, .step')) {
      focus('.amend textarea');
    }
  }

  function loadBase() {
    const { policy, baseVersion } = loaded.value?.value;
    if (base.value?.version !== baseVersion || base.value?.policy !== policy) {
      void base.ask((signal) => getJson(`/v1/policies/${encodeURIComponent(policy)}/versions/${baseVersion}`, {}, signal));
    }
  }

  /** @param {string | undefined} step */
  function openStep(step) {
    const draft = draftOf(id);
    const from = draft.open;
    draft.open = step;
    steps.forget();
    faults = new Map();
    done = undefined;
    if (step === 'AMEND' || step === 'EDIT') {
      loadBase();
    }
    if (step === 'TRY') {
      trying.begin(draft);
    }
    draw();
    focus(step ? FOCUS[step] ?? '.step textarea, .step button' : `[data-step="${from}"]`);
  }

  const FOCUS = /** @type {Record<string, string>} */ ({
    ACCEPT: '.step button[type=submit]',
    AMEND: '.step',
    EDIT: '.step',
    REJECT: '#code',
    TRY: '#trial-share',
  });

  /** @param {string} step */
  async function take(step) {
    const draft = draftOf(id);
    const reason = draft.reason.trim() || undefined;
    const from = draft.from ? new Date(draft.from).toISOString() : undefined;
    const approval = { despite: draft.despite.trim() || undefined, effectiveFrom: from };
    switch (step) {
      case 'ACCEPT':
        return review(step, { verdict: step, reason, ...approval });
      case 'REJECT':
        return review(step, { verdict: step, code: draft.code || undefined, reason });
      case 'MORE_EVIDENCE':
        return review(step, { verdict: step, reason });
      case 'TRY':
        return review(step, bodyOf(draft));
      case 'WITHDRAW':
        return took(step, await steps.take(step, { path: '/withdraw' }));
      default: {
        const content = ownContent();
        return content === undefined
          ? undefined
          : step === 'AMEND'
            ? review(step, { verdict: step, reason, content, ...approval })
            : took(step, await steps.take(step, { method: 'PUT', path: '', body: { content, rationale: reason } }));
      }
    }
  }

  /** What was typed; undefined where it cannot be sent, which is then told. */
  function ownContent() {
    const value = loaded.value?.value;
    if (!base.value) {
      return undefined;
    }
    const draft = draftOf(id);
    const made = amended(value, base.value.content, partsOf(value, base.value.content), draft.texts, draft.left);
    faults = made.faults;
    if (faults.size) {
      draw();
      focus('.step [aria-invalid=true]');
      return undefined;
    }
    if (!made.changed && draft.open === 'AMEND') {
      say('Nothing is changed yet: change a text, or accept it as it is.');
      return undefined;
    }
    return made.content;
  }

  /** @param {string} step @param {unknown} body */
  const review = async (step, body) => took(step, await steps.take(step, { path: '/reviews', body }));

  const takeBack = async () => took('TAKE_BACK', await steps.take('TAKE_BACK', { path: '/take-back' }));

  const rebase = async () => took('REBASE', await steps.take('REBASE', { path: '/rebase' }));

  /** @param {string} step @param {boolean} taken */
  function took(step, taken) {
    if (!taken) {
      say(steps.problem?.title ?? '');
      focus('.step [aria-invalid=true], .step .problem');
      return;
    }
    const value = loaded.value?.value;
    done = DONE[step](value);
    say(done);
    if (['ACCEPT', 'AMEND', 'REJECT', 'WITHDRAW', 'TRY'].includes(step)) {
      after = without(id);
    }
    if (value.trial) {
      trial.renew();
    }
    focus('.done a');
  }

  /** @param {{ kind: string, id: string } | undefined} clause */
  async function comment(clause) {
    const where = clauseKey(clause);
    const text = draftOf(id).comments.get(where)?.trim();
    if (text && (await steps.take('COMMENT', { path: '/comments', body: { text, clause }, conditional: false }))) {
      draftOf(id).comments.delete(where);
      say('The comment is there.');
      focus(`[data-comment="${CSS.escape(where)}"]`);
    }
  }

  /** @param {string | undefined} where */
  function commentAt(where) {
    const draft = draftOf(id);
    const from = draft.commenting;
    draft.commenting = where;
    steps.forget();
    draw();
    focus(where === undefined ? `[data-comment="${CSS.escape(from ?? '')}"]` : '#comment');
  }

  const view = () => html`${loaded.value ? whole(loaded.value.value) : html`<h1>Proposal</h1>`} ${shown(loaded, () => nothing)}`;

  /** @param {any} value a Proposal */
  function whole(value) {
    const draft = draftOf(id);
    const isCommenting = steps.failed === 'COMMENT';
    const { sending, meanwhile } = steps;
    const problem = isCommenting ? undefined : steps.problem;
    return wholeView(value, {
      stepping: { proposal: value, draft, sending, problem, meanwhile, openStep, take: (step) => void take(step), draw },
      commenting: {
        draft,
        mayComment: value.next?.includes('COMMENT') ?? false,
        sending,
        problem: isCommenting ? steps.problem : undefined,
        openAt: commentAt,
        send: (clause) => void comment(clause),
        draw,
      },
      texts: texts(value, draft, problem),
      trial: value.trial ? trial.view() : undefined,
      edits,
      takeBack: () => void takeBack(),
      rebase: () => void rebase(),
      done,
      after,
    });
  }

  /** @param {any} value @param {import('../drafts.js').Draft} draft @param {import('../api.js').Problem | undefined} problem */
  const texts = (value, draft, problem) =>
    draft.open === 'TRY'
      ? trying.view(value, draft, problem)
      : ['AMEND', 'EDIT'].includes(draft.open ?? '')
        ? shown(base, (version) => amendView(partsOf(value, version.content), draft, problem, faults, draw))
        : nothing;

  function close() {
    clearTimeout(timer);
    steps.close();
    trying.close();
    trial.close();
    edits.close();
    loaded.clear();
    base.clear();
  }

  const shortcuts = () =>
    shortcutsOf({ next: loaded.value?.value.next ?? [], openStep, takeBack, commentAt, say, beside: (step) => beside(id, step) });

  return { show, view, shortcuts, close, title: () => `Proposal ${id}` };
}
