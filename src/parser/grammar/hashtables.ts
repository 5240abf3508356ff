/** `@{ key = statement; ... }`, and the keys of it, which are labels of `break` too (about_Hash_Tables). */

import { after, before } from '../ast/extent.js';
import { ErrorStatementAst, type ExpressionAst, HashtableAst, type StatementAst } from '../ast/nodes.js';
import type { Token } from '../tokenizer/token.js';
import { TokenKind as K } from '../tokenizer/token-kinds.js';
import { Mode } from '../tokenizer/tokenizer.js';
import { type Rule, trimmed } from './parser-core.js';
import { Primaries } from './primaries.js';

type KeyValuePair = [key: ExpressionAst, value: StatementAst];

export abstract class Hashtables extends Primaries {
  protected abstract readonly statement: Rule<StatementAst | null>;
  protected abstract readonly unaryExpression: Rule<ExpressionAst | null>;
  /** Looks at the next token as an operand, so that a sign belongs to the number behind it. */
  protected abstract peekOperand(endNumber: boolean): Token;
  /** Looks at a `$` as the expression it begins, and not first as a word of a command. */
  protected abstract lookAtDollar(): void;

  protected override readonly hashtable: Rule<HashtableAst> = this.RULE('hashtable', () => {
    const opening = this.take(0, this.T.AtCurly);
    const { mode } = this.tokenizer;
    this.skipNewlines();
    const pairs: KeyValuePair[] = [];
    let ended = false;
    this.MANY({
      GATE: () => !ended && this.atKey(),
      DEF: () => {
        const pair = this.SUBRULE(this.keyValuePair, { ARGS: [mode] });
        if (pair !== null) pairs.push(pair);
        const { code } = this.peek();
        if (pair === null || (code !== K.NewLine && code !== K.Semi)) ended = true;
        else this.skipNewlinesAndSemicolons();
      },
    });
    this.setMode(mode);
    const closing = this.expect(0, this.T.RCurly);
    if (closing !== null) return new HashtableAst(this.extent(opening.start, closing.end), trimmed(pairs));
    const found = this.peek();
    this.incompleteAt(after(opening), found, 'MissingEndCurlyBrace');
    return new HashtableAst(this.extent(opening.start, before(found).end), pairs);
  });

  /** Looks at the next token as a key, and so in expression mode. */
  private atKey(): boolean {
    this.setMode(Mode.Expression);
    return this.lookAtName(true);
  }

  /** Looks at the next token as a plain word or else an operand. False for a comma that makes no array here. */
  protected lookAtName(commaDisabled: boolean): boolean {
    const { code } = this.peekName();
    return code === K.Identifier || this.peekOperand(false).code !== K.Comma || !commaDisabled;
  }

  /** Null when there is no key after all. `mode` is the one around the table. */
  private readonly keyValuePair: Rule<KeyValuePair | null, [mode: Mode]> = this.RULE(
    'keyValuePair',
    (mode: Mode): KeyValuePair | null => {
      const key = this.SUBRULE(this.labelOrKey);
      const equals = key === null ? null : this.expect(0, this.T.Equals);
      this.setMode(mode);
      if (key === null) return null;
      if (equals === null) {
        const missing = after(key);
        this.error(missing, 'MissingEqualsInHashLiteral');
        this.syncOnError(false, K.RCurly, K.Semi, K.NewLine);
        return [key, new ErrorStatementAst(this.extentOf(missing), [])];
      }
      this.setMode(Mode.Command);
      this.skipNewlines();
      this.lookAtDollar();
      let value = this.OPTION(() => this.SUBRULE(this.statement)) ?? null;
      if (value === null) {
        this.incomplete(after(equals), 'MissingStatementInHashLiteral');
        value = new ErrorStatementAst(this.extentOf(after(equals)), []);
      }
      this.setMode(mode);
      return [key, value];
    },
  );

  /** A plain word, or an expression without commas. */
  private readonly labelOrKey: Rule<ExpressionAst | null> = this.RULE('labelOrKey', () =>
    this.OR<ExpressionAst | null>([
      { ALT: () => this.bareWord(this.takeName(0)) },
      {
        ALT: () => {
          const { commaDisabled } = this;
          this.commaDisabled = true;
          const expression = this.SUBRULE(this.unaryExpression);
          this.commaDisabled = commaDisabled;
          return expression;
        },
      },
    ]),
  );

  protected optionalLabelOrKey(occurrence: number): ExpressionAst | null {
    const label = this.option(occurrence, {
      GATE: () => this.lookAtName(true),
      DEF: () => this.subrule(occurrence, this.labelOrKey),
    });
    return label ?? null;
  }
}
