/**
 * The inside of expandable strings. The tokenizer finds where each `$variable` and `$( )` begins and ends; the text of a
 * sub-expression is scanned only when the grammar parses it. Its end is found by counting parentheses alone: quotes do not
 * protect them.
 */
import { isDoubleQuote, isVariableStart } from './characters.js';
import { scanEscape } from './escapes.js';
import { type ExpandableDetail, Token, UnscannedSubExpression } from './token.js';
import { TokenKind as K, TokenFlags } from './token-kinds.js';
import { Mode, type Tokenizer } from './tokenizer.js';
import { scanVariable } from './variables.js';

/** Gathers the value of a string, and its pieces if it has expressions in it. */
export class ExpandableText {
  /** Escapes resolved, expressions as written. */
  value = '';
  inError = false;
  #literal = '';
  #literals: string[] = [];
  #nested: (Token | UnscannedSubExpression)[] = [];

  append(literal: string): void {
    this.value += literal;
    this.#literal += literal;
  }

  appendNested(written: string, nested: Token | UnscannedSubExpression): void {
    this.value += written;
    this.#literals.push(this.#literal);
    this.#literal = '';
    this.#nested.push(nested);
    if (nested instanceof Token ? nested.hasError : nested.inError) this.inError = true;
  }

  get errorFlag(): number {
    return this.inError ? TokenFlags.TokenInError : 0;
  }

  /** Null when there is no expression in the text. */
  detail(): ExpandableDetail | null {
    if (this.#nested.length === 0) return null;
    return { literals: [...this.#literals, this.#literal], nested: this.#nested };
  }
}

/** Scans `"..."`; the opening quote has been taken. */
export function scanExpandableString(t: Tokenizer): Token {
  const content = new ExpandableText();
  if (!scanExpandableBody(t, content)) content.inError = true;
  return t.makeWith(K.StringExpandable, content.errorFlag, content.value, content.detail());
}

/** Scans up to and with the closing quote; false, with the error reported, when there is none. */
export function scanExpandableBody(t: Tokenizer, content: ExpandableText): boolean {
  const opening = t.index - 1;
  const { text, length } = t;
  let run = t.index;
  for (;;) {
    if (t.index >= length) {
      content.append(text.slice(run, length));
      t.incomplete(opening, 'TerminatorExpectedAtEndOfString', '"');
      return false;
    }
    const code = text.charCodeAt(t.index);
    if (code !== 36 && code !== 96 && code !== 34 && (code < 128 || !isDoubleQuote(code))) {
      t.index++;
      continue;
    }
    if (t.index > run) content.append(text.slice(run, t.index));
    t.index++;
    run = t.index;
    if (code === 36) {
      if (scanDollar(t, content, false)) run = t.index;
      else run--;
    } else if (code === 96) {
      run = appendEscape(t, content) ? t.index : run - 1;
    } else {
      if (!isDoubleQuote(t.peek())) return true;
      t.index++;
    }
  }
}

/** Appends the value of the escape behind a back-tick, which has been taken; false at the end of the text. */
export function appendEscape(t: Tokenizer, content: ExpandableText): boolean {
  const escaped = t.peek();
  if (escaped === 0) return false;
  t.index++;
  content.append(scanEscape(t, escaped));
  return true;
}

/** Scans what a `$` in a string begins; the dollar has been taken. False when it stands for itself. */
export function scanDollar(t: Tokenizer, content: ExpandableText, inHereString: boolean): boolean {
  const dollar = t.index - 1;
  const first = t.peek();
  const { tokenStart, mode, saved } = t;
  let nested: Token | UnscannedSubExpression | null = null;
  t.saved = null;
  t.mode = Mode.Expression;
  if (first === 40) {
    t.index++;
    nested = scanSubExpressionText(t, inHereString);
  } else if (first === 123 || isVariableStart(first)) {
    t.tokenStart = dollar;
    nested = scanVariable(t, false, true);
  }
  t.saved = saved;
  t.tokenStart = tokenStart;
  t.mode = mode;
  if (nested === null) return false;
  content.appendNested(t.text.slice(dollar, t.index), nested);
  return true;
}

function scanSubExpressionText(t: Tokenizer, inHereString: boolean): UnscannedSubExpression {
  t.tokenStart = t.index - 2;
  let run = t.tokenStart;
  let content = '';
  let skipped: Set<number> | null = null;
  let depth = 1;
  let inError = false;
  const { text, length } = t;
  while (depth > 0) {
    const code = t.index < length ? text.charCodeAt(t.index) : 0;
    t.index++;
    if (code > 64 && code < 128 && code !== 96) continue;
    if (code === 40) {
      depth++;
    } else if (code === 41) {
      depth--;
    } else if (code === 0 && t.atEnd) {
      t.index--;
      t.incomplete(t.tokenStart, 'IncompleteDollarSubexpressionReference');
      inError = true;
      break;
    } else if (!inHereString && (code === 96 || isDoubleQuote(code)) && isDoubleQuote(t.peek())) {
      content += t.text.slice(run, t.index - 1);
      run = t.index++;
      skipped ??= new Set();
      skipped.add(t.index - 2 + t.base);
    }
  }
  content += t.text.slice(run, t.index);
  return new UnscannedSubExpression(t.start, t.end, content, skipped ?? t.skipped, inError);
}
