/** Blank space, line ends and comments, with the two kinds of comment that mean something: `#requires` and signatures. */
import { isWhitespace } from './characters.js';
import { TokenKind as K } from './token-kinds.js';
import type { Tokenizer } from './tokenizer.js';

/** Moves over blank space, line ends, comments and, if asked, semicolons. They become tokens only if tokens are saved. */
export function skipNewlines(t: Tokenizer, semicolonsToo: boolean): void {
  const { text, length } = t;
  for (;;) {
    let start = t.index;
    let code = start < length ? text.charCodeAt(start) : 0;
    while (code === 32 || code === 9) code = ++start < length ? text.charCodeAt(start) : 0;
    t.index = start + 1;
    switch (code) {
      case 13:
      case 10:
        t.tokenStart = start;
        t.finishNewline(code);
        if (t.saved !== null) t.make(K.NewLine);
        continue;
      case 59: // ;
        if (!semicolonsToo) break;
        t.tokenStart = start;
        if (t.saved !== null) t.make(K.Semi);
        continue;
      case 35: // #
        t.tokenStart = start;
        scanLineComment(t);
        continue;
      case 60: // <
        if (t.peek() !== 35) break;
        t.tokenStart = start;
        t.index++;
        scanBlockComment(t);
        continue;
      case 96: {
        const follower = t.next();
        if (follower === 10 || follower === 13) {
          t.tokenStart = start;
          t.finishNewline(follower);
          if (t.saved !== null) t.make(K.LineContinuation);
          continue;
        }
        if (isWhitespace(follower)) continue;
        break;
      }
      default:
        if ((code <= 32 || code >= 127) && code !== 0 && isWhitespace(code)) continue;
    }
    t.index = start;
    return;
  }
}

/** Scans the rest of a line comment; its `#` has been taken. */
export function scanLineComment(t: Tokenizer): void {
  const { text, length } = t;
  const start = t.index;
  let index = start;
  while (index < length) {
    const code = text.charCodeAt(index);
    if (code === 10 || code === 13) break;
    index++;
  }
  t.index = index;
  if (t.saved !== null) t.make(K.Comment);
  const letter = text.charCodeAt(start) | 32;
  if (letter === 114 && t.base === 0 && /^requires/i.test(text.slice(start, start + 8))) {
    const { saved } = t;
    t.saved = null;
    t.requires.push(t.make(K.Comment));
    t.saved = saved;
  } else if (isSignatureStart(text, start, index)) {
    t.signatureStart = t.start;
  }
}

/** Scans the rest of a block comment; its `<#` has been taken. */
export function scanBlockComment(t: Tokenizer): void {
  const opening = t.index - 2;
  const end = t.text.indexOf('#>', t.index);
  if (end < 0) {
    t.index = t.length;
    t.incomplete(opening, 'MissingTerminatorMultiLineComment');
  } else {
    t.index = end + 2;
  }
  if (t.saved !== null) t.make(K.Comment);
}

const SIGNATURE_START = 'sig#beginsignatureblock\n';
const SIMILARITY = 10;

/** A comment that resembles `# SIG # Begin signature block` counts as one, lest a damaged signature let code run behind it. */
function isSignatureStart(text: string, start: number, end: number): boolean {
  if (end - start < SIGNATURE_START.length - SIMILARITY - 1) return false;
  let comment = '';
  for (let i = start; i < end; i++) {
    if (!isWhitespace(text.charCodeAt(i))) comment += text[i];
    if (comment.length > SIGNATURE_START.length + SIMILARITY) return false;
  }
  comment = `${comment}${text[end] ?? '\0'}`.toLowerCase();
  if (Math.abs(comment.length - SIGNATURE_START.length) > SIMILARITY) return false;
  return editDistance(comment, SIGNATURE_START) < SIMILARITY;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const diagonal = previous[column - 1] as number;
      current[column] =
        a[row - 1] === b[column - 1]
          ? diagonal
          : Math.min(diagonal, previous[column] as number, current[column - 1] as number) + 1;
    }
    previous = current;
  }
  return previous[b.length] as number;
}
