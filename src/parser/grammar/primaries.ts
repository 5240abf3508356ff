/** Primary expressions: variables, numbers, strings, and everything in brackets of its own. */
import type { IOrAlt } from 'chevrotain';
import type { ScriptExtent } from '../ast/extent.js';
import { after, nowhere } from '../ast/extent.js';
import {
  ArrayExpressionAst,
  ConstantExpressionAst,
  ErrorStatementAst,
  ExpandableStringExpressionAst,
  type ExpressionAst,
  type HashtableAst,
  type NumberLiteral,
  ParenExpressionAst,
  type ScriptBlockAst,
  ScriptBlockExpressionAst,
  type StatementAst,
  StatementBlockAst,
  StringConstantExpressionAst,
  type StringConstantType,
  SubExpressionAst,
  type TrapStatementAst,
  UsingExpressionAst,
  VariableExpressionAst,
} from '../ast/nodes.js';
import { type ExpandableDetail, Token } from '../tokenizer/token.js';
import { TokenKind as K } from '../tokenizer/token-kinds.js';
import { Mode } from '../tokenizer/tokenizer.js';
import { variablePathParts } from '../tokenizer/variable-path.js';
import { Attributes } from './attributes.js';
import { type Rule, trimmed } from './parser-core.js';

/** Statements gathered by a statement list; `extent` is null when there are none. */
export interface StatementList {
  statements: StatementAst[];
  traps: TrapStatementAst[];
  extent: ScriptExtent | null;
}

function stringConstantType(kind: K): StringConstantType {
  switch (kind) {
    case K.StringExpandable:
      return 'DoubleQuoted';
    case K.HereStringExpandable:
      return 'DoubleQuotedHereString';
    case K.StringLiteral:
      return 'SingleQuoted';
    case K.HereStringLiteral:
      return 'SingleQuotedHereString';
    default:
      return 'BareWord';
  }
}

export abstract class Primaries extends Attributes {
  protected abstract readonly operand: Rule<ExpressionAst>;
  protected abstract readonly hashtable: Rule<HashtableAst>;
  protected abstract optionalPipelineChain(occurrence: number): StatementAst | null;
  protected abstract readonly statementList: Rule<StatementList>;
  /** The block's opening bracket has been taken; null for a whole script. */
  protected abstract readonly scriptBlock: Rule<ScriptBlockAst, [opening: Token | null]>;

  protected readonly primary: Rule<ExpressionAst> = this.RULE('primary', () =>
    this.OR((this.#alternatives ??= { DEF: this.primaryAlternatives() })),
  );
  #alternatives: { DEF: IOrAlt<ExpressionAst>[] } | undefined;

  protected primaryAlternatives(): { ALT: () => ExpressionAst }[] {
    return [
      { ALT: () => this.variable(this.take(0, this.T.AnyVariable)) },
      { ALT: () => this.number(this.take(0, this.T.Number)) },
      { ALT: () => this.stringConstant(this.take(0, this.T.LiteralText)) },
      { ALT: () => this.expandableString(this.take(0, this.T.ExpandableText)) },
      { ALT: () => this.SUBRULE(this.parenExpression) },
      { ALT: () => this.SUBRULE(this.subExpression) },
      { ALT: () => this.SUBRULE(this.hashtable) },
      { ALT: () => this.scriptBlockExpression(this.take(0, this.T.LCurly)) },
    ];
  }

  /** `$using:x` is a UsingExpressionAst around the variable. */
  private variable(token: Token): ExpressionAst {
    const splatted = token.code === K.SplattedVariable;
    if (token.value?.length > 6 && token.value.charCodeAt(5) === 58) {
      const { drive, unqualified } = variablePathParts(token.value);
      if (drive?.toLowerCase() === 'using' && unqualified !== '') {
        return new UsingExpressionAst(token, new VariableExpressionAst(token, unqualified, splatted));
      }
    }
    return new VariableExpressionAst(token, token.value, splatted);
  }

  private number(token: Token): ExpressionAst {
    return new ConstantExpressionAst(token, token.detail as NumberLiteral);
  }

  protected stringConstant(token: Token): StringConstantExpressionAst {
    return new StringConstantExpressionAst(token, token.value, stringConstantType(token.code));
  }

  protected bareWord(token: Token): StringConstantExpressionAst {
    return new StringConstantExpressionAst(token, token.text, 'BareWord');
  }

  /** A string or word with expressions inside, which are parsed here and now; without any it is a constant. */
  protected expandableString(token: Token): ExpressionAst {
    if (this.RECORDING_PHASE || token.detail === null) return this.stringConstant(token);
    const { literals, nested } = token.detail as ExpandableDetail;
    const parts: (string | ExpressionAst)[] = [];
    const nestedTokens: Token[] = [];
    nested.forEach((part, i) => {
      if (literals[i] !== '') parts.push(literals[i] as string);
      if (part instanceof Token) {
        nestedTokens.push(part);
        parts.push(this.variable(part));
        return;
      }
      const state = this.tokenizer.startNestedScan(part);
      parts.push(this.SUBRULE(this.operand));
      if (this.tokenizer.saved !== null) nestedTokens.push(...this.tokenizer.saved);
      this.peeked = null;
      this.tokenizer.finishNestedScan(state);
    });
    const rest = literals.at(-1) as string;
    if (rest !== '') parts.push(rest);
    if (this.tokenizer.saved !== null) token.nestedTokens = nestedTokens;
    return new ExpandableStringExpressionAst(token, token.value, stringConstantType(token.code), trimmed(parts));
  }

  private readonly parenExpression: Rule<ExpressionAst> = this.RULE('parenExpression', () => {
    const opening = this.take(0, this.T.LParen);
    const mode = this.setMode(Mode.Command);
    const { commaDisabled } = this;
    this.commaDisabled = false;
    this.skipNewlines();
    let pipeline = this.optionalPipelineChain(0);
    if (pipeline === null) {
      this.incomplete(after(opening), 'ExpectedExpression');
      pipeline = new ErrorStatementAst(this.extentOf(after(opening)), []);
    }
    this.skipNewlines();
    const closing = this.expect(0, this.T.RParen);
    if (closing === null) this.incomplete(after(pipeline), 'MissingEndParenthesisInExpression');
    this.commaDisabled = commaDisabled;
    this.setMode(mode);
    return new ParenExpressionAst(this.extent(opening.start, (closing ?? pipeline).end), pipeline);
  });

  /** `$( )` and `@( )` */
  private readonly subExpression: Rule<ExpressionAst> = this.RULE('subExpression', () => {
    const opening = this.take(0, this.T.SubExpressionOpening);
    const mode = this.setMode(Mode.Command);
    const { commaDisabled } = this;
    this.commaDisabled = false;
    this.skipNewlines();
    const list = this.SUBRULE(this.statementList);
    this.skipNewlines();
    const closing = this.expect(0, this.T.RParen);
    if (closing === null) this.incomplete(this.peek(), 'MissingEndParenthesisInSubexpression');
    this.commaDisabled = commaDisabled;
    this.setMode(mode);
    const extent = this.extent(opening.start, (closing ?? list.extent ?? opening).end);
    const block = new StatementBlockAst(list.extent ?? nowhere(this.source), list.statements, list.traps);
    return opening.code === K.DollarParen ? new SubExpressionAst(extent, block) : new ArrayExpressionAst(extent, block);
  });

  protected scriptBlockExpression(opening: Token): ScriptBlockExpressionAst {
    const mode = this.setMode(Mode.Command);
    const { commaDisabled } = this;
    this.commaDisabled = false;
    this.skipNewlines();
    const block = this.SUBRULE(this.scriptBlock, { ARGS: [opening] });
    this.commaDisabled = commaDisabled;
    this.setMode(mode);
    return new ScriptBlockExpressionAst(block, block);
  }
}
