/**
 * What an expression may be: a type of the shell, a class that the script at hand defines (and that does not exist yet), a name
 * that nothing is known of, or an object whose properties are known (a hashtable, what Select-Object makes).
 */
import type { TypeDefinitionAst } from '../../parser/index.js';
import { type NetType, requireType } from '../objects/net-type.js';

export interface KnownProperty {
  readonly name: string;
  readonly type: InferredType;
  /** The value where it is written out. */
  readonly value?: unknown;
}

export class InferredType {
  constructor(
    readonly name: string,
    readonly type: NetType | null,
    readonly definition: TypeDefinitionAst | null = null,
    /** Null for a type whose properties are only those of the type. */
    readonly properties: readonly KnownProperty[] | null = null,
  ) {}

  static of(type: NetType | string): InferredType {
    const found = typeof type === 'string' ? requireType(type) : type;
    return new InferredType(found.fullName, found);
  }
  static defined(definition: TypeDefinitionAst): InferredType {
    return new InferredType(definition.name, null, definition);
  }
  static named(name: string): InferredType {
    return new InferredType(name, null);
  }
  /** An object of `type` that has these properties. */
  static withProperties(type: NetType | string, properties: readonly KnownProperty[]): InferredType {
    const known = typeof type === 'string' ? null : type;
    const name = typeof type === 'string' ? type : type.fullName;
    return new InferredType(`${name}#${properties.map((p) => p.name).join(':')}`, known, null, properties);
  }
}

/** Each type once. */
export function distinct(types: readonly InferredType[]): InferredType[] {
  const seen = new Set<string>();
  return types.filter(({ name }) => !seen.has(name) && seen.add(name));
}
