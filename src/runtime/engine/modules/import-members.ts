/** Bringing a module's exports into another session: Import-Module, and New-Module's end. */
import { fold } from '../../objects/values.js';
import { AliasInfo, CmdletInfo, FunctionInfo } from '../command-info.js';
import type { Scope } from '../scope.js';
import type { SessionState } from '../session-state.js';
import { NameCheck } from './command-names.js';
import { matchesAny } from './export-members.js';
import type { LoadRequest } from './load-request.js';
import { exportedAliases, exportedFunctions, exportedVariables } from './module-exports.js';
import type { PSModuleInfo } from './module-info.js';
import { withPrefix } from './module-names.js';

type ImportOptions = Pick<LoadRequest, 'cmd' | 'target' | 'members' | 'noClobber' | 'isLocal' | 'checksNames'>;

/** Throws SessionStateUnauthorizedAccessException where a read-only or constant one of the same name is. */
export function importMembers(module: PSModuleInfo, prefix: string, options: ImportOptions): void {
  new MemberImport(module, prefix, options).run();
}

class MemberImport {
  readonly #names: NameCheck;
  readonly #scope: Scope;
  readonly #target: SessionState;
  /** Nothing was asked for by name: everything is. */
  readonly #all: boolean;
  /** Names as the module has them, folded, to those with the prefix. */
  readonly #prefixed = new Map<string, string>();

  constructor(
    readonly module: PSModuleInfo,
    readonly prefix: string,
    readonly options: ImportOptions,
  ) {
    const { cmd, target, members, isLocal } = options;
    this.#names = new NameCheck(cmd, module.name, options.checksNames);
    this.#target = target;
    this.#scope = isLocal ? target.currentScope : target.topScope;
    this.#all = Object.values(members).every((patterns) => patterns === null);
  }

  run(): void {
    const { module, options } = this;
    this.#target.module?.addNestedModule(module);
    for (const info of module.compiledCmdlets)
      if (matchesAny(info.name, options.members.cmdlets, this.#all)) this.#importCmdlet(info);
    if (module.session === null) return;
    for (const info of exportedFunctions(module).values())
      if (matchesAny(info.name, options.members.functions, this.#all)) this.#importFunction(info);
    this.#importVariables();
    for (const info of exportedAliases(module).values())
      if (matchesAny(info.name, options.members.aliases, this.#all)) this.#importAlias(info);
  }

  #verbose(text: string): void {
    this.options.cmd.writeVerbose(text);
  }
  /** -NoClobber keeps what is there. */
  #isTaken(kind: string, name: string): boolean {
    const { cmd, noClobber } = this.options;
    if (!noClobber) return false;
    const { commands } = cmd.context;
    const scope = this.#target.currentScope;
    const key = fold(name);
    const isThere = commands.findAlias(scope, key) ?? commands.findFunction(scope, key) ?? commands.findCmdlet(name);
    if (!isThere) return false;
    this.#verbose(
      `The ${kind} '${name}' was not imported because there is a member with the same name in the current scope.`,
    );
    return true;
  }

  #importCmdlet(info: CmdletInfo): void {
    if (this.#isTaken('cmdlet', info.name)) return;
    const name = withPrefix(info.name, this.prefix);
    const imported = new CmdletInfo(info.cmdlet, name);
    imported.module = this.module;
    if (this.prefix !== '') {
      this.#prefixed.set(fold(info.name), name);
      info.prefix = this.prefix;
      imported.prefix = this.prefix;
    }
    this.#names.check(name);
    this.#target.setCmdlet(imported);
    info.isImported = true;
    this.#verbose(`Importing cmdlet '${name}'.`);
  }

  #importFunction(info: FunctionInfo): void {
    const name = withPrefix(info.name, this.prefix);
    if (this.#isTaken('function', name)) return;
    const imported = FunctionInfo.of(name, info.scriptBlock);
    imported.options = info.options;
    imported.description = info.description;
    imported.visibility = info.visibility;
    imported.module = this.module;
    imported.isImported = true;
    this.#scope.setFunction(imported);
    info.isImported = true;
    if (this.prefix !== '') {
      this.#prefixed.set(fold(info.name), name);
      info.prefix = this.prefix;
      imported.prefix = this.prefix;
    }
    this.#names.check(name);
    this.#verbose(`Importing function '${name}'.`);
  }

  /** The variables themselves: they stay one with those of the module. */
  #importVariables(): void {
    const { members, noClobber } = this.options;
    for (const variable of exportedVariables(this.module).values()) {
      if (variable === null || !matchesAny(variable.name, members.variables, this.#all)) continue;
      const { name } = variable;
      if (noClobber && this.#target.topScope.lookup(fold(name)) !== undefined) {
        this.#verbose(
          `The variable '${name}' was not imported because there is a member with the same name in the current scope.`,
        );
        continue;
      }
      variable.module = this.module;
      this.#scope.putCell(variable.cell);
      this.#verbose(`Importing variable '${name}'.`);
    }
  }

  #importAlias(info: AliasInfo): void {
    const name = withPrefix(info.name, this.prefix);
    if (this.#isTaken('alias', name)) return;
    const imported = new AliasInfo(name, this.#prefixed.get(fold(info.definition)) ?? info.definition);
    imported.module = this.module;
    imported.isImported = true;
    if (this.prefix !== '') {
      if (!this.#prefixed.has(fold(info.name))) this.#prefixed.set(fold(info.name), name);
      info.prefix = this.prefix;
      imported.prefix = this.prefix;
    }
    this.#scope.setAlias(imported);
    info.isImported = true;
    this.#verbose(`Importing alias '${name}'.`);
  }
}
