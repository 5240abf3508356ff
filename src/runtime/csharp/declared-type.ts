/** What the emitter knows of a type of the source: its members by name, its bases, and what names mean in it. */
import { type NetType, types } from '../objects/net-type.js';
import type { FieldSyntax, MethodSyntax, PropertySyntax, TypeDeclaration, TypeSyntax } from './syntax.js';
import type { TypeResolver, TypeScope } from './type-resolver.js';

export class DeclaredType {
  readonly methods = new Map<string, MethodSyntax[]>();
  readonly fields = new Map<string, FieldSyntax>();
  readonly properties = new Map<string, PropertySyntax>();
  readonly constructors: MethodSyntax[] = [];
  readonly scope: TypeScope;
  #bases: NetType[] | undefined;
  /** What methods became, for calls that need no choice. */
  readonly codes = new Map<MethodSyntax, { code: (...args: unknown[]) => unknown }>();
  /** The values of static fields, initialized when they are first asked for. */
  statics: () => Record<string, unknown> = () => ({});

  constructor(
    readonly syntax: TypeDeclaration,
    readonly type: NetType,
    readonly resolver: TypeResolver,
    readonly outer: DeclaredType | null,
    /** All types of the source. */
    readonly siblings: ReadonlyMap<NetType, DeclaredType>,
  ) {
    this.scope = {
      prefixes: [type.fullName.replace(/`\d+$/, ''), ...prefixesOf(syntax.namespace, outer)],
      parameters: new Set([...syntax.typeParameters, ...(outer?.scope.parameters ?? [])]),
    };
    for (const member of syntax.members) {
      if (member.kind === 'constructor') this.constructors.push(member);
      else if (member.kind === 'method' || member.kind === 'operator') this.#addMethod(member);
      else if (member.kind === 'field' || member.kind === 'event') this.fields.set(member.name, member);
      else if (member.kind === 'property') this.properties.set(member.name, member);
    }
    if (syntax.kind === 'record') for (const { name, type: of } of syntax.parameters) this.#addRecordProperty(name, of);
  }
  /** What implements an interface by name beside a method of the class's own is another method. */
  #addMethod(method: MethodSyntax): void {
    const isTaken =
      method.interfaceName &&
      this.syntax.members.some((other) => other !== method && other.kind === 'method' && other.name === method.name);
    if (isTaken) method.name = `${method.interfaceName}.${method.name}`;
    const named = this.methods.get(method.name);
    if (named) named.push(method);
    else this.methods.set(method.name, [method]);
  }
  #addRecordProperty(name: string, type: TypeSyntax): void {
    const accessor = { body: null, modifiers: new Set<string>() };
    const { token, attributes } = this.syntax;
    const modifiers = new Set(['public']);
    const shared = { name, type, token, attributes, modifiers, parameters: [], value: null };
    if (!this.properties.has(name))
      this.properties.set(name, { ...shared, kind: 'property', get: accessor, set: accessor });
  }

  /** Filled when the method has been emitted. */
  codeOf(method: MethodSyntax): { code: (...args: unknown[]) => unknown } {
    let holder = this.codes.get(method);
    if (!holder) this.codes.set(method, (holder = { code: () => null }));
    return holder;
  }

  /** Throws CompileError. Null for type parameters and `var`. */
  resolve(syntax: TypeSyntax, parameters: readonly string[] = []): NetType | null {
    const scope = parameters.length === 0 ? this.scope : this.scopeWith(parameters);
    return this.resolver.resolve(syntax, scope);
  }
  closed(syntax: TypeSyntax, parameters: readonly string[] = []): NetType {
    return this.resolver.closed(syntax, this.scopeWith(parameters));
  }
  scopeWith(parameters: readonly string[]): TypeScope {
    return { ...this.scope, parameters: new Set([...this.scope.parameters, ...parameters]) };
  }
  get #named(): NetType[] {
    this.#bases ??= this.syntax.kind === 'enum' ? [] : this.syntax.bases.map((base) => this.closed(base));
    return this.#bases;
  }
  get base(): NetType {
    const [first] = this.#named;
    return first === undefined || first.isInterface ? types.object() : first;
  }
  get interfaces(): NetType[] {
    return this.#named.filter((type) => type.isInterface);
  }
  /** The base class, when the source declares it. */
  get declaredBase(): DeclaredType | undefined {
    return this.siblings.get(this.base.genericDefinition ?? this.base);
  }
  /** The nearest base class that is .NET's. */
  get netBase(): NetType {
    return this.declaredBase?.netBase ?? this.base;
  }
  /** This type and its bases in the source. */
  get lineage(): DeclaredType[] {
    return [this, ...(this.declaredBase?.lineage ?? [])];
  }
  /** Under what an object keeps the value of a field or an automatic property: a base class may have one of the same name. */
  slot(name: string): string {
    const isTaken = this.declaredBase?.lineage.some((base) => base.fields.has(name) || base.properties.has(name));
    return isTaken ? `${this.type.fullName}.${name}` : name;
  }
  /** A property whose accessors the compiler writes: its value is a field. */
  isAutomatic(property: PropertySyntax): boolean {
    const accessors = [property.get, property.set];
    return (
      this.syntax.kind !== 'interface' &&
      !property.modifiers.has('abstract') &&
      accessors.every((one) => one === null || one.body === null)
    );
  }
  /** Read and written without asking the object's own class. */
  isPlain(property: PropertySyntax): boolean {
    return this.isAutomatic(property) && !['virtual', 'override'].some((word) => property.modifiers.has(word));
  }
}

function prefixesOf(namespace: string, outer: DeclaredType | null): string[] {
  if (outer) return [...outer.scope.prefixes];
  const parts = namespace === '' ? [] : namespace.split('.');
  return [...parts.map((_, i) => parts.slice(0, parts.length - i).join('.')), ''];
}
