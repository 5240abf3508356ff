/**
 * Expressions: operands, casts, and operators (about_Operators). Binary operators are read as one flat list and put
 * together by their precedence afterwards, so that an operand costs one rule and not one for each level.
 */

import { after, before } from '../ast/extent.js';
import {
  ArrayLiteralAst,
  type AttributeBaseAst,
  AttributedExpressionAst,
  BinaryExpressionAst,
  CommandParameterAst,
  ConvertExpressionAst,
  ErrorExpressionAst,
  type ExpressionAst,
  TernaryExpressionAst,
  type TypeConstraintAst,
  TypeExpressionAst,
  UnaryExpressionAst,
} from '../ast/nodes.js';
import { typeFullName } from '../ast/type-names.js';
import type { Token } from '../tokenizer/token.js';
import { TokenFlags as F, TokenKind as K } from '../tokenizer/token-kinds.js';
import { Mode } from '../tokenizer/tokenizer.js';
import { MemberAccess } from './member-access.js';
import { type Rule, trimmed } from './parser-core.js';

export abstract class Expressions extends MemberAccess {
  protected override optionalExpression(occurrence: number): ExpressionAst | null {
    return this.expressionAt(occurrence, false);
  }

  /** With `endNumber`, a `?` or `:` behind a number is not part of the word. */
  private expressionAt(occurrence: number, endNumber: boolean): ExpressionAst | null {
    const mode = this.setMode(Mode.Expression);
    const { code } = this.peekOperand(endNumber);
    const isOperand = code !== K.Comma || !this.commaDisabled;
    const expression = isOperand ? this.expressionOption(occurrence) : null;
    this.setMode(mode);
    return expression;
  }
  private readonly expressionOption = this.optional(() => this.expression);

  /** Looks at the next token as an operand, so that a sign belongs to the number behind it. */
  protected override peekOperand(endNumber: boolean): Token {
    const { tokenizer, peeked } = this;
    const { allowSignedNumbers, endNumberInTernary } = tokenizer;
    tokenizer.allowSignedNumbers = true;
    tokenizer.endNumberInTernary = endNumber;
    if (peeked !== null && (peeked.code === K.Minus || (endNumber && peeked.code === K.Generic)))
      this.resync(peeked.start);
    const token = this.peek();
    tokenizer.allowSignedNumbers = allowSignedNumbers;
    tokenizer.endNumberInTernary = endNumberInTernary;
    return token;
  }

  protected override readonly expression: Rule<ExpressionAst | null> = this.RULE('expression', () => {
    const first = this.SUBRULE(this.unaryExpression);
    if (first === null) return null;
    const { code, flags } = this.peek();
    const goesOn = code === K.Comma || code === K.Parameter || (flags & (F.BinaryOperator | F.TernaryOperator)) !== 0;
    return goesOn || this.RECORDING_PHASE ? this.SUBRULE(this.expressionTail, { ARGS: [first] }) : first;
  });

  /** What may follow the first operand: further elements of an array, binary operators, the branches of a ternary expression. */
  private readonly expressionTail: Rule<ExpressionAst, [first: ExpressionAst]> = this.RULE(
    'expressionTail',
    (first: ExpressionAst): ExpressionAst => {
      let expression = this.may(K.Comma) ? this.arrayElements(first) : first;
      if (this.mayHave(F.BinaryOperator)) expression = this.operatorChain(expression);
      if (this.peeked?.code === K.Parameter) expression = this.reportParameter(expression);
      return this.may(K.QuestionMark) ? this.ternary(expression) : expression;
    },
  );

  private ternary(condition: ExpressionAst): ExpressionAst {
    return this.OPTION(() => this.SUBRULE(this.ternaryBranches, { ARGS: [condition] })) ?? condition;
  }

  private readonly ternaryBranches: Rule<ExpressionAst, [condition: ExpressionAst]> = this.RULE(
    'ternaryBranches',
    (condition: ExpressionAst): ExpressionAst => {
      const question = this.take(0, this.T.QuestionMark);
      this.skipNewlines();
      const ifTrue = this.expressionAt(0, true) ?? this.missingOperand(question);
      this.skipNewlines();
      const colon = this.expect(0, this.T.Colon);
      if (colon === null) {
        const found = this.peek();
        const isBroken = ifTrue.kind === 'ErrorExpressionAst';
        if (!isBroken) this.incomplete(found, 'MissingColonInTernaryExpression');
        const extent = this.extentFrom(condition, before(found));
        return new ErrorExpressionAst(extent, isBroken ? [condition] : [condition, ifTrue]);
      }
      this.skipNewlines();
      const ifFalse = this.expressionAt(1, true) ?? this.missingOperand(colon);
      if (this.RECORDING_PHASE) return condition;
      return new TernaryExpressionAst(this.extentFrom(condition, ifFalse), condition, ifTrue, ifFalse);
    },
  );

  private missingOperand(operator: Token): ExpressionAst {
    this.incomplete(after(operator), 'ExpectedValueExpression', operator.text);
    return new ErrorExpressionAst(this.extentOf(after(operator)), []);
  }

  private operatorChain(first: ExpressionAst): ExpressionAst {
    const operands = [first];
    const operators: Token[] = [];
    this.MANY1(() => {
      const operator = this.take(0, this.T.BinaryOperator);
      this.skipNewlines();
      operators.push(operator);
      operands.push(this.optionalArray(2) ?? this.missingOperand(operator));
    });
    return operators.length === 0 || this.RECORDING_PHASE ? first : this.associate(operands, operators);
  }

  /** Makes a tree of a flat list. All operators bind to the left. */
  private associate(operands: readonly ExpressionAst[], operators: readonly Token[]): ExpressionAst {
    if (operators.length === 1) return this.binary(operands[0]!, operators[0]!, operands[1]!);
    const stack: ExpressionAst[] = [operands[0]!];
    const pending: Token[] = [];
    const reduce = () => {
      const right = stack.pop()!;
      const left = stack.pop()!;
      stack.push(this.binary(left, pending.pop()!, right));
    };
    operators.forEach((operator, i) => {
      const precedence = operator.flags & F.BinaryPrecedenceMask;
      while (pending.length > 0 && (pending.at(-1)!.flags & F.BinaryPrecedenceMask) >= precedence) reduce();
      pending.push(operator);
      stack.push(operands[i + 1]!);
    });
    while (pending.length > 0) reduce();
    return stack[0]!;
  }

  private binary(left: ExpressionAst, operator: Token, right: ExpressionAst): ExpressionAst {
    return new BinaryExpressionAst(this.extentFrom(left, right), operator.kind, left, right, this.extentOf(operator));
  }

  /** A dashed word that is no operator. */
  private reportParameter(expression: ExpressionAst): ExpressionAst {
    const parameter = this.takeAny();
    this.error(parameter, 'UnexpectedToken', parameter.text);
    const extent = this.extentOf(parameter);
    const nested = new CommandParameterAst(extent, parameter.value, null, extent);
    return new ErrorExpressionAst(this.extentFrom(expression, parameter), [expression, nested]);
  }

  private optionalArray(occurrence: number): ExpressionAst | null {
    const { code } = this.peekOperand(true);
    if (code === K.Comma && this.commaDisabled) return null;
    return this.arrayOption(occurrence);
  }
  private readonly arrayOption = this.optional(() => this.arrayLiteral);

  private readonly arrayLiteral: Rule<ExpressionAst | null> = this.RULE('arrayLiteral', () => {
    const first = this.SUBRULE(this.unaryExpression);
    return first !== null && this.may(K.Comma) ? this.arrayElements(first) : first;
  });

  private arrayElements(first: ExpressionAst): ExpressionAst {
    const elements = [first];
    let broken = this.commaDisabled;
    this.MANY({
      GATE: () => !broken,
      DEF: () => {
        const comma = this.take(0, this.T.Comma);
        this.skipNewlines();
        const element = this.optionalUnary(1, true);
        if (element === null) {
          broken = true;
          this.incomplete(after(comma), 'MissingExpressionAfterToken', comma.text);
        }
        elements.push(element ?? new ErrorExpressionAst(this.extentOf(comma), []));
      },
    });
    if (elements.length === 1 || this.RECORDING_PHASE) return first;
    return new ArrayLiteralAst(this.extentFrom(first, elements.at(-1)!), trimmed(elements));
  }

  private optionalUnary(occurrence: number, endNumber: boolean): ExpressionAst | null {
    const { code } = this.peekOperand(endNumber);
    if (code === K.Comma && this.commaDisabled) return null;
    return this.unaryOption(occurrence);
  }
  private readonly unaryOption = this.optional(() => this.unaryExpression);

  protected override readonly unaryExpression: Rule<ExpressionAst | null> = this.RULE('unaryExpression', () => {
    const isTyped = this.peek().code === K.LBracket;
    const beginning = this.OR((this.#beginnings ??= { DEF: this.unaryAlternatives() }));
    // An expression that broke off has no operator behind it.
    if (beginning === null || beginning.kind === 'ErrorExpressionAst') return beginning;
    const expression = isTyped ? beginning : this.withAnyMembers(beginning);
    return this.mayHave(F.PrefixOrPostfixOperator) ? this.incremented(expression) : expression;
  });
  #beginnings: { DEF: { ALT: () => ExpressionAst | null }[] } | undefined;

  private unaryAlternatives(): { ALT: () => ExpressionAst | null }[] {
    return [
      ...this.primaryAlternatives(),
      { ALT: () => this.SUBRULE(this.prefixExpression) },
      { ALT: () => this.SUBRULE(this.typedExpression) },
    ];
  }

  private incremented(expression: ExpressionAst): ExpressionAst {
    const increment = this.OPTION1(() => this.take(0, this.T.IncrementOperator));
    if (increment === undefined || this.RECORDING_PHASE) return expression;
    const kind = increment.code === K.PlusPlus ? 'PostfixPlusPlus' : 'PostfixMinusMinus';
    return new UnaryExpressionAst(this.extentFrom(expression, increment), kind, expression);
  }

  private readonly prefixExpression: Rule<ExpressionAst> = this.RULE('prefixExpression', () => {
    const operator = this.take(0, this.T.UnaryOperator);
    this.skipNewlines();
    const child = this.optionalUnary(0, true);
    if (child === null) {
      this.incomplete(after(operator), 'MissingExpressionAfterOperator', operator.text);
      return new ErrorExpressionAst(this.extentOf(operator), []);
    }
    const extent = this.extentFrom(operator, child);
    if (operator.code === K.Comma) return new ArrayLiteralAst(extent, [child]);
    return new UnaryExpressionAst(extent, operator.kind, child);
  });

  /** `[type]`, `[type] value`, `[type]::Member`, and attributes before a variable. */
  private readonly typedExpression: Rule<ExpressionAst | null> = this.RULE('typedExpression', () => {
    const attributes = this.SUBRULE(this.attributeList, { ARGS: [true] });
    const last = attributes.at(-1);
    if (last === undefined) return null;
    const member = this.OPTION({
      GATE: () => last.kind === 'TypeConstraintAst' && this.peeked === null && this.atMemberAccess(false),
      DEF: () => this.SUBRULE(this.memberAccess, { ARGS: [new TypeExpressionAst(last, last.typeName)] }),
    });
    if (member !== undefined && !this.RECORDING_PHASE) return this.wrap(attributes, member);
    return last.kind === 'AttributeAst' ? this.attributed(attributes, last) : this.converted(attributes, last);
  });

  private converted(attributes: AttributeBaseAst[], type: AttributeBaseAst): ExpressionAst {
    const { code } = this.peek();
    const child = code === K.NewLine || code === K.Comma ? null : this.optionalUnary(1, true);
    if (child === null) return this.wrap(attributes, new TypeExpressionAst(type, type.typeName));
    if (this.RECORDING_PHASE) return child;
    return this.wrap(
      attributes,
      new ConvertExpressionAst(this.extentFrom(type, child), type as TypeConstraintAst, child),
    );
  }

  private attributed(attributes: AttributeBaseAst[], last: AttributeBaseAst): ExpressionAst {
    this.skipNewlines();
    const child = this.optionalUnary(1, true);
    if (child === null) {
      this.incomplete(last, 'UnexpectedAttribute', typeFullName(last.typeName));
      return new ErrorExpressionAst(this.extentFrom(attributes[0]!, last), attributes);
    }
    return this.wrap(attributes, new AttributedExpressionAst(this.extentFrom(last, child), last, child));
  }

  /** Puts all attributes but the last around what the last one and its operand have made. */
  private wrap(attributes: AttributeBaseAst[], inner: ExpressionAst): ExpressionAst {
    let expression = inner;
    for (let i = attributes.length - 2; i >= 0; i--) {
      const attribute = attributes[i] as AttributeBaseAst;
      const extent = this.extentFrom(attribute, expression);
      expression =
        attribute.kind === 'TypeConstraintAst'
          ? new ConvertExpressionAst(extent, attribute as TypeConstraintAst, expression)
          : new AttributedExpressionAst(extent, attribute, expression);
    }
    return expression;
  }
}
