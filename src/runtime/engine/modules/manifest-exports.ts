/** What a manifest lets out of its module: the members that the module marks for export, as far as the manifest names them. */
import type { ModuleSpecification } from '../../dotnet/automation/module-specification.js';
import { WildcardPattern } from '../../language/wildcard.js';
import { fold } from '../../objects/values.js';
import { type MemberPatterns, matchesAny } from './export-members.js';
import type { ManifestData } from './manifest-data.js';
import { exportedAliases, exportedCmdlets, exportedFunctions } from './module-exports.js';
import type { PSModuleInfo } from './module-info.js';
import { isCompiled, withPrefix } from './module-names.js';

/** Null for a kind that the manifest does not mention. */
export function readExports(data: ManifestData, module: PSModuleInfo): MemberPatterns {
  const patterns = {
    functions: data.patterns('FunctionsToExport'),
    variables: data.patterns('VariablesToExport'),
    aliases: data.patterns('AliasesToExport'),
    cmdlets: data.patterns('CmdletsToExport'),
  };
  module.details.dscResources = plainNames(data.patterns('DscResourcesToExport') ?? []);
  return patterns;
}

function plainNames(patterns: readonly WildcardPattern[]): string[] {
  return patterns.map(({ pattern }) => pattern).filter((name) => !WildcardPattern.containsWildcard(name));
}

/**
 * Of a module that is only looked at: the names that its manifest lists. Returns false when more has to be looked at, because
 * it has patterns or leaves something out.
 */
export function declareExports(
  module: PSModuleInfo,
  exports: MemberPatterns,
  prefix: string,
  nested: readonly ModuleSpecification[],
): boolean {
  const { foreseen } = module;
  /** Null when nothing is listed but patterns; an empty list exports nothing. */
  const declared = (patterns: readonly WildcardPattern[] | null, prefix: string): string[] | null => {
    if (patterns === null) return null;
    const names = plainNames(patterns).map((name) => withPrefix(name, prefix));
    return names.length === 0 && patterns.length > 0 ? null : names;
  };
  foreseen.declaredFunctions = declared(exports.functions, prefix);
  foreseen.declaredCmdlets = declared(exports.cmdlets, prefix);
  foreseen.declaredAliases = declared(exports.aliases, prefix);
  foreseen.declaredVariables = declared(exports.variables, '');
  const commands = [exports.functions, exports.cmdlets, exports.aliases];
  if (commands.some((list) => list?.some(({ pattern }) => WildcardPattern.containsWildcard(pattern)))) return false;
  if (commands.every((list) => list !== null)) return true;
  const { rootModule } = module.details;
  const files = [...nested.map(({ name }) => name), ...(rootModule === null ? [] : [rootModule])];
  if (rootModule === null) return false;
  return files.every((name) => (isCompiled(name) ? exports.cmdlets !== null : isGenerated(name) && isListed(exports)));
}
const isGenerated = (name: string) => fold(name).endsWith('.cdxml');
const isListed = ({ functions, aliases }: MemberPatterns) => functions !== null && aliases !== null;

/** What was found out about a module that another hands on. */
export function takeForeseen(module: PSModuleInfo, from: PSModuleInfo): void {
  const { foreseen } = module;
  for (const [name] of exportedCmdlets(from)) foreseen.cmdlets.add(name);
  for (const [name] of exportedFunctions(from)) foreseen.functions.add(name);
  for (const [name, { definition }] of exportedAliases(from)) foreseen.aliases.set(name, definition);
}

/** What the manifest's module knows goes over to the root module, where that does not know better. */
export function inheritForeseen(root: PSModuleInfo, manifest: PSModuleInfo): void {
  const [own, given] = [root.foreseen, manifest.foreseen];
  for (const key of ['declaredFunctions', 'declaredCmdlets', 'declaredAliases', 'declaredVariables'] as const)
    if (!own[key]?.length) own[key] = given[key];
  for (const name of given.functions) own.functions.add(name);
  for (const name of given.cmdlets) own.cmdlets.add(name);
  for (const [name, definition] of given.aliases) own.aliases.set(name, definition);
}

/** The root module says what it exports; the manifest may leave some of it out. */
export function limitExports(module: PSModuleInfo, exports: MemberPatterns): void {
  const { session, foreseen } = module;
  if (session !== null) {
    const own = session.exports;
    own.functions = limited(own.functions, exports.functions);
    own.aliases = limited(own.aliases, exports.aliases);
    own.variables = limited(own.variables, exports.variables);
    const cmdlets = limited(module.compiledCmdlets, exports.cmdlets);
    module.compiledCmdlets.splice(0, Number.POSITIVE_INFINITY, ...cmdlets);
    return;
  }
  foreseen.declaredFunctions = limitedNames(foreseen.declaredFunctions, exports.functions);
  foreseen.declaredCmdlets = limitedNames(foreseen.declaredCmdlets, exports.cmdlets);
  foreseen.declaredAliases = limitedNames(foreseen.declaredAliases, exports.aliases);
}

function limited<T extends { readonly name: string }>(items: T[], patterns: readonly WildcardPattern[] | null): T[] {
  return patterns === null ? items : items.filter(({ name }) => matchesAny(name, patterns, false));
}

/** A name that is listed counts even where nothing of it was found: the module may define it by other means. */
function limitedNames(names: string[] | null, patterns: readonly WildcardPattern[] | null): string[] | null {
  if (names === null || patterns === null) return names;
  const known = new Set(names.map(fold));
  const all = [...names, ...plainNames(patterns).filter((name) => !known.has(fold(name)))];
  return all.filter((name) => matchesAny(name, patterns, false));
}
