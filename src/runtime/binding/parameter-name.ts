/** Which parameter a name on the command line means: its own, an alias, or what either of them begins with. */
import { fold } from '../objects/values.js';
import { bindingErrors } from './errors.js';
import type { ParameterMetadata } from './metadata.js';

type Names = ReadonlyMap<string, ParameterMetadata>;

/** By folded names. Common parameters give way to the command's own. Throws AmbiguousParameter. */
export function parameterNamed(name: string, own: Names, common: Names): ParameterMetadata | undefined {
  const key = fold(name);
  const exact = own.get(key) ?? common.get(key);
  if (exact !== undefined) return exact;
  const matches = beginningWith(key, own);
  const found = matches.size > 0 ? matches : beginningWith(key, common);
  if (found.size > 1) throw bindingErrors.ambiguousName(name, [...found]);
  return found.values().next().value;
}

function beginningWith(key: string, names: Names): Set<ParameterMetadata> {
  const found = new Set<ParameterMetadata>();
  for (const [name, parameter] of names) if (name.startsWith(key)) found.add(parameter);
  return found;
}
