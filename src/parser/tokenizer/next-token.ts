/**
 * What the next character begins. In a command most characters just begin a word, so each operator is checked for
 * standing alone there.
 */
import type { RedirectionStream } from '../ast/nodes.js';
import {
  endsToken,
  isDash,
  isDecimalDigit,
  isDoubleQuote,
  isIdentifierStart,
  isLetter,
  isSingleQuote,
  isVariableStart,
  isWhitespace,
} from './characters.js';
import { scanBlockComment, scanLineComment } from './comments.js';
import { scanEscape } from './escapes.js';
import { scanExpandableString } from './expandable.js';
import { scanNumber, scanNumberText } from './numbers.js';
import { scanHereString, scanStringLiteral } from './strings.js';
import { Token } from './token.js';
import { TokenKind as K } from './token-kinds.js';
import { Mode, type Tokenizer } from './tokenizer.js';
import { scanVariable } from './variables.js';
import { scanGeneric, scanIdentifier, scanLabel, scanParameter } from './words.js';

const STREAMS: readonly RedirectionStream[] = ['All', 'Output', 'Error', 'Warning', 'Verbose', 'Debug', 'Information'];

export function nextToken(t: Tokenizer): Token {
  const { text, length } = t;
  for (;;) {
    let { index } = t;
    let code = index < length ? text.charCodeAt(index) : 0;
    while (code === 32 || code === 9) code = ++index < length ? text.charCodeAt(index) : 0;
    t.tokenStart = index;
    t.index = index + 1;
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95) return scanIdentifier(t);
    switch (code) {
      case 36: // $
        if (t.peek() !== 40) return scanVariable(t, false, false);
        t.index++;
        return t.make(K.DollarParen);
      case 10:
        return t.make(K.NewLine);
      case 13:
        t.finishNewline(code);
        return t.make(K.NewLine);
      case 39: // '
        return scanStringLiteral(t);
      case 34: // "
        return scanExpandableString(t);
      case 35: // #
        scanLineComment(t);
        continue;
      case 40:
        return t.make(K.LParen);
      case 41:
        return t.make(K.RParen);
      case 44:
        return t.make(K.Comma);
      case 46:
        return scanDot(t);
      case 48:
      case 49:
      case 50:
      case 51:
      case 52:
      case 53:
      case 54:
      case 55:
      case 56:
      case 57:
        if (t.peek() === 62 && code >= 49 && code <= 54) return scanStreamRedirection(t, code - 48);
        return scanNumber(t);
      case 59:
        return t.make(K.Semi);
      case 91: // [
        if (t.mode === Mode.Command && !endsToken(t.peek())) return scanGeneric(t, '[');
        return t.make(K.LBracket);
      case 93:
        return t.make(K.RBracket);
      case 123:
        return t.make(K.LCurly);
      case 125:
        return t.make(K.RCurly);
      case 124: // |
        return withSecond(t, 124, K.OrOr, K.Pipe);
      case 38: // &
        return withSecond(t, 38, K.AndAnd, K.Ampersand);
      case 64: // @
        return scanAt(t);
      case 61: // =
        return operator(t, K.Equals);
      case 43: // +
        if (t.peek() === 43) return operator2(t, K.PlusPlus);
        if (t.peek() === 61) return operator2(t, K.PlusEquals);
        if (t.allowSignedNumbers && startsNumber(t.peek())) return scanNumber(t);
        return operator(t, K.Plus);
      case 42: // *
        if (t.peek() === 61) return operator2(t, K.MultiplyEquals);
        if (t.peek() === 62) return scanStreamRedirection(t, 0);
        return operator(t, K.Multiply);
      case 47: // /
        return t.peek() === 61 ? operator2(t, K.DivideEquals) : operator(t, K.Divide);
      case 37: // %
        return t.peek() === 61 ? operator2(t, K.RemainderEquals) : operator(t, K.Rem);
      case 60: // <
        if (t.peek() === 35) {
          t.index++;
          scanBlockComment(t);
          continue;
        }
        return t.make(K.RedirectInStd);
      case 62: // >
        return scanFileRedirection(t, 1, false);
      case 33: // !
        return scanExclaim(t);
      case 58: // :
        return scanColon(t);
      case 63: // ?
        return t.mode === Mode.Expression ? scanQuestion(t) : scanGeneric(t, '?');
      case 96: // `
        if (skipContinuation(t)) continue;
        return scanGeneric(t, scanEscape(t, t.next()));
      case 0:
        if (!t.atEnd) return scanGeneric(t, '\0');
        // The end stands one behind the last character, and takes no room.
        return t.save(
          new Token(t.source, K.EndOfInput, t.tokenStart + 1 + t.base, t.tokenStart + 1 + t.base, 0, '', false, null),
        );
      default:
        if (isDash(code)) return scanDash(t);
        if (isWhitespace(code)) continue;
        if (isSingleQuote(code)) return scanStringLiteral(t);
        if (isDoubleQuote(code)) return scanExpandableString(t);
        if (isLetter(code)) return scanIdentifier(t);
        return scanGeneric(t, String.fromCharCode(code));
    }
  }
}

function startsNumber(code: number): boolean {
  return isDecimalDigit(code) || code === 46;
}

function operator(t: Tokenizer, kind: K): Token {
  if (t.mode === Mode.Command && !endsToken(t.peek())) return scanGeneric(t, t.text[t.tokenStart] as string);
  return t.make(kind);
}

/** An operator of two characters, of which the first has been taken. */
function operator2(t: Tokenizer, kind: K): Token {
  t.index++;
  if (t.mode === Mode.Command && !endsToken(t.peek())) return scanGeneric(t, t.text.slice(t.tokenStart, t.index));
  return t.make(kind);
}

/** `||` or `|`, `&&` or `&`: these end a word, so they need not stand alone. */
function withSecond(t: Tokenizer, second: number, double: K, single: K): Token {
  if (t.peek() !== second) return t.make(single);
  t.index++;
  return t.make(double);
}

/** Moves over a back-tick at the end of a line, or before a blank; it has been taken. False when it escapes a character. */
function skipContinuation(t: Tokenizer): boolean {
  const code = t.peek();
  if (code === 10 || code === 13) {
    t.index++;
    t.finishNewline(code);
    t.make(K.LineContinuation);
    return true;
  }
  if (code !== 0) return isWhitespace(code);
  if (t.index < t.length) return false;
  t.index++;
  t.incomplete(t.index, 'IncompleteString');
  t.index--;
  return true;
}

function scanAt(t: Tokenizer): Token {
  const code = t.next();
  if (code === 123) return t.make(K.AtCurly);
  if (code === 40) return t.make(K.AtParen);
  if (isSingleQuote(code)) return scanHereString(t, false);
  if (isDoubleQuote(code)) return scanHereString(t, true);
  t.index--;
  if (isVariableStart(code)) return scanVariable(t, true, false);
  t.error(t.index - 1, t.index, 'UnrecognizedToken');
  return t.make(K.Unknown);
}

function scanDash(t: Tokenizer): Token {
  const code = t.peek();
  if (isDash(code)) return operator2(t, K.MinusMinus);
  if (code === 61) return operator2(t, K.MinusEquals);
  if (isLetter(code) || code === 95 || code === 63) return scanParameter(t);
  if (t.allowSignedNumbers && startsNumber(code)) return scanNumber(t);
  return operator(t, K.Minus);
}

function scanDot(t: Tokenizer): Token {
  const code = t.peek();
  const inCommand = t.mode === Mode.Command;
  if (code === 46) {
    if (inCommand && !endsToken(t.index + 1 < t.length ? t.text.charCodeAt(t.index + 1) : 0))
      return scanGeneric(t, '.');
    t.index++;
    return t.make(K.DotDot);
  }
  if (isDecimalDigit(code)) return scanNumber(t);
  if (inCommand && !endsToken(code) && code !== 36 && code !== 34 && code !== 39) return scanGeneric(t, '.');
  return t.make(K.Dot);
}

function scanExclaim(t: Tokenizer): Token {
  const code = t.peek();
  const inExpression = t.mode === Mode.Expression;
  if ((t.mode === Mode.Command && !endsToken(code)) || (inExpression && isIdentifierStart(code))) {
    return scanGeneric(t, '!');
  }
  if (inExpression && startsNumber(code)) {
    // Looked at with the `!` as its first digit, so that no number with a prefix is one.
    const isNumber = scanNumberText(t) !== null;
    t.index = t.tokenStart + 1;
    if (!isNumber) return scanGeneric(t, '!');
  }
  return t.make(K.Exclaim);
}

function scanColon(t: Tokenizer): Token {
  if (t.peek() !== 58) return t.mode === Mode.Command ? scanLabel(t) : t.make(K.Colon);
  t.index++;
  if (t.mode === Mode.Command && !t.wantSimpleName && !endsToken(t.peek())) return scanGeneric(t, '::');
  return t.make(K.ColonColon);
}

function scanQuestion(t: Tokenizer): Token {
  if (t.peek() !== 63) return t.make(K.QuestionMark);
  t.index++;
  if (t.peek() !== 61) return t.make(K.QuestionQuestion);
  t.index++;
  return t.make(K.QuestionQuestionEquals);
}

/** `*>` or `2>`: the character before the arrow has been taken. */
function scanStreamRedirection(t: Tokenizer, stream: number): Token {
  t.index++;
  if (t.peek() === 38) {
    const target = t.text.charCodeAt(t.index + 1) - 48;
    if (target === 1 || (target === 2 && stream !== 0)) {
      t.index += 2;
      return redirection(t, stream, target, false);
    }
  }
  return scanFileRedirection(t, stream, stream !== 0);
}

/** The arrow has been taken. `1>` in an expression is the number and a comparison that is none. */
function scanFileRedirection(t: Tokenizer, stream: number, streamWritten: boolean): Token {
  const append = t.peek() === 62;
  if (append) t.index++;
  if (streamWritten && t.mode === Mode.Expression) {
    t.index = t.tokenStart + 1;
    return t.makeWith(K.Number, 0, '', { type: 'Int32', value: stream, scale: 0 });
  }
  return redirection(t, stream, null, append);
}

function redirection(t: Tokenizer, from: number, to: number | null, append: boolean): Token {
  const target = to === null ? null : (STREAMS[to] as RedirectionStream);
  return t.makeWith(K.Redirection, 0, '', { from: STREAMS[from] as RedirectionStream, to: target, append });
}
