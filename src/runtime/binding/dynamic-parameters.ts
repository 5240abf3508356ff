/** Parameters that a command adds for one call, and its metadata with them. */
import type { ParameterSpecs } from '../cmdlets/cmdlet.js';
import { fold } from '../objects/values.js';
import {
  AllSets,
  addSpecs,
  type CommandMetadata,
  entriesIn,
  MetadataBuilder,
  type ParameterMetadata,
} from './metadata.js';

/** The parameters that a dynamicparam block or a cmdlet adds, for this call. */
export interface DynamicParameters {
  parameters: readonly ParameterMetadata[];
  /** The command's parameter sets, and after them those that only these parameters have. */
  setNames: readonly string[];
}

/** The same command with dynamic parameters added. */
export function withDynamicParameters(metadata: CommandMetadata, dynamic: DynamicParameters): CommandMetadata {
  const known = commandsWithDynamic.get(dynamic);
  if (known !== undefined) return known;
  const copy: CommandMetadata = {
    ...metadata,
    parameters: [...metadata.parameters],
    byName: new Map(metadata.byName),
    setNames: [...dynamic.setNames],
  };
  for (const parameter of dynamic.parameters) {
    copy.parameters.push(parameter);
    for (const name of [parameter.name, ...parameter.aliases]) copy.byName.set(fold(name), parameter);
    for (const entry of entriesIn(parameter, AllSets))
      if (entry.fromPipeline || entry.fromPropertyName) copy.takesPipelineInput = true;
  }
  commandsWithDynamic.set(dynamic, copy);
  return copy;
}
/** They belong to one command. */
const commandsWithDynamic = new WeakMap<DynamicParameters, CommandMetadata>();

/** Dynamic parameters of a cmdlet; made once for specs that are the same object at each call. */
export function dynamicSpecs(metadata: CommandMetadata, specs: ParameterSpecs): DynamicParameters {
  let byCommand = knownDynamic.get(specs);
  if (byCommand === undefined) knownDynamic.set(specs, (byCommand = new WeakMap()));
  let parameters = byCommand.get(metadata);
  if (parameters === undefined) byCommand.set(metadata, (parameters = makeDynamic(metadata, specs)));
  return parameters;
}
const knownDynamic = new WeakMap<ParameterSpecs, WeakMap<CommandMetadata, DynamicParameters>>();

function makeDynamic(metadata: CommandMetadata, specs: ParameterSpecs): DynamicParameters {
  const builder = new MetadataBuilder(metadata.name);
  builder.metadata.setNames = [...metadata.setNames];
  addSpecs(builder, specs, true);
  return builder.finish();
}
