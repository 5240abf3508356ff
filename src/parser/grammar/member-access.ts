/** What may follow an operand without a blank: `.Member`, `::Member`, `?.Member`, calls, and `[index]` (about_Member-Access...). */

import { after, before, type Ranged } from '../ast/extent.js';
import {
  ErrorExpressionAst,
  type ExpressionAst,
  IndexExpressionAst,
  InvokeMemberExpressionAst,
  MemberExpressionAst,
  type TypeName,
  UsingExpressionAst,
} from '../ast/nodes.js';
import { invocationOpening, memberAccessOperator } from '../tokenizer/adjacent.js';
import { isWhitespace } from '../tokenizer/characters.js';
import type { Token } from '../tokenizer/token.js';
import { TokenKind as K } from '../tokenizer/token-kinds.js';
import { Mode } from '../tokenizer/tokenizer.js';
import { Hashtables } from './hashtables.js';
import type { Rule } from './parser-core.js';

interface ArgumentList {
  arguments: ExpressionAst[];
  /** Where the call ends. */
  last: Ranged;
}

export abstract class MemberAccess extends Hashtables {
  /** The operator found adjacent to an operand, as opposed to a token that was just looked at. */
  private memberOperator: Token | null = null;

  /** A member of what was just read comes next. Only possible before the next token has been looked at. */
  protected atMemberAccess(mayIndex: boolean): boolean {
    if (this.peeked !== null) return this.peeked === this.memberOperator;
    this.memberOperator = memberAccessOperator(this.tokenizer, mayIndex);
    return this.prime(this.memberOperator);
  }

  /** A primary expression with all its members. */
  protected override readonly operand: Rule<ExpressionAst> = this.RULE('operand', () =>
    this.withAnyMembers(this.SUBRULE(this.primary)),
  );

  protected withAnyMembers(primary: ExpressionAst): ExpressionAst {
    return this.RECORDING_PHASE || this.atMemberAccess(true) ? this.withMembers(primary) : primary;
  }

  private withMembers(primary: ExpressionAst): ExpressionAst {
    const member = this.OPTION(() => {
      if (primary.kind !== 'UsingExpressionAst') return this.SUBRULE(this.memberAccess, { ARGS: [primary] });
      // The members belong to the variable: $using:x.y is "using" of $x.y.
      const variable = (primary as UsingExpressionAst).subExpression;
      const inner = this.SUBRULE1(this.memberAccess, { ARGS: [variable] });
      return new UsingExpressionAst(inner, inner);
    });
    return member ?? primary;
  }

  protected readonly memberAccess: Rule<ExpressionAst, [target: ExpressionAst]> = this.RULE(
    'memberAccess',
    (target: ExpressionAst): ExpressionAst => {
      let expression = target;
      this.MANY({
        GATE: () => this.atMemberAccess(true),
        DEF: () => {
          expression = this.OR<ExpressionAst>([
            { ALT: () => this.SUBRULE(this.member, { ARGS: [expression] }) },
            { ALT: () => this.SUBRULE(this.index, { ARGS: [expression] }) },
          ]);
        },
      });
      return expression;
    },
  );

  private readonly member: Rule<ExpressionAst, [target: ExpressionAst]> = this.RULE(
    'member',
    (target: ExpressionAst): ExpressionAst => {
      const operator = this.take(0, this.T.MemberOperator);
      this.skipNewlines();
      const member =
        this.OPTION({
          GATE: () => this.lookAtName(this.commaDisabled),
          DEF: () => this.SUBRULE(this.memberName),
        }) ?? null;
      if (member === null) return this.missingMember(target, operator);
      const isStatic = operator.code === K.ColonColon;
      const nullConditional = operator.code === K.QuestionDot;
      if (this.peeked === null || this.RECORDING_PHASE) {
        const restorePoint = this.tokenizer.restorePoint();
        const generic = this.genericMethodArguments();
        const call = this.OPTION1({
          GATE: () => this.atInvocation(),
          DEF: () => this.SUBRULE(this.invocation),
        });
        if (call !== undefined && !this.RECORDING_PHASE) {
          const extent = this.extent(target.start, call.last.end);
          return new InvokeMemberExpressionAst(
            extent,
            target,
            member,
            call.arguments,
            isStatic,
            nullConditional,
            generic?.types ?? [],
          );
        }
        if (generic?.isClosed) this.resync(restorePoint);
      }
      if (this.RECORDING_PHASE) return member;
      return new MemberExpressionAst(this.extentFrom(target, member), target, member, isStatic, nullConditional);
    },
  );

  private readonly memberName: Rule<ExpressionAst | null> = this.RULE('memberName', () =>
    this.OR<ExpressionAst | null>({
      // Of a primary expression the members belong to the outer expression; so it is tried before the unary one.
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.bareWord(this.takeName(0)) },
        { ALT: () => this.SUBRULE(this.primary) },
        { ALT: () => this.SUBRULE(this.unaryExpression) },
      ],
    }),
  );

  private missingMember(target: ExpressionAst, operator: Token): ExpressionAst {
    this.incomplete(after(operator), 'MissingPropertyName');
    const extent = this.extent(target.start, operator.end);
    const member = this.SUBRULE2(this.misplacedArgument) ?? new ErrorExpressionAst(extent, []);
    const isStatic = operator.code === K.ColonColon;
    return new MemberExpressionAst(
      this.extentFrom(target, member),
      target,
      member,
      isStatic,
      operator.code === K.QuestionDot,
    );
  }

  /** Types in brackets behind a method's name, `$x.Method[int](1)`; null when there are none, and nothing is taken. */
  private genericMethodArguments(): { types: TypeName[]; isClosed: boolean } | null {
    if (!this.RECORDING_PHASE && !this.mayHaveGenericArguments()) return null;
    const restorePoint = this.tokenizer.restorePoint();
    if (this.isMissing(K.LBracket)) {
      this.resync(restorePoint);
      return null;
    }
    this.take(0, this.T.LBracket);
    const mode = this.setMode(Mode.TypeName);
    this.skipNewlines();
    if (this.isMissing(K.Identifier)) {
      this.setMode(mode);
      this.resync(restorePoint);
      return null;
    }
    const types = this.SUBRULE(this.genericArguments);
    const closing = this.expect(0, this.T.RBracket);
    if (closing === null) this.incomplete(before(this.peek()), 'EndSquareBracketExpectedAtEndOfType');
    this.setMode(mode);
    return { types, isClosed: closing !== null };
  }

  /** Spares most members the look for a bracket. */
  private mayHaveGenericArguments(): boolean {
    const { text, length } = this.tokenizer;
    let { index } = this.tokenizer;
    while (index < length && isWhitespace(text.charCodeAt(index))) index++;
    const code = text.charCodeAt(index);
    return code === 91 || code === 96 || code === 60 || code === 35;
  }

  private atInvocation(): boolean {
    return this.peeked === null && this.prime(invocationOpening(this.tokenizer));
  }

  /** `(arguments)`, or one script block without parentheses. */
  private readonly invocation: Rule<ArgumentList> = this.RULE('invocation', () =>
    this.OR<ArgumentList>([
      { ALT: () => this.SUBRULE(this.invocationArguments) },
      {
        ALT: () => {
          const opening = this.take(0, this.T.LCurly);
          this.skipNewlines();
          const block = this.scriptBlockExpression(opening);
          return { arguments: [block], last: block };
        },
      },
    ]),
  );

  protected readonly invocationArguments: Rule<ArgumentList> = this.RULE('invocationArguments', () => {
    const opening = this.take(0, this.T.LParen);
    const { commaDisabled } = this;
    this.commaDisabled = true;
    this.skipNewlines();
    const list: ExpressionAst[] = [];
    const first = this.optionalExpression(0);
    let missing: Token | null = null;
    if (first !== null) {
      list.push(first);
      this.skipNewlines();
    }
    this.MANY({
      GATE: () => first !== null && missing === null,
      DEF: () => {
        const comma = this.take(0, this.T.Comma);
        this.skipNewlines();
        const next = this.optionalExpression(1);
        if (next === null) {
          this.incomplete(after(comma), 'MissingExpressionAfterToken', comma.text);
          missing = comma;
          return;
        }
        list.push(next);
        this.skipNewlines();
      },
    });
    this.skipNewlines();
    const last: Ranged = missing ?? list.at(-1) ?? opening;
    const closing = this.expect(0, this.T.RParen);
    if (closing === null && missing === null) {
      this.incomplete(after(list.at(-1) ?? opening), 'MissingEndParenthesisInMethodCall');
    }
    this.commaDisabled = commaDisabled;
    return { arguments: list, last: closing ?? last };
  });

  private readonly index: Rule<ExpressionAst, [target: ExpressionAst]> = this.RULE(
    'index',
    (target: ExpressionAst): ExpressionAst => {
      const opening = this.take(0, this.T.IndexOpening);
      this.skipNewlines();
      const { commaDisabled } = this;
      this.commaDisabled = false;
      let value = this.optionalExpression(0);
      this.commaDisabled = commaDisabled;
      if (value === null) {
        this.incomplete(after(opening), 'MissingArrayIndexExpression');
        value = new ErrorExpressionAst(this.extentOf(opening), []);
      }
      this.skipNewlines();
      const closing = this.expect(0, this.T.RBracket);
      if (closing === null && value.kind !== 'ErrorExpressionAst') {
        this.incomplete(after(value), 'MissingEndSquareBracket');
      }
      if (this.RECORDING_PHASE) return value;
      const extent = this.extent(target.start, (closing ?? value).end);
      return new IndexExpressionAst(extent, target, value, opening.code === K.QuestionLBracket);
    },
  );

  protected abstract readonly misplacedArgument: Rule<ExpressionAst | null>;
}
