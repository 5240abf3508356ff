/**
 * What all chapters of the grammar stand on: tokens on demand, modes, errors and extents.
 *
 * The grammar is a Chevrotain grammar whose tokens come one at a time from the modal tokenizer, so that every rule can say
 * in which mode the next token is to be read. And it never throws: where PowerShell misses something it reports its own
 * error and goes on, so a token that must come is asked for with `expect`, which gives null, and what may come with OPTION.
 */
import type { TokenType } from 'chevrotain';
import { type Ranged, ScriptExtent, ScriptSource } from '../ast/extent.js';
import type { ExpressionAst } from '../ast/nodes.js';
import type { ParseErrorId } from '../messages.js';
import { skipNewlines } from '../tokenizer/comments.js';
import type { Token } from '../tokenizer/token.js';
import { TokenKind as K, TokenFlags } from '../tokenizer/token-kinds.js';
import { type Mode, Tokenizer } from '../tokenizer/tokenizer.js';
import { LeanEngine, type Rule } from './lean-engine.js';
import type { Decision } from './lookahead.js';
import { createVocabulary, numberTokens, type Vocabulary, type VocabularyType } from './token-types.js';

export type { Rule } from './lean-engine.js';
/** Stands in the tree for every list without elements: there are a great many. */
export const NONE = Object.freeze([]) as unknown as never[];

/** A list as the tree keeps it, without the room for sixteen more that one has which has grown. */
export function trimmed<T>(list: readonly T[]): T[] {
  return list.length === 0 ? NONE : list.slice();
}

/** A table made ahead of time, or what Chevrotain works out by recording the grammar, which it then validates as well. */
export type Lookahead = readonly Decision[] | 'recorded';

export abstract class ParserCore extends LeanEngine {
  protected readonly T: Vocabulary;
  protected source: ScriptSource = new ScriptSource('');
  protected tokenizer: Tokenizer = new Tokenizer(this.source);
  /** In lists with commas of their own, a comma makes no array. */
  protected commaDisabled = false;
  /** A class or enum is defined somewhere in the text. */
  protected hasTypes = false;

  constructor(lookahead: Lookahead) {
    const vocabulary = createVocabulary();
    super(vocabulary, { maxLookahead: 1, skipValidations: lookahead !== 'recorded' });
    this.T = vocabulary;
    numberTokens(vocabulary);
  }

  /** Ends construction: takes the look-ahead from the table, or has Chevrotain record and validate the grammar. */
  protected finishGrammar(lookahead: Lookahead): void {
    if (lookahead === 'recorded') {
      this.performSelfAnalysis();
      return;
    }
    this.decideBy(lookahead);
  }

  /** Forgets the text before, and starts on this one. */
  protected start(source: ScriptSource): void {
    this.restart();
    this.source = source;
    this.tokenizer = new Tokenizer(source);
    this.commaDisabled = false;
    this.hasTypes = false;
  }

  // ---- Tokens

  /** Makes a token that was looked for by other means the next one. */
  protected prime(token: Token | null): boolean {
    this.peeked = token;
    this.peekedMode = this.tokenizer.mode;
    return token !== null;
  }

  /** Looks at the next token in a mode that is set only for this. */
  protected peekIn(mode: Mode): void {
    const before = this.tokenizer.mode;
    this.tokenizer.mode = mode;
    this.peek();
    this.tokenizer.mode = before;
  }

  /** The next token if it is of the kind, taken; otherwise null, and the caller reports what is missing. */
  protected expect(occurrence: number, type: TokenType): Token | null {
    if (this.RECORDING_PHASE) return this.consume(occurrence, type) as unknown as Token;
    const token = this.peeked ?? this.peek();
    if ((type as VocabularyType).kinds[token.code] === 0) return null;
    this.consumeToken();
    return token;
  }

  /** The next token is of none of the kinds. While the grammar is recorded nothing is missing. */
  protected isMissing(...kinds: K[]): boolean {
    return !this.RECORDING_PHASE && !kinds.includes((this.peeked ?? this.peek()).code);
  }

  /**
   * The next token is of the kind, or the grammar is being recorded. The rules that every operand goes through ask this
   * before a rare OPTION or MANY, so as not to make its closures in vain: they would be most of what a parse allocates.
   */
  protected may(kind: K): boolean {
    return this.RECORDING_PHASE || (this.peeked ?? this.peek()).code === kind;
  }

  /** As `may`, for kinds with a trait in common. */
  protected mayHave(trait: TokenFlags): boolean {
    return this.RECORDING_PHASE || ((this.peeked ?? this.peek()).flags & trait) !== 0;
  }

  /** Takes whatever comes next: for error recovery, outside the grammar. */
  protected takeAny(): Token {
    const token = this.peek();
    this.consumeToken();
    return token;
  }

  protected skipNewlines(): void {
    if (this.peeked !== null) {
      if (this.peeked.code !== K.NewLine) return;
      this.consumeToken();
    }
    skipNewlines(this.tokenizer, false);
  }

  protected skipNewlinesAndSemicolons(): void {
    if (this.peeked !== null) {
      if (this.peeked.code !== K.NewLine && this.peeked.code !== K.Semi) return;
      this.consumeToken();
    }
    skipNewlines(this.tokenizer, true);
  }

  /** Reads on in another mode, and gives back the one before. A token looked at is read again if it may differ. */
  protected setMode(mode: Mode): Mode {
    const before = this.tokenizer.mode;
    const { peeked } = this;
    if (peeked !== null && this.peekedMode !== mode && (peeked.flags & TokenFlags.ParseModeInvariant) === 0) {
      this.resync(peeked.start);
    }
    this.tokenizer.mode = mode;
    return before;
  }

  /** Goes back to an offset of the script. */
  protected resync(start: number): void {
    this.peeked = null;
    this.tokenizer.resync(start);
  }

  /** Skips to one of `kinds` that stands outside any brackets begun since, and takes it if asked. Closing brackets among
   * `kinds` are meant to close a bracket that has been opened before. */
  protected syncOnError(takeClosing: boolean, ...kinds: K[]): void {
    let parens = kinds.includes(K.RParen) ? 1 : 0;
    let curlies = kinds.includes(K.RCurly) ? 1 : 0;
    let brackets = kinds.includes(K.RBracket) ? 1 : 0;
    for (;;) {
      const { code } = this.peek();
      if (code === K.EndOfInput) return;
      if (code === K.LParen) parens++;
      else if (code === K.LCurly) curlies++;
      else if (code === K.LBracket) brackets++;
      const closes =
        (code === K.RParen && --parens === 0) ||
        (code === K.RCurly && --curlies === 0) ||
        (code === K.RBracket && --brackets === 0);
      if (closes && kinds.includes(code)) {
        if (takeClosing) this.consumeToken();
        return;
      }
      this.consumeToken();
      if (kinds.includes(code) && parens === 0 && curlies === 0 && brackets === 0) return;
    }
  }

  // ---- Extents

  protected extent(start: number, end: number): ScriptExtent {
    return new ScriptExtent(this.source, start, end);
  }
  protected extentOf(range: Ranged): ScriptExtent {
    return new ScriptExtent(this.source, range.start, range.end);
  }
  protected extentFrom(first: Ranged, last: Ranged): ScriptExtent {
    return new ScriptExtent(this.source, first.start, last.end);
  }

  // ---- Errors

  protected error(range: Ranged, id: ParseErrorId, ...args: unknown[]): void {
    this.tokenizer.errorList.add(range.start, range.end, false, id, args);
  }

  /** An error that more input could mend, if nothing stands behind it. Returns whether that is so. */
  protected incomplete(range: Ranged, id: ParseErrorId, ...args: unknown[]): boolean {
    return this.incompleteAt(range, range, id, ...args);
  }

  /** As `incomplete`, found out at another place than the one that is shown. */
  protected incompleteAt(range: Ranged, found: Ranged, id: ParseErrorId, ...args: unknown[]): boolean {
    const incomplete = this.tokenizer.isAtEndOfScript(found.end);
    this.tokenizer.errorList.add(range.start, range.end, incomplete, id, args);
    return incomplete;
  }

  protected get hasErrors(): boolean {
    return this.tokenizer.errorList.errors.length > 0;
  }

  // ---- Rules of later chapters that earlier ones refer to

  protected abstract readonly expression: Rule<ExpressionAst | null>;
}
