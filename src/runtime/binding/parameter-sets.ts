/** Which parameter set a call uses, and what it lacks (about_Parameter_Sets). */
import { bindingErrors, isMandatoryIn } from './errors.js';
import { type CommandMetadata, entriesIn, entryFor, type ParameterMetadata, type SetEntry } from './metadata.js';

/** How far a call has been bound. */
export interface Binding {
  readonly metadata: CommandMetadata;
  readonly boundParameters: ReadonlySet<ParameterMetadata>;
  /** Bits of the sets that are still possible. */
  readonly sets: number;
}

/**
 * Of several possible sets: those whose mandatory parameters are there, then the default set; several when the pipeline's
 * objects have to decide. Throws AmbiguousParameterSet.
 */
export function preferredSets(binding: Binding, expectsInput: boolean): number {
  const { metadata, sets } = binding;
  const { defaultSet } = metadata;
  if (metadata.setNames.length < 2 || isSingle(sets)) return sets;
  const indexes = setIndexes(sets, metadata.setNames.length);
  const complete = indexes.filter((index) => isComplete(binding, index, expectsInput));
  if (expectsInput && complete.some((index) => waitsForInput(binding, index)))
    return complete.reduce((mask, index) => mask | (1 << index), 0);
  if (complete.some((index) => defaultSet & (1 << index))) return defaultSet;
  if (complete.length === 1) return 1 << (complete[0] as number);
  if (defaultSet & sets) return defaultSet;
  if (complete.length === 0) {
    if (indexes.length > 1) throw bindingErrors.ambiguousSet();
    return sets;
  }
  const withMandatory = complete.filter((index) => hasMandatory(metadata, index));
  if (withMandatory.length !== 1) throw bindingErrors.ambiguousSet();
  return 1 << (withMandatory[0] as number);
}

function isComplete({ metadata, boundParameters }: Binding, index: number, expectsInput: boolean): boolean {
  return metadata.parameters.every(
    (p) => !entryFor(p, index)?.mandatory || boundParameters.has(p) || (expectsInput && takesInput(entryFor(p, index))),
  );
}
function hasMandatory(metadata: CommandMetadata, index: number): boolean {
  return metadata.parameters.some((p) => entryFor(p, index)?.mandatory && p.entries.has(index));
}
function waitsForInput({ metadata, boundParameters }: Binding, index: number): boolean {
  return metadata.parameters.some((p) => !boundParameters.has(p) && takesInput(entryFor(p, index)));
}

/** Mandatory parameters without a value; with pipeline input to come, those that it cannot give. */
export function missingMandatory(binding: Binding, inputMayCome: boolean): ParameterMetadata[] {
  const { metadata, boundParameters, sets } = binding;
  return metadata.parameters.filter((p) => {
    if (boundParameters.has(p) || (p.sets & sets) === 0 || !isMandatoryIn(p, sets)) return false;
    return !inputMayCome || !entriesIn(p, sets).some(takesInput);
  });
}

/** The name of the set in use. */
export function setName({ setNames, defaultSet, defaultSetName }: CommandMetadata, sets: number): string {
  if (defaultSet !== 0 && defaultSet & sets) return defaultSetName;
  const index = setIndexes(sets, setNames.length)[0];
  return index === undefined ? '__AllParameterSets' : (setNames[index] as string);
}

function takesInput(entry: SetEntry | null): boolean {
  return entry !== null && (entry.fromPipeline || entry.fromPropertyName);
}
function isSingle(mask: number): boolean {
  return mask !== 0 && (mask & (mask - 1)) === 0;
}
function setIndexes(mask: number, count: number): number[] {
  const indexes: number[] = [];
  for (let i = 0; i < count; i++) if (mask & (1 << i)) indexes.push(i);
  return indexes;
}
