/** Arguments that nothing else took: `$args` of a function, or the value of a parameter that takes the remaining ones. */
import { listOf } from '../dotnet/collections/list.js';
import { enumerableOf } from '../language/enumerate.js';
import { types } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { AutomationNull } from '../objects/values.js';
import { type CommandArgument, parameterWord } from './command-argument.js';
import type { ParameterMetadata } from './metadata.js';

/** Names of parameters that the command does not have count as words (`-x`). */
export function remainingWords(args: readonly CommandArgument[]): unknown[] {
  return args.flatMap((argument) => {
    if (argument.name === null) return [argument.value];
    return argument.hasValue ? [parameterWord(argument), argument.value] : [parameterWord(argument)];
  });
}

/** One collection stands for itself; anything else is a List[object], which is seen where the parameter is no array. */
export function remainingValue(words: readonly unknown[], { type }: ParameterMetadata): unknown {
  const given = words.filter((value) => value !== AutomationNull);
  const only = given.length === 1 ? baseOf(given[0]) : null;
  if (only !== null && typeof only !== 'string' && enumerableOf(only) !== null) return only;
  return type.isArray ? given : listOf(types.object(), given);
}
