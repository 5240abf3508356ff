/** CommandInfo and its kinds: what a command name can stand for, in the order in which names are looked up (about_Command_Precedence). */

import type { CommandMetadata } from '../binding/metadata.js';
import { cmdletMetadata, scriptBlockMetadata } from '../binding/metadata.js';
import type { CmdletDefinition } from '../cmdlets/cmdlet.js';
import { NetType } from '../objects/net-type.js';
import type { PSModuleInfo } from './modules/module-info.js';
import type { ScriptBlock } from './script-block.js';
import type { SessionState } from './session-state.js';

export type CommandType =
  | 'Alias'
  | 'Function'
  | 'Filter'
  | 'Cmdlet'
  | 'ExternalScript'
  | 'Application'
  | 'Script'
  | 'Configuration';

export abstract class CommandInfo {
  declare readonly netType: NetType;
  abstract readonly commandType: CommandType;
  /** The module that it belongs to, or was imported from. */
  module: PSModuleInfo | null = null;
  /** Import-Module -Prefix put this into its name, or into the name of its copy. */
  prefix = '';
  /** It is a module's, and was imported from there. */
  isImported = false;
  visibility: 'Public' | 'Private' = 'Public';
  constructor(public name: string) {}
  /** Parameters and sets; null for aliases and applications. */
  get metadata(): CommandMetadata | null {
    return null;
  }
  /** Dynamic parameters are to be described as for these arguments (Get-Command -ArgumentList). */
  descriptionArguments: readonly unknown[] = [];
  get hasDynamicParameters(): boolean {
    return false;
  }
  /** '' for none. */
  get moduleName(): string {
    return this.module?.name ?? '';
  }
  /** Address of its help online; empty for none. */
  get helpUri(): string {
    return this.metadata?.helpUri ?? '';
  }
  abstract get definition(): string;
  /** The class name of its error ids. */
  get errorClass(): string {
    return this.name;
  }
}

export class AliasInfo extends CommandInfo {
  readonly commandType = 'Alias';
  description = '';
  options = 0;
  constructor(
    name: string,
    /** The command that it stands for, as given. */
    public definition: string,
  ) {
    super(name);
  }
}

export class FunctionInfo extends CommandInfo {
  options = 0;
  description = '';
  constructor(
    name: string,
    public scriptBlock: ScriptBlock,
  ) {
    super(name);
    this.module = scriptBlock?.session?.module ?? null;
  }
  /** A function, or a filter if the block is one's. */
  static of(name: string, block: ScriptBlock): FunctionInfo {
    return block.isFilter ? new FilterInfo(name, block) : new FunctionInfo(name, block);
  }
  get isFilter(): boolean {
    return false;
  }
  get commandType(): 'Function' | 'Filter' {
    return 'Function';
  }
  override get metadata(): CommandMetadata {
    return scriptBlockMetadata(this.scriptBlock, this.name);
  }
  override get hasDynamicParameters(): boolean {
    return this.scriptBlock.ast.dynamicParamBlock !== null;
  }
  get definition(): string {
    return this.scriptBlock.toString();
  }
}

export class FilterInfo extends FunctionInfo {
  override get isFilter(): boolean {
    return true;
  }
  override get commandType(): 'Function' | 'Filter' {
    return 'Filter';
  }
}

export class CmdletInfo extends CommandInfo {
  readonly commandType = 'Cmdlet';
  #metadata: CommandMetadata | undefined;
  constructor(
    readonly cmdlet: CmdletDefinition,
    /** Another name, by Import-Module -Prefix. */
    name = cmdlet.name,
  ) {
    super(name);
  }
  override get moduleName(): string {
    return this.module?.name ?? this.cmdlet.spec.module;
  }
  override get metadata(): CommandMetadata {
    this.#metadata ??= cmdletMetadata(this.cmdlet);
    return this.#metadata;
  }
  override get hasDynamicParameters(): boolean {
    return this.cmdlet.spec.dynamicParameters !== undefined;
  }
  get definition(): string {
    return this.name;
  }
  #implementingType: NetType | undefined;
  /** The class that .NET has for it: a type that tells its name and what it derives from. */
  get implementingType(): NetType {
    this.#implementingType ??= new NetType(
      this.errorClass,
      () => ({
        base: 'System.Management.Automation.PSCmdlet',
        interfaces: this.hasDynamicParameters ? ['System.Management.Automation.IDynamicParameters'] : [],
      }),
      {},
    );
    return this.#implementingType;
  }
  override get errorClass(): string {
    const [verb, noun] = this.cmdlet.name.split('-');
    return this.cmdlet.spec.className ?? `Microsoft.PowerShell.Commands.${verb}${noun}Command`;
  }
}

/** A .ps1 file: read and parsed when it is first run or asked about. */
export class ExternalScriptInfo extends CommandInfo {
  readonly commandType = 'ExternalScript';
  constructor(
    name: string,
    /** Full path. */
    readonly path: string,
    readonly load: () => ScriptBlock,
  ) {
    super(name);
  }
  override get metadata(): CommandMetadata {
    return scriptBlockMetadata(this.load(), this.name);
  }
  override get hasDynamicParameters(): boolean {
    return this.load().ast.dynamicParamBlock !== null;
  }
  get definition(): string {
    return this.path;
  }
}

/** A native program. */
export class ApplicationInfo extends CommandInfo {
  readonly commandType = 'Application';
  constructor(
    name: string,
    /** Full path. */
    readonly path: string,
  ) {
    super(name);
  }
  get definition(): string {
    return this.path;
  }
}

/** A script block called with `&` or `.`. */
export class ScriptInfo extends CommandInfo {
  readonly commandType = 'Script';
  constructor(readonly scriptBlock: ScriptBlock) {
    super('');
  }
  override get metadata(): CommandMetadata {
    return scriptBlockMetadata(this.scriptBlock, '');
  }
  override get hasDynamicParameters(): boolean {
    return this.scriptBlock.ast.dynamicParamBlock !== null;
  }
  get definition(): string {
    return this.scriptBlock.toString();
  }
}

/** A block as a command: one that is advanced is a function without a name. */
export function blockCommand(block: ScriptBlock): ScriptInfo | FunctionInfo {
  return scriptBlockMetadata(block, '').isAdvanced ? new FunctionInfo('', block) : new ScriptInfo(block);
}

/** The command as these arguments make its dynamic parameters. */
export function commandWithArguments(command: CommandInfo, args: readonly unknown[]): CommandInfo {
  if (!command.hasDynamicParameters) return command;
  const copy = copyOf(command);
  copy.descriptionArguments = args;
  return copy;
}
function copyOf(command: CommandInfo): CommandInfo {
  if (command instanceof CmdletInfo) return new CmdletInfo(command.cmdlet);
  if (command instanceof FunctionInfo) return FunctionInfo.of(command.name, command.scriptBlock);
  if (command instanceof ExternalScriptInfo) return new ExternalScriptInfo(command.name, command.path, command.load);
  return new ScriptInfo((command as ScriptInfo).scriptBlock);
}

/** A function whose session (module) matters to whoever calls it. */
export function sessionOf(block: ScriptBlock, current: SessionState): SessionState {
  return block.session ?? current;
}
