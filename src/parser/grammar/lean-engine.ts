/**
 * Chevrotain's engine without what this parser does not use: trees of its own, backtracking, recovery, hooks. The DSL, the
 * recording of the grammar and its validation are Chevrotain's; what runs for every token is here, and takes a third of
 * the time. It stands in for methods that are no part of Chevrotain's public face, hence the pinned version.
 */
import { EmbeddedActionsParser, type IOrAlt, type IToken, type ParserMethod, type TokenType } from 'chevrotain';
import { nextToken } from '../tokenizer/next-token.js';
import type { Token } from '../tokenizer/token.js';
import type { Mode, Tokenizer } from '../tokenizer/tokenizer.js';
import { type Decision, decisionKey, decisionTables, type Table } from './lookahead.js';

export type Rule<R, A extends unknown[] = []> = ParserMethod<A, R>;
type Implementation = (...args: unknown[]) => unknown;
/** A rule as Chevrotain makes it: a function that carries these. */
type AnyRule = Implementation & { originalGrammarAction: Implementation; key: number };
type Action<T> = (() => T) | { GATE?: () => boolean; DEF: () => T };
/** Alternatives that are made once remember their decision. */
type Alternatives<T> = { DEF: IOrAlt<T>[]; IGNORE_AMBIGUITIES?: boolean; tables?: Table[] };

/** The methods of Chevrotain's that are called here, but are not declared. */
interface Engine {
  defineRule(name: string, implementation: Implementation, config: unknown): AnyRule;
  raiseNoAltException(occurrence: number, message: unknown): never;
}
const standard = EmbeddedActionsParser.prototype as unknown as Engine;

const OR = decisionKey(0, 'OR', 0);
const OPTION = decisionKey(0, 'OPTION', 0);
const MANY = decisionKey(0, 'MANY', 0);

export abstract class LeanEngine extends EmbeddedActionsParser {
  protected abstract tokenizer: Tokenizer;
  /** The next token, once it has been looked at. */
  protected peeked: Token | null = null;
  /** The mode in which it was read. */
  protected peekedMode: Mode = 0;
  /** Grows with every token that is taken. */
  private consumed = 0;
  /** The rule that runs, as part of the keys of its decisions. */
  private ruleKey = 0;
  private readonly decisions = new Map<number, Table[]>();
  declare private readonly fullRuleNameToShort: Record<string, number>;
  declare private selfAnalysisDone: boolean;

  /** Takes the decisions of the grammar from a table, in place of having Chevrotain record it. */
  protected decideBy(decisions: readonly Decision[]): void {
    for (const decision of decisions) {
      const [rule, method, occurrence] = decision;
      const key = decisionKey(this.fullRuleNameToShort[rule] as number, method, occurrence);
      this.decisions.set(key, decisionTables(decision));
    }
    this.selfAnalysisDone = true;
  }

  /** Back to the start, outside of any rule. */
  protected restart(): void {
    this.peeked = null;
    this.ruleKey = 0;
  }

  // ---- Tokens

  protected peek(): Token {
    const { peeked } = this;
    if (peeked !== null) return peeked;
    const { tokenizer } = this;
    this.peekedMode = tokenizer.mode;
    return (this.peeked = nextToken(tokenizer));
  }

  override LA(_howMuch: number): IToken {
    return this.peek() as unknown as IToken;
  }
  override LA_FAST(_howMuch: number): IToken {
    return this.peek() as unknown as IToken;
  }
  consumeToken(): void {
    this.peeked = null;
    this.consumed++;
  }

  /** The next token, which the look-ahead has seen to be of the type. */
  protected take(occurrence: number, type: TokenType): Token {
    if (this.RECORDING_PHASE) return this.consume(occurrence, type) as unknown as Token;
    const token = this.peeked ?? this.peek();
    this.peeked = null;
    this.consumed++;
    return token;
  }

  // ---- Rules. They have at most four arguments, and never throw.

  /** Called by RULE. */
  defineRule(name: string, implementation: Implementation, config: unknown): AnyRule {
    const rule = standard.defineRule.call(this, name, implementation, config);
    const key = this.fullRuleNameToShort[name] as number;
    const root = (...args: unknown[]): unknown => {
      this.ruleKey = key;
      return implementation(...args);
    };
    return Object.assign(root, { ...rule, key });
  }

  /** As `subruleInternal`, which the others call: this one is written out, being called for every token and a half. */
  override SUBRULE<A extends unknown[], R>(rule: ParserMethod<A, R>, options?: { ARGS?: A }): R {
    const caller = this.ruleKey;
    const { key, originalGrammarAction } = rule as unknown as AnyRule;
    this.ruleKey = key;
    const args = options?.ARGS;
    const result =
      args === undefined ? originalGrammarAction() : originalGrammarAction(args[0], args[1], args[2], args[3]);
    this.ruleKey = caller;
    return result as R;
  }

  /** All the other SUBRULE methods call this. */
  subruleInternal<A extends unknown[], R>(rule: ParserMethod<A, R>, _occurrence: number, options?: { ARGS?: A }): R {
    const caller = this.ruleKey;
    const { key, originalGrammarAction } = rule as unknown as AnyRule;
    this.ruleKey = key;
    const args = options?.ARGS;
    const result =
      args === undefined ? originalGrammarAction() : originalGrammarAction(args[0], args[1], args[2], args[3]);
    this.ruleKey = caller;
    return result as R;
  }

  // ---- Choices

  /** As `orInternal`, for alternatives that are made once and were chosen among before. */
  override OR<T>(given: IOrAlt<T>[] | Alternatives<T>): T {
    const tables = (given as Alternatives<T>).tables;
    if (tables === undefined) return this.orInternal(given, 0);
    const { code } = this.peeked ?? this.peek();
    const first = (tables[0] as Table)[code] as number;
    if (first > 0) {
      const { GATE, ALT } = (given as Alternatives<T>).DEF[first - 1] as IOrAlt<T>;
      if (GATE === undefined || GATE()) return ALT() as T;
    }
    return this.orInternal(given, 0);
  }

  /** Among alternatives that begin alike the first one is chosen whose gate is open. */
  orInternal<T>(given: IOrAlt<T>[] | Alternatives<T>, occurrence: number): T {
    let alternatives: IOrAlt<T>[];
    let tables: Table[];
    if (Array.isArray(given)) {
      alternatives = given;
      tables = this.tablesOf(OR | occurrence);
    } else {
      alternatives = given.DEF;
      tables = given.tables ??= this.tablesOf(OR | occurrence);
    }
    const { code } = this.peeked ?? this.peek();
    for (let i = (tables[0] as Table)[code] as number; i > 0 && i <= alternatives.length; i++) {
      const { GATE, ALT } = alternatives[i - 1] as IOrAlt<T>;
      if ((tables[i] as Table)[code] !== 0 && (GATE === undefined || GATE())) return ALT() as T;
    }
    return standard.raiseNoAltException.call(this, occurrence, undefined);
  }

  optionInternal<T>(action: Action<T>, occurrence: number): T | undefined {
    const table = this.tablesOf(OPTION | occurrence)[0] as Table;
    if (typeof action === 'function') return table[(this.peeked ?? this.peek()).code] !== 0 ? action() : undefined;
    const { GATE, DEF } = action;
    return (GATE === undefined || GATE()) && table[(this.peeked ?? this.peek()).code] !== 0 ? DEF() : undefined;
  }

  manyInternal(occurrence: number, action: Action<void>): void {
    const table = this.tablesOf(MANY | occurrence)[0] as Table;
    if (typeof action === 'function') {
      while (table[(this.peeked ?? this.peek()).code] !== 0) action();
      return;
    }
    const { GATE, DEF } = action;
    for (let before = -1; before !== this.consumed; ) {
      before = this.consumed;
      if ((GATE !== undefined && !GATE()) || table[(this.peeked ?? this.peek()).code] === 0) return;
      DEF();
    }
  }

  /** OPTION of a rule as a function of the occurrence, null when it is not there. What begins the rule is looked up once. */
  protected optional<R>(rule: () => Rule<R>): (occurrence: number) => R | null {
    let table: Table | undefined;
    return (occurrence) => {
      if (this.RECORDING_PHASE) return this.option(occurrence, () => this.subrule(occurrence, rule())) ?? null;
      table ??= this.tablesOf(OPTION | occurrence)[0] as Table;
      return table[(this.peeked ?? this.peek()).code] !== 0 ? this.subruleInternal(rule(), occurrence) : null;
    };
  }

  private tablesOf(choice: number): Table[] {
    return this.decisions.get(this.ruleKey | choice) as Table[];
  }
}
