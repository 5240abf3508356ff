/**
 * Emits expressions as JavaScript. Where both sides are known to be ints, booleans or text the code is JavaScript's own; else
 * it calls what arithmetic.ts and calls.ts do.
 */
import { convertTo } from '../language/conversion.js';
import { findType, type NetType, requireType, types } from '../objects/net-type.js';
import { Char, Decimal, double, SingleBox, UInt32Box, UInt64Box } from '../objects/values.js';
import { CompileError } from './compile-error.js';
import { AssignmentEmitter } from './emit-assignments.js';
import { quoted, untyped } from './emit-names.js';
import { type Emitted, Scope } from './emit-scope.js';
import type { Block, Expression, Lambda, Pattern } from './syntax.js';
import { nullableArgument } from './type-resolver.js';

export abstract class ExpressionEmitter extends AssignmentEmitter {
  abstract pattern(pattern: Pattern, value: string, scope: Scope): string;
  abstract memberBody(body: Block | Expression, scope: Scope): string;

  expression(expression: Expression, scope: Scope): Emitted {
    const emit = this.#byKind[expression.kind] as (expression: Expression, scope: Scope) => Emitted;
    return emit(expression, scope);
  }

  // biome-ignore format: one line a kind
  readonly #byKind: { [K in Expression['kind']]: (expression: Expression & { kind: K }, scope: Scope) => Emitted } = {
    literal: (expression, scope) => this.#literal(expression, scope),
    interpolated: (expression, scope) => this.#interpolated(expression, scope),
    name: (expression, scope) => this.name(expression, scope).read,
    type: (expression) => { throw new CompileError('CS0119', `'${expression.type.name}' is a type, which is not valid in the given context`, expression.token.position); },
    this: (expression, scope) => this.#self(expression, scope),
    base: (expression, scope) => this.#self(expression, scope),
    member: (expression, scope) => this.#link(expression, scope) ?? this.member(expression, scope).read,
    call: (expression, scope) => this.#link(expression, scope) ?? this.call(expression, scope),
    index: (expression, scope) => this.#link(expression, scope) ?? this.place(expression, scope).read,
    unary: (expression, scope) => this.#unary(expression, scope),
    step: (expression, scope) => this.step(expression, scope),
    binary: (expression, scope) => this.#binary(expression, scope),
    assign: (expression, scope) => this.assignment(expression, scope),
    conditional: (expression, scope) => this.#conditional(expression, scope),
    cast: (expression, scope) => this.#cast(expression, scope),
    as: (expression, scope) => this.#as(expression, scope),
    is: (expression, scope) => this.#is(expression, scope),
    typeof: (expression, scope) => ({ code: this.typeConstant(expression.type as never, scope), type: null }),
    default: (expression, scope) => ({ code: expression.type ? `$.defaultValue(${this.typeConstant(expression.type, scope)})` : 'null', type: null }),
    new: (expression, scope) => this.newObject(expression, null, scope),
    newArray: (expression, scope) => this.newArray(expression, null, scope),
    tuple: (expression, scope) => untyped(`$.tuple([${expression.items.map((item) => this.expression(item, scope).code).join(', ')}])`),
    declaration: (expression) => { throw new CompileError('CS8185', 'A declaration is not allowed in this context.', expression.token.position); },
    switch: (expression, scope) => this.#switch(expression, scope),
    throw: (expression, scope) => untyped(`$.raise(${this.expression(expression.value, scope).code})`),
    checked: (expression, scope) => this.#checked(expression, scope),
    lambda: (expression, scope) => this.#lambda(expression, scope),
  };

  #self(expression: Expression, scope: Scope): Emitted {
    if (scope.member.isStatic)
      throw new CompileError(
        'CS0026',
        "Keyword 'this' is not valid in a static property, static method, or static field initializer",
        expression.token.position,
      );
    return { code: 'self', type: scope.owner.type.isGenericDefinition ? null : scope.owner.type };
  }

  // ---- Literals -----------------------------------------------------------------------------------------------------------

  #literal({ literal, value, token }: Expression & { kind: 'literal' }, scope: Scope): Emitted {
    if (literal === 'string') return { code: quoted(value as string), type: types.string() };
    if (literal === 'char') return { code: scope.pool.add(Char.from(value as string)), type: types.char() };
    if (literal === 'keyword') return { code: String(value), type: value === null ? null : types.boolean() };
    const number = numberOf(value as string);
    if (number === undefined) throw new CompileError('CS1021', 'Integral constant is too large', token.position);
    if (typeof number.value === 'number') return { code: `(${number.value})`, type: number.type };
    return { code: scope.pool.add(number.value), type: number.type };
  }
  #interpolated({ parts }: Expression & { kind: 'interpolated' }, scope: Scope): Emitted {
    const codes = parts.map((part) => {
      if (typeof part === 'string') return quoted(part);
      const value = this.expression(part.value, scope).code;
      if (part.alignment === '' && part.format === '') return `$.text(${value})`;
      const alignment = part.alignment === '' ? '' : `,${part.alignment}`;
      const format = part.format === '' ? '' : `:${part.format}`;
      return `$.format(${quoted(`{0${alignment}${format}}`)}, ${value})`;
    });
    return { code: codes.length === 0 ? '""' : `(${['""', ...codes].join(' + ')})`, type: types.string() };
  }

  // ---- Operators ----------------------------------------------------------------------------------------------------------

  #binary({ operator, left, right }: Expression & { kind: 'binary' }, scope: Scope): Emitted {
    const a = this.expression(left, scope);
    const b = this.expression(right, scope);
    if (operator === '??') return { code: `(${a.code} ?? ${b.code})`, type: a.type === b.type ? a.type : null };
    if (operator === '&&' || operator === '||')
      return { code: `(${a.code} ${operator} ${b.code})`, type: types.boolean() };
    return this.binaryCode(operator, a, b, scope.isChecked);
  }
  binaryCode(operator: string, left: Emitted, right: Emitted, isChecked = false): Emitted {
    const int = types.int32();
    const isComparison = /^(?:[=!]=|[<>]=?)$/.test(operator);
    if (left.type === int && right.type === int && (!isChecked || isComparison)) {
      const onJs = onInts(operator, left.code, right.code);
      if (onJs !== null) return { code: onJs, type: isComparison ? types.boolean() : int };
    }
    const code = isChecked ? null : onNumbers(operator, left, right);
    if (code !== null)
      return { code, type: isComparison ? types.boolean() : numericResult(operator, left.type, right.type) };
    const areTexts = left.type === types.string() && right.type === types.string();
    if (areTexts && (operator === '==' || operator === '!='))
      return { code: `(${left.code} ${operator}= ${right.code})`, type: types.boolean() };
    const isText = operator === '+' && (left.type === types.string() || right.type === types.string());
    const type = isComparison
      ? types.boolean()
      : isText
        ? types.string()
        : numericResult(operator, left.type, right.type);
    return { code: `$.binary(${quoted(operator)}, ${left.code}, ${right.code}${isChecked ? ', true' : ''})`, type };
  }
  #unary({ operator, operand }: Expression & { kind: 'unary' }, scope: Scope): Emitted {
    const value = this.expression(operand, scope);
    if (operator === '!' && value.type === types.boolean()) return { code: `!${value.code}`, type: value.type };
    if (operator === '-' && operand.kind === 'literal' && value.type === types.int32() && value.code !== '(0)')
      return { code: `(-${value.code})`, type: value.type };
    if (operator === '^')
      throw new CompileError('CS8652', 'indexes from the end are not supported here', operand.token.position);
    return {
      code: `$.unary(${quoted(operator)}, ${value.code})`,
      type: value.type === types.int32() || value.type === types.double() ? value.type : null,
    };
  }
  #conditional({ condition, yes, no }: Expression & { kind: 'conditional' }, scope: Scope): Emitted {
    const test = this.expression(condition, scope).code;
    const [a, b] = [this.expression(yes, scope), this.expression(no, scope)];
    if (a.type === b.type || a.type === null || b.type === null)
      return { code: `(${test} ? ${a.code} : ${b.code})`, type: a.type === b.type ? a.type : null };
    const common = numericResult('+', a.type, b.type);
    return common
      ? { code: `(${test} ? ${this.coerced(a, common, scope)} : ${this.coerced(b, common, scope)})`, type: common }
      : untyped(`(${test} ? ${a.code} : ${b.code})`);
  }
  #cast({ type: syntax, value }: Expression & { kind: 'cast' }, scope: Scope): Emitted {
    const type = this.type(syntax, scope);
    if (type === null) return this.expression(value, scope);
    const isBare = value.kind === 'new' || value.kind === 'newArray' || value.kind === 'default';
    if (isBare || !type.isValueType || nullableArgument(type) !== null)
      return { code: this.converted(value, type, scope, true), type };
    const given = this.expression(value, scope);
    return { code: this.coerced(this.#present(given), type, scope), type };
  }
  /** What becomes a structure must not be null. */
  #present({ code, type }: Emitted): Emitted {
    if (type === types.object()) return { code: `$.presentObject(${code})`, type };
    const inner = type && nullableArgument(type);
    return inner ? { code: `$.presentValue(${code})`, type: inner } : { code, type };
  }
  #as({ type: syntax, value }: Expression & { kind: 'as' }, scope: Scope): Emitted {
    const type = this.type(syntax, scope);
    return { code: `$.as(${type ? scope.pool.add(type) : 'null'}, ${this.expression(value, scope).code})`, type };
  }
  #is({ value, pattern }: Expression & { kind: 'is' }, scope: Scope): Emitted {
    const name = scope.temporary();
    scope.hoisted.push(name);
    const test = this.pattern(pattern, name, scope);
    return { code: `(${name} = ${this.expression(value, scope).code}, ${test})`, type: types.boolean() };
  }
  #checked({ value }: Expression & { kind: 'checked' }, scope: Scope): Emitted {
    const inner = scope.inner(scope.caught, true);
    const emitted = this.expression(value, inner);
    scope.hoisted.push(...inner.hoisted);
    return emitted;
  }

  // ---- Switch, lambda, `?.` ------------------------------------------------------------------------------------------------

  #switch({ value, arms }: Expression & { kind: 'switch' }, scope: Scope): Emitted {
    const name = scope.temporary();
    scope.hoisted.push(name);
    const results: Emitted[] = [];
    const tests = arms.map(({ pattern, when, result }) => {
      const test = this.pattern(pattern, name, scope);
      const guard = when ? ` && ${this.expression(when, scope).code}` : '';
      const emitted = this.expression(result, scope);
      results.push(emitted);
      return `(${test}${guard}) ? ${emitted.code} : `;
    });
    const [first] = results;
    const type = first && results.every((one) => one.type === first.type) ? first.type : null;
    return { code: `(${name} = ${this.expression(value, scope).code}, ${tests.join('')}$.unmatched(${name}))`, type };
  }
  #lambda({ parameters, body }: Lambda, scope: Scope): Emitted {
    const inner = new Scope(scope.owner, { ...scope.member, returnType: null, isIterator: false }, scope.pool, scope);
    const names = parameters.map((name) => inner.declare(name, null).name);
    return untyped(`((${names.join(', ')}) => { ${this.memberBody(body, inner)} })`);
  }
  /** `a?.b.c`: what follows the first `?.` is for an object that is there. */
  #link(expression: Expression, scope: Scope): Emitted | null {
    const link = conditionalLink(expression);
    if (link === null) return null;
    // No name of C#, in the scope itself: what the rest declares is seen behind it.
    const object = scope.temporary();
    scope.declare(object, null, { name: object });
    const name: Expression = { kind: 'name', name: object, args: [], token: expression.token };
    const rest = withTarget(expression, link, name);
    const code = `$.unlessNull(${this.expression((link as { target: Expression }).target, scope).code}, (${object}) => ${this.expression(rest, scope).code})`;
    return untyped(code);
  }
}

/** The first `?.` or `?[` of a chain; null when it has none. */
function conditionalLink(expression: Expression): Expression | null {
  if (expression.kind !== 'member' && expression.kind !== 'call' && expression.kind !== 'index') return null;
  const earlier = conditionalLink(expression.target);
  if (earlier) return earlier;
  return expression.kind !== 'call' && expression.conditional ? expression : null;
}
/** The chain with another target at the link, which is there. */
function withTarget(expression: Expression, link: Expression, target: Expression): Expression {
  if (expression === link) return { ...expression, target, conditional: false } as Expression;
  const chain = expression as Expression & { target: Expression };
  return { ...chain, target: withTarget(chain.target, link, target) } as Expression;
}

function onInts(operator: string, a: string, b: string): string | null {
  switch (operator) {
    case '+':
    case '-':
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>':
      return `(${a} ${operator} ${b} | 0)`;
    case '*':
      return `Math.imul(${a}, ${b})`;
    case '/':
    case '%':
      return /^\([1-9]\d*\)$/.test(b) ? `(${a} ${operator} ${b} | 0)` : null;
    case '==':
    case '!=':
      return `(${a} ${operator}= ${b})`;
    default:
      return /^[<>]=?$/.test(operator) ? `(${a} ${operator} ${b})` : null;
  }
}

/** Code for longs and doubles; null where an operator has more to do (division of longs by zero). */
function onNumbers(operator: string, left: Emitted, right: Emitted): string | null {
  const isComparison = /^[<>]=?$/.test(operator);
  const meet = isComparison
    ? numericResult('+', left.type, right.type)
    : numericResult(operator, left.type, right.type);
  const as = (side: Emitted, convert: string, type: NetType) =>
    side.type === type ? side.code : `${convert}(${side.code})`;
  if (meet === types.int64() && /^(?:[-+*]|[<>]=?)$/.test(operator)) {
    const [a, b] = [as(left, 'BigInt', meet), as(right, 'BigInt', meet)];
    return isComparison ? `(${a} ${operator} ${b})` : `BigInt.asIntN(64, ${a} ${operator} ${b})`;
  }
  if (meet !== types.double()) return null;
  const [a, b] = [`$.number(${left.code})`, `$.number(${right.code})`];
  return isComparison ? `(${a} ${operator} ${b})` : `$.double(${a} ${operator} ${b})`;
}

/** The wider of two numeric types, as far as it is certain. */
function numericResult(operator: string, a: NetType | null, b: NetType | null): NetType | null {
  if (a === null || b === null || !/^[-+*/%]$/.test(operator)) return null;
  const order = [types.int32(), types.int64(), types.double()];
  const [x, y] = [order.indexOf(a), order.indexOf(b)];
  return x < 0 || y < 0 ? null : (order[Math.max(x, y)] as NetType);
}

/** The zeros at the end count: 1.50m is not 1.5m. */
function decimalOf(digits: string): unknown {
  if (digits.includes('e')) return convertTo(digits, types.decimal());
  const [whole = '', fraction = ''] = digits.split('.');
  return new Decimal(BigInt(whole + fraction), fraction.length);
}
/** A number as written; undefined when it does not fit. */
function numberOf(text: string): { value: unknown; type: NetType } | undefined {
  const plain = text.replaceAll('_', '').toLowerCase();
  const isHex = plain.startsWith('0x');
  const suffix = /(?:[ul]+|(?<!0x[\da-f]*)[fdm])$/.exec(plain)?.[0] ?? '';
  const digits = suffix === '' ? plain : plain.slice(0, -suffix.length);
  if (suffix === 'f') return { value: new SingleBox(Number(digits)), type: requireType('System.Single') };
  if (suffix === 'm') return { value: decimalOf(digits), type: types.decimal() };
  if (suffix === 'd' || (!isHex && /[.e]/.test(digits))) return { value: double(Number(digits)), type: types.double() };
  const value = BigInt(digits);
  const unsigned = suffix.includes('u');
  const long = suffix.includes('l');
  if (!unsigned && !long && value <= 0x7fffffffn) return { value: Number(value), type: types.int32() };
  if (!long && value <= 0xffffffffn) return { value: new UInt32Box(Number(value)), type: types.uint32() };
  if (!unsigned && value <= 0x7fffffffffffffffn) return { value, type: types.int64() };
  if (value < 1n << 64n) return { value: new UInt64Box(value), type: findType('System.UInt64') as NetType };
  return undefined;
}
