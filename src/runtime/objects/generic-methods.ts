/** Generic methods: made for given type arguments, or with type arguments inferred from the types of the arguments. */
import { findType, type NetType, typeOf } from './net-type.js';
import { argumentType, effectiveElementType } from './overloads.js';
import type { MethodOverload, MethodParameter } from './type-members.js';
import { PSReference } from './values.js';

const made = new WeakMap<MethodOverload, Map<string, MethodOverload>>();

/** The overload with its type parameters replaced; undefined when their number differs. */
export function makeGenericMethod(overload: MethodOverload, args: readonly NetType[]): MethodOverload | undefined {
  if (args.length !== overload.genericParameters.length) return undefined;
  let byArguments = made.get(overload);
  if (!byArguments) {
    byArguments = new Map();
    made.set(overload, byArguments);
  }
  const key = args.map((type) => type.id).join();
  let method = byArguments.get(key);
  if (!method) {
    method = construct(overload, args);
    byArguments.set(key, method);
  }
  return method;
}

function construct(overload: MethodOverload, args: readonly NetType[]): MethodOverload {
  const { genericParameters, declaringType } = overload;
  const local = (name: string) => args[genericParameters.indexOf(name)];
  const replace = (text: string) => text.replace(/\w+/g, (word) => local(word)?.displayName ?? word);
  return {
    ...overload,
    genericArguments: args,
    returnText: replace(overload.returnText),
    parameters: overload.parameters.map((parameter): MethodParameter => {
      const type = parameter.mentionsTypeParameter ? declaringType.tryResolve(parameter.written, local) : undefined;
      const { name, written, isTypeParameter, mentionsTypeParameter, byRef, isParams, defaultText } = parameter;
      return {
        ...{ name, written, isTypeParameter, mentionsTypeParameter, byRef, isParams, defaultText },
        typeText: replace(parameter.typeText),
        type: type ?? parameter.type,
      };
    }),
  };
}

/** The overload for these arguments; undefined when a type parameter does not follow from them. */
export function inferGenericMethod(overload: MethodOverload, args: readonly unknown[]): MethodOverload | undefined {
  const bound = new Map<string, NetType>();
  const { parameters, genericParameters, declaringType } = overload;
  for (let i = 0; i < args.length; i++) {
    const parameter = parameters[Math.min(i, parameters.length - 1)] as MethodParameter;
    if (!parameter.mentionsTypeParameter) continue;
    const type = inferenceType(args[i]);
    if (type === null) continue;
    const written = parameter.isParams && !type.isArray ? parameter.written.replace(/\[\]$/, '') : parameter.written;
    if (!unify(declaringType.substitute(written), type, genericParameters, bound)) return undefined;
  }
  const types = genericParameters.map((name) => bound.get(name));
  return types.includes(undefined) ? undefined : makeGenericMethod(overload, types as NetType[]);
}

function inferenceType(argument: unknown): NetType | null {
  if (argument instanceof PSReference) return argumentType(argument.get());
  const type = argumentType(argument);
  return type !== null && Array.isArray(argument) && type === typeOf(argument)
    ? effectiveElementType(argument).makeArray()
    : type;
}

function unify(written: string, type: NetType, names: readonly string[], bound: Map<string, NetType>): boolean {
  if (names.includes(written)) return bind(written, type, bound);
  if (written.endsWith('[]'))
    return type.elementType !== null && unify(written.slice(0, -2), type.elementType, names, bound);
  const open = written.indexOf('[');
  if (open < 0) return true;
  const texts = splitArguments(written.slice(open + 1, -1));
  const definition = findType(`${written.slice(0, open)}\`${texts.length}`);
  // A script block says nothing about the types of the delegate it will become.
  if (definition?.kind === 'delegate' && type.genericDefinition !== definition) return true;
  for (const base of type.basesAndInterfaces)
    if (base.genericDefinition === definition)
      return texts.every((text, i) => unify(text, base.genericArguments[i] as NetType, names, bound));
  return false;
}

function bind(name: string, type: NetType, bound: Map<string, NetType>): boolean {
  const known = bound.get(name);
  if (known === undefined || known.isAssignableFrom(type)) {
    if (known === undefined) bound.set(name, type);
    return true;
  }
  if (!type.isAssignableFrom(known)) return false;
  bound.set(name, type);
  return true;
}

/**
 * Between methods whose parameters have come to be the same types: positive when the first was declared with fewer type
 * parameters in them (`Func[T,int]` before `Func[T,TResult]`), and the second nowhere.
 */
export function compareDeclaredTypes(a: MethodOverload, b: MethodOverload): number {
  if (a.genericParameters.length === 0 && b.genericParameters.length === 0) return 0;
  const texts = (overload: MethodOverload) => overload.parameters.map((parameter) => parameter.written);
  return compareAll(texts(a), texts(b), a.genericParameters, b.genericParameters);
}

function compareAll(a: string[], b: string[], aNames: readonly string[], bNames: readonly string[]): number {
  const signs = a.map((text, i) => Math.sign(compareText(text, b[i] ?? text, aNames, bNames)));
  return Number(signs.includes(1)) - Number(signs.includes(-1));
}

function compareText(a: string, b: string, aNames: readonly string[], bNames: readonly string[]): number {
  if (aNames.includes(a) || bNames.includes(b)) return Number(bNames.includes(b)) - Number(aNames.includes(a));
  const inner = (text: string) => text.slice(text.indexOf('[') + 1, -1);
  if (a.endsWith('[]') && b.endsWith('[]')) return compareText(a.slice(0, -2), b.slice(0, -2), aNames, bNames);
  if (!a.includes('[') || !b.includes('[')) return 0;
  return compareAll(splitArguments(inner(a)), splitArguments(inner(b)), aNames, bNames);
}

function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    if (text[i] === '[') depth++;
    else if (text[i] === ']') depth--;
    else if (i === text.length || (text[i] === ',' && depth === 0)) {
      parts.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  return parts;
}
