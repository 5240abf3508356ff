/** The members of a type, read from the signatures of its definition. */
import { type MemberFunction, type MemberImplementation, NetType, types } from './net-type.js';
import { fold } from './values.js';

export interface MethodParameter {
  name: string;
  /** As shown: type parameters of the declaring type replaced. */
  typeText: string;
  /** As written in the signature. */
  written: string;
  /** Resolved when first needed; System.Object for type parameters of a generic method. */
  readonly type: NetType;
  /** Declared as a type parameter of the type or method (`T item`): the value itself is passed, not its natural form. */
  isTypeParameter: boolean;
  /** A type parameter is somewhere in it (`IEnumerable[T] items`): its elements are passed as they are. */
  mentionsTypeParameter: boolean;
  byRef: boolean;
  isParams: boolean;
  /** The default value's text, when optional. */
  defaultText: string | undefined;
}
export interface MethodOverload {
  name: string;
  isStatic: boolean;
  parameters: MethodParameter[];
  returnText: string;
  /** Declared to return a type parameter of the type (`T Peek()`): the result is taken as it is. */
  returnsTypeParameter: boolean;
  /** Names of a generic method's own type parameters. */
  genericParameters: string[];
  /** Set where they were replaced; passed to the implementation by a method that asks for them (see generic-methods.ts). */
  genericArguments?: readonly NetType[];
  /** `string Substring(int startIndex)`: as Get-Member shows it. */
  definition: string;
  invoke: MemberFunction;
  declaringType: NetType;
  /** A method of a script's class: it takes and gives PowerShell values, and its exceptions are not wrapped. */
  isScript?: boolean;
  /** Declared `hidden`: it can be called, but is not listed. */
  isHidden?: boolean;
  /** The attributes on its declaration, made anew. */
  attributes?: () => unknown[];
  /** Implements an interface by name (`int IComparable.CompareTo(...)`): it stands behind a public method that fits as well. */
  isInterfaceMethod?: boolean;
}
export interface MethodGroup {
  name: string;
  isStatic: boolean;
  overloads: MethodOverload[];
}
export interface PropertyMember {
  name: string;
  isStatic: boolean;
  /** As shown: type parameters of the declaring type replaced. */
  typeText: string;
  /** Undefined where the shell does not have the type. */
  readonly type: NetType | undefined;
  /** Declared as a type parameter of the type (`T Value {get;}`): the value is passed and taken as it is. */
  isTypeParameter: boolean;
  definition: string;
  get: MemberFunction | undefined;
  set: MemberFunction | undefined;
  /** Parameters of a parameterized property. */
  parameters: MethodParameter[];
  /** Where a type has several parameterized properties of the name: all of them. */
  indexers?: PropertyMember[];
  declaringType: NetType;
  /** Of a script's class: `set` converts by itself, and what `get` throws is not swallowed. */
  isScript?: boolean;
  /** Declared `hidden`: it can be used, but is not listed. */
  isHidden?: boolean;
  /** The attributes on its declaration, made anew. */
  attributes?: () => unknown[];
}

export interface TypeMembers {
  instance: Map<string, MethodGroup | PropertyMember>;
  static: Map<string, MethodGroup | PropertyMember>;
  constructors: MethodOverload[];
}

export function isMethodGroup(member: MethodGroup | PropertyMember): member is MethodGroup {
  return 'overloads' in member;
}

const signaturePattern = /^(static )?(?:(\S.*?) )?([^\s(){}]+)\s*(?:\((.*)\))?\s*(?:\{(.*)\})?$/;

const namePattern = /^(?:(.+)\.)?([^.[\]]+)(?:\[([^\]]*)\])?$/;

export function parseMembers(type: NetType): TypeMembers {
  if (type.definition.table !== undefined) return type.definition.table;
  const members: TypeMembers = { instance: new Map(), static: new Map(), constructors: [] };
  for (const [signature, implementation] of Object.entries(type.definition.members ?? {}))
    addMember(members, type, signature, implementation);
  if (type.isEnum)
    for (const [name, value] of Object.entries(type.definition.values ?? {}))
      members.static.set(fold(name), enumField(type, name, value));
  return members;
}

/** The members that are not public; enumerations have none. */
export function parseInternalMembers(type: NetType): TypeMembers {
  const members: TypeMembers = { instance: new Map(), static: new Map(), constructors: [] };
  for (const [signature, implementation] of Object.entries(type.definition.internal ?? {}))
    addMember(members, type, signature, implementation);
  return members;
}

function enumField(type: NetType, name: string, value: number | bigint): PropertyMember {
  return {
    name,
    isStatic: true,
    typeText: type.fullName,
    type,
    isTypeParameter: false,
    definition: `static ${type.displayName} ${name} {get;}`,
    get: () => type.enumValue(value),
    set: undefined,
    parameters: [],
    declaringType: type,
  };
}

/** Adds one member to a table; used for definitions and for classes that scripts define. */
export function addMember(
  members: TypeMembers,
  type: NetType,
  signature: string,
  implementation: MemberImplementation,
): void {
  const match = signaturePattern.exec(signature);
  if (!match) throw new Error(`Bad signature in ${type.fullName}: ${signature}`);
  const [, staticWord, writtenType = 'void', nameText = '', parameterText, accessors] = match;
  // `Select[TSource,TResult]` of a generic method, `IEquatable[string].Equals` of an interface
  const [, interfaceText, name = '', genericText] = namePattern.exec(nameText) ?? [];
  const genericParameters = genericText ? genericText.split(',') : [];
  const table = staticWord === undefined ? members.instance : members.static;
  const shared = {
    name,
    isStatic: staticWord !== undefined,
    parameters: parameterText
      ? splitParameters(parameterText).map((text) => parseParameter(type, text, genericParameters))
      : [],
    declaringType: type,
  };
  const isTypeParameter = typeParametersOf(type).includes(writtenType) || genericParameters.includes(writtenType);
  if (accessors !== undefined) {
    const both = typeof implementation === 'function' ? { get: implementation, set: undefined } : implementation;
    const property: PropertyMember = {
      ...shared,
      typeText: type.substitute(writtenType),
      get type() {
        return type.tryResolve(writtenType);
      },
      isTypeParameter,
      definition: type.substitute(signature),
      get: both.get,
      set: both.set,
    };
    addProperty(table, property, interfaceText !== undefined);
    return;
  }
  const overload: MethodOverload = {
    ...shared,
    returnText: type.substitute(writtenType),
    returnsTypeParameter: isTypeParameter,
    genericParameters,
    definition:
      name === 'new' ? `${type.displayName} new(${type.substitute(parameterText ?? '')})` : type.substitute(signature),
    invoke: implementation as MemberFunction,
    isInterfaceMethod: interfaceText !== undefined,
  };
  if (name === 'new') {
    members.constructors.push(overload);
    return;
  }
  const existing = table.get(fold(name));
  if (existing && isMethodGroup(existing)) existing.overloads.push(overload);
  else table.set(fold(name), { name, isStatic: overload.isStatic, overloads: [overload] });
}

function addProperty(
  table: Map<string, MethodGroup | PropertyMember>,
  property: PropertyMember,
  isInterfaceProperty: boolean,
): void {
  const key = fold(property.name);
  const existing = table.get(key);
  if (existing === undefined || isMethodGroup(existing) || existing.parameters.length === 0) table.set(key, property);
  else if (!isInterfaceProperty) {
    existing.indexers ??= [existing];
    existing.indexers.push(property);
  }
}

/** One method by its signature, without adding it to the type. */
export function parseMethod(type: NetType, signature: string, implementation: MemberFunction): MethodOverload {
  const members: TypeMembers = { instance: new Map(), static: new Map(), constructors: [] };
  addMember(members, type, signature, implementation);
  const [group] = [...members.static.values(), ...members.instance.values()];
  return (group as MethodGroup).overloads[0] as MethodOverload;
}

function typeParametersOf(type: NetType): string[] {
  return type.genericDefinition?.registration.generic ?? [];
}

/** Splits `string a, int[] b = 1, Params object[] c` at commas outside brackets. */
function splitParameters(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    const c = text[i];
    if (c === '[' || c === '(' || c === '{') depth++;
    else if (c === ']' || c === ')' || c === '}') depth--;
    else if (i === text.length || (c === ',' && depth === 0)) {
      const part = text.slice(from, i).trim();
      if (part.includes(' ')) parts.push(part);
      else parts[parts.length - 1] += `, ${part}`; // of a default value: `= NumberStyles.AllowThousands, Float`
      from = i + 1;
    }
  }
  return parts;
}

function parseParameter(declaringType: NetType, text: string, genericParameters: string[]): MethodParameter {
  const [declaration, defaultText] = text.split(/\s*=\s*/, 2) as [string, string | undefined];
  const match = /^(\[ref\] |ref |out |\[out\] )?(Params |params )?(.+) (\S+)$/.exec(declaration);
  if (!match) throw new Error(`Bad parameter: ${text}`);
  const [, reference, params, written = '', name = ''] = match;
  const typeParameters = [...typeParametersOf(declaringType), ...genericParameters];
  let resolved: NetType | undefined;
  return {
    name,
    typeText: declaringType.substitute(written),
    written,
    get type() {
      resolved ??= resolveParameter(declaringType, written, genericParameters);
      return resolved;
    },
    isTypeParameter: typeParameters.includes(written),
    mentionsTypeParameter:
      typeParameters.length > 0 && (written.match(/\w+/g) ?? []).some((word) => typeParameters.includes(word)),
    byRef: reference !== undefined,
    isParams: params !== undefined,
    defaultText,
  };
}

/** A type that the shell does not have takes no argument: the overload stays visible, and is never chosen. */
function resolveParameter(declaringType: NetType, written: string, genericParameters: string[]): NetType {
  const open = (word: string) => (genericParameters.includes(word) ? types.object() : undefined);
  return (
    declaringType.tryResolve(written, genericParameters.length > 0 ? open : undefined) ??
    new NetType(written, () => ({ abstract: true }), {})
  );
}
