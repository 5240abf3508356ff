/**
 * PSModuleInfo: a module that is loaded, or one that was only looked at (Get-Module -ListAvailable), which then has no session. What
 * it exports is worked out from its session, its manifest or its text when somebody asks: module-exports.ts.
 */
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import type { ModuleSpecification } from '../../dotnet/automation/module-specification.js';
import { Guid } from '../../dotnet/system/guid.js';
import { Version } from '../../dotnet/system/version.js';
import type { NetType } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';
import type { AliasInfo, CmdletInfo } from '../command-info.js';
import type { ScriptBlock } from '../script-block.js';
import type { SessionState } from '../session-state.js';
import { ModuleDetails } from './module-details.js';
import { moduleNameOf } from './module-names.js';

export type ModuleType = 'Script' | 'Binary' | 'Manifest' | 'Cim';
export type ModuleAccessMode = 'ReadWrite' | 'ReadOnly' | 'Constant';

/** What a manifest says, or an analysis of the text found, about a module that was not run. Null where nothing is known. */
export class ForeseenExports {
  declaredFunctions: string[] | null = null;
  declaredCmdlets: string[] | null = null;
  declaredAliases: string[] | null = null;
  declaredVariables: string[] | null = null;
  readonly functions = new Set<string>();
  readonly cmdlets = new Set<string>();
  /** With what they stand for, where that is known. */
  readonly aliases = new Map<string, string | null>();
}

export class PSModuleInfo {
  declare readonly netType: NetType;
  name: string;
  /** Full path of the file; of a module without one, some text that no other module has. */
  path: string;
  session: SessionState | null;
  moduleType: ModuleType = 'Script';
  accessMode: ModuleAccessMode = 'ReadWrite';
  version = new Version(0, 0);
  guid = Guid.empty;
  onRemove: ScriptBlock | null = null;
  /** The text of the code that made it. */
  definition = '';
  readonly nestedModules: PSModuleInfo[] = [];
  readonly requiredModules: PSModuleInfo[] = [];
  readonly requiredSpecifications: ModuleSpecification[] = [];
  /** It could not be read as a module. */
  hadErrorsLoading = false;
  logPipelineExecutionDetails = false;
  #base: string | null = null;
  #compiledCmdlets: CmdletInfo[] | null = null;
  #details: ModuleDetails | null = null;
  #foreseen: ForeseenExports | null = null;

  /** `name` null takes it from the path. */
  constructor(name: string | null, path: string, session: SessionState | null) {
    this.name = name ?? moduleNameOf(path);
    this.path = path;
    this.session = session;
    if (session !== null) session.module = this;
  }

  get details(): ModuleDetails {
    this.#details ??= new ModuleDetails();
    return this.#details;
  }
  /** Cmdlets that it hands on from other modules, or brings with it. */
  get compiledCmdlets(): CmdletInfo[] {
    this.#compiledCmdlets ??= [];
    return this.#compiledCmdlets;
  }
  /** Aliases that it brings with it. */
  get compiledAliases(): readonly AliasInfo[] {
    return [];
  }
  get foreseen(): ForeseenExports {
    this.#foreseen ??= new ForeseenExports();
    return this.#foreseen;
  }
  /** Its folder. */
  get base(): string {
    this.#base ??= this.path.includes('/') || this.path.includes('\\') ? dirname(this.path) : '';
    return this.#base;
  }
  set base(folder: string | null) {
    this.#base = folder;
  }
  /** Under what it stands in tables. */
  get key(): string {
    return fold(this.path === '' ? this.name : this.path);
  }
  clone(): PSModuleInfo {
    const copy = new PSModuleInfo(this.name, this.path, null);
    copy.session = this.session;
    for (const key of ['moduleType', 'accessMode', 'version', 'guid', 'onRemove', 'definition'] as const)
      (copy as unknown as Record<string, unknown>)[key] = this[key];
    copy.base = this.#base;
    copy.nestedModules.push(...this.nestedModules);
    copy.requiredModules.push(...this.requiredModules);
    copy.requiredSpecifications.push(...this.requiredSpecifications);
    copy.#compiledCmdlets = this.#compiledCmdlets;
    copy.#details = this.#details;
    copy.#foreseen = this.#foreseen;
    return copy;
  }
  addNestedModule(module: PSModuleInfo): void {
    addModule(this.nestedModules, module);
  }
  addRequiredModule(module: PSModuleInfo): void {
    addModule(this.requiredModules, module);
  }
  toString(): string {
    return this.name;
  }
}

/** Adds a module unless one with its path is there. */
function addModule(list: PSModuleInfo[], module: PSModuleInfo): void {
  if (!list.some(({ key }) => key === module.key)) list.push(module);
}

export const dynamicModulePrefix = '__DynamicModule_';

/** The module of a session that no file and no name belongs to: a closure's, or New-Module's without -Name. */
export function dynamicModule(session: SessionState | null): PSModuleInfo {
  const id = randomUUID();
  return new PSModuleInfo(dynamicModulePrefix + id, id, session);
}
