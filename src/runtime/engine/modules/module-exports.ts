/** What a module exports, by name: from its session if it was run, else from what its manifest or its text says. */
import { cmdlet } from '../../cmdlets/cmdlet.js';
import { fold } from '../../objects/values.js';
import { AliasInfo, CmdletInfo, type CommandInfo, FunctionInfo } from '../command-info.js';
import type { PSVariable } from '../ps-variable.js';
import { parseScript } from '../script-file.js';
import type { PSModuleInfo } from './module-info.js';
import { withPrefix } from './module-names.js';

/** In the order in which scripts see them; a name stands once, whatever its case. */
class Exports<T> {
  readonly #byKey = new Map<string, [string, T]>();
  set(name: string, value: T): void {
    const key = fold(name);
    const known = this.#byKey.get(key);
    if (known === undefined) this.#byKey.set(key, [name, value]);
    else known[1] = value;
  }
  has(name: string): boolean {
    return this.#byKey.has(fold(name));
  }
  get(name: string): T | undefined {
    return this.#byKey.get(fold(name))?.[1];
  }
  get size(): number {
    return this.#byKey.size;
  }
  names(): string[] {
    return [...this.#byKey.values()].map(([name]) => name);
  }
  values(): T[] {
    return [...this.#byKey.values()].map(([, value]) => value);
  }
  [Symbol.iterator](): Iterator<[string, T]> {
    return this.#byKey.values();
  }
}

export type { Exports };

export function exportedFunctions(module: PSModuleInfo): Exports<FunctionInfo> {
  const exports = new Exports<FunctionInfo>();
  const { session, foreseen } = module;
  if (foreseen.declaredFunctions !== null)
    for (const name of foreseen.declaredFunctions) exports.set(name, foreseenFunction(module, name));
  else if (session !== null) {
    for (const info of session.exports.functions)
      if (!exports.has(info.name)) exports.set(withPrefix(info.name, info.prefix), info);
  } else for (const name of foreseen.functions) exports.set(name, foreseenFunction(module, name));
  return exports;
}

export function exportedCmdlets(module: PSModuleInfo): Exports<CmdletInfo> {
  const exports = new Exports<CmdletInfo>();
  const { foreseen } = module;
  if (foreseen.declaredCmdlets !== null)
    for (const name of foreseen.declaredCmdlets) exports.set(name, foreseenCmdlet(module, name));
  else if (module.compiledCmdlets.length > 0) for (const info of module.compiledCmdlets) exports.set(info.name, info);
  else for (const name of foreseen.cmdlets) exports.set(name, foreseenCmdlet(module, name));
  return exports;
}

export function exportedAliases(module: PSModuleInfo): Exports<AliasInfo> {
  const exports = new Exports<AliasInfo>();
  const { session, foreseen } = module;
  if (foreseen.declaredAliases?.length)
    for (const name of foreseen.declaredAliases) exports.set(name, foreseenAlias(module, name, null));
  else if (module.compiledAliases.length > 0) for (const info of module.compiledAliases) exports.set(info.name, info);
  else if (session !== null) for (const info of session.exports.aliases) exports.set(info.name, info);
  else for (const [name, definition] of foreseen.aliases) exports.set(name, foreseenAlias(module, name, definition));
  return exports;
}

/** A variable that a manifest only declares is null. */
export function exportedVariables(module: PSModuleInfo): Exports<PSVariable | null> {
  const exports = new Exports<PSVariable | null>();
  const { session, foreseen } = module;
  if (foreseen.declaredVariables?.length) for (const name of foreseen.declaredVariables) exports.set(name, null);
  else for (const variable of session?.exports.variables ?? []) exports.set(variable.name, variable);
  return exports;
}

export function exportedCommands(module: PSModuleInfo): Exports<CommandInfo> {
  const exports = new Exports<CommandInfo>();
  for (const [name, info] of exportedCmdlets(module)) exports.set(name, info);
  for (const [name, info] of exportedFunctions(module)) exports.set(name, info);
  for (const [name, info] of exportedAliases(module)) exports.set(name, info);
  return exports;
}

// Commands of a module that was not run: their names are all that is known.

export function foreseenFunction(module: PSModuleInfo, name: string): FunctionInfo {
  const info = new FunctionInfo(name, parseScript('', null, null));
  info.module = module;
  return info;
}
export function foreseenCmdlet(module: PSModuleInfo, name: string): CmdletInfo {
  const definition = cmdlet(name, [], () => ({
    module: module.name,
    synopsis: '',
    parameters: {},
    examples: [],
    run: () => undefined,
  }));
  const info = new CmdletInfo(definition);
  info.module = module;
  return info;
}
export function foreseenAlias(module: PSModuleInfo, name: string, definition: string | null): AliasInfo {
  const info = new AliasInfo(name, definition ?? '');
  info.module = module;
  return info;
}
