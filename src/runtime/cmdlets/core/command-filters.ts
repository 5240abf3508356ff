/** What Get-Command's -Verb, -Noun, -Module and -Parameter… ask of a command. */

import type { ParameterMetadata } from '../../binding/metadata.js';
import type { ModuleSpecification } from '../../dotnet/automation/module-specification.js';
import type { PSTypeName } from '../../dotnet/automation/ps-type-name.js';
import { AliasInfo, type CommandInfo } from '../../engine/command-info.js';
import { describedParameters } from '../../engine/command-parameters.js';
import { currentEngine } from '../../engine/current-engine.js';
import { matchesSpecification } from '../../engine/modules/module-constraints.js';
import { scalarToArray } from '../../language/conversion/conversion-rank.js';
import { conversionRank, Rank } from '../../language/conversion.js';
import { WildcardPattern } from '../../language/index.js';
import { NetException } from '../../objects/net-exception.js';
import { requireType } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

type CommandTest = (command: CommandInfo) => boolean;

function anyOf(patterns: readonly string[]): (text: string) => boolean {
  const wildcards = patterns.map((pattern) => new WildcardPattern(pattern));
  return (text) => wildcards.length === 0 || wildcards.some((wildcard) => wildcard.isMatch(text));
}

/** By the two parts of the name; commands that have no such name fit only when neither is asked for. */
export function matchingVerbAndNoun(verbs: readonly string[], nouns: readonly string[]): CommandTest {
  if (verbs.length === 0 && nouns.length === 0) return () => true;
  const [isVerb, isNoun] = [anyOf(verbs), anyOf(nouns)];
  return ({ name }) => {
    const dash = name.indexOf('-');
    return dash > 0 && isVerb(name.slice(0, dash)) && isNoun(name.slice(dash + 1));
  };
}

export function moduleFilter(
  names: readonly string[],
  specifications: readonly ModuleSpecification[],
  excluded: readonly string[],
): CommandTest {
  const isNamed = anyOf(names);
  const isExcluded = excluded.length === 0 ? () => false : anyOf(excluded);
  return (command) => {
    const module = command.moduleName;
    if (module !== '' && isExcluded(module)) return false;
    if (specifications.length > 0) return specifications.some((each) => isModule(command, each));
    return names.length === 0 || isNamed(module);
  };
}

function isModule(command: CommandInfo, specification: ModuleSpecification): boolean {
  const module = command.module ?? currentEngine().modules.shipped(command.moduleName);
  return module !== undefined && matchesSpecification(module, specification);
}

export interface ParameterFilter {
  accepts: CommandTest;
  /** Reports the names that no command had. */
  reportMissing(cmd: CmdletRuntime): void;
}

export function parameterFilter(
  names: readonly string[] | undefined,
  types: readonly PSTypeName[] | undefined,
): ParameterFilter {
  if (names === undefined && types === undefined) return { accepts: () => true, reportMissing: () => undefined };
  const isNamed = anyOf(names ?? []);
  const found = new Set<string>();
  const fits = (parameter: ParameterMetadata): boolean => {
    const matching = [parameter.name, ...parameter.aliases].filter(isNamed);
    if (matching.length === 0) return false;
    for (const name of [parameter.name, ...matching]) found.add(fold(name));
    return types === undefined || types.some((type) => isOfType(parameter, type));
  };
  return {
    // All are looked at, for the names that are found.
    accepts: (command) => parametersOf(command).filter(fits).length > 0,
    reportMissing(cmd) {
      for (const name of names ?? [])
        if (!WildcardPattern.containsWildcard(name) && !found.has(fold(name))) cmd.writeError(notFound(cmd, name));
    },
  };
}

/** A command whose parameters cannot be told has none that fit. */
function parametersOf(command: CommandInfo): ParameterMetadata[] {
  const engine = currentEngine();
  try {
    const target =
      command instanceof AliasInfo ? engine.commands.find(engine.currentScope, command.definition) : command;
    return target === null ? [] : describedParameters(target);
  } catch (thrown) {
    if (thrown instanceof NetException) return [];
    throw thrown;
  }
}

function isOfType({ type }: ParameterMetadata, wanted: PSTypeName): boolean {
  const object = requireType('System.Object');
  if (wanted.type !== null) {
    const takesObjects = conversionRank(object, type) >= (Rank.Assignable & scalarToArray);
    if (wanted.type === object || takesObjects) return takesObjects && wanted.type === object;
    return conversionRank(wanted.type, type) >= (Rank.NumericImplicit & scalarToArray);
  }
  const pattern = new WildcardPattern(`*${wanted.name}`);
  return pattern.isMatch(type.fullName) || (type.elementType !== null && pattern.isMatch(type.elementType.fullName));
}

function notFound(cmd: CmdletRuntime, name: string) {
  const message = `No matching commands include a parameter named '${name}'.  Check the spelling of the parameter name, and then try again. (Parameter '${name}')`;
  return cmd.error('CommandParameterNotFound', 'ObjectNotFound', name, message, 'System.ArgumentException');
}
