/** Parses C# source into the types that it declares. */
import { CompileError } from './compile-error.js';
import { binaryOperators, unaryOperators } from './operator-names.js';
import { StatementParser } from './statement-parser.js';
import type {
  AccessorSyntax,
  AttributeSyntax,
  Block,
  CompilationUnit,
  Expression,
  FieldSyntax,
  MemberSyntax,
  MethodSyntax,
  ParameterSyntax,
  PropertySyntax,
  TypeDeclaration,
  TypeSyntax,
} from './syntax.js';
import { type Token, tokenize } from './tokens.js';

const modifierWords = new Set([
  ...'public private protected internal static abstract sealed virtual override new readonly'.split(' '),
  ...'const extern unsafe volatile partial required'.split(' '),
  'async',
]);
const typeWords = new Set(['class', 'struct', 'interface', 'enum', 'delegate', 'record']);

interface Prefix {
  attributes: AttributeSyntax[];
  modifiers: Set<string>;
  token: Token;
}

/** Throws CompileError. */
export function parseUnit(source: string): CompilationUnit {
  return new Parser(tokenize(source)).unit();
}

class Parser extends StatementParser {
  readonly #unit: CompilationUnit = { usings: [], aliases: new Map(), types: [] };

  inner(tokens: readonly Token[]): Expression {
    const parser = new Parser(tokens);
    const value = parser.expression();
    if (parser.next.kind !== 'end') throw parser.error('CS1003', "Syntax error, '}' expected");
    return value;
  }

  unit(): CompilationUnit {
    this.#namespaceBody('', 'end');
    return this.#unit;
  }
  #namespaceBody(namespace: string, end: 'end' | '}'): void {
    let current = namespace;
    for (;;) {
      if (end === 'end' ? this.next.kind === 'end' : this.is('}')) return;
      if (this.is('using')) this.#usingDirective();
      else if (this.is('namespace')) current = this.#namespace(current);
      else this.#unit.types.push(...this.#typeAndNested(current));
    }
  }
  #usingDirective(): void {
    this.take();
    this.takes('static');
    if (this.peek().text === '=') {
      const name = this.identifier();
      this.take();
      this.#unit.aliases.set(name, this.type());
    } else this.#unit.usings.push(this.type().name);
    this.expect(';');
  }
  /** The namespace for what follows: that of a declaration that ends with `;`. */
  #namespace(outer: string): string {
    this.take();
    const name = `${outer === '' ? '' : `${outer}.`}${this.type().name}`;
    if (this.takes(';')) return name;
    this.expect('{');
    this.#namespaceBody(name, '}');
    this.expect('}');
    this.takes(';');
    return outer;
  }
  #typeAndNested(namespace: string): TypeDeclaration[] {
    const prefix = this.#prefix();
    if (!typeWords.has(this.next.text)) {
      if (this.next.kind === 'end' || this.is('}'))
        throw this.error('CS1022', 'Type or namespace definition, or end-of-file expected');
      throw this.error('CS8805', 'Program using top-level statements must be an executable.');
    }
    return [this.#typeDeclaration(namespace, prefix)];
  }

  #prefix(): Prefix {
    const { next: token } = this;
    const attributes: AttributeSyntax[] = [];
    while (this.takes('[')) {
      if (this.peek().text === ':') this.at += 2;
      do attributes.push({ name: this.type().name, args: this.is('(') ? this.args() : [] });
      while (this.takes(',') && !this.is(']'));
      this.expect(']');
    }
    const modifiers = new Set<string>();
    while (modifierWords.has(this.next.text) && !(this.next.kind === 'name' && this.peek().text === '('))
      modifiers.add(this.take().text);
    if (modifiers.has('async'))
      throw new CompileError('CS8652', 'async functions are not supported here', token.position);
    return { attributes, modifiers, token };
  }

  // ---- Types ----------------------------------------------------------------------------------------------------------

  #typeDeclaration(namespace: string, prefix: Prefix): TypeDeclaration {
    const kind = this.take().text as TypeDeclaration['kind'];
    if (kind === 'record' && (this.is('struct') || this.is('class'))) this.take();
    const returnType = kind === 'delegate' ? this.type() : null;
    const name = this.identifier();
    const typeParameters = this.is('<') ? this.typeParameters() : [];
    const parameters = this.is('(') ? this.parameters('(', ')') : [];
    const bases: TypeSyntax[] = [];
    if (this.takes(':')) {
      do {
        bases.push(this.type());
        if (this.is('(')) this.args();
      } while (this.takes(','));
    }
    this.#constraints();
    const declaration: TypeDeclaration = {
      ...prefix,
      kind,
      name,
      namespace,
      typeParameters,
      bases,
      members: [],
      values: [],
      parameters,
      returnType,
    };
    if (kind === 'delegate' || (kind === 'record' && this.is(';'))) {
      this.expect(';');
      return declaration;
    }
    this.expect('{');
    if (kind === 'enum') this.#enumValues(declaration);
    else
      while (!this.is('}')) {
        if (this.next.kind === 'end') throw this.error('CS1513', '} expected');
        declaration.members.push(...this.#member(declaration));
      }
    this.expect('}');
    this.takes(';');
    return declaration;
  }
  #constraints(): void {
    while (this.takes('where')) {
      this.identifier();
      this.expect(':');
      do {
        if (this.is('new') || this.is('class') || this.is('struct')) {
          this.take();
          if (this.takes('(')) this.expect(')');
          this.takes('?');
        } else this.type();
      } while (this.takes(','));
    }
  }
  typeParameters(): string[] {
    this.expect('<');
    const names: string[] = [];
    do {
      if (this.is('in') || this.is('out')) this.take();
      names.push(this.identifier());
    } while (this.takes(','));
    this.expect('>');
    return names;
  }
  #enumValues({ values }: TypeDeclaration): void {
    while (!this.is('}')) {
      this.#prefix();
      const name = this.identifier();
      values.push({ name, value: this.takes('=') ? this.expression() : null });
      if (!this.takes(',')) break;
    }
  }

  // ---- Members --------------------------------------------------------------------------------------------------------

  #member(owner: TypeDeclaration): MemberSyntax[] {
    const prefix = this.#prefix();
    if (typeWords.has(this.next.text) && !(this.is('record') && this.peek().text === '('))
      return [this.#typeDeclaration(`${owner.namespace === '' ? '' : `${owner.namespace}.`}${owner.name}`, prefix)];
    if (this.takes('~')) {
      this.identifier();
      return [this.#method({ ...prefix, kind: 'finalizer', name: 'Finalize' }, null)];
    }
    if (this.next.text === owner.name && this.peek().text === '(') {
      this.take();
      return [this.#method({ ...prefix, kind: 'constructor', name: owner.name }, null)];
    }
    if (this.is('implicit') || this.is('explicit')) return [this.#conversion(prefix)];
    const isEvent = this.takes('event');
    const type = this.type();
    if (this.is('operator')) return [this.#operator(prefix, type)];
    if (this.takes('this')) return [this.#property({ ...prefix, name: 'Item' }, type, this.parameters('[', ']'))];
    const nameToken = this.next;
    const { name, interfaceName } = this.#memberName();
    if (this.is('(') || this.is('<'))
      return [this.#method({ ...prefix, kind: 'method', name, nameToken, interfaceName }, type)];
    if (this.is('{') || this.is('=>')) return [this.#property({ ...prefix, name }, type, [])];
    return this.#fields(prefix, isEvent ? 'event' : 'field', type, name);
  }
  /** A name; of an explicit implementation (`IDisposable.Dispose`) the last part, and what it implements. */
  #memberName(): { name: string; interfaceName: string } {
    let interfaceName = '';
    let name = this.identifier();
    for (;;) {
      if (this.is('<') && !this.attempt(() => this.#qualifier())) return { name, interfaceName };
      if (!this.takes('.')) return { name, interfaceName };
      interfaceName = name;
      if (this.takes('this')) return { name: 'Item', interfaceName };
      name = this.identifier();
    }
  }
  /** The type arguments of an interface whose member is implemented. */
  #qualifier(): true | null {
    this.typeArguments();
    return this.is('.') ? true : null;
  }
  #method(
    start: Prefix & Pick<MethodSyntax, 'kind' | 'name' | 'nameToken' | 'interfaceName'>,
    returnType: TypeSyntax | null,
  ): MethodSyntax {
    const typeParameters = this.is('<') ? this.typeParameters() : [];
    const parameters = this.parameters('(', ')');
    this.#constraints();
    let initializer: MethodSyntax['initializer'] = null;
    if (start.kind === 'constructor' && this.takes(':')) {
      const target = this.take().text as 'base' | 'this';
      initializer = { target, args: this.args() };
    }
    return { ...start, typeParameters, returnType, parameters, initializer, body: this.body() };
  }
  /** A block, `=> expression;`, or `;` for none. */
  body(): Block | Expression | null {
    if (this.is('{')) return this.block();
    if (this.takes('=>')) {
      const value = this.expression();
      this.expect(';');
      return value;
    }
    this.expect(';');
    return null;
  }
  parameters(open: string, close: string): ParameterSyntax[] {
    this.expect(open);
    const parameters: ParameterSyntax[] = [];
    while (!this.is(close)) {
      while (this.takes('[')) {
        while (!this.takes(']')) this.take();
      }
      const modifier = /^(?:ref|out|in|params|this)$/.test(this.next.text) ? this.take().text : '';
      const type = this.type();
      const name = this.identifier();
      parameters.push({ name, type, modifier, defaultValue: this.takes('=') ? this.expression() : null });
      if (!this.takes(',')) break;
    }
    this.expect(close);
    return parameters;
  }
  #conversion(prefix: Prefix): MethodSyntax {
    const name = this.take().text === 'implicit' ? 'op_Implicit' : 'op_Explicit';
    this.expect('operator');
    const type = this.type();
    return this.#method({ ...prefix, kind: 'operator', name }, type);
  }
  #operator(prefix: Prefix, type: TypeSyntax): MethodSyntax {
    this.take();
    let symbol = this.take().text;
    if (symbol === '>' && this.is('>')) symbol += this.take().text;
    const isUnary = this.tokens.slice(this.at).findIndex(({ text }) => text === ')') < 4;
    const name = (isUnary ? unaryOperators[symbol] : undefined) ?? binaryOperators[symbol];
    if (name === undefined) throw this.error('CS1019', 'Overloadable unary operator expected');
    return this.#method({ ...prefix, kind: 'operator', name }, type);
  }
  #property(start: Prefix & { name: string }, type: TypeSyntax, parameters: ParameterSyntax[]): PropertySyntax {
    const kind = parameters.length > 0 ? 'indexer' : 'property';
    const property: PropertySyntax = { ...start, kind, type, parameters, get: null, set: null, value: null };
    if (this.takes('=>')) {
      property.get = { body: this.expression(), modifiers: new Set() };
      this.expect(';');
      return property;
    }
    this.expect('{');
    while (!this.is('}')) {
      const { modifiers } = this.#prefix();
      const word = this.identifier();
      const accessor: AccessorSyntax = { body: this.body(), modifiers };
      if (word === 'get') property.get = accessor;
      else if (word === 'set' || word === 'init') property.set = accessor;
      else throw this.error('CS1014', 'A get or set accessor expected');
    }
    this.take();
    if (this.takes('=')) {
      property.value = this.expression();
      this.expect(';');
    }
    return property;
  }
  #fields(prefix: Prefix, kind: 'field' | 'event', type: TypeSyntax, first: string): FieldSyntax[] {
    this.at--;
    if (this.next.text !== first) throw this.error('CS1002', '; expected');
    const variables = this.variables();
    this.expect(';');
    return variables.map(({ name, value, elements }) => ({ ...prefix, kind, type, name, value, elements }));
  }
}
