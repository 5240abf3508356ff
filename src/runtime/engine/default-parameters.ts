/** $PSDefaultParameterValues (about_Parameters_Default_Values): `Command:Parameter` to a value or a script block that gives it. */
import { commonParametersFor } from '../binding/common-parameters.js';
import type { CommandMetadata, ParameterMetadata } from '../binding/metadata.js';
import { hooks, toBoolean, toText, WildcardPattern } from '../language/index.js';
import { isDictionary } from '../objects/hashtable.js';
import { baseOf } from '../objects/ps-object.js';
import { fold } from '../objects/values.js';
import type { Frame } from './frame.js';
import { ScriptBlock } from './script-block.js';

export function defaultParameterValues(
  frame: Frame,
  command: string,
  metadata: CommandMetadata,
): Map<ParameterMetadata, unknown> {
  const found = new Map<ParameterMetadata, unknown>();
  const table = baseOf(frame.scope.lookup('psdefaultparametervalues'));
  if (!isDictionary(table) || table.count === 0) return found;
  const disabled = table.get('Disabled');
  if (disabled !== null && disabled !== undefined && toBoolean(disabled)) return found;
  for (const [key, value] of table.entries()) {
    const match = /^\s*['"]?(.+?)['"]?\s*:\s*['"]?(.+?)['"]?\s*$/.exec(toText(key));
    if (!match) continue;
    const [, commandPattern, parameterPattern] = match as unknown as [string, string, string];
    if (!new WildcardPattern(commandPattern, true).isMatch(command)) continue;
    const parameter = findParameter(metadata, parameterPattern);
    if (parameter && !found.has(parameter))
      found.set(parameter, value instanceof ScriptBlock ? hooks.invokeScriptBlock(value, null, []) : value);
  }
  return found;
}

function findParameter(metadata: CommandMetadata, pattern: string): ParameterMetadata | undefined {
  const exact = metadata.byName.get(fold(pattern)) ?? commonParametersFor(metadata).get(fold(pattern));
  if (exact) return exact;
  if (!WildcardPattern.containsWildcard(pattern)) return undefined;
  const wildcard = new WildcardPattern(pattern, true);
  return metadata.parameters.find((p) => wildcard.isMatch(p.name));
}
