/** `[Type]` and `[Attribute(arguments)]` before parameters, variables, classes and `param` (about_Functions_Advanced_Parameters). */

import { after, before, type Ranged } from '../ast/extent.js';
import {
  AttributeAst,
  type AttributeBaseAst,
  ConstantExpressionAst,
  ErrorExpressionAst,
  type ExpressionAst,
  NamedAttributeArgumentAst,
  TypeConstraintAst,
  type TypeName,
} from '../ast/nodes.js';
import { attributeBracket } from '../tokenizer/adjacent.js';
import type { Token } from '../tokenizer/token.js';
import { TokenKind as K, TokenFlags } from '../tokenizer/token-kinds.js';
import { Mode } from '../tokenizer/tokenizer.js';
import { type Rule, trimmed } from './parser-core.js';
import { TypeNames } from './type-names.js';

interface AttributeArguments {
  positional: ExpressionAst[];
  named: NamedAttributeArgumentAst[];
  /** What was read last, where the error is shown if the list does not end. */
  last: Ranged;
}

function noArguments(last: Ranged): AttributeArguments {
  return { positional: [], named: [], last };
}

export abstract class Attributes extends TypeNames {
  /** A bracket comes next, whatever the mode makes of it. */
  protected atBracket(): boolean {
    if (this.peeked !== null) return this.peeked.code === K.LBracket;
    return this.prime(attributeBracket(this.tokenizer));
  }

  /** A plain word, with no meaning as keyword; null when there is none. */
  protected optionalName(occurrence: number): Token | null {
    this.peekName();
    return this.option(occurrence, () => this.takeName(occurrence)) ?? null;
  }

  protected expectName(occurrence: number): Token | null {
    this.peekName();
    const name = this.expect(occurrence, this.T.Identifier);
    if (name !== null && !this.RECORDING_PHASE) name.flags |= TokenFlags.MemberName;
    return name;
  }

  protected peekName(): Token {
    this.tokenizer.wantSimpleName = true;
    const token = this.peek();
    this.tokenizer.wantSimpleName = false;
    return token;
  }

  protected takeName(occurrence: number): Token {
    const name = this.take(occurrence, this.T.Identifier);
    if (!this.RECORDING_PHASE) name.flags |= TokenFlags.MemberName;
    return name;
  }

  /**
   * Attributes in a row, of which the first bracket has been looked at. A bracket without a type ends them, which has been
   * reported. Within an expression a type must have its operand on the same line.
   */
  protected readonly attributeList: Rule<AttributeBaseAst[], [inExpression: boolean]> = this.RULE(
    'attributeList',
    (inExpression: boolean): AttributeBaseAst[] => {
      const attributes: AttributeBaseAst[] = [];
      const add = (attribute: AttributeBaseAst | null): boolean => {
        if (attribute === null) return false;
        attributes.push(attribute);
        if (!inExpression || attribute.kind === 'AttributeAst') this.skipNewlines();
        return true;
      };
      let going = add(this.SUBRULE(this.attribute));
      this.MANY({
        GATE: () => going && this.atBracket(),
        DEF: () => {
          going = add(this.SUBRULE1(this.attribute));
        },
      });
      return trimmed(attributes);
    },
  );

  /** An attribute if a bracket comes next; null when none does, or when it names no type. */
  protected optionalAttribute(occurrence: number): AttributeBaseAst | null {
    const attribute = this.option(occurrence, {
      GATE: () => this.atBracket(),
      DEF: () => this.subrule(occurrence, this.attribute),
    });
    return attribute ?? null;
  }

  protected readonly attribute: Rule<AttributeBaseAst | null> = this.RULE('attribute', () => {
    const bracket = this.take(0, this.T.LBracket);
    this.skipNewlines();
    const mode = this.setMode(Mode.TypeName);
    const nameToken = this.peek();
    if (this.isMissing(K.Identifier)) {
      this.tokenizer.mode = mode;
      this.resync(bracket.start);
      this.incomplete(after(bracket), 'MissingTypename');
      return null;
    }
    const typeName = this.SUBRULE(this.typeName, { ARGS: [false, true] });
    this.setMode(mode);
    const attribute = this.OPTION(() =>
      this.SUBRULE(this.attributeWithArguments, { ARGS: [bracket, nameToken, typeName] }),
    );
    if (attribute !== undefined && !this.RECORDING_PHASE) return attribute;
    const closing = this.expect(0, this.T.RBracket);
    if (closing === null) this.error(before(this.peek()), 'EndSquareBracketExpectedAtEndOfAttribute');
    return new TypeConstraintAst(this.extent(bracket.start, (closing ?? typeName.extent).end), typeName);
  });

  private readonly attributeWithArguments: Rule<AttributeAst, [bracket: Token, name: Token, typeName: TypeName]> =
    this.RULE('attributeWithArguments', (bracket: Token, name: Token, typeName: TypeName): AttributeAst => {
      const opening = this.take(0, this.T.LParen);
      this.skipNewlines();
      const mode = this.setMode(Mode.Expression);
      const list = this.SUBRULE(this.attributeArguments, { ARGS: [opening] });
      this.setMode(mode);
      this.skipNewlines();
      const paren = this.expect(0, this.T.RParen);
      if (paren === null) this.incomplete(after(list.last), 'MissingEndParenthesisInExpression');
      this.skipNewlines();
      const closing = this.expect(0, this.T.RBracket);
      if (closing === null && paren !== null) this.incomplete(after(paren), 'EndSquareBracketExpectedAtEndOfAttribute');
      if (!this.RECORDING_PHASE) name.flags |= TokenFlags.AttributeName;
      const { end } = closing ?? paren ?? list.last;
      return new AttributeAst(
        this.extent(bracket?.start, end),
        typeName,
        trimmed(list.positional),
        trimmed(list.named),
      );
    });

  private readonly attributeArguments: Rule<AttributeArguments, [opening: Token]> = this.RULE(
    'attributeArguments',
    (opening: Token): AttributeArguments => {
      const list = noArguments(opening);
      const { commaDisabled } = this;
      this.commaDisabled = true;
      this.SUBRULE(this.attributeArgument, { ARGS: [list, null] });
      this.MANY(() => {
        const comma = this.take(0, this.T.Comma);
        list.last = comma;
        this.SUBRULE1(this.attributeArgument, { ARGS: [list, comma] });
      });
      this.commaDisabled = commaDisabled;
      return list;
    },
  );

  /** `value`, `Name = value`, `Name`, or nothing; read into `list`. */
  private readonly attributeArgument: Rule<void, [list: AttributeArguments, comma: Token | null]> = this.RULE(
    'attributeArgument',
    (list: AttributeArguments, comma: Token | null): void => {
      this.skipNewlines();
      this.peekName();
      this.OR<void>([{ ALT: () => this.namedArgument(list) }, { ALT: () => this.positionalArgument(list, comma) }]);
      this.skipNewlines();
    },
  );

  private positionalArgument(list: AttributeArguments, comma: Token | null): void {
    const value = this.optionalExpression(2);
    if (this.RECORDING_PHASE) return;
    if (value !== null) {
      list.positional.push(value);
      list.last = value;
    } else if (comma !== null) {
      const missing = after(comma);
      this.incomplete(missing, 'MissingExpressionAfterToken', ',');
      list.positional.push(new ErrorExpressionAst(this.extentOf(missing), []));
      list.last = missing;
    }
  }

  private namedArgument(list: AttributeArguments): void {
    const name = this.takeName(0);
    const value = this.OPTION(() => {
      const equals = this.take(0, this.T.Equals);
      this.skipNewlines();
      const given = this.optionalExpression(1);
      if (given !== null) return given;
      this.incomplete(after(equals), 'MissingExpressionInNamedArgument');
      const missing = new ErrorExpressionAst(this.extentOf(after(equals)), []);
      this.syncOnError(true, K.Comma, K.RParen, K.RBracket, K.NewLine);
      return missing;
    });
    if (this.RECORDING_PHASE) return;
    if (value !== undefined) list.last = value;
    // An argument without a value means $true.
    const argument = value ?? new ConstantExpressionAst(this.extentOf(name), true);
    const extent = this.extent(name.start, argument.end);
    list.named.push(new NamedAttributeArgumentAst(extent, name.text, argument, value === undefined));
  }

  /** An expression, read in expression mode; null when none begins here. */
  protected abstract optionalExpression(occurrence: number): ExpressionAst | null;
}
