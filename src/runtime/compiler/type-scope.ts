/**
 * What names of types mean in a piece of script before anything else: the classes and enums that a block around it defines,
 * wherever in the block (about_Classes), and the namespaces of its `using` statements (about_Using).
 */
import type { ScriptBlockAst } from '../../parser/index.js';
import type { Frame } from '../engine/frame.js';
import type { NetType } from '../objects/net-type.js';
import { fold } from '../objects/values.js';

export class TypeScope {
  static readonly none = new TypeScope(null, [], null, new Map(), new Map(), null);

  constructor(
    /** The block that defines the types; null where no types are defined. */
    readonly block: ScriptBlockAst | null,
    readonly namespaces: readonly string[],
    readonly parent: TypeScope | null,
    /** By folded name. */
    readonly types: ReadonlyMap<string, NetType>,
    /** Of all blocks of the script that define types of their own. */
    readonly inner: ReadonlyMap<ScriptBlockAst, TypeScope>,
    /** What is to be done each time that the block begins; null when nothing is. */
    readonly begin: ((f: Frame) => void) | null,
  ) {}

  /** Around a whole script: the types that were known where it was parsed. */
  static around(types: ReadonlyMap<string, NetType>): TypeScope {
    return types.size === 0 ? TypeScope.none : new TypeScope(null, [], null, types, new Map(), null);
  }

  /** The scope of a block within this one. */
  within(block: ScriptBlockAst): TypeScope {
    return this.inner.get(block) ?? this;
  }

  /** The type of a simple name. */
  readonly find = (name: string): NetType | undefined => {
    if (this.types.size === 0) return this.parent?.find(name);
    return this.types.get(fold(name)) ?? this.parent?.find(name);
  };
}
