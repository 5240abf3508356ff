/**
 * Tokens that count only where they stand: member access must touch what it follows, a call's parenthesis must touch
 * the method's name, and an attribute's bracket is a bracket in every mode.
 */
import { endsAssemblyNamePart, isWhitespace } from './characters.js';
import { scanBlockComment, scanLineComment } from './comments.js';
import type { Token } from './token.js';
import { TokenKind as K, TokenFlags } from './token-kinds.js';
import { Mode, type Tokenizer } from './tokenizer.js';

/** `.`, `::`, `?.`, and if allowed `[` and `?[`, right behind an expression; null when there is none. */
export function memberAccessOperator(t: Tokenizer, allowBracket: boolean): Token | null {
  let code = t.peek();
  while (code === 60) {
    if (t.text.charCodeAt(t.index + 1) !== 35) return null;
    t.tokenStart = t.index;
    t.index += 2;
    scanBlockComment(t);
    code = t.peek();
  }
  if (code !== 46 && code !== 58 && code !== 91 && code !== 63) return null;
  const second = t.index + 1 < t.length ? t.text.charCodeAt(t.index + 1) : 0;
  switch (code) {
    case 46:
      return second === 46 || endsMember(t, second) ? null : take(t, K.Dot, 1);
    case 58: {
      if (second !== 58) return null;
      const third = t.index + 2 < t.length ? t.text.charCodeAt(t.index + 2) : 0;
      return endsMember(t, third) ? null : take(t, K.ColonColon, 2);
    }
    case 91:
      return allowBracket ? take(t, K.LBracket, 1) : null;
    default:
      if (second === 46) return take(t, K.QuestionDot, 2);
      return second === 91 && allowBracket ? take(t, K.QuestionLBracket, 2) : null;
  }
}

/** In a command `$a. b` is two arguments. */
function endsMember(t: Tokenizer, code: number): boolean {
  return t.mode === Mode.Command && (code === 0 || code === 13 || code === 10 || isWhitespace(code));
}

function take(t: Tokenizer, kind: K, length: number): Token {
  t.tokenStart = t.index;
  t.index += length;
  return t.make(kind);
}

/** `(`, or `{` of a block that is the only argument, right behind a method's name. */
export function invocationOpening(t: Tokenizer): Token | null {
  const code = t.peek();
  if (code === 40) return take(t, K.LParen, 1);
  return code === 123 ? take(t, K.LCurly, 1) : null;
}

/** A `[`, blank space and comments before it skipped; null when there is none. */
export function attributeBracket(t: Tokenizer): Token | null {
  const restorePoint = t.index;
  let goBackBeforeMember = false;
  for (;;) {
    const code = t.peek();
    if (code === 91) return take(t, K.LBracket, 1);
    t.tokenStart = t.index;
    if (code === 35) {
      goBackBeforeMember = true;
      t.index++;
      scanLineComment(t);
    } else if (code === 60 && t.text.charCodeAt(t.index + 1) === 35) {
      goBackBeforeMember = false;
      t.index += 2;
      scanBlockComment(t);
    } else if (code !== 0 && isWhitespace(code)) {
      goBackBeforeMember = true;
      t.skipWhitespace();
    } else {
      // Blank space parts an expression from a dot behind it, so it must still be there when that is looked for.
      if ((code === 46 || code === 58) && goBackBeforeMember) t.resync(restorePoint);
      return null;
    }
  }
}

/** The rest of `[Type, Assembly, Version=1.0]` behind the first comma; empty when nothing is there. */
export function scanAssemblyName(t: Tokenizer): string {
  let name = scanAssemblyNamePart(t);
  while (t.peek() === 44) {
    take(t, K.Comma, 1);
    name += `, ${scanAssemblyNamePart(t)}`;
    if (t.peek() === 61) {
      take(t, K.Equals, 1);
      name += `=${scanAssemblyNamePart(t)}`;
    }
  }
  return name;
}

function scanAssemblyNamePart(t: Tokenizer): string {
  t.skipWhitespace();
  t.tokenStart = t.index;
  while (!endsAssemblyNamePart(t.peek())) t.index++;
  const part = t.text.slice(t.tokenStart, t.index);
  t.makeWith(K.Identifier, TokenFlags.TypeName, '', null);
  t.skipWhitespace();
  return part;
}

/** What `--%` passes on as it is: the rest of the line, up to a `|` or `&&` outside quotes. */
export function scanVerbatimArgument(t: Tokenizer): Token {
  t.skipWhitespace();
  t.tokenStart = t.index;
  let inQuotes = false;
  for (; t.index < t.length; t.index++) {
    const code = t.text.charCodeAt(t.index);
    if (code === 13 || code === 10) break;
    if (code === 34 || (code >= 0x201c && code <= 0x201e)) inQuotes = !inQuotes;
    else if (!inQuotes && (code === 124 || (code === 38 && t.text.charCodeAt(t.index + 1) === 38))) break;
  }
  return t.makeWith(K.Generic, 0, t.source.text.slice(t.start, t.end), null);
}
