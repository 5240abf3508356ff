/** Values for an argument of which it is known, or can be guessed, which parameter it is for. */
import type { CommandAst } from '../../parser/index.js';
import type { ParameterMetadata } from '../binding/metadata.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { entriesWithBits, isInSets } from '../type-inference/parameter-lookup.js';
import type { BoundArgument, PseudoBinding } from '../type-inference/pseudo-binding.js';
import { type ArgumentLocation, findPositional } from './argument-location.js';
import type { CompletionContext } from './completion-context.js';
import { completeParameterValue } from './parameter-values.js';
import { startingWith } from './results.js';

type Results = CompletionResult[] | null;

/** Null where the parameter says nothing of its values; an empty list where it says that there are none. */
export function completeBoundArgument(
  context: CompletionContext,
  binding: PseudoBinding,
  location: ArgumentLocation,
  command: CommandAst,
): Results {
  if (!binding.succeeded) {
    if (location.isPositional) return completePositional(context, binding, command, location.position, -1);
    const name = location.argument?.parameter?.parameterName ?? '';
    return completeNamedByText(context, binding, command, name);
  }
  let { argument } = location;
  if (location.isPositional && argument === null) {
    const { target, last } = findPositional(binding.parsed ?? [], location.position);
    if (target === null) return completeNext(context, binding, command, location.position, last);
    argument = target;
  }
  return argument === null
    ? null
    : firstOf(parametersTaking(binding, argument), (p) => completeParameterValue(context, binding, p, command));
}

/** One more argument: it goes to the parameter that takes all the rest, or to the next by position. */
function completeNext(
  context: CompletionContext,
  binding: PseudoBinding,
  command: CommandAst,
  position: number,
  last: BoundArgument | null,
): Results {
  if (last !== null) {
    const taking = parametersTaking(binding, last);
    const rest = taking.filter((p) => binding.arguments.get(p.name.toLowerCase())?.kind === 'array');
    if (rest.length > 0) return firstOf(rest, (p) => completeParameterValue(context, binding, p, command));
    if (taking.length === 0) return null;
  }
  return completePositional(context, binding, command, position, binding.sets);
}

function parametersTaking(binding: PseudoBinding, argument: BoundArgument): ParameterMetadata[] {
  const names = [...binding.arguments].filter(([, bound]) => {
    if (bound.kind === 'array')
      return argument.kind === 'ast' && argument.parameter === null && bound.items.includes(argument.argument as never);
    return bound === argument;
  });
  return names.map(([name]) => binding.bound.get(name) as ParameterMetadata);
}

/** By the beginning of the name alone, as the arguments could not be bound. */
export function completeNamedByText(
  context: CompletionContext,
  binding: PseudoBinding,
  command: CommandAst,
  name: string,
): Results {
  const fits = startingWith(name);
  const parameter = binding.unbound.find((p) => fits(p.name) || p.aliases.some(fits));
  return parameter === undefined ? null : completeParameterValue(context, binding, parameter, command);
}

/**
 * For the parameter with this position, or else the next higher one: of the default set first. Where there is none, for those
 * that take all the rest.
 */
export function completePositional(
  context: CompletionContext,
  binding: PseudoBinding,
  command: CommandAst,
  position: number,
  sets: number,
): Results {
  const candidates = binding.unbound.filter((parameter) => isInSets(parameter, sets));
  const complete = (parameter: ParameterMetadata) => completeParameterValue(context, binding, parameter, command);
  const best = bestByPosition(candidates, position, sets, binding.defaultSet);
  if (best.length > 0) return firstOf(best, complete);
  const rest = candidates.filter((p) => [...entriesWithBits(p, sets)].some(([, entry]) => entry.remaining));
  return firstOf(rest, complete);
}

function bestByPosition(
  candidates: readonly ParameterMetadata[],
  position: number,
  sets: number,
  defaultSet: number,
): ParameterMetadata[] {
  let best = Number.POSITIVE_INFINITY;
  let byDefault: ParameterMetadata | null = null;
  let others: ParameterMetadata[] = [];
  const isDefaultValid = defaultSet !== 0 && (defaultSet & sets) !== 0;
  for (const parameter of candidates)
    for (const [bit, entry] of entriesWithBits(parameter, sets)) {
      const own = entry.position;
      if (entry.remaining || own === undefined || own < position || own > best) continue;
      if (own < best) {
        best = own;
        byDefault = null;
        others = [];
      }
      if (isDefaultValid && bit === defaultSet && byDefault === null) {
        byDefault = parameter;
        others = others.filter((other) => other !== parameter);
      } else if (byDefault !== parameter && !others.includes(parameter)) others.push(parameter);
    }
  return byDefault === null ? others : [byDefault, ...others];
}

function firstOf(
  parameters: readonly ParameterMetadata[],
  complete: (parameter: ParameterMetadata) => Results,
): Results {
  for (const parameter of parameters) {
    const found = complete(parameter);
    if (found !== null) return found;
  }
  return null;
}
