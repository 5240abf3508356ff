/** Parses the expressions of C#. */
import { CompileError } from './compile-error.js';
import { PatternParser } from './pattern-parser.js';
import type { Argument, Block, Expression, Initializer, Lambda, TypeSyntax } from './syntax.js';
import type { Token } from './tokens.js';

/** What binds tighter comes later. */
const levels: readonly string[][] = [
  ['??'],
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>=', 'is', 'as'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];
const assignments = new Set(['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=', '??=']);
/** What may follow the parenthesis of a cast. */
const afterCast = /^(?:name|number|string|char|interpolated)$/;
const operandKeywords =
  /^(?:new|this|base|typeof|default|null|true|false|checked|unchecked|sizeof|bool|byte|sbyte|char|decimal|double|float|int|uint|long|ulong|object|short|ushort|string)$/;
const predefined = /^(?:bool|byte|sbyte|char|decimal|double|float|int|uint|long|ulong|object|short|ushort|string)$/;

export abstract class ExpressionParser extends PatternParser {
  abstract block(): Block;

  expression(): Expression {
    const lambda = this.#lambda();
    if (lambda) return lambda;
    const left = this.#conditional();
    const { text } = this.next;
    if (this.next.kind !== 'punctuation' || !assignments.has(text)) return left;
    const token = this.take();
    return { kind: 'assign', operator: text, left, right: this.expression(), token };
  }

  #lambda(): Lambda | null {
    const token = this.next;
    const isAsync = this.is('async') && this.peek().text !== '=>';
    if (isAsync) throw new CompileError('CS8652', 'async functions are not supported here', token.position);
    if (token.kind === 'name' && this.peek().text === '=>') {
      const parameters = [this.take().text];
      this.take();
      return { kind: 'lambda', parameters, body: this.#lambdaBody(), token };
    }
    if (this.is('delegate')) {
      this.take();
      const parameters = this.is('(') ? this.#lambdaParameters() : [];
      return { kind: 'lambda', parameters, body: this.block(), token };
    }
    if (!this.is('(')) return null;
    const parameters = this.attempt(() => {
      const names = this.#lambdaParameters();
      return this.takes('=>') ? names : null;
    });
    return parameters && { kind: 'lambda', parameters, body: this.#lambdaBody(), token };
  }
  #lambdaParameters(): string[] {
    const names: string[] = [];
    this.expect('(');
    while (!this.is(')')) {
      if (this.is('ref') || this.is('out') || this.is('in')) this.take();
      if (this.peek().text === ',' || this.peek().text === ')') names.push(this.identifier());
      else {
        this.type();
        names.push(this.identifier());
      }
      if (!this.takes(',')) break;
    }
    this.expect(')');
    return names;
  }
  #lambdaBody(): Expression | Block {
    return this.is('{') ? this.block() : this.expression();
  }

  #conditional(): Expression {
    const condition = this.binary(0);
    if (!this.is('?')) return condition;
    const token = this.take();
    const yes = this.expression();
    this.expect(':');
    return { kind: 'conditional', condition, yes, no: this.expression(), token };
  }

  binary(level: number): Expression {
    const operators = levels[level];
    if (!operators) return this.#unary();
    let left = this.binary(level + 1);
    for (;;) {
      const operator = this.#operator(operators);
      if (operator === null) return left;
      const { token } = left;
      if (operator === 'is') left = { kind: 'is', value: left, pattern: this.pattern(), token };
      else if (operator === 'as') left = { kind: 'as', value: left, type: this.type(), token };
      else if (operator === '??') {
        const right = this.is('throw') ? this.#throw() : this.binary(level);
        left = { kind: 'binary', operator, left, right, token };
      } else left = { kind: 'binary', operator, left, right: this.binary(level + 1), token };
    }
  }
  #operator(operators: readonly string[]): string | null {
    const { text, kind, position } = this.next;
    if (kind === 'string' || kind === 'char') return null;
    // `>>` is two tokens, as it also ends type arguments.
    const following = this.peek();
    const isShift = text === '>' && following.text === '>' && following.position.offset === position.offset + 1;
    if (isShift && this.peek(2).text === '>=') return null;
    const operator = isShift ? '>>' : text;
    if (!operators.includes(operator)) return null;
    this.at += isShift ? 2 : 1;
    return operator;
  }
  #throw(): Expression {
    const token = this.expect('throw');
    return { kind: 'throw', value: this.expression(), token };
  }

  #unary(): Expression {
    const token = this.next;
    if (token.kind === 'punctuation') {
      if (token.text === '++' || token.text === '--') {
        this.take();
        return { kind: 'step', operator: token.text, isPrefix: true, operand: this.#unary(), token };
      }
      if (['+', '-', '!', '~', '^'].includes(token.text)) {
        this.take();
        return { kind: 'unary', operator: token.text, operand: this.#unary(), token };
      }
      const cast = token.text === '(' ? this.attempt(() => this.#cast(token)) : null;
      if (cast) return cast;
    }
    if (this.is('throw')) return this.#throw();
    if (token.kind === 'name' && token.text === 'await' && this.peek().kind === 'name')
      throw new CompileError('CS8652', 'async functions are not supported here', token.position);
    return this.#switchExpressions(this.#postfix(this.#primary()));
  }
  #cast(token: Token): Expression | null {
    this.expect('(');
    const isPredefined = predefined.test(this.next.text);
    const type = this.type();
    if (!this.takes(')')) return null;
    const { kind, text } = this.next;
    const startsOperand = afterCast.test(kind) || operandKeywords.test(text) || ['(', '!', '~'].includes(text);
    if (!startsOperand && !(isPredefined && ['-', '+'].includes(text))) return null;
    return { kind: 'cast', type, value: this.#unary(), token };
  }

  #primary(): Expression {
    const token = this.take();
    const { kind, text } = token;
    if (kind === 'string' || kind === 'char' || kind === 'number')
      return { kind: 'literal', literal: kind, value: token.value, token };
    if (kind === 'interpolated') return this.#interpolated(token);
    if (kind === 'name') return { kind: 'name', name: text, args: this.#callTypeArguments(), token };
    switch (text) {
      case 'true':
      case 'false':
        return { kind: 'literal', literal: 'keyword', value: text === 'true', token };
      case 'null':
        return { kind: 'literal', literal: 'keyword', value: null, token };
      case 'this':
      case 'base':
        return { kind: text, token };
      case '(':
        return this.#parenthesized(token);
      case 'new':
        return this.#new(token);
      case 'typeof': {
        this.expect('(');
        const type = this.type();
        this.expect(')');
        return { kind: 'typeof', type, token };
      }
      case 'default': {
        const type = this.takes('(') ? this.type() : null;
        if (type) this.expect(')');
        return { kind: 'default', type, token };
      }
      case 'checked':
      case 'unchecked': {
        this.expect('(');
        const value = this.expression();
        this.expect(')');
        return text === 'checked' ? { kind: 'checked', value, token } : value;
      }
    }
    if (predefined.test(text))
      return { kind: 'type', type: { name: text, args: [], ranks: [], isNullable: false, token }, token };
    this.at--;
    throw this.error('CS1525', `Invalid expression term '${text}'`);
  }
  #parenthesized(token: Token): Expression {
    const items = [this.#tupleItem()];
    while (this.takes(',')) items.push(this.#tupleItem());
    this.expect(')');
    return items.length === 1 ? (items[0] as Expression) : { kind: 'tuple', items, token };
  }
  #tupleItem(): Expression {
    if (this.next.kind === 'name' && this.peek().text === ':') this.at += 2;
    const token = this.next;
    const declared = this.attempt(() => {
      const type = this.type();
      return this.next.kind === 'name' && /^[,)]$/.test(this.peek().text) ? type : null;
    });
    return declared ? { kind: 'declaration', type: declared, name: this.identifier(), token } : this.expression();
  }
  #interpolated(token: Token): Expression {
    const parts = (token.parts ?? []).map((part) => {
      if (typeof part === 'string') return part;
      const value = this.inner(part.tokens);
      return { value, alignment: part.alignment, format: part.format };
    });
    return { kind: 'interpolated', parts, token };
  }
  /** The expression that these tokens are. */
  abstract inner(tokens: readonly Token[]): Expression;

  /** `<int>` before a call: only where what follows the bracket cannot be an operand. */
  #callTypeArguments(): TypeSyntax[] {
    if (!this.is('<')) return [];
    return (
      this.attempt(() => {
        const args = this.typeArguments();
        return /^[().,;\]}:?]|==|!=$/.test(this.next.text) ? args : null;
      }) ?? []
    );
  }

  #postfix(start: Expression): Expression {
    let target = start;
    for (;;) {
      const token = this.next;
      if (this.is('.') || this.is('?.')) {
        const conditional = this.take().text === '?.';
        const name = this.identifier();
        target = { kind: 'member', target, name, args: this.#callTypeArguments(), conditional, token };
      } else if (this.is('(')) target = { kind: 'call', target, args: this.args(), token };
      else if (this.is('[') || (this.is('?') && this.peek().text === '[')) {
        const conditional = this.takes('?');
        this.expect('[');
        const args = [this.expression()];
        while (this.takes(',')) args.push(this.expression());
        this.expect(']');
        target = { kind: 'index', target, args, conditional, token };
      } else if (this.is('++') || this.is('--')) {
        const operator = this.take().text as '++' | '--';
        target = { kind: 'step', operator, isPrefix: false, operand: target, token };
      } else if (this.is('!') && !/^[=]/.test(this.peek().text) && this.peek().text !== '=') this.take();
      else return target;
    }
  }
  args(): Argument[] {
    this.expect('(');
    const args: Argument[] = [];
    while (!this.is(')')) {
      args.push(this.#argument());
      if (!this.takes(',')) break;
    }
    this.expect(')');
    return args;
  }
  #argument(): Argument {
    const isNamed = this.next.kind === 'name' && this.peek().text === ':' && this.peek(2).text !== ':';
    const name = isNamed ? this.identifier() : null;
    if (isNamed) this.take();
    const modifier = this.is('ref') || this.is('out') || this.is('in') ? this.take().text : '';
    const declares =
      modifier === 'out'
        ? this.attempt(() => {
            const type = this.type();
            return this.next.kind === 'name' ? { type, name: this.identifier() } : null;
          })
        : null;
    if (declares) {
      const { token } = declares.type;
      return { name, modifier, declares, value: { kind: 'name', name: declares.name, args: [], token } };
    }
    return { name, modifier, declares, value: this.expression() };
  }

  #new(token: Token): Expression {
    if (this.is('[')) {
      const rank = this.rank();
      const elements = this.initializers();
      const type = null;
      if (rank > 1)
        throw new CompileError(
          'CS8652',
          'implicit arrays of several dimensions are not supported here',
          token.position,
        );
      return { kind: 'newArray', type, lengths: [], elements, token };
    }
    if (this.is('{')) throw new CompileError('CS8652', 'anonymous types are not supported here', token.position);
    if (this.is('(')) return this.#newObject(null, token);
    const type = this.typeWithoutRanks();
    if (this.takes('?')) type.isNullable = true;
    if (!this.is('[')) return this.#newObject(type, token);
    return this.#newArray(type, token);
  }
  #newObject(type: TypeSyntax | null, token: Token): Expression {
    const args = this.is('(') ? this.args() : [];
    const initializers = this.is('{') ? this.initializers() : null;
    return { kind: 'new', type, args, initializers, token };
  }
  #newArray(type: TypeSyntax, token: Token): Expression {
    const lengths: Expression[] = [];
    if (/^[,\]]$/.test(this.peek().text)) type.ranks.push(this.rank());
    else {
      this.take();
      do lengths.push(this.expression());
      while (this.takes(','));
      this.expect(']');
      type.ranks.push(lengths.length);
    }
    while (this.is('[')) type.ranks.push(this.rank());
    const elements = this.is('{') ? this.initializers() : null;
    return { kind: 'newArray', type, lengths, elements, token };
  }
  /** `{ 1, 2 }`, `{ X = 1 }`, `{ ["k"] = 1 }`, `{ { "k", 1 } }` */
  initializers(): Initializer[] {
    this.expect('{');
    const all: Initializer[] = [];
    while (!this.is('}')) {
      all.push(this.#initializer());
      if (!this.takes(',')) break;
    }
    this.expect('}');
    return all;
  }
  #initializer(): Initializer {
    const value = () => (this.is('{') ? this.initializers() : this.expression());
    if (this.next.kind === 'name' && this.peek().text === '=') {
      const member = this.identifier();
      this.take();
      return { member, index: null, values: [value()] };
    }
    if (this.takes('[')) {
      const index = [this.expression()];
      while (this.takes(',')) index.push(this.expression());
      this.expect(']');
      this.expect('=');
      return { member: null, index, values: [value()] };
    }
    if (!this.is('{')) return { member: null, index: null, values: [this.expression()] };
    return { member: null, index: null, values: [this.initializers()] };
  }

  #switchExpressions(start: Expression): Expression {
    let value = start;
    while (this.is('switch') && this.peek().text === '{') {
      const token = this.take();
      this.take();
      const arms: (Expression & { kind: 'switch' })['arms'] = [];
      while (!this.is('}')) {
        const pattern = this.pattern();
        const when = this.takes('when') ? this.expression() : null;
        this.expect('=>');
        arms.push({ pattern, when, result: this.expression() });
        if (!this.takes(',')) break;
      }
      this.expect('}');
      value = { kind: 'switch', value, arms, token };
    }
    return value;
  }
}
