/** The members of a type, read from the signatures of its definition. */
import { type MemberFunction, type MemberImplementation, type NetType, requireType } from './net-type.js';
import { fold } from './values.js';

export interface MethodParameter {
  name: string;
  /** As written, type parameters of the declaring type replaced. */
  typeText: string;
  /** Resolved when first needed; System.Object for type parameters of a generic method. */
  readonly type: NetType;
  /** Declared as a type parameter of the type (`T item`): the value itself is passed, not its natural form. */
  isTypeParameter: boolean;
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
  /** `string Substring(int startIndex)`: as Get-Member shows it. */
  definition: string;
  invoke: MemberFunction;
  declaringType: NetType;
}
export interface MethodGroup {
  name: string;
  isStatic: boolean;
  overloads: MethodOverload[];
}
export interface PropertyMember {
  name: string;
  isStatic: boolean;
  typeText: string;
  /** Declared as a type parameter of the type (`T Value {get;}`): the value is passed and taken as it is. */
  isTypeParameter: boolean;
  definition: string;
  get: MemberFunction | undefined;
  set: MemberFunction | undefined;
  /** Parameters of a parameterized property. */
  parameters: MethodParameter[];
  declaringType: NetType;
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

export function parseMembers(type: NetType): TypeMembers {
  const members: TypeMembers = { instance: new Map(), static: new Map(), constructors: [] };
  for (const [signature, implementation] of Object.entries(type.definition.members ?? {}))
    addMember(members, type, signature, implementation);
  if (type.isEnum)
    for (const [name, value] of Object.entries(type.definition.values ?? {}))
      members.static.set(fold(name), {
        name,
        isStatic: true,
        typeText: type.fullName,
        isTypeParameter: false,
        definition: `static ${type.displayName} ${name} {get;}`,
        get: () => type.enumValue(value),
        set: undefined,
        parameters: [],
        declaringType: type,
      });
  return members;
}

/** Adds one member to a table; used for definitions and for classes that scripts define. */
export function addMember(
  members: TypeMembers,
  type: NetType,
  signature: string,
  implementation: MemberImplementation,
): void {
  const match = signaturePattern.exec(type.substitute(signature));
  if (!match) throw new Error(`Bad signature in ${type.fullName}: ${signature}`);
  const [, staticWord, returnText = 'void', nameText = '', parameterText, accessors] = match;
  const name = nameText.replace(/\[.*$/, ''); // `Select[T]` of a generic method
  const isStatic = staticWord !== undefined;
  const parameters = parameterText ? splitParameters(parameterText) : [];
  const typeParameters = type.genericDefinition?.registration.generic ?? [];
  const written = typeParameters.length > 0 ? signaturePattern.exec(signature) : null;
  const isTypeParameter = written !== null && typeParameters.includes(written[2] ?? '');
  if (written?.[4])
    splitParameters(written[4]).forEach((parameter, i) => {
      (parameters[i] as MethodParameter).isTypeParameter = typeParameters.includes(parameter.typeText);
    });
  if (accessors !== undefined) {
    const both = typeof implementation === 'function' ? { get: implementation, set: undefined } : implementation;
    (isStatic ? members.static : members.instance).set(fold(name), {
      name,
      isStatic,
      typeText: returnText,
      isTypeParameter,
      definition: signature.startsWith('static ') ? signature : type.substitute(signature),
      get: both.get,
      set: both.set,
      parameters,
      declaringType: type,
    });
    return;
  }
  const overload: MethodOverload = {
    name,
    isStatic,
    parameters,
    returnText,
    returnsTypeParameter: isTypeParameter,
    definition: name === 'new' ? `${type.displayName} new(${parameterText ?? ''})` : match[0],
    invoke: implementation as MemberFunction,
    declaringType: type,
  };
  if (name === 'new') {
    members.constructors.push(overload);
    return;
  }
  const table = isStatic ? members.static : members.instance;
  const existing = table.get(fold(name));
  if (existing && isMethodGroup(existing)) existing.overloads.push(overload);
  else table.set(fold(name), { name, isStatic, overloads: [overload] });
}

/** Splits `string a, int[] b = 1, Params object[] c` at commas outside brackets. */
function splitParameters(text: string): MethodParameter[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    const c = text[i];
    if (c === '[' || c === '(' || c === '{') depth++;
    else if (c === ']' || c === ')' || c === '}') depth--;
    else if (i === text.length || (c === ',' && depth === 0)) {
      parts.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  return parts.map(parseParameter);
}

function parseParameter(text: string): MethodParameter {
  const [declaration, defaultText] = text.split(/\s*=\s*/, 2) as [string, string | undefined];
  const match = /^(\[ref\] |ref |out |\[out\] )?(Params |params )?(.+) (\S+)$/.exec(declaration);
  if (!match) throw new Error(`Bad parameter: ${text}`);
  let resolved: NetType | undefined;
  return {
    name: match[4] as string,
    typeText: match[3] as string,
    get type() {
      resolved ??= /^T[A-Z]?\w*$/.test(this.typeText) ? requireType('System.Object') : requireType(this.typeText);
      return resolved;
    },
    isTypeParameter: false,
    byRef: match[1] !== undefined,
    isParams: match[2] !== undefined,
    defaultText,
  };
}
