// @ts-check
// What became of the words of a text.

/** @typedef {{ kind: 'KEPT' | 'REMOVED' | 'ADDED', text: string }} Piece */

// A word, or a sign, with the white space behind it.
const WORD = /[\p{L}\p{M}\p{N}_'’]+\s*|\S\s*|\s+/gu;

/**
 * The longest that both have in common stays; for short texts, as the time grows with the product of both lengths.
 *
 * @param {string} before
 * @param {string} after
 * @returns {Piece[]} in the order in which they are read, whose kept and removed ones make the text before
 */
export function difference(before, after) {
  const old = before.match(WORD) ?? [];
  const now = after.match(WORD) ?? [];
  const common = lengths(old, now);
  /** @type {Piece[]} */
  const pieces = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && isSame(old[i], now[j])) {
      add(pieces, 'KEPT', old[i++]);
      j++;
    } else if (i < old.length && (j === now.length || common[i + 1][j] >= common[i][j + 1])) {
      add(pieces, 'REMOVED', old[i++]);
    } else {
      add(pieces, 'ADDED', now[j++]);
    }
  }
  return pieces;
}

/** How many words are common from each two places on. @param {string[]} old @param {string[]} now */
function lengths(old, now) {
  const all = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      all[i][j] = isSame(old[i], now[j]) ? all[i + 1][j + 1] + 1 : Math.max(all[i + 1][j], all[i][j + 1]);
    }
  }
  return all;
}

/** @param {string} one @param {string} other */
const isSame = (one, other) => one.trimEnd() === other.trimEnd();

/** @param {Piece[]} pieces @param {Piece['kind']} kind @param {string} text */
function add(pieces, kind, text) {
  const last = pieces.at(-1);
  if (last?.kind === kind) {
    last.text += text;
  } else {
    pieces.push({ kind, text });
  }
}

/**
 * The same from what a captured edit says of itself.
 *
 * @param {string} draft
 * @param {{ offset: number, from: string, to: string }[]} spans in their order
 * @returns {Piece[]}
 */
export function spansOf(draft, spans) {
  let read = 0;
  const pieces = spans.flatMap(({ offset, from, to }) => {
    const kept = draft.slice(read, offset);
    read = offset + from.length;
    return [
      { kind: /** @type {const} */ ('KEPT'), text: kept },
      { kind: /** @type {const} */ ('REMOVED'), text: from },
      { kind: /** @type {const} */ ('ADDED'), text: to },
    ];
  });
  return [...pieces, { kind: /** @type {const} */ ('KEPT'), text: draft.slice(read) }].filter(({ text }) => text);
}
