/** What the compiler carries from node to node: the block, the slot table, and the types that its text can name. */
import type { ScriptExtent, TypeName } from '../../parser/index.js';
import type { BlockTemplate } from '../engine/script-block.js';
import type { SlotTable } from '../engine/slot-table.js';
import { hooks } from '../language/hooks.js';
import { type ErrorRecord, InvocationInfo } from '../objects/error-record.js';
import { runtimeError } from '../objects/errors.js';
import type { NetType } from '../objects/net-type.js';
import type { TypeNames } from '../objects/type-registry.js';

export class Compilation {
  constructor(
    readonly block: BlockTemplate,
    readonly table: SlotTable,
  ) {}

  /** The type that is written here (at `at`); resolved when first needed, since a class may be defined before that. */
  typeReference(name: TypeName, at: { extent: ScriptExtent } = name): () => NetType {
    let type: NetType | undefined;
    const { types } = this.block;
    return () => {
      type ??= resolveTypeName(name, types, at.extent);
      return type;
    };
  }
}

/** The type's name as text: `System.Collections.Generic.List[int]`. */
export function typeNameText(name: TypeName): string {
  switch (name.kind) {
    case 'TypeName':
      return name.name;
    case 'ArrayTypeName':
      return `${typeNameText(name.elementType)}[${','.repeat(name.rank - 1)}]`;
    case 'GenericTypeName':
      return `${typeNameText(name.typeName)}[${name.genericArguments.map(typeNameText).join(',')}]`;
  }
}

/** Throws TypeNotFound, which points at `extent`. */
export function resolveTypeName(name: TypeName, names: TypeNames, extent: ScriptExtent = name.extent): NetType {
  const text = typeNameText(name);
  const type = hooks.resolveType(text, names);
  if (type) return type;
  const error = runtimeError('TypeNotFound', `Unable to find type [${text}].`, 'InvalidOperation', text);
  const info = new InvocationInfo();
  info.extent = extent;
  (error.errorRecord as ErrorRecord).invocationInfo = info;
  throw error;
}
