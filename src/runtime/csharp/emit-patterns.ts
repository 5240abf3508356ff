/** Emits patterns as tests of a JavaScript variable. */

import { ExpressionEmitter } from './emit-expressions.js';
import { quoted } from './emit-names.js';
import type { Scope } from './emit-scope.js';
import type { Expression, Pattern } from './syntax.js';

export abstract class PatternEmitter extends ExpressionEmitter {
  pattern(pattern: Pattern, value: string, scope: Scope): string {
    switch (pattern.kind) {
      case 'discard':
        return 'true';
      case 'var':
        return `(${scope.hoist(pattern.name, null).name} = ${value}, true)`;
      case 'constant':
        return this.#constant(pattern.value, value, scope);
      case 'relational':
        return `(${value} !== null && $.binary(${quoted(pattern.operator)}, ${value}, ${this.expression(pattern.value, scope).code}))`;
      case 'not':
        return `!${this.pattern(pattern.pattern, value, scope)}`;
      case 'and':
      case 'or':
        return `(${this.pattern(pattern.left, value, scope)} ${pattern.kind === 'and' ? '&&' : '||'} ${this.pattern(pattern.right, value, scope)})`;
      case 'type': {
        const constant = pattern.name === null ? this.#constantNamed(pattern, scope) : null;
        if (constant) return `$.areEqual(${value}, ${constant})`;
        const test = `$.isOfType(${this.typeConstant(pattern.type, scope)}, ${value})`;
        if (pattern.name === null) return test;
        const local = scope.hoist(pattern.name, this.type(pattern.type, scope));
        return `(${test} && (${local.name} = ${value}, true))`;
      }
      case 'properties':
        return this.#properties(pattern, value, scope);
    }
  }
  #constant(constant: Expression, value: string, scope: Scope): string {
    const type = this.typeNamed(constant, scope);
    if (type) return `$.isOfType(${scope.pool.add(type)}, ${value})`;
    return `$.areEqual(${value}, ${this.expression(constant, scope).code})`;
  }
  /** What looks like a type may be a constant: `case Limit:`, `Color.Red`. */
  #constantNamed({ type }: Pattern & { kind: 'type' }, scope: Scope): string | null {
    if (type.args.length > 0 || type.ranks.length > 0 || type.token.kind !== 'name') return null;
    const [first = '', ...rest] = type.name.split('.');
    const start: Expression = { kind: 'name', name: first, args: [], token: type.token };
    const expression = rest.reduce<Expression>(
      (target, name) => ({ kind: 'member', target, name, args: [], conditional: false, token: type.token }),
      start,
    );
    if (this.typeNamed(expression, scope)) return null;
    return this.expression(expression, scope).code;
  }
  #properties(pattern: Pattern & { kind: 'properties' }, value: string, scope: Scope): string {
    const type = pattern.type && this.typeConstant(pattern.type, scope);
    const tests = [type ? `$.isOfType(${type}, ${value})` : `${value} !== null`];
    for (const [name, inner] of pattern.properties) {
      const temporary = scope.temporary();
      scope.hoisted.push(temporary);
      tests.push(`(${temporary} = $.getMember(${value}, ${quoted(name)}), ${this.pattern(inner, temporary, scope)})`);
    }
    if (pattern.name !== null) tests.push(`(${scope.hoist(pattern.name, null).name} = ${value}, true)`);
    return `(${tests.join(' && ')})`;
  }
}
