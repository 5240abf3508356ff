/**
 * The tokenizer's state and its smallest steps. What a character begins depends on the mode, and the mode on the grammar,
 * so tokens are made one at a time, on demand: whoever reads them sets `mode`, and may go back with `resync` to read the
 * same text again in another mode. The scanners are functions in the other files of this folder, one file a subject.
 */
import type { ScriptSource } from '../ast/extent.js';
import type { ParseErrorId } from '../messages.js';
import { ParseErrorList } from '../parse-error.js';
import { isWhitespace } from './characters.js';
import { Token, type TokenDetail, type UnscannedSubExpression } from './token.js';
import { TokenKind as K } from './token-kinds.js';

/** How words are read: as arguments, as operands, as parts of a type's name, or as declarations in a class. */
export enum Mode {
  Command = 0,
  Expression = 1,
  TypeName = 2,
  Signature = 3,
}

/** What `startNestedScan` puts aside. */
export interface ScanState {
  text: string;
  index: number;
  base: number;
  tokenStart: number;
  skipped: ReadonlySet<number> | null;
  saved: Token[] | null;
}

export class Tokenizer {
  mode = Mode.Command;
  /** A sign belongs to the number behind it. */
  allowSignedNumbers = false;
  /** `?` and `:` end a number, as they may belong to a ternary expression. */
  endNumberInTernary = false;
  /** Words are plain names: no keywords, and nothing but letters and digits. */
  wantSimpleName = false;
  /** `inlinescript` is a keyword only in a workflow. */
  inWorkflow = false;

  /** The text being scanned: the script, or the text of a sub-expression in a string. */
  text: string;
  length: number;
  index = 0;
  tokenStart = 0;
  /** Offset in the script of the first character of `text`. */
  base = 0;
  /** Offsets in the script of characters that `text` leaves out. */
  skipped: ReadonlySet<number> | null = null;
  /** All tokens in order, comments too; null when nobody wants them. */
  saved: Token[] | null = null;
  /** `#requires` lines, in order. */
  requires: Token[] = [];
  /** Where the signature block begins, or -1. */
  signatureStart = -1;
  readonly errorList: ParseErrorList;

  constructor(readonly source: ScriptSource) {
    this.text = source.text;
    this.length = source.text.length;
    this.errorList = new ParseErrorList(source);
  }

  // ---- Characters: 0 stands for the end of the text, as it does for a NUL character; `atEnd` tells them apart.

  /** The next character, taken. At the end this moves one past it. */
  next(): number {
    const index = this.index++;
    return index < this.length ? this.text.charCodeAt(index) : 0;
  }

  peek(): number {
    return this.index < this.length ? this.text.charCodeAt(this.index) : 0;
  }

  /** True once the end has been taken with `next`. */
  get atEnd(): boolean {
    return this.index > this.length;
  }

  skipWhitespace(): void {
    while (this.index < this.length && isWhitespace(this.text.charCodeAt(this.index))) this.index++;
  }

  /** Takes the line feed behind a carriage return. */
  finishNewline(code: number): void {
    if (code === 13 && this.peek() === 10) this.index++;
  }

  // ---- Offsets in the script

  /** Script offset of the current token's first character. */
  get start(): number {
    return this.skipped === null ? this.tokenStart + this.base : this.#unskip(this.tokenStart)[0];
  }

  /** Script offset behind the last character taken. */
  get end(): number {
    return this.skipped === null ? this.index + this.base : this.#unskip(this.tokenStart)[1];
  }

  #unskip(tokenStart: number): [start: number, end: number] {
    let start = tokenStart + this.base;
    let end = this.index + this.base;
    let i = this.base;
    for (; i < start; i++) {
      if (!this.skipped?.has(i)) continue;
      start++;
      end++;
    }
    for (; i < end; i++) if (this.skipped?.has(i)) end++;
    return [start, end];
  }

  /** Where `resync` can come back to. */
  restorePoint(): number {
    this.tokenStart = this.index;
    return this.start;
  }

  /** Goes back to the script offset `start`, and forgets the tokens saved since. */
  resync(start: number): void {
    let adjustment = this.base;
    if (this.skipped !== null) {
      for (let i = this.base; i < start - 1; i++) if (this.skipped.has(i)) adjustment++;
    }
    this.index = Math.min(Math.max(start - adjustment, 0), this.length + 1);
    if (this.saved !== null) forgetTokensFrom(this.saved, start);
    if (this.requires.length > 0) forgetTokensFrom(this.requires, start);
  }

  startNestedScan(nested: UnscannedSubExpression): ScanState {
    const { text, index, base, tokenStart, skipped, saved } = this;
    this.text = nested.text;
    this.length = nested.text.length;
    this.index = 0;
    this.tokenStart = 0;
    this.base = nested.start;
    this.skipped = nested.skipped;
    this.saved = saved === null ? null : [];
    return { text, index, base, tokenStart, skipped, saved };
  }

  finishNestedScan(state: ScanState): void {
    this.text = state.text;
    this.length = state.text.length;
    this.index = state.index;
    this.base = state.base;
    this.tokenStart = state.tokenStart;
    this.skipped = state.skipped;
    this.saved = state.saved;
  }

  // ---- Tokens: each runs from `tokenStart` to `index`

  make(kind: K): Token {
    const { base, saved } = this;
    if (this.skipped !== null) return this.makeWith(kind, 0, '', null);
    const token = new Token(this.source, kind, this.tokenStart + base, this.index + base, 0, '', false, null);
    if (saved !== null) saved.push(token);
    return token;
  }

  makeWith(kind: K, flags: number, value: string, detail: TokenDetail): Token {
    const { base, saved } = this;
    // Written out, as this is done for every token.
    const token =
      this.skipped === null
        ? new Token(this.source, kind, this.tokenStart + base, this.index + base, flags, value, false, detail)
        : new Token(this.source, kind, this.start, this.end, flags, value, false, detail);
    if (saved !== null) saved.push(token);
    return token;
  }

  save(token: Token): Token {
    if (this.saved !== null) this.saved.push(token);
    return token;
  }

  // ---- Errors, at offsets of `text`

  error(start: number, end: number, id: ParseErrorId, ...args: unknown[]): void {
    this.errorList.add(start + this.base, end + this.base, false, id, args);
  }

  /** An error that reaches to where the tokenizer stands; more input could mend it when that is the end. */
  incomplete(start: number, id: ParseErrorId, ...args: unknown[]): void {
    const end = this.index + this.base;
    this.errorList.add(start + this.base, end, this.isAtEndOfScript(end), id, args);
  }

  /** Nothing but blank space and comments stands behind the script offset `end`. Line ends are not blank space. */
  isAtEndOfScript(end: number): boolean {
    const { text, length } = this;
    for (let i = end; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code === 35) {
        i = endOfLine(text, i + 1) - 1;
      } else if (code === 60 && text.charCodeAt(i + 1) === 35) {
        i = endOfBlockComment(text, i + 2) - 1;
      } else if (!isWhitespace(code)) {
        return false;
      }
    }
    return true;
  }

  /** Behind the line end at `end`, on the next line or behind comment lines, the pipeline goes on with a `|`. */
  isPipeContinuation(end: number): boolean {
    const { text, length } = this;
    if (end >= length) return false;
    let blankLine = true;
    let i = end;
    while (i < length - 1) {
      const code = text.charCodeAt(i);
      if (isWhitespace(code)) {
        i++;
      } else if (code === 10 || code === 13) {
        if (blankLine) return false;
        blankLine = true;
        i += code === 13 && text.charCodeAt(i + 1) === 10 ? 2 : 1;
      } else {
        blankLine = false;
        if (code === 35) i = endOfLine(text, i + 1);
        else if (code === 60 && text.charCodeAt(i + 1) === 35) i = endOfBlockComment(text, i + 2);
        else return code === 124;
      }
    }
    return text.charCodeAt(length - 1) === 124;
  }
}

function endOfLine(text: string, index: number): number {
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (code === 13 || code === 10) break;
    index++;
  }
  return index;
}

function endOfBlockComment(text: string, index: number): number {
  const end = text.indexOf('#>', index);
  return end < 0 ? text.length : end + 2;
}

function forgetTokensFrom(tokens: Token[], start: number): void {
  let last = tokens.length - 1;
  if (last >= 0 && (tokens[last] as Token).code === K.EndOfInput) last--;
  while (last >= 0 && (tokens[last] as Token).end > start) last--;
  tokens.length = last + 1;
}
