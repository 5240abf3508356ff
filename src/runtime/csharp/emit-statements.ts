/** Emits statements, and the bodies of methods and lambdas. */
import type { NetType } from '../objects/net-type.js';
import { CompileError } from './compile-error.js';
import { PatternEmitter } from './emit-patterns.js';
import { type Emitted, Scope } from './emit-scope.js';
import { reachesEnd } from './reachability.js';
import { elementTypeOf } from './sequence.js';
import type { Block, Expression, Initializer, MethodSyntax, ParameterSyntax, Statement } from './syntax.js';

export class StatementEmitter extends PatternEmitter {
  /** The body of a method, accessor, constructor or lambda: what stands between the braces of a function. */
  memberBody(body: Block | Expression, scope: Scope): string {
    const { returnType, isIterator } = scope.member;
    if (body.kind !== 'block') {
      const inner = scope.inner();
      const isVoid = returnType?.fullName === 'System.Void';
      const code = isVoid ? this.expression(body, inner).code : this.converted(body, returnType, inner);
      return `${inner.prologue}${isVoid ? '' : 'return '}${code};`;
    }
    const code = this.#statements(body.statements, scope.inner());
    const gives = returnType !== null && returnType.fullName !== 'System.Void';
    if (gives && !isIterator && scope.member.token && reachesEnd(body))
      throw new CompileError(
        'CS0161',
        `'${scope.member.name}': not all code paths return a value`,
        scope.member.token.position,
      );
    if (!isIterator) return code;
    const makes = `function* () { ${code} }`;
    if (
      returnType?.fullName.startsWith('System.Collections.Generic.IEnumerator') ||
      returnType?.fullName === 'System.Collections.IEnumerator'
    )
      return `return $.enumerator(${makes});`;
    const element = returnType && elementTypeOf(returnType);
    return `return $.sequence(${element ? scope.pool.add(element) : 'null'}, ${makes});`;
  }

  #statements(statements: readonly Statement[], scope: Scope): string {
    for (const statement of statements)
      if (statement.kind === 'function') this.#declareFunction(statement.method, scope);
    const codes: string[] = [];
    for (const [i, statement] of statements.entries()) {
      if (statement.kind === 'variables' && statement.isUsing) {
        const rest = () => this.#statements(statements.slice(i + 1), scope.inner());
        codes.push(this.#using({ ...statement, isUsing: false }, scope, rest));
        break;
      }
      codes.push(this.statement(statement, scope));
    }
    return `${scope.prologue}${codes.join('\n')}`;
  }
  #block(statement: Statement, scope: Scope): string {
    const inner = scope.inner();
    return `{ ${this.#statements(statement.kind === 'block' ? statement.statements : [statement], inner)} }`;
  }

  statement(statement: Statement, scope: Scope): string {
    switch (statement.kind) {
      case 'block':
        return this.#block(statement, scope);
      case 'empty':
        return ';';
      case 'expression':
        return `${this.#expressionStatement(statement.value, scope)};`;
      case 'variables':
        return this.#variables(statement, scope);
      case 'if': {
        const test = this.expression(statement.condition, scope).code;
        const otherwise = statement.otherwise ? ` else ${this.#block(statement.otherwise, scope)}` : '';
        return `if (${test}) ${this.#block(statement.then, scope)}${otherwise}`;
      }
      case 'while':
        return `while (${this.expression(statement.condition, scope).code}) ${this.#block(statement.body, scope)}`;
      case 'do':
        return `do ${this.#block(statement.body, scope)} while (${this.expression(statement.condition, scope).code});`;
      case 'for':
        return this.#for(statement, scope);
      case 'foreach':
        return this.#foreach(statement, scope);
      case 'switch':
        return this.#switch(statement, scope);
      case 'return':
        return this.#return(statement.value, statement.token, scope);
      case 'throw':
        return statement.value
          ? `throw $.thrown(${this.expression(statement.value, scope).code});`
          : `throw ${scope.caught};`;
      case 'yield':
        return `yield ${this.expression(statement.value as Expression, scope).code};`;
      case 'yieldBreak':
        return 'return;';
      case 'break':
      case 'continue':
        return `${statement.kind};`;
      case 'try':
        return this.#try(statement, scope);
      case 'using':
        return this.#using(statement.resource, scope, (inner) => this.#block(statement.body, inner));
      case 'lock':
        return this.#block(statement.body, scope);
      case 'checked':
        return this.#block(statement.body, scope.inner(scope.caught, true));
      case 'function':
        return this.#function(statement.method, scope);
    }
  }
  /** `i++` alone needs no value of before. */
  #expressionStatement(value: Expression, scope: Scope): string {
    return this.expression(value.kind === 'step' ? { ...value, isPrefix: true } : value, scope).code;
  }
  #variables(statement: Statement & { kind: 'variables' }, scope: Scope): string {
    const declared = this.type(statement.type, scope);
    const codes = statement.variables.map(({ name, value, elements, token }) => {
      const { code, type } = this.#initial(declared, value, elements, scope);
      if (scope.has(name))
        throw new CompileError(
          'CS0128',
          `A local variable or function named '${name}' is already defined in this scope`,
          token.position,
        );
      return `let ${scope.declare(name, type, { isConstant: statement.isConstant }).name} = ${code};`;
    });
    return codes.join(' ');
  }
  /** A variable's value; without one it has none that anybody may read, but for structures. */
  #initial(declared: NetType | null, value: Expression | null, elements: Initializer[] | null, scope: Scope): Emitted {
    if (elements) return { code: this.arrayOf(elements, declared, scope), type: declared };
    if (value === null)
      return { code: declared ? `$.defaultValue(${scope.pool.add(declared)})` : 'null', type: declared };
    if (declared) return { code: this.converted(value, declared, scope), type: declared };
    const emitted = this.expression(value, scope);
    return { code: emitted.type ? this.coerced(emitted, emitted.type, scope) : emitted.code, type: emitted.type };
  }
  #return(value: Expression | null, token: Statement['token'], scope: Scope): string {
    if (!value) return 'return;';
    if (scope.member.returnType?.fullName === 'System.Void')
      throw new CompileError(
        'CS0127',
        `Since '${scope.member.name}' returns void, a return keyword must not be followed by an object expression`,
        token.position,
      );
    return `return ${this.converted(value, scope.member.returnType, scope)};`;
  }

  #for({ initial, condition, steps, body }: Statement & { kind: 'for' }, scope: Scope): string {
    const outer = scope.inner();
    const start = initial.map((one) => this.statement(one, outer)).join(' ');
    const test = condition ? this.expression(condition, outer).code : '';
    const step = steps.map((one) => this.#expressionStatement(one, outer)).join(', ');
    return `{ ${outer.prologue}${start} for (; ${test}; ${step}) ${this.#block(body, outer)} }`;
  }
  #foreach({ names, type: syntax, source, body }: Statement & { kind: 'foreach' }, scope: Scope): string {
    const from = this.expression(source, scope);
    const inner = scope.inner();
    const item = scope.temporary();
    const declared = this.type(syntax, scope);
    const element = from.type && elementTypeOf(from.type);
    const [name = ''] = names;
    const variables =
      names.length === 1
        ? `let ${inner.declare(name, declared ?? element).name} = ${declared && declared !== element ? `$.cast(${scope.pool.add(declared)}, ${item})` : item};`
        : `let [${names.map((one) => inner.declare(one, null).name).join(', ')}] = $.parts(${item});`;
    return `for (const ${item} of $.each(${from.code})) { ${variables} ${this.#block(body, inner)} }`;
  }
  #switch({ value, sections }: Statement & { kind: 'switch' }, scope: Scope): string {
    const outer = scope.inner();
    const name = outer.temporary();
    let fallback = -1;
    const tests: string[] = [];
    for (const [i, { labels }] of sections.entries())
      for (const { pattern, when } of labels) {
        if (pattern === null) fallback = i;
        else {
          const test = this.pattern(pattern, name, outer);
          tests.push(`(${test}${when ? ` && ${this.expression(when, outer).code}` : ''}) ? ${i} : `);
        }
      }
    const bodies = sections.map(({ body }, i) => `case ${i}: { ${this.#statements(body, outer.inner())} }`);
    const subject = this.expression(value, scope).code;
    return `{ const ${name} = ${subject}; ${outer.prologue}switch (${tests.join('')}${fallback}) { ${bodies.join('\n')} } }`;
  }
  #try({ body, catches, last }: Statement & { kind: 'try' }, scope: Scope): string {
    let code = `try ${this.#block(body, scope)}`;
    if (catches.length > 0) {
      const thrown = scope.temporary();
      const label = `caught${scope.counter.next++}`;
      const clauses = catches.map(({ type: syntax, name, when, body: handler }) => {
        const inner = scope.inner(thrown);
        const type = syntax && this.type(syntax, scope);
        const variable = name === null ? '' : `${inner.declare(name, type).name} = ${thrown}`;
        const test = type ? `$.isOfType(${scope.pool.add(type)}, ${thrown})` : 'true';
        const guard = when ? ` && ${this.expression(when, inner).code}` : '';
        const declaration = variable === '' ? '' : `let ${variable}; `;
        const handled = this.#block(handler, inner);
        return `{ ${declaration}${inner.prologue}if (${test}${guard}) { ${handled} break ${label}; } }`;
      });
      code += ` catch (error) { const ${thrown} = $.caught(error); ${label}: { ${clauses.join(' ')} throw ${thrown}; } }`;
    }
    return last ? `${code} finally ${this.#block(last, scope)}` : code;
  }
  #using(resource: Statement, scope: Scope, body: (scope: Scope) => string): string {
    const inner = scope.inner();
    if (resource.kind === 'variables') {
      const code = this.statement(resource, inner);
      const names = resource.variables.map(({ name }) => inner.find(name)?.name as string);
      const disposals = names
        .reverse()
        .map((name) => `$.dispose(${name});`)
        .join(' ');
      return `{ ${inner.prologue}${code} try { ${body(inner)} } finally { ${disposals} } }`;
    }
    const name = inner.temporary();
    const value = resource.kind === 'expression' ? this.expression(resource.value, inner).code : 'null';
    return `{ ${inner.prologue}const ${name} = ${value}; try { ${body(inner)} } finally { $.dispose(${name}); } }`;
  }

  // ---- Functions ----------------------------------------------------------------------------------------------------------

  #declareFunction(method: MethodSyntax, scope: Scope): void {
    const resolve = (parameter: ParameterSyntax) =>
      scope.owner.resolve(parameter.type, [...scope.member.typeParameters, ...method.typeParameters]);
    const type =
      method.returnType &&
      scope.owner.resolve(method.returnType, [...scope.member.typeParameters, ...method.typeParameters]);
    scope.declare(method.name, type, {
      kind: 'function',
      parameters: method.parameters.map((parameter) => ({
        type: resolve(parameter),
        defaultCode: parameter.defaultValue ? this.expression(parameter.defaultValue, scope).code : null,
        isParams: parameter.modifier === 'params',
      })),
    });
  }
  #function(method: MethodSyntax, scope: Scope): string {
    const local = scope.find(method.name) as { name: string };
    const member = {
      isStatic: scope.member.isStatic,
      returnType: method.returnType && scope.owner.resolve(method.returnType, method.typeParameters),
      isIterator: yields(method.body),
      typeParameters: [...scope.member.typeParameters, ...method.typeParameters],
    };
    const inner = new Scope(scope.owner, member, scope.pool, scope);
    const names = this.declareParameters(method.parameters, inner);
    return `function ${local.name}(${names.join(', ')}) { ${this.memberBody(method.body as Block, inner)} }`;
  }
  /** JavaScript names of parameters, which become variables of the scope. */
  declareParameters(parameters: readonly ParameterSyntax[], scope: Scope): string[] {
    return parameters.map(({ name, type, modifier }) => {
      const kind = modifier === 'ref' || modifier === 'out' ? 'reference' : 'variable';
      return scope.declare(name, this.type(type, scope), { kind }).name;
    });
  }
}

/** True for a body with `yield`, those of functions within aside. */
export function yields(body: Block | Expression | null): boolean {
  const holds = (node: unknown): boolean => {
    if (typeof node !== 'object' || node === null) return false;
    const { kind } = node as { kind?: string };
    if (kind === 'lambda' || kind === 'function') return false;
    if (kind === 'yield' || kind === 'yieldBreak') return true;
    return Object.entries(node).some(
      ([key, value]) => key !== 'token' && (Array.isArray(value) ? value.some(holds) : holds(value)),
    );
  };
  return holds(body);
}
