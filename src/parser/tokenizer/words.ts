/** Words: bare words of commands, identifiers and keywords, `-Parameter` or `-operator`, and `:label`. */
import {
  endsToken,
  isDoubleQuote,
  isIdentifierFollow,
  isIdentifierStart,
  isLetter,
  isLetterOrDigit,
  isSingleQuote,
  isWhitespace,
} from './characters.js';
import { scanEscape } from './escapes.js';
import { ExpandableText, scanDollar, scanExpandableBody } from './expandable.js';
import { keywordKind, operatorKind } from './keywords.js';
import { scanLiteralBody } from './strings.js';
import { Token } from './token.js';
import { TokenKind as K, TokenFlags } from './token-kinds.js';
import { Mode, type Tokenizer } from './tokenizer.js';

/**
 * Scans the rest of a bare word that begins with `prefix`, which has been taken: up to a blank or one of `;,|&(){}`.
 * Quotes and variables inside it are read as they would be inside double quotes.
 */
export function scanGeneric(t: Tokenizer, prefix: string): Token {
  const { text, length } = t;
  let run = t.index;
  let index = run;
  while (index < length) {
    const code = text.charCodeAt(index);
    if ((code < 97 || code > 122) && (endsToken(code) || isWordSpecial(code))) break;
    index++;
  }
  t.index = index;
  if (index >= length || endsToken(text.charCodeAt(index))) {
    return t.makeWith(K.Generic, 0, prefix + text.slice(run, index), null);
  }

  const content = new ExpandableText();
  content.append(prefix);
  for (;;) {
    const code = t.peek();
    if (!endsToken(code) && !isWordSpecial(code)) {
      t.index++;
      continue;
    }
    if (t.index > run) content.append(text.slice(run, t.index));
    if (endsToken(code)) break;
    t.index++;
    if (code === 96) {
      const escaped = t.peek();
      if (escaped === 0) {
        content.append('`');
      } else {
        t.index++;
        content.append(scanEscape(t, escaped));
      }
    } else if (code === 36) {
      if (!scanDollar(t, content, false)) content.append('$');
    } else if (isDoubleQuote(code)) {
      scanExpandableBody(t, content);
    } else {
      content.append(scanLiteralBody(t).value);
    }
    run = t.index;
  }
  return t.makeWith(K.Generic, content.errorFlag, content.value, content.detail());
}

function isWordSpecial(code: number): boolean {
  return code === 96 || code === 36 || isDoubleQuote(code) || isSingleQuote(code);
}

/** Scans an identifier, keyword or bare word; its first letter has been taken. */
export function scanIdentifier(t: Tokenizer): Token {
  const { text, length } = t;
  let index = t.index;
  let follower = 0;
  while (index < length) {
    follower = text.charCodeAt(index);
    if ((follower < 97 || follower > 122) && !isIdentifierFollow(follower)) break;
    index++;
  }
  if (index >= length) follower = 0;
  t.index = index;
  const { mode } = t;
  if (mode === Mode.TypeName) return scanTypeNameRest(t);
  if (!t.wantSimpleName && mode !== Mode.Expression) {
    const word = text.slice(t.tokenStart, index);
    if (mode === Mode.Command && !endsToken(follower)) return scanGeneric(t, word);
    const kind = keywordKind(word);
    if (kind !== undefined && (kind !== K.InlineScript || t.inWorkflow)) return t.make(kind);
  }
  return t.make(K.Identifier);
}

/** A name of a type goes on with dots, `+` of nested types, and back-ticks of generic ones. */
function scanTypeNameRest(t: Tokenizer): Token {
  for (;;) {
    const code = t.peek();
    const inName = code === 46 || code === 96 || code === 95 || code === 43 || code === 35 || code === 92;
    if (!inName && !isLetterOrDigit(code)) break;
    t.index++;
  }
  return t.makeWith(K.Identifier, TokenFlags.TypeName, '', null);
}

/** Scans `-name`: a parameter, or in an expression an operator. The dash has been taken. */
export function scanParameter(t: Tokenizer): Token {
  const { text, length } = t;
  const nameStart = t.index;
  const inCommand = t.mode === Mode.Command;
  let usedColon = false;
  let nameEnd = nameStart;
  while (nameEnd < length && text.charCodeAt(nameEnd) >= 97 && text.charCodeAt(nameEnd) <= 122) nameEnd++;
  t.index = nameEnd;
  for (;;) {
    nameEnd = t.index;
    const code = t.peek();
    if (isLetter(code) && code < 128) {
      t.index++;
      continue;
    }
    if (endsToken(code) || isWhitespace(code) || code === 46 || code === 91) break;
    if (code === 58) {
      usedColon = true;
      if (inCommand) t.index++;
      break;
    }
    if (!inCommand) break;
    if (isSingleQuote(code) || isDoubleQuote(code)) return scanGeneric(t, t.text.slice(nameStart - 1, nameEnd));
    t.index++;
  }
  const name = t.text.slice(nameStart, nameEnd);
  if (t.mode === Mode.Expression) {
    const kind = operatorKind(name);
    if (kind !== undefined) return t.make(kind);
  }
  if (name === '') return t.make(K.Minus);
  return t.save(new Token(t.source, K.Parameter, t.start, t.end, 0, name, usedColon, null));
}

/** Scans `:label`; the colon has been taken. */
export function scanLabel(t: Tokenizer): Token {
  const nameStart = t.index;
  const first = t.peek();
  if (!isIdentifierStart(first)) {
    return first === 0 ? t.makeWith(K.Generic, 0, ':', null) : scanGeneric(t, ':');
  }
  while (isIdentifierFollow(t.peek())) t.index++;
  if (t.mode === Mode.Command && !endsToken(t.peek())) {
    t.index++;
    return scanGeneric(t, t.text.slice(nameStart - 1, t.index));
  }
  return t.makeWith(K.Label, 0, t.text.slice(nameStart, t.index), null);
}
