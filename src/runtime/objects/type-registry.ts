/**
 * The registry of types: by full name, by accelerator, and by the text a script or a signature writes (`int`, `List[int]`,
 * `System.Int32[,]`). A type that a script defines need not be here: whoever resolves names passes it in by `local`.
 */
import { NetType, type TypeDefinition, type TypeRegistration } from './net-type.js';
import { fold } from './values.js';

const byFullName = new Map<string, NetType>();
const accelerators = new Map<string, NetType>();
/** What `requireType` has found, by full names as they are written. */
const required = new Map<string, NetType>();
/** Types and accelerators that are not registered yet, with the functions that do so. */
const typesLater = new Map<string, () => void>();
const acceleratorsLater = new Map<string, () => void>();

/**
 * Registers a type. `definition` is called when the type's members, bases or values are first needed; for a generic type
 * once for each construction, which it is given (static members know their type arguments in no other way).
 */
export function defineType(
  fullName: string,
  registration: TypeRegistration,
  definition: (type: NetType) => TypeDefinition,
): NetType {
  const type = new NetType(fullName, definition, registration);
  addType(type);
  for (const name of registration.accelerators ?? []) accelerators.set(fold(name), type);
  if (registration.class)
    Object.defineProperty(registration.class.prototype, 'netType', { value: type, writable: true, configurable: true });
  return type;
}

/** Makes a type findable by its full name (also classes that scripts define). */
export function addType(type: NetType): void {
  byFullName.set(fold(type.fullName), type);
  required.delete(type.fullName);
}

/**
 * Registers types when one of them is first looked for, by its full name or an accelerator (both folded): `define` has
 * `defineType` called for them. The bundle has this for every type that is not needed to start.
 */
export function defineLater(names: readonly string[], shortNames: readonly string[], define: () => void): void {
  for (const name of names) typesLater.set(name, define);
  for (const name of shortNames) acceleratorsLater.set(name, define);
}

/** Registers the type of a class when an object of it is first asked for its type; without effect when that was done. */
export function netTypeLater(cls: { prototype: object }, define: () => void): void {
  if (Object.hasOwn(cls.prototype, 'netType')) return;
  Object.defineProperty(cls.prototype, 'netType', {
    get() {
      define();
      return (cls.prototype as { netType: NetType }).netType;
    },
    set(type: NetType) {
      Object.defineProperty(this, 'netType', { value: type, writable: true, enumerable: true, configurable: true });
    },
    configurable: true,
  });
}

function typeNamed(key: string): NetType | undefined {
  const type = byFullName.get(key);
  if (type !== undefined) return type;
  const define = typesLater.get(key);
  if (define === undefined) return undefined;
  define();
  return byFullName.get(key);
}

function accelerated(key: string): NetType | undefined {
  const type = accelerators.get(key);
  if (type !== undefined) return type;
  const define = acceleratorsLater.get(key);
  if (define === undefined) return undefined;
  // Only once: the accelerator may have been taken away since.
  acceleratorsLater.delete(key);
  define();
  return accelerators.get(key);
}

export function allTypes(): Iterable<NetType> {
  for (const define of new Set(typesLater.values())) define();
  return byFullName.values();
}
export function typeAccelerators(): Map<string, NetType> {
  for (const define of new Set(acceleratorsLater.values())) define();
  acceleratorsLater.clear();
  return accelerators;
}

/** Types that only one place knows, by the name written there: type parameters, classes of a script. */
export type LocalTypes = (name: string) => NetType | undefined;

/** What names mean in a piece of script. */
export interface TypeNames {
  /** A class or enum of the script by its simple name. */
  readonly find: LocalTypes;
  /** Of `using namespace`. */
  readonly namespaces: readonly string[];
}

/** Finds `int`, `System.Int32`, `Int32` (in System), `List[int]` given in full, `int[]`, `int[,]`. Undefined when unknown. */
export function findType(name: string, namespaces: readonly string[] = [], local?: LocalTypes): NetType | undefined {
  name = name.trim();
  const open = name.indexOf('[');
  if (open < 0) return findSimpleType(name, namespaces, local);
  // The last bracket group is either an array rank or the list of type arguments.
  const close = name.length - 1;
  if (name[close] !== ']') return findType(name.slice(0, name.lastIndexOf(']') + 1), namespaces, local); // assembly-qualified
  let depth = 0;
  let start = close;
  for (; start >= 0; start--) {
    if (name[start] === ']') depth++;
    else if (name[start] === '[' && --depth === 0) break;
  }
  const inner = name.slice(start + 1, close).trim();
  const outer = name.slice(0, start);
  if (/^[,\s]*$/.test(inner)) return findType(outer, namespaces, local)?.makeArray(inner.replace(/\s/g, '').length + 1);
  const argumentNames = splitTypeArguments(inner);
  const definition =
    findSimpleType(`${outer.replace(/`\d+$/, '')}\`${argumentNames.length}`, namespaces) ??
    findSimpleType(outer, namespaces);
  if (!definition?.isGenericDefinition || definition.registration.generic?.length !== argumentNames.length)
    return undefined;
  const args = argumentNames.map((a) =>
    findType(a.startsWith('[') ? a.slice(1, a.lastIndexOf(']')) : a, namespaces, local),
  );
  return args.includes(undefined) ? undefined : definition.makeGeneric(args as NetType[]);
}

function splitTypeArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    const c = text[i];
    if (c === '[') depth++;
    else if (c === ']') depth--;
    else if (i === text.length || (c === ',' && depth === 0)) {
      parts.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  return parts;
}

function findSimpleType(name: string, namespaces: readonly string[], local?: LocalTypes): NetType | undefined {
  const own = local?.(name);
  if (own) return own;
  const comma = name.indexOf(',');
  const key = fold((comma < 0 ? name : name.slice(0, comma)).trim());
  const found = accelerated(key) ?? typeNamed(key) ?? typeNamed(`system.${key}`);
  if (found) return found;
  for (const namespace of namespaces) {
    const type = typeNamed(`${fold(namespace)}.${key}`);
    if (type) return type;
  }
  return undefined;
}

/** A type that must exist. Throws an Error of the shell's own when it does not: a definition names a type that nobody defined. */
export function requireType(name: string): NetType {
  const known = required.get(name);
  if (known !== undefined) return known;
  const type = findType(name);
  if (!type) throw new Error(`Type ${name} is not defined`);
  if (type.fullName === name) required.set(name, type);
  return type;
}
