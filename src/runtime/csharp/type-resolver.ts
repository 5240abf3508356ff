/** What names of types mean in C# source: type parameters, types of the source itself, aliases, namespaces in use, .NET. */
import { findType, type NetType, types } from '../objects/net-type.js';
import { CompileError } from './compile-error.js';
import type { TypeSyntax } from './syntax.js';

const builtIn: Record<string, string> = {
  bool: 'System.Boolean',
  byte: 'System.Byte',
  sbyte: 'System.SByte',
  char: 'System.Char',
  decimal: 'System.Decimal',
  double: 'System.Double',
  float: 'System.Single',
  int: 'System.Int32',
  uint: 'System.UInt32',
  long: 'System.Int64',
  ulong: 'System.UInt64',
  object: 'System.Object',
  short: 'System.Int16',
  ushort: 'System.UInt16',
  string: 'System.String',
  void: 'System.Void',
  nint: 'System.IntPtr',
  nuint: 'System.UIntPtr',
};
/** Types that are found out when the program runs. */
const open = new Set(['var', 'dynamic']);

export class TypeResolver {
  constructor(
    readonly usings: readonly string[],
    readonly aliases: ReadonlyMap<string, TypeSyntax>,
    /** Types of the source by full name, `N.Outer+Inner`; of generic ones with their number of parameters. */
    readonly declared: ReadonlyMap<string, NetType>,
    /** Names of the source's extension methods. */
    readonly extensions: ReadonlyMap<string, unknown>,
  ) {}

  /**
   * In the namespaces (or outer types) of `scope`. Null for `var` and for what mentions a type parameter: what that is the running
   * program knows. Throws CompileError.
   */
  resolve(syntax: TypeSyntax, scope: TypeScope): NetType | null {
    return open.has(syntax.name) || mentionsParameter(syntax, scope) ? null : this.closed(syntax, scope);
  }
  /** The type with Object in the place of type parameters, as objects of it are made. Throws CompileError. */
  closed(syntax: TypeSyntax, scope: TypeScope): NetType {
    if (open.has(syntax.name)) return types.object();
    let type = this.#named(syntax, scope);
    if (type === undefined)
      throw new CompileError(
        'CS0246',
        `The type or namespace name '${syntax.name.split('.')[0]}${syntax.args.length > 0 ? '<>' : ''}' could not be found (are you missing a using directive or an assembly reference?)`,
        syntax.token.position,
      );
    if (syntax.isNullable && type.isValueType) type = nullableOf(type);
    for (const rank of [...syntax.ranks].reverse()) type = type.makeArray(rank);
    return type;
  }
  #named(syntax: TypeSyntax, scope: TypeScope): NetType | undefined {
    const alias = this.aliases.get(syntax.name);
    if (alias) return this.closed(alias, scope);
    if (scope.parameters.has(syntax.name)) return types.object();
    if (syntax.args.length === 0) return this.find(syntax.name, scope);
    const definition = this.find(`${syntax.name}\`${syntax.args.length}`, scope);
    return definition?.makeGeneric(syntax.args.map((arg) => this.closed(arg, scope)));
  }

  /** A type by a name that may be dotted; undefined when there is none. C# heeds case. */
  find(name: string, scope: TypeScope): NetType | undefined {
    const core = builtIn[name];
    if (core !== undefined) return findType(core);
    for (const prefix of scope.prefixes) {
      const dotted = prefix === '' ? name : `${prefix}.${name}`;
      const own = this.declared.get(dotted) ?? this.declared.get(`${prefix}+${name}`) ?? this.#nested(dotted);
      if (own) return own;
    }
    for (const namespace of ['', ...scope.prefixes, ...this.usings]) {
      const full = namespace === '' ? name : `${namespace}.${name}`;
      const type = this.declared.get(full) ?? findType(full);
      if (type?.fullName === full) return type;
      const nested = this.#nested(full);
      if (nested) return nested;
    }
    return undefined;
  }
  /** `Outer.Inner` as `Outer+Inner`. */
  #nested(full: string): NetType | undefined {
    const dot = full.lastIndexOf('.');
    if (dot < 0) return undefined;
    const name = `${full.slice(0, dot)}+${full.slice(dot + 1)}`;
    const type = this.declared.get(name) ?? findType(name);
    return type?.fullName === name ? type : undefined;
  }
}

export interface TypeScope {
  /** Full names of the types and namespaces around, innermost first; '' at the end. */
  prefixes: readonly string[];
  /** Type parameters of the type and the method. */
  parameters: ReadonlySet<string>;
}

function mentionsParameter({ name, args }: TypeSyntax, scope: TypeScope): boolean {
  return (args.length === 0 && scope.parameters.has(name)) || args.some((arg) => mentionsParameter(arg, scope));
}

function nullableOf(type: NetType): NetType {
  return (findType('System.Nullable`1') as NetType).makeGeneric([type]);
}
/** The T of a Nullable<T>; null for other types. A value that is there stands for itself. */
export function nullableArgument(type: NetType | null): NetType | null {
  return type?.genericDefinition?.fullName === 'System.Nullable`1' ? (type.genericArguments[0] ?? null) : null;
}
