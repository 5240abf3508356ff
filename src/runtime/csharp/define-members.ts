/**
 * The members of a declared type as the shell's type table has them. Their code takes and gives values; what the shell hands over
 * in natural form is made values first.
 */

import { netText } from '../dotnet/collections/elements.js';
import { defineEvents } from '../events/event-source.js';
import { makeArray } from '../objects/arrays.js';
import { arrayGiven, fromNaturalMarshaler, toNaturalMarshaler } from '../objects/marshal.js';
import { type MemberImplementation, type NetType, types } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { Char, PSReference } from '../objects/values.js';
import { type Code, callMember } from './calls.js';
import { CompileError } from './compile-error.js';
import { type CsInstance, fields } from './cs-object.js';
import type { DeclaredType } from './declared-type.js';
import { type ConstantPool, type EmittedMember, Scope } from './emit-scope.js';
import { type StatementEmitter, yields } from './emit-statements.js';
import { csName } from './implicit-conversion.js';
import type { AccessorSyntax, Block, Expression, MethodSyntax, ParameterSyntax, PropertySyntax } from './syntax.js';

/** Makes JavaScript functions of emitted code. */
export type Compile = (parameters: readonly string[], body: string) => Code;

export class MemberDefiner {
  /** What anybody may use, and what the source alone may. */
  readonly members: Record<string, MemberImplementation> = {};
  readonly hidden: Record<string, MemberImplementation> = {};
  constructor(
    readonly owner: DeclaredType,
    readonly emitter: StatementEmitter,
    readonly pool: ConstantPool,
    readonly compile: Compile,
  ) {}

  scope(
    isStatic: boolean,
    returnType: NetType | null,
    body: Block | Expression | null,
    typeParameters: readonly string[] = [],
    shown: Pick<EmittedMember, 'name' | 'token'> = {},
  ): Scope {
    return new Scope(
      this.owner,
      { isStatic, returnType, isIterator: yields(body), typeParameters, ...shown },
      this.pool,
    );
  }

  #tableFor(modifiers: ReadonlySet<string>): Record<string, MemberImplementation> {
    return modifiers.has('public') || this.owner.syntax.kind === 'interface' ? this.members : this.hidden;
  }

  // ---- Methods ----------------------------------------------------------------------------------------------------------

  method(method: MethodSyntax): void {
    const { owner } = this;
    const isStatic = method.modifiers.has('static');
    const returnType = method.returnType && owner.resolve(method.returnType, method.typeParameters);
    const generic = method.typeParameters.length > 0 ? `[${method.typeParameters.join(',')}]` : '';
    const returns = method.returnType ? this.typeText(method.returnType, method.typeParameters) : 'void';
    const list = this.#parameterList(method.parameters, method.typeParameters);
    const signature = `${isStatic ? 'static ' : ''}${returns} ${method.name}${generic}(${list})`;
    const table = this.#tableFor(method.modifiers);
    if (method.modifiers.has('extern')) this.#extern(method);
    if (method.body === null) {
      table[signature] = (self: never, ...args: never[]) => callMember(self, method.name, args);
      return;
    }
    const shown = method.parameters.map(({ type }) =>
      csName(owner.resolve(type, method.typeParameters) ?? types.object()),
    );
    const scope = this.scope(isStatic, returnType, method.body, method.typeParameters, {
      name: `${csName(owner.type)}.${method.name}(${shown.join(', ')})`,
      token: method.nameToken ?? method.token,
    });
    const names = this.emitter.declareParameters(method.parameters, scope);
    const code = this.compile(isStatic ? names : ['self', ...names], this.emitter.memberBody(method.body, scope));
    owner.codeOf(method).code = code;
    table[signature] = this.#takingValues(
      code,
      method.parameters,
      method.typeParameters,
      isStatic ? 0 : 1,
    ) as MemberImplementation;
  }
  #extern(method: MethodSyntax): never {
    const reason = `'${method.name}': functions of native libraries cannot be called from here`;
    throw new CompileError('CS8652', reason, method.token.position);
  }
  /** Values for what comes in natural form, after `skip` arguments that are no parameters. */
  #takingValues(
    code: Code,
    parameters: readonly ParameterSyntax[],
    typeParameters: readonly string[],
    skip: number,
  ): Code {
    const { owner } = this;
    let converters: ((argument: unknown) => unknown)[] | null = null;
    return (...args) => {
      converters ??= parameters.map((parameter) =>
        asValue(owner.resolve(parameter.type, typeParameters), parameter.modifier),
      );
      for (let i = 0; i < converters.length; i++) args[i + skip] = (converters[i] as Code)(args[i + skip]);
      return code(...args);
    };
  }
  /** `int a, Params string[] rest`, with default values as signatures show them. */
  #parameterList(parameters: readonly ParameterSyntax[], typeParameters: readonly string[]): string {
    return parameters
      .map(({ name, type, modifier, defaultValue }) => {
        const before = { ref: '[ref] ', out: '[ref] ', params: 'Params ' }[modifier] ?? '';
        const text = defaultValue ? ` = ${this.#defaultText(defaultValue)}` : '';
        return `${before}${this.typeText(type, typeParameters)} ${name}${text}`;
      })
      .join(', ');
  }
  /** The value of a parameter that is left out, as signatures show it. */
  #defaultText(expression: Expression): string {
    const scope = this.scope(true, null, null);
    const { code } = this.emitter.expression(expression, scope);
    const value = this.compile([], `return ${code};`)();
    if (value === null || value === undefined) return 'null';
    return typeof value === 'string' || value instanceof Char ? JSON.stringify(netText(value)) : netText(value);
  }
  typeText(syntax: ParameterSyntax['type'], typeParameters: readonly string[] = []): string {
    const isParameter = this.owner.syntax.typeParameters.includes(syntax.name) || typeParameters.includes(syntax.name);
    if (isParameter) return syntax.ranks.length > 0 ? `${syntax.name}[]` : syntax.name;
    const type = this.owner.closed(syntax, typeParameters);
    const definition = syntax.ranks.length === 0 ? type.genericDefinition : null;
    if (!definition || syntax.args.length === 0) return type.displayName;
    const args = syntax.args.map((arg) => this.typeText(arg, typeParameters));
    return `${definition.fullName.replace(/`\d+$/, '')}[${args.join(',')}]`;
  }

  // ---- Constructors -----------------------------------------------------------------------------------------------------

  /** `make` has an object of the type, and gives the constructed one: the code of a constructor takes and gives objects. */
  constructor_(method: MethodSyntax | null, code: Code, make: (target: unknown) => unknown): void {
    const parameters = method?.parameters ?? [];
    const list = this.#parameterList(parameters, []);
    const withValues = this.#takingValues(code, parameters, [], 1);
    const isOpen = method === null || method.modifiers.has('public');
    (isOpen ? this.members : this.hidden)[`new(${list})`] = ((target: unknown, ...args: unknown[]) =>
      withValues(make(target), ...args)) as MemberImplementation;
  }

  // ---- Properties -------------------------------------------------------------------------------------------------------

  property(property: PropertySyntax): void {
    const isStatic = property.modifiers.has('static');
    const type = this.owner.resolve(property.type);
    const isPublic = (accessor: AccessorSyntax | null) =>
      accessor !== null &&
      !accessor.modifiers.has('private') &&
      !accessor.modifiers.has('protected') &&
      !accessor.modifiers.has('internal');
    const get = this.#accessor(property, property.get, isStatic, type);
    const set = this.#setter(property, isStatic, type);
    const accessors = `${isPublic(property.get) ? 'get;' : ''}${isPublic(property.set) ? 'set;' : ''}`;
    const index = property.parameters.length > 0 ? `(${this.#parameterList(property.parameters, [])})` : '';
    const signature = `${isStatic ? 'static ' : ''}${this.typeText(property.type)} ${property.name}${index} {${accessors}}`;
    this.#tableFor(property.modifiers)[signature] = {
      ...(get && { get }),
      ...(set && { set }),
    } as MemberImplementation;
  }
  #accessor(
    property: PropertySyntax,
    accessor: AccessorSyntax | null,
    isStatic: boolean,
    type: NetType | null,
  ): Code | null {
    if (accessor === null) return null;
    const { name, parameters } = property;
    if (accessor.body === null)
      return this.owner.isAutomatic(property)
        ? this.#fieldGetter(name, isStatic)
        : (self) => callMember(self, `get_${name}`, []);
    const scope = this.scope(isStatic, type, accessor.body);
    const names = this.emitter.declareParameters(parameters, scope);
    const code = this.compile(isStatic ? names : ['self', ...names], this.emitter.memberBody(accessor.body, scope));
    return parameters.length === 0 ? code : this.#takingValues(code, parameters, [], 1);
  }
  #setter(property: PropertySyntax, isStatic: boolean, type: NetType | null): Code | null {
    const { name, set: accessor, parameters } = property;
    if (accessor === null) return null;
    if (accessor.body === null) return this.#fieldSetter(name, isStatic, type);
    const scope = this.scope(isStatic, null, accessor.body);
    const value: ParameterSyntax = { name: 'value', type: property.type, modifier: '', defaultValue: null };
    const all = [...parameters, value];
    const names = this.emitter.declareParameters(all, scope);
    const code = this.compile(isStatic ? names : ['self', ...names], this.emitter.memberBody(accessor.body, scope));
    return this.#takingValues(code, all, [], isStatic ? 0 : 1);
  }
  #fieldGetter(name: string, isStatic: boolean): Code {
    const { owner } = this;
    const slot = owner.slot(name);
    return isStatic ? () => owner.statics()[slot] : (self) => (self as CsInstance)[fields][slot];
  }
  #fieldSetter(name: string, isStatic: boolean, type: NetType | null): Code {
    const { owner } = this;
    const slot = owner.slot(name);
    const toValue = asValue(type, '');
    if (isStatic) return (natural) => void (owner.statics()[slot] = toValue(natural));
    return (self, natural) => void ((self as CsInstance)[fields][slot] = toValue(natural));
  }

  /** Fields are shown as properties. */
  field(name: string): void {
    const field = this.owner.fields.get(name);
    if (!field || field.kind === 'event') return;
    const isStatic = field.modifiers.has('static') || field.modifiers.has('const');
    const isFixed = field.modifiers.has('readonly') || field.modifiers.has('const');
    const signature = `${isStatic ? 'static ' : ''}${this.typeText(field.type)} ${name} {get;${isFixed ? '' : 'set;'}}`;
    const get = this.#fieldGetter(name, isStatic);
    const set = isFixed ? undefined : this.#fieldSetter(name, isStatic, this.owner.resolve(field.type));
    this.#tableFor(field.modifiers)[signature] = { get, ...(set && { set }) } as MemberImplementation;
  }
  events(): void {
    const all = [...this.owner.fields.values()].filter(
      ({ kind, modifiers }) => kind === 'event' && modifiers.has('public'),
    );
    const typesByName = Object.fromEntries(all.map(({ name, type }) => [name, this.typeText(type)]));
    if (all.length > 0) Object.assign(this.members, defineEvents(this.owner.type.fullName, typesByName));
  }
}

function asValue(type: NetType | null, modifier: string): (argument: unknown) => unknown {
  const from = type && fromNaturalMarshaler(type);
  if (modifier === 'ref' || modifier === 'out') {
    const to = type && toNaturalMarshaler(type);
    return (argument) => {
      if (!(argument instanceof PSReference)) return argument;
      return new PSReference(
        () => (from ? from(argument.get()) : argument.get()) ?? null,
        (value) => argument.set(to ? to(value) : value),
      );
    };
  }
  return (argument) => {
    if (Array.isArray(argument)) return arrayGiven(argument);
    if (modifier === 'params' && (argument === null || argument === undefined))
      return makeArray(type?.elementType ?? types.object(), []);
    return (from ? from(argument) : type === null ? baseOf(argument) : argument) ?? null;
  };
}
