/** Single-quoted strings, and here-strings of both kinds (about_Quoting_Rules). */
import { isDoubleQuote, isSingleQuote, isWhitespace } from './characters.js';
import { appendEscape, ExpandableText, scanDollar } from './expandable.js';
import type { Token } from './token.js';
import { TokenKind as K, TokenFlags } from './token-kinds.js';
import type { Tokenizer } from './tokenizer.js';

/** Scans `'...'`; the opening quote has been taken. */
export function scanStringLiteral(t: Tokenizer): Token {
  const { value, closed } = scanLiteralBody(t);
  return t.makeWith(K.StringLiteral, closed ? 0 : TokenFlags.TokenInError, value, null);
}

/** Scans up to and with the closing quote. Two quotes stand for one. */
export function scanLiteralBody(t: Tokenizer): { value: string; closed: boolean } {
  const { text, length } = t;
  const opening = t.index - 1;
  let value = '';
  let run = t.index;
  for (let index = run; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code !== 39 && (code < 128 || !isSingleQuote(code))) continue;
    value += text.slice(run, index);
    run = ++index;
    t.index = index;
    if (!isSingleQuote(t.peek())) return { value, closed: true };
  }
  t.index = length;
  value += text.slice(run, length);
  t.incomplete(opening, 'TerminatorExpectedAtEndOfString', "'");
  return { value, closed: false };
}

/** Scans `@' ... '@` or `@" ... "@`; the two characters of the header have been taken. */
export function scanHereString(t: Tokenizer, expandable: boolean): Token {
  const kind = expandable ? K.HereStringExpandable : K.HereStringLiteral;
  const header = t.index - 2;
  const quote = expandable ? '"' : "'";
  const isQuote = expandable ? isDoubleQuote : isSingleQuote;
  if (!skipHeader(t, header, quote)) return t.makeWith(kind, TokenFlags.TokenInError, '', null);

  const content = new ExpandableText();
  const { text, length } = t;
  /** A footer with blanks before it, which is none: the likely reason when the real one is missing. */
  let falseFooter = -1;
  let pendingNewline = '';
  let run = t.index;
  for (;;) {
    // Here the scan stands at the start of a line.
    if (isQuote(t.peek()) && text.charCodeAt(t.index + 1) === 64) {
      t.index += 2;
      return t.makeWith(kind, content.errorFlag, content.value, content.detail());
    }
    content.append(pendingNewline);
    if (falseFooter < 0) falseFooter = findFalseFooter(t, isQuote);
    let code = 0;
    while (t.index < length) {
      code = text.charCodeAt(t.index);
      if (code === 10 || code === 13) break;
      if (!expandable || (code !== 36 && code !== 96)) {
        t.index++;
        continue;
      }
      if (t.index > run) content.append(text.slice(run, t.index));
      run = t.index++;
      if (code === 36 ? scanDollar(t, content, true) : appendEscape(t, content)) run = t.index;
    }
    content.append(text.slice(run, t.index));
    if (t.index >= length) {
      if (falseFooter >= 0) t.incomplete(falseFooter, 'WhitespaceBeforeHereStringFooter');
      else t.incomplete(header, 'TerminatorExpectedAtEndOfString', `${quote}@`);
      return t.makeWith(kind, TokenFlags.TokenInError, content.value, content.detail());
    }
    const newline = t.index++;
    t.finishNewline(code);
    pendingNewline = text.slice(newline, t.index);
    run = t.index;
  }
}

/** Moves to the first line of the content; false, with the error reported, when there is more behind the header. */
function skipHeader(t: Tokenizer, header: number, quote: string): boolean {
  t.skipWhitespace();
  if (t.index >= t.length) {
    t.incomplete(header, 'TerminatorExpectedAtEndOfString', `${quote}@`);
    return false;
  }
  const code = t.next();
  if (code === 13 || code === 10) {
    t.finishNewline(code);
    return true;
  }
  t.index--;
  t.error(t.index, t.index + 1, 'UnexpectedCharactersAfterHereStringHeader');
  while (t.index < t.length) {
    const skipped = t.next();
    if (skipped === quote.charCodeAt(0) && t.peek() === 64) {
      t.index++;
      break;
    }
    if (skipped === 13 || skipped === 10) {
      t.index--;
      break;
    }
  }
  return false;
}

function findFalseFooter(t: Tokenizer, isQuote: (code: number) => boolean): number {
  let index = t.index;
  while (index < t.length && isWhitespace(t.text.charCodeAt(index))) index++;
  if (!isQuote(t.text.charCodeAt(index)) || t.text.charCodeAt(index + 1) !== 64) return -1;
  return index;
}
