/** `$name`, `$scope:name`, `${any name}`, `$$`, `$?`, `$^`, and `@name` for splatting (about_Variables, about_Splatting). */
import { endsToken, isDoubleQuote, isLetterOrDigit, isVariableStart } from './characters.js';
import { scanEscape } from './escapes.js';
import type { Token } from './token.js';
import { TokenKind as K } from './token-kinds.js';
import { Mode, type Tokenizer } from './tokenizer.js';
import { variablePathParts } from './variable-path.js';
import { scanGeneric } from './words.js';

const DOLLAR = 36;
const QUESTION = 63;
const CARET = 94;
const COLON = 58;

/** Scans a variable; its `$` or `@` has been taken. In a command a variable may turn out to begin a longer word. */
export function scanVariable(t: Tokenizer, splatted: boolean, inString: boolean): Token {
  const first = t.peek();
  if (first === 123) {
    t.index++;
    return scanBracedVariable(t, inString);
  }
  if (!isVariableStart(first)) return scanGeneric(t, '$');
  const nameStart = t.index++;
  if (first === DOLLAR || first === QUESTION || first === CARET) {
    if (t.mode === Mode.Command && !endsToken(t.peek())) return rescanAsWord(t);
  } else if (!skipVariableName(t)) {
    return rescanAsWord(t);
  }
  const name = t.text.slice(nameStart, t.index);
  // Only a colon behind everything leaves nothing for the name.
  if (name.charCodeAt(name.length - 1) === COLON) {
    const { drive, unqualified } = variablePathParts(name);
    const id = drive === null ? 'InvalidVariableReference' : 'InvalidVariableReferenceWithDrive';
    if (unqualified === '') t.error(t.tokenStart, t.index, id);
  }
  return t.makeWith(splatted ? K.SplattedVariable : K.Variable, 0, name, null);
}

function rescanAsWord(t: Tokenizer): Token {
  t.index = t.tokenStart;
  return scanGeneric(t, '');
}

/** Moves behind the name. False when in a command a character follows that makes it a longer word. */
function skipVariableName(t: Tokenizer): boolean {
  const { text, length } = t;
  let { index } = t;
  for (; ; index++) {
    const code = index < length ? text.charCodeAt(index) : 0;
    if (code >= 97 && code <= 122) continue;
    if (code === COLON) {
      if (text.charCodeAt(index + 1) !== COLON) continue;
      t.index = index;
      return true;
    }
    if (code === 95 || code === QUESTION || isLetterOrDigit(code)) continue;
    t.index = index;
    // A dot, a bracket or an equals sign ends a variable even where it would not end a word.
    return t.mode !== Mode.Command || code === 46 || code === 91 || code === 61 || endsToken(code);
  }
}

function scanBracedVariable(t: Tokenizer, inString: boolean): Token {
  const opening = t.index - 1;
  let name = '';
  let closed = false;
  for (;;) {
    const code = t.next();
    if (code === 125) {
      closed = true;
      break;
    }
    if (code === 0 && t.atEnd) {
      t.index--;
      break;
    }
    if (code === 96) {
      const escaped = t.next();
      if (escaped === 0 && t.atEnd) {
        t.index--;
        break;
      }
      name += scanEscape(t, escaped);
    } else if (inString && isDoubleQuote(code)) {
      const second = t.next();
      if (second === 0 && t.atEnd) {
        t.index--;
        break;
      }
      if (!isDoubleQuote(second)) t.index--;
      name += String.fromCharCode(isDoubleQuote(second) ? second : code);
    } else {
      if (code === 123) t.error(t.index, t.index + 1, 'OpenBraceNeedsToBeBackTickedInVariableName');
      name += String.fromCharCode(code);
    }
  }
  if (!closed) t.incomplete(opening, 'IncompleteDollarVariableReference');
  if (name === '') {
    if (closed) t.error(t.index - 1, t.index, 'EmptyVariableReference');
    name = ':Error:';
  }
  if (t.mode === Mode.Command) {
    const follower = t.peek();
    if (!endsToken(follower) && follower !== 46 && follower !== 91) return rescanAsWord(t);
  }
  if (variablePathParts(name).unqualified === '') t.error(t.tokenStart, t.index, 'InvalidBracedVariableReference');
  return t.makeWith(K.Variable, 0, name, null);
}
