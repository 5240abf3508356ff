/**
 * ScriptBlock: code as a value. Compiled when first run, once for its own slot table (a call makes a new scope) and once for
 * each table it is dot-sourced against (ForEach-Object's blocks run in the caller's scope).
 */
import type {
  AttributeBaseAst,
  FunctionDefinitionAst,
  FunctionMemberAst,
  ParameterAst,
  ScriptBlockAst,
} from '../../parser/index.js';
import type { BlockCode } from '../compiler/block-code.js';
import type { ClassMember } from '../compiler/classes/class-member.js';
import { compileBlock } from '../compiler/compile.js';
import { TypeScope } from '../compiler/type-scope.js';
import { Guid } from '../dotnet/system/guid.js';
import type { NetType } from '../objects/net-type.js';
import type { SessionState } from './session-state.js';
import { SlotTable } from './slot-table.js';

/** The part of a script block that all its copies share: what was written, and the code made of it. */
export class BlockTemplate {
  readonly table = new SlotTable();
  #codes = new Map<SlotTable, BlockCode>();
  #last: BlockCode | null = null;
  /** Parameter metadata, kept by binding/metadata.ts. */
  metadata: unknown = null;
  /** The method or constructor whose body the block is. */
  classMember: ClassMember | null = null;

  constructor(
    readonly ast: ScriptBlockAst,
    /** The function definition, whose parameter list may stand outside the block. */
    readonly definition: FunctionDefinitionAst | FunctionMemberAst | null = null,
    /** What names of types mean in the block. */
    readonly types: TypeScope = TypeScope.none,
  ) {}

  /** A block or function that stands within this one. */
  nested(ast: ScriptBlockAst, definition: FunctionDefinitionAst | null = null): BlockTemplate {
    return new BlockTemplate(ast, definition, this.types.within(ast));
  }

  /** The compiled block, for scopes with this table. */
  codeFor(table: SlotTable): BlockCode {
    const last = this.#last;
    if (last !== null && last.table === table) return last;
    let code = this.#codes.get(table);
    if (code === undefined) {
      code = compileBlock(this, table);
      this.#codes.set(table, code);
    }
    this.#last = code;
    return code;
  }

  #id: Guid | undefined;
  /** ScriptBlock.Id */
  get id(): Guid {
    return (this.#id ??= Guid.create());
  }

  get parameters(): readonly ParameterAst[] {
    return this.definition?.parameters ?? this.ast.paramBlock?.parameters ?? [];
  }
  get attributes(): readonly AttributeBaseAst[] {
    return this.ast.paramBlock?.attributes ?? [];
  }
}

export class ScriptBlock {
  declare readonly netType: NetType;
  isFilter = false;
  debuggerHidden = false;

  constructor(
    readonly template: BlockTemplate,
    /** The module or session that the block belongs to; null runs where it is called. Reflection may change it. */
    public session: SessionState | null = null,
  ) {}

  get ast(): ScriptBlockAst {
    return this.template.ast;
  }
  get file(): string | null {
    return this.template.ast.extent.file;
  }

  /** A copy of the block in another session (NewBoundScriptBlock, GetNewClosure), or in none. */
  bindTo(session: SessionState | null): ScriptBlock {
    const bound = new ScriptBlock(this.template, session);
    bound.isFilter = this.isFilter;
    return bound;
  }

  /** The text between the braces, after a param block of the parameters that stood outside; of a script, all of it. */
  toString(): string {
    const { ast, definition } = this.template;
    const text = ast.extent.text;
    if (!definition && (ast.parent === null || !(text.startsWith('{') && text.endsWith('}')))) return text;
    const body = text.slice(text.indexOf('{') + 1, -1);
    const parameters = definition?.parameters ?? [];
    if (parameters.length === 0) return body;
    return `param(${parameters.map((p) => p.extent.text).join(', ')})\n${body}`;
  }
}
