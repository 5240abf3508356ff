/** What the compiler carries from node to node: the block, the slot table, and the types that its text can name. */
import {
  type Ast,
  type CommandAst,
  changingVariables,
  findFirst,
  type ScriptExtent,
  type TypeName,
  type VariableExpressionAst,
} from '../../parser/index.js';
import type { BlockTemplate } from '../engine/script-block.js';
import type { SlotTable } from '../engine/slot-table.js';
import { hooks } from '../language/hooks.js';
import { errorAt, runtimeError } from '../objects/errors.js';
import type { NetType } from '../objects/net-type.js';
import type { TypeNames } from '../objects/type-registry.js';
import { fold } from '../objects/values.js';

export class Compilation {
  constructor(
    readonly block: BlockTemplate,
    readonly table: SlotTable,
  ) {}

  #ownVariables: boolean | null = null;
  /**
   * True when only the text of the block says what its variables are: nothing in it is dot-sourced or makes variables by name,
   * nor is the block itself dot-sourced. The engine then checks less: a failed conversion is that of a cast, and what is not
   * set counts as nothing even in strict mode where it is added to.
   */
  get ownVariables(): boolean {
    this.#ownVariables ??= this.table === this.block.table && findFirst(this.block.ast, makesVariables, true) === null;
    return this.#ownVariables;
  }

  #changingVariables: ReadonlySet<string> | null = null;
  /** The same for one variable: not for what is assigned without a type before it has one, or with several. */
  isOwnVariable({ variablePath }: VariableExpressionAst): boolean {
    if (!this.ownVariables || !/^(?:local:|variable:)?[^:]+$/i.test(variablePath)) return false;
    this.#changingVariables ??= changingVariables(this.block.ast, this.block.parameters);
    return !this.#changingVariables.has(fold(variablePath.replace(/^.*:/, '')));
  }

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

/** Commands for which the engine gives up what it knows of a block's variables. */
const variableCommands: ReadonlySet<string> = new Set([
  ...['new-variable', 'remove-variable', 'set-variable', 'set-psbreakpoint', 'nv', 'rv', 'sbp', 'sv', 'set'].flatMap(
    (name) => [name, `microsoft.powershell.utility\\${name}`],
  ),
]);

function makesVariables(ast: Ast): boolean {
  if (ast.kind !== 'CommandAst') return false;
  const { invocationOperator, commandElements } = ast as CommandAst;
  const [name] = commandElements;
  return invocationOperator === 'Dot' || variableCommands.has(fold(name?.extent.text ?? ''));
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
  throw errorAt(extent, runtimeError('TypeNotFound', `Unable to find type [${text}].`, 'InvalidOperation', text));
}
