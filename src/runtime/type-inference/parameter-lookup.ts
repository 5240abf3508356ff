/** Parameters as the binding for completion sees them: by name or its beginning, and their part in parameter sets. */
import { commonParametersFor } from '../binding/common-parameters.js';
import type { CommandMetadata, ParameterMetadata, SetEntry } from '../binding/metadata.js';
import { fold } from '../objects/values.js';

/** All that can be bound: declared ones, common ones, dynamic ones. */
export function bindableParameters(metadata: CommandMetadata): ParameterMetadata[] {
  const { parameters } = metadata;
  const common = new Set(commonParametersFor(metadata).values());
  return [...parameters.filter((p) => !p.isDynamic), ...common, ...parameters.filter((p) => p.isDynamic)];
}

/** Bits of the sets that it names; 0 for one that is in all sets alike. */
export function setBits({ entries }: ParameterMetadata): number {
  let bits = 0;
  for (const index of entries.keys()) bits |= 1 << index;
  return bits;
}

export function isInSets(parameter: ParameterMetadata, sets: number): boolean {
  return parameter.all !== null || (setBits(parameter) & sets) !== 0;
}

/** A parameter's entries in these sets, each with the bit of its set; 0 for all sets. */
export function* entriesWithBits(parameter: ParameterMetadata, sets: number): Iterable<[bit: number, entry: SetEntry]> {
  if (parameter.all !== null) yield [0, parameter.all];
  for (const [index, entry] of parameter.entries) if (sets & (1 << index)) yield [1 << index, entry];
}

/**
 * By name or alias, or their beginning. With `exact` false a name in full is a beginning like any other. 'ambiguous' where
 * several fit; declared parameters come before common ones.
 */
export function findParameter(
  parameters: readonly ParameterMetadata[],
  name: string,
  exact: boolean,
): ParameterMetadata | 'ambiguous' | null {
  const wanted = fold(name);
  if (exact)
    for (const parameter of parameters)
      if ([parameter.name, ...parameter.aliases].some((each) => fold(each) === wanted)) return parameter;
  const fitting = parameters.filter((parameter) =>
    [parameter.name, ...parameter.aliases].some((each) => fold(each).startsWith(wanted)),
  );
  if (fitting.length < 2) return fitting[0] ?? null;
  const declared = fitting.filter((parameter) => !parameter.isCommon);
  return exact && declared.length === 1 ? (declared[0] as ParameterMetadata) : 'ambiguous';
}
