/** Parses the statements of C#. */
import { CompileError } from './compile-error.js';
import { ExpressionParser } from './expression-parser.js';
import type {
  Block,
  CatchSyntax,
  Expression,
  MethodSyntax,
  ParameterSyntax,
  Statement,
  SwitchSection,
  TypeSyntax,
  Variable,
} from './syntax.js';
import type { Token } from './tokens.js';

export abstract class StatementParser extends ExpressionParser {
  abstract parameters(open: string, close: string): ParameterSyntax[];
  abstract typeParameters(): string[];
  abstract body(): Block | Expression | null;

  block(): Block {
    const token = this.expect('{');
    const statements: Statement[] = [];
    while (!this.is('}')) {
      if (this.next.kind === 'end') throw this.error('CS1513', '} expected');
      statements.push(this.statement());
    }
    this.take();
    return { kind: 'block', statements, token };
  }

  statement(): Statement {
    const token = this.next;
    const { text } = token;
    if (token.kind === 'keyword') {
      const read = this.#byKeyword[text];
      if (read) {
        this.take();
        return read(token);
      }
    }
    if (this.is('{')) return this.block();
    if (this.takes(';')) return { kind: 'empty', token };
    if (token.kind === 'name' && this.peek().text === ':' && this.peek(2).text !== ':') {
      this.at += 2;
      return this.statement();
    }
    if (text === 'yield' && /^(?:return|break)$/.test(this.peek().text)) return this.#yield(token);
    return this.#localFunction(token) ?? this.#declaration(token) ?? this.#expressionStatement(token);
  }

  readonly #byKeyword: Record<string, (token: Token) => Statement> = {
    if: (token) => {
      const condition = this.#condition();
      const then = this.statement();
      return { kind: 'if', condition, then, otherwise: this.takes('else') ? this.statement() : null, token };
    },
    while: (token) => ({ kind: 'while', condition: this.#condition(), body: this.statement(), token }),
    do: (token) => {
      const body = this.statement();
      this.expect('while');
      const condition = this.#condition();
      this.expect(';');
      return { kind: 'do', condition, body, token };
    },
    for: (token) => this.#for(token),
    foreach: (token) => this.#foreach(token),
    switch: (token) => this.#switch(token),
    return: (token) => ({ kind: 'return', value: this.#valueBefore(';'), token }),
    throw: (token) => ({ kind: 'throw', value: this.#valueBefore(';'), token }),
    break: (token) => this.#ended({ kind: 'break', token }),
    continue: (token) => this.#ended({ kind: 'continue', token }),
    try: (token) => this.#try(token),
    lock: (token) => {
      const value = this.#condition();
      const body = this.statement();
      const first: Statement = { kind: 'expression', value, token };
      return { kind: 'block', statements: [first, { kind: 'lock', body, token }], token };
    },
    using: (token) => this.#using(token),
    const: (token) => this.#declaration(token, true, true) ?? this.#expressionStatement(token),
    checked: (token) => ({ kind: 'checked', body: this.block(), token }),
    unchecked: () => this.block(),
    goto: (token) => {
      throw new CompileError('CS8652', 'goto is not supported here', token.position);
    },
  };
  #condition(): Expression {
    this.expect('(');
    const condition = this.expression();
    this.expect(')');
    return condition;
  }
  #ended(statement: Statement): Statement {
    this.expect(';');
    return statement;
  }
  #valueBefore(end: string): Expression | null {
    const value = this.is(end) ? null : this.expression();
    this.expect(end);
    return value;
  }
  #yield(token: Token): Statement {
    this.take();
    if (this.take().text === 'break') return this.#ended({ kind: 'yieldBreak', token });
    return { kind: 'yield', value: this.#valueBefore(';'), token };
  }
  #expressionStatement(token: Token): Statement {
    const value = this.expression();
    this.expect(';');
    return { kind: 'expression', value, token };
  }

  /** `int a = 1, b;`; null where something else stands. */
  #declaration(token: Token, ends = true, isConstant = false): Statement | null {
    if (this.is('var') && this.peek().text === '(') return this.#deconstruction(token);
    const type = this.attempt(() => {
      const read = this.type();
      return this.next.kind === 'name' && /^(?:[=;,:)]|in)$/.test(this.peek().text) ? read : null;
    });
    if (type === null) return null;
    const variables = this.variables();
    if (ends) this.expect(';');
    return { kind: 'variables', type, variables, isUsing: false, isConstant, token };
  }
  /** `var (a, b) = pair;` */
  #deconstruction(token: Token): Statement {
    const type = this.typeWithoutRanks();
    this.expect('(');
    const items: Expression[] = [];
    do items.push({ kind: 'declaration', type, name: this.identifier(), token });
    while (this.takes(','));
    this.expect(')');
    this.expect('=');
    const left: Expression = { kind: 'tuple', items, token };
    const value: Expression = { kind: 'assign', operator: '=', left, right: this.expression(), token };
    this.expect(';');
    return { kind: 'expression', value, token };
  }
  variables(): Variable[] {
    const variables: Variable[] = [];
    do {
      const { next: token } = this;
      const name = this.identifier();
      const hasValue = this.takes('=');
      const elements = hasValue && this.is('{') ? this.initializers() : null;
      variables.push({ name, token, value: hasValue && !elements ? this.expression() : null, elements });
    } while (this.takes(','));
    return variables;
  }
  #localFunction(token: Token): Statement | null {
    const head = this.attempt(() => {
      this.takes('static');
      const returnType = this.type();
      if (this.next.kind !== 'name') return null;
      const name = this.identifier();
      const typeParameters = this.is('<') ? this.typeParameters() : [];
      if (!this.is('(')) return null;
      const parameters = this.parameters('(', ')');
      return this.is('{') || this.is('=>') ? { returnType, name, typeParameters, parameters } : null;
    });
    if (head === null) return null;
    const { returnType, name, typeParameters, parameters } = head;
    const method: MethodSyntax = {
      kind: 'method',
      name,
      typeParameters,
      returnType,
      parameters,
      body: this.body(),
      initializer: null,
      modifiers: new Set(['static']),
      attributes: [],
      token,
    };
    return { kind: 'function', method, token };
  }

  #for(token: Token): Statement {
    this.expect('(');
    const initial: Statement[] = [];
    if (!this.is(';')) {
      const declared = this.#declaration(token, false);
      if (declared) initial.push(declared);
      else for (const value of this.#expressions()) initial.push({ kind: 'expression', value, token });
    }
    this.expect(';');
    const condition = this.is(';') ? null : this.expression();
    this.expect(';');
    const steps = this.is(')') ? [] : this.#expressions();
    this.expect(')');
    return { kind: 'for', initial, condition, steps, body: this.statement(), token };
  }
  #expressions(): Expression[] {
    const all = [this.expression()];
    while (this.takes(',')) all.push(this.expression());
    return all;
  }
  #foreach(token: Token): Statement {
    this.expect('(');
    const isTuple = this.is('var') && this.peek().text === '(';
    const type: TypeSyntax = isTuple
      ? { name: this.take().text, args: [], ranks: [], isNullable: false, token }
      : this.type();
    const names: string[] = [];
    if (this.takes('(')) {
      do names.push(this.identifier());
      while (this.takes(','));
      this.expect(')');
    } else names.push(this.identifier());
    this.expect('in');
    const source = this.expression();
    this.expect(')');
    return { kind: 'foreach', names, type, source, body: this.statement(), token };
  }
  #switch(token: Token): Statement {
    const value = this.#condition();
    this.expect('{');
    const sections: SwitchSection[] = [];
    while (!this.is('}')) {
      const labels: SwitchSection['labels'] = [];
      while (this.is('case') || this.is('default')) {
        const isDefault = this.take().text === 'default';
        const pattern = isDefault ? null : this.pattern();
        labels.push({ pattern, when: this.takes('when') ? this.expression() : null });
        this.expect(':');
      }
      if (labels.length === 0) throw this.error('CS1513', '} expected');
      const body: Statement[] = [];
      while (!this.is('case') && !this.is('default') && !this.is('}')) body.push(this.statement());
      sections.push({ labels, body });
    }
    this.take();
    return { kind: 'switch', value, sections, token };
  }
  #try(token: Token): Statement {
    const body = this.block();
    const catches: CatchSyntax[] = [];
    while (this.takes('catch')) {
      const hasType = this.takes('(');
      const type = hasType ? this.type() : null;
      const name = hasType && this.next.kind === 'name' ? this.identifier() : null;
      if (hasType) this.expect(')');
      const when = this.takes('when') ? this.#condition() : null;
      catches.push({ type, name, when, body: this.block() });
    }
    const last = this.takes('finally') ? this.block() : null;
    if (catches.length === 0 && last === null) throw this.error('CS1524', 'Expected catch or finally');
    return { kind: 'try', body, catches, last, token };
  }
  #using(token: Token): Statement {
    if (this.takes('(')) {
      const resource: Statement =
        this.#declaration(token, false) ?? ({ kind: 'expression', value: this.expression(), token } as Statement);
      this.expect(')');
      return { kind: 'using', resource, body: this.statement(), token };
    }
    const declared = this.#declaration(token);
    if (declared?.kind !== 'variables') throw this.error('CS1001', 'Identifier expected');
    return { ...declared, isUsing: true };
  }
}
