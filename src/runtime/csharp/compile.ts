/**
 * Compiles C# for Add-Type: source to types of the shell, whose members are JavaScript made of the statements. What C# has and this
 * compiler has not is an error with the number CS8652 that names it (docs/differences.md).
 */

import { netText } from '../dotnet/collections/elements.js';
import { delegateDefinition } from '../dotnet/linq/delegates.js';
import { typeCodeOfType } from '../language/numeric.js';
import { planCall } from '../objects/method-call.js';
import { NetException } from '../objects/net-exception.js';
import { addType, findType, NetType, type TypeDefinition, types } from '../objects/net-type.js';
import { findBestMethod } from '../objects/overloads.js';
import { defaultValue } from '../objects/static-access.js';
import { behaviourOf } from './behaviour.js';
import { type Code, callOverloads, constructorsOf, getMember } from './calls.js';
import { CompileError } from './compile-error.js';
import { type CsInstance, CsObject, fields, isOfSource, sourceAssembly } from './cs-object.js';
import { DeclaredType } from './declared-type.js';
import { MemberDefiner } from './define-members.js';
import { ConstantPool, Scope } from './emit-scope.js';
import { StatementEmitter } from './emit-statements.js';
import { parseUnit } from './parser.js';
import { supportFor } from './support.js';
import type { CompilationUnit, FieldSyntax, MethodSyntax, PropertySyntax, TypeDeclaration } from './syntax.js';
import { TypeResolver } from './type-resolver.js';

/** The types of the source, which nobody can find yet. */
export interface CompiledSource {
  types: NetType[];
  /** Makes the types known by their names. */
  publish(): void;
}

/** Throws CompileError. */
export function compileCSharp(source: string): CompiledSource {
  return new Compiler(parseUnit(source)).run();
}

class Compiler {
  readonly #pool = new ConstantPool();
  readonly #emitter = new StatementEmitter();
  readonly #types = new Map<string, NetType>();
  readonly #declared = new Map<NetType, DeclaredType>();
  readonly #definitions = new Map<NetType, TypeDefinition>();
  /** The types of extension methods, by the methods' names. */
  readonly #extensions = new Map<string, NetType>();
  readonly #resolver: TypeResolver;
  readonly #support: ReturnType<typeof supportFor>;

  constructor(readonly unit: CompilationUnit) {
    this.#resolver = new TypeResolver(unit.usings, unit.aliases, this.#types, this.#extensions);
    for (const type of joined(unit.types)) this.#register(type, null);
    for (const { type, methods } of this.#declared.values())
      for (const [name, all] of methods)
        if (!this.#extensions.has(name) && all.some(({ parameters: [first] }) => first?.modifier === 'this'))
          this.#extensions.set(name, type);
    this.#support = supportFor(this.#extensions);
  }

  #register(syntax: TypeDeclaration, outer: DeclaredType | null): void {
    const arity = syntax.typeParameters.length > 0 ? `\`${syntax.typeParameters.length}` : '';
    const before = outer ? `${outer.type.fullName}+` : syntax.namespace === '' ? '' : `${syntax.namespace}.`;
    const fullName = `${before}${syntax.name}${arity}`;
    if (this.#types.has(fullName))
      throw new CompileError(
        'CS0101',
        `The namespace '${syntax.namespace || '<global namespace>'}' already contains a definition for '${syntax.name}'`,
        syntax.token.position,
      );
    const generic = syntax.typeParameters.length > 0 ? { generic: syntax.typeParameters } : {};
    const type: NetType = new NetType(fullName, () => this.#definitions.get(type) as TypeDefinition, {
      ...generic,
      assembly: sourceAssembly,
      types: (name) => this.#types.get(name),
    });
    this.#types.set(fullName, type);
    const declared = new DeclaredType(syntax, type, this.#resolver, outer, this.#declared);
    this.#declared.set(type, declared);
    this.#definitions.set(type, this.#outline(declared));
    for (const member of syntax.members) if (isType(member)) this.#register(member, declared);
  }
  /** A type's kind and bases; its members come later, since they may name any type. */
  #outline(declared: DeclaredType): TypeDefinition {
    const { syntax } = declared;
    const kind = syntax.kind === 'record' ? 'class' : syntax.kind;
    const definition: TypeDefinition = { kind, members: {} };
    if (syntax.modifiers.has('abstract') || (syntax.modifiers.has('static') && kind === 'class'))
      definition.abstract = true;
    if (kind === 'class') Object.defineProperty(definition, 'base', { get: () => declared.base, enumerable: true });
    if (kind !== 'enum' && kind !== 'delegate')
      Object.defineProperty(definition, 'interfaces', { get: () => declared.interfaces, enumerable: true });
    return definition;
  }

  run(): CompiledSource {
    for (const declared of this.#declared.values()) if (declared.syntax.kind === 'enum') this.#defineEnum(declared);
    for (const declared of this.#declared.values()) if (declared.syntax.kind !== 'enum') this.#define(declared);
    const all = [...this.#declared.keys()];
    return {
      types: all,
      publish: () => {
        for (const type of all) addType(type);
      },
    };
  }

  readonly #compile = (parameters: readonly string[], body: string): Code => {
    const make = new Function('$', 'k', 'F', `"use strict"; return function (${parameters.join(', ')}) { ${body} };`);
    return make(this.#support, this.#pool.values, fields);
  };
  #scope(owner: DeclaredType, isStatic = true): Scope {
    return new Scope(owner, { isStatic, returnType: null, isIterator: false, typeParameters: [] }, this.#pool);
  }

  // ---- Enums, delegates -------------------------------------------------------------------------------------------------

  #defineEnum(owner: DeclaredType): void {
    const definition = this.#definitions.get(owner.type) as TypeDefinition;
    const [underlying] = owner.syntax.bases;
    if (underlying) definition.underlying = (owner.resolve(underlying) as NetType).fullName;
    definition.flags = owner.syntax.attributes.some(({ name }) => /^(?:System\.)?Flags(?:Attribute)?$/.test(name));
    const values: Record<string, number | bigint> = {};
    const scope = this.#scope(owner);
    let next = 0n;
    for (const { name, value } of owner.syntax.values) {
      if (value)
        next = BigInt(
          netText(
            this.#compile(
              Object.keys(values).map((one) => scope.find(one)?.name as string),
              `return $.cast(${this.#pool.add(findType('System.Int64'))}, ${this.#emitter.expression(value, scope).code});`,
            )(...Object.values(values).map(Number)),
          ),
        );
      if (definition.underlying === 'System.UInt64') next = BigInt.asUintN(64, next);
      scope.declare(name, types.int32());
      values[name] = isWide(definition) ? next : Number(next);
      next++;
    }
    definition.values = values;
  }

  // ---- Classes, structures, interfaces ----------------------------------------------------------------------------------

  #define(owner: DeclaredType): void {
    const definition = this.#definitions.get(owner.type) as TypeDefinition;
    const definer = new MemberDefiner(owner, this.#emitter, this.#pool, this.#compile);
    const { syntax } = owner;
    if (syntax.kind === 'delegate') {
      const list = syntax.parameters.map(({ type, name }) => `${definer.typeText(type)} ${name}`).join(', ');
      Object.assign(
        definition,
        delegateDefinition(`${syntax.returnType ? definer.typeText(syntax.returnType) : 'void'} Invoke(${list})`),
      );
      return;
    }
    owner.statics = this.#statics(owner);
    const initialize = this.#initializer(owner);
    if (syntax.kind !== 'interface' && !syntax.modifiers.has('static')) this.#constructors(owner, definer, initialize);
    for (const property of owner.properties.values()) definer.property(property);
    for (const member of syntax.members) if (member.kind === 'indexer') definer.property(member);
    for (const methods of owner.methods.values()) for (const method of methods) definer.method(method);
    for (const name of owner.fields.keys()) definer.field(name);
    definer.events();
    definition.members = definer.members;
    definition.internal = definer.hidden;
    Object.assign(definition, behaviourOf(owner));
    if (syntax.kind === 'struct') definition.defaultValue = () => initialize.zeroed(new CsObject(owner.type));
  }
  /** Fields and automatic properties that objects (or the type) keep values of. */
  #kept(owner: DeclaredType, isStatic: boolean): (FieldSyntax | PropertySyntax)[] {
    const all = [
      ...owner.fields.values(),
      ...[...owner.properties.values()].filter((property) => owner.isAutomatic(property)),
    ];
    return all.filter(({ modifiers }) => (modifiers.has('static') || modifiers.has('const')) === isStatic);
  }
  #initialValues(
    owner: DeclaredType,
    isStatic: boolean,
  ): (self: unknown, values: Record<string, unknown>, zeroOnly?: boolean) => void {
    const steps = this.#kept(owner, isStatic).map((member) => {
      const type = owner.resolve(member.type);
      const scope = this.#scope(owner);
      const elements = 'elements' in member ? member.elements : null;
      const code = elements
        ? this.#emitter.arrayOf(elements, type, scope)
        : member.value
          ? this.#emitter.converted(member.value, type, scope)
          : null;
      const run = code === null ? null : this.#compile(['self'], `${scope.prologue}return ${code};`);
      return { name: owner.slot(member.name), type, run };
    });
    return (self, values, zeroOnly = false) => {
      for (const { name, type } of steps) values[name] = type ? defaultValue(type) : null;
      if (!zeroOnly) for (const { name, run } of steps) if (run) values[name] = run(self);
    };
  }
  #initializer(owner: DeclaredType) {
    const fill = this.#initialValues(owner, false);
    return {
      run: (self: unknown) => fill(self, (self as CsInstance)[fields]),
      zeroed(self: CsInstance): CsInstance {
        fill(self, self[fields], true);
        return self;
      },
    };
  }
  /** The static side comes to life when it is first used. Throws TypeInitializationException. */
  #statics(owner: DeclaredType): () => Record<string, unknown> {
    let values: Record<string, unknown> | null = null;
    let failure: NetException | null = null;
    const fill = this.#initialValues(owner, true);
    const own = owner.constructors.find(({ modifiers }) => modifiers.has('static'));
    const body = own?.body ? this.#compile([], this.#emitter.memberBody(own.body, this.#scope(owner))) : null;
    return () => {
      if (failure) throw failure;
      if (values) return values;
      values = {};
      try {
        fill(null, values);
        body?.();
      } catch (error) {
        if (!(error instanceof NetException)) throw error;
        const reason = `The type initializer for '${owner.type.fullName}' threw an exception.`;
        failure = new NetException('System.TypeInitializationException', reason, error, {
          TypeName: owner.type.fullName,
        });
        throw failure;
      }
      return values;
    };
  }

  // ---- Constructors -----------------------------------------------------------------------------------------------------

  #constructors(owner: DeclaredType, definer: MemberDefiner, initialize: { run(self: unknown): void }): void {
    const declared = owner.constructors.filter(({ modifiers }) => !modifiers.has('static'));
    const make = (target: unknown) => (target instanceof NetType ? new CsObject(target) : target);
    if (owner.syntax.kind === 'record' && owner.syntax.parameters.length > 0)
      this.#recordConstructor(owner, definer, initialize, make);
    else if (declared.length === 0) definer.constructor_(null, this.#constructorCode(owner, null, initialize), make);
    for (const method of declared) definer.constructor_(method, this.#constructorCode(owner, method, initialize), make);
  }
  #constructorCode(owner: DeclaredType, method: MethodSyntax | null, initialize: { run(self: unknown): void }): Code {
    const scope = this.#scope(owner, false);
    const names = this.#emitter.declareParameters(method?.parameters ?? [], scope);
    const arguments_ = this.#emitter.args(
      method?.initializer?.args ?? [],
      scope,
      owner.constructors.map(({ parameters }) => parameters),
    );
    const start =
      method?.initializer?.target === 'this' ? this.#otherConstructor(owner) : this.#baseConstructor(owner, initialize);
    const body = method?.body ? this.#emitter.memberBody(method.body, scope) : '';
    const code = `${scope.prologue}self = ${this.#pool.add(start)}(self, ${arguments_});\n(() => { ${body} })();\nreturn self;`;
    return this.#compile(['self', ...names], code);
  }
  #otherConstructor(owner: DeclaredType) {
    return (self: unknown, args: readonly unknown[]) => callOverloads(constructorsOf(owner.type), '.ctor', self, args);
  }
  #baseConstructor(owner: DeclaredType, initialize: { run(self: unknown): void }) {
    return (self: unknown, args: readonly unknown[]): unknown => {
      initialize.run(self);
      const { base } = owner;
      if (isOfSource(base)) return callOverloads(constructorsOf(base), '.ctor', self, args);
      if (base === types.object() || owner.type.isValueType) return self;
      return adopted(self as CsInstance, base, args);
    };
  }
  #recordConstructor(
    owner: DeclaredType,
    definer: MemberDefiner,
    initialize: { run(self: unknown): void },
    make: (target: unknown) => unknown,
  ): void {
    const { parameters, token } = owner.syntax;
    const method: MethodSyntax = {
      kind: 'constructor',
      name: owner.syntax.name,
      typeParameters: [],
      returnType: null,
      parameters,
      body: null,
      initializer: null,
      modifiers: new Set(['public']),
      attributes: [],
      token,
    };
    const code: Code = (self, ...args) => {
      initialize.run(self);
      for (const [i, { name }] of parameters.entries()) (self as CsInstance)[fields][owner.slot(name)] = args[i];
      return self;
    };
    definer.constructor_(method, code, make);
  }
}

const isType = (member: TypeDeclaration['members'][number]): member is TypeDeclaration =>
  ['class', 'struct', 'interface', 'enum', 'delegate', 'record'].includes(member.kind);
const isWide = ({ underlying }: TypeDefinition) =>
  underlying !== undefined && typeCodeOfType(findType(underlying) as NetType) > 10;

/** The parts of partial types as one type. */
function joined(all: readonly TypeDeclaration[]): TypeDeclaration[] {
  const types = new Map<string, TypeDeclaration>();
  return all.filter((type) => {
    const key = `${type.namespace}.${type.name}\`${type.typeParameters.length}`;
    const first = type.modifiers.has('partial') ? types.get(key) : undefined;
    if (!first) types.set(key, type);
    first?.members.push(...type.members);
    first?.bases.push(...type.bases);
    return !first;
  });
}

/** An object of the .NET class that a declared class derives from takes the place of the one that stood for it. */
function adopted(self: CsInstance, base: NetType, args: readonly unknown[]): unknown {
  const plan = planCall(findBestMethod('.ctor', base.members.constructors, args), args);
  const real = plan.call(self.netType, args) as CsInstance;
  if (real.netType !== self.netType)
    Object.defineProperty(real, 'netType', { value: self.netType, writable: true, configurable: true });
  real[fields] = self[fields];
  const overrides = real instanceof NetException && self.netType.members.instance.has('message');
  if (overrides) Object.defineProperty(real, 'message', { get: () => netText(getMember(real, 'Message')) });
  return real;
}
