/** Marking functions, aliases and variables of a module for export: Export-ModuleMember, or the end of the module's code. */
import type { WildcardPattern } from '../../language/wildcard.js';
import { fold } from '../../objects/values.js';
import { AliasInfo, CmdletInfo } from '../command-info.js';
import { PSVariable } from '../ps-variable.js';
import type { SessionState } from '../session-state.js';
import { ScopedItemOption } from '../variable-cell.js';

/** Names or patterns by kind; null for a kind of which nothing is said. */
export interface MemberPatterns {
  functions: readonly WildcardPattern[] | null;
  cmdlets: readonly WildcardPattern[] | null;
  aliases: readonly WildcardPattern[] | null;
  variables: readonly WildcardPattern[] | null;
}

/** Variables that every session has for itself. */
const ownVariables = new Set(
  '_ this input args true false null psdefaultparametervalues error psscriptroot pscommandpath myinvocation executioncontext stacktrace'.split(
    ' ',
  ),
);

export function matchesAny(name: string, patterns: readonly WildcardPattern[] | null, otherwise: boolean): boolean {
  if (patterns === null || patterns.length === 0) return otherwise;
  return patterns.some((pattern) => pattern.isMatch(name));
}

/** `verbose` is told of each member. */
export function exportMembers(session: SessionState, patterns: MemberPatterns, verbose: (text: string) => void): void {
  const { exports } = session;
  exports.isDecided = true;
  if (patterns.functions !== null) exportFunctions(session, patterns.functions, verbose);
  if (patterns.cmdlets !== null) exportCmdlets(session, patterns.cmdlets, verbose);
  if (patterns.variables !== null) exportVariables(session, patterns.variables, verbose);
  if (patterns.aliases !== null) exportAliases(session, patterns.aliases, verbose);
}

type Patterns = readonly WildcardPattern[];

function exportFunctions({ topScope, exports }: SessionState, patterns: Patterns, verbose: (text: string) => void) {
  for (const info of topScope.functions?.values() ?? []) {
    if (info.options & ScopedItemOption.AllScope || !matchesAny(info.name, patterns, false)) continue;
    exports.functions.push(info);
    verbose(`Exporting function '${info.name}'.`);
  }
  exports.functions = sortedByName(exports.functions);
}

/** Cmdlets that the module imported from others are its own from now on. */
function exportCmdlets({ module, cmdlets }: SessionState, patterns: Patterns, verbose: (text: string) => void) {
  if (module === null) return;
  const before = module.compiledCmdlets.filter((info) => matchesAny(info.name, patterns, false));
  const exported = [...before];
  for (const info of cmdlets?.values() ?? []) {
    if (!matchesAny(info.name, patterns, false)) continue;
    const copy = new CmdletInfo(info.cmdlet, info.name);
    copy.module = module;
    exported.push(copy);
    verbose(`Exporting cmdlet '${info.name}'.`);
  }
  module.compiledCmdlets.splice(0, Number.POSITIVE_INFINITY, ...sortedByName(exported));
}

function exportVariables({ topScope, exports }: SessionState, patterns: Patterns, verbose: (text: string) => void) {
  for (const name of [...topScope.localNames()]) {
    if (ownVariables.has(fold(name)) || !matchesAny(name, patterns, false)) continue;
    const cell = topScope.cellOf(name);
    if (cell === undefined || cell.options & ScopedItemOption.AllScope) continue;
    verbose(`Exporting variable '${name}'.`);
    exports.variables.push(PSVariable.of(cell));
  }
  exports.variables = sortedByName(exports.variables);
}

function exportAliases(
  { topScope, exports, module }: SessionState,
  patterns: Patterns,
  verbose: (text: string) => void,
) {
  for (const info of topScope.aliases?.values() ?? []) {
    if (info.options & ScopedItemOption.AllScope || !matchesAny(info.name, patterns, false)) continue;
    verbose(`Exporting alias '${info.name}'.`);
    const copy = new AliasInfo(info.name, info.definition);
    copy.options = info.options;
    copy.module = module;
    exports.aliases.push(copy);
  }
  exports.aliases = sortedByName(exports.aliases);
}

const ordinal = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** By name, of equal names the first. */
function sortedByName<T extends { readonly name: string }>(items: readonly T[]): T[] {
  const seen = new Set<string>();
  const distinct = items.filter(({ name }) => {
    const isNew = !seen.has(fold(name));
    seen.add(fold(name));
    return isNew;
  });
  return distinct.sort((a, b) => ordinal(a.name.toUpperCase(), b.name.toUpperCase()));
}
