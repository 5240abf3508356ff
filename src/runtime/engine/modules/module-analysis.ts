/**
 * What a script module would export, from its text alone: functions it defines, aliases it sets, modules it imports or dot-sources,
 * and what it says by Export-ModuleMember. What it does under a condition, or works out, is not seen.
 */
import { readdirSync } from 'node:fs';
import { dirname, extname, isAbsolute, join } from 'node:path';
import { WildcardPattern } from '../../language/wildcard.js';
import { fold } from '../../objects/values.js';
import { hasRestrictedCharacters } from './command-names.js';
import { matchesAny } from './export-members.js';
import { listAvailable, moduleInfoOf } from './list-available.js';
import type { LoadRequest } from './load-request.js';
import { exportedAliases, exportedCmdlets, exportedFunctions } from './module-exports.js';
import { PSModuleInfo } from './module-info.js';
import { findExports, type ScriptExports } from './script-exports.js';

/** Null where a manifest lists nothing but patterns. */
export function isExplicit(names: readonly string[] | null): boolean {
  return names !== null && names.length > 0 && !names.some((name) => WildcardPattern.containsWildcard(name));
}

export function analyseScriptModule(request: LoadRequest, path: string): PSModuleInfo {
  const module = new PSModuleInfo(null, path, null);
  const found = findExports(path);
  if (found === null) return module;
  const { foreseen } = module;
  const isSuitable = (name: string) => !hasRestrictedCharacters(name.replaceAll('-', ''));
  const filters = found.filters.length === 0 ? null : found.filters.map((filter) => new WildcardPattern(filter));
  for (const name of found.functions)
    if (matchesAny(name, filters, true) && isSuitable(name)) foreseen.functions.add(name);
  if (filters !== null)
    for (const [name, definition] of found.aliases)
      if (matchesAny(name, filters, false) && isSuitable(name)) foreseen.aliases.set(name, definition);
  if (found.addsItselfToPath) for (const name of scriptsBeside(path)) foreseen.functions.add(name);
  for (const used of found.modules) takeUsed(request, module, used, filters);
  return module;
}

function scriptsBeside(path: string): string[] {
  return readdirSync(dirname(path))
    .filter((name) => name.toLowerCase().endsWith('.ps1'))
    .map((name) => name.slice(0, -4));
}

/** What an imported or dot-sourced file brings. */
function takeUsed(
  request: LoadRequest,
  module: PSModuleInfo,
  used: ScriptExports['modules'][number],
  filters: readonly WildcardPattern[] | null,
): void {
  const wanted = used.commands.map((pattern) => new WildcardPattern(pattern));
  const isTaken = (name: string) => matchesAny(name, wanted, true) && matchesAny(name, filters, true);
  const { foreseen } = module;
  for (const each of usedModules(request, module.path, used.name)) {
    if (fold(each.path) === fold(module.path)) continue;
    for (const [name] of exportedFunctions(each))
      if (isTaken(name) && !hasRestrictedCharacters(name.replaceAll('-', ''))) foreseen.functions.add(name);
    for (const [name] of exportedCmdlets(each)) if (isTaken(name)) foreseen.cmdlets.add(name);
    for (const [name, { definition }] of exportedAliases(each))
      if (isTaken(name)) foreseen.aliases.set(name, definition);
  }
}

function usedModules(request: LoadRequest, path: string, name: string): PSModuleInfo[] {
  if (extname(name) === '' || isAbsolute(name)) return listAvailable(request, [name], false);
  return [moduleInfoOf(request, join(dirname(path), name.replaceAll('\\', '/')))];
}
