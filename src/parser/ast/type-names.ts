/**
 * Names of types. The parser knows no types, so what it needs to know of some it knows by name: a type under any of its
 * names, the accelerators among them, becomes one name in lower case.
 */
import { fold } from '../tokenizer/characters.js';
import type { TypeName } from './nodes.js';

/** Accelerators of types that the checks ask about, with their names in System. */
const ACCELERATORS: Record<string, string> = {
  bool: 'boolean',
  short: 'int16',
  int: 'int32',
  long: 'int64',
  ushort: 'uint16',
  uint: 'uint32',
  ulong: 'uint64',
  float: 'single',
  ref: 'management.automation.psreference',
};

const INTEGERS = ['sbyte', 'byte', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64'];
const SAFE_PRIMITIVES: ReadonlySet<string> = new Set([...INTEGERS, 'boolean', 'char', 'single', 'double']);
/** As the engine tests the kind of type by its bits, all but strings and dates pass. */
const ENUM_BASES: ReadonlySet<string> = new Set([...SAFE_PRIMITIVES, 'decimal', 'object']);
const IN_DATA_SECTIONS: ReadonlySet<string> = new Set([...SAFE_PRIMITIVES, 'decimal', 'string', 'datetime']);

/** One name for a type: lower case, without `System.` before it. */
export function canonicalName(type: TypeName): string {
  const name = fold(typeFullName(type));
  const short = name.startsWith('system.') ? name.slice(7) : name;
  return ACCELERATORS[short] ?? short;
}

export function isVoid(type: TypeName): boolean {
  return canonicalName(type) === 'void';
}

/** `[ref]` */
export function isReference(type: TypeName): boolean {
  return canonicalName(type) === 'management.automation.psreference';
}

/** A conversion to it may be worked out ahead of time. */
export function isSafePrimitive(type: TypeName): boolean {
  return SAFE_PRIMITIVES.has(canonicalName(type));
}

export function canBaseEnum(type: TypeName): boolean {
  return ENUM_BASES.has(canonicalName(type));
}

export function isAllowedInDataSection(type: TypeName): boolean {
  const name = canonicalName(type.kind === 'ArrayTypeName' ? type.elementType : type);
  return IN_DATA_SECTIONS.has(name);
}

/** ITypeName.FullName, as errors show it. */
export function typeFullName(type: TypeName): string {
  const assembly = assemblyOf(type);
  const name = nameWith(type, typeFullName);
  return assembly === null ? name : `${name},${assembly}`;
}

/** ITypeName.Name: assemblies are left out. */
export function typeName(type: TypeName): string {
  return nameWith(type, typeName);
}

function nameWith(type: TypeName, argumentName: (argument: TypeName) => string): string {
  switch (type.kind) {
    case 'ArrayTypeName':
      return `${nameWith(type.elementType, argumentName)}[${','.repeat(type.rank - 1)}]`;
    case 'GenericTypeName':
      return `${nameWith(type.typeName, argumentName)}[${type.genericArguments.map(argumentName).join(',')}]`;
    default:
      return type.name;
  }
}

/** ITypeName.AssemblyName */
export function assemblyOf(type: TypeName): string | null {
  switch (type.kind) {
    case 'ArrayTypeName':
      return assemblyOf(type.elementType);
    case 'GenericTypeName':
      return assemblyOf(type.typeName);
    default:
      return type.assemblyName;
  }
}
