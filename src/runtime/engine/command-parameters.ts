/**
 * CommandInfo.Parameters and ParameterSets: the metadata of binding as objects, in PowerShell's order: declared parameters, common
 * ones, dynamic ones.
 */
import type { CommandArgument } from '../binding/command-argument.js';
import { commonParametersFor } from '../binding/common-parameters.js';
import { type CommandMetadata, entryFor, type ParameterMetadata, type SetEntry } from '../binding/metadata.js';
import { collectionOf } from '../dotnet/collections/collection.js';
import { NetDictionary } from '../dotnet/collections/net-dictionary.js';
import { readOnlyCollection } from '../dotnet/collections/read-only-collection.js';
import { getStatic } from '../objects/members.js';
import { type NetType, requireType } from '../objects/net-type.js';
import { makeProcessor } from '../pipeline/pipeline-processor.js';
import type { CommandInfo } from './command-info.js';
import { currentEngine } from './current-engine.js';

const automation = 'System.Management.Automation';
const allSets = '__AllParameterSets';
const byName = -0x80000000;

/** A parameter in all its sets (.NET: ParameterMetadata). */
export class CommandParameter {
  declare readonly netType: NetType;
  readonly name: string;
  constructor(
    readonly parameter: ParameterMetadata,
    readonly setNames: readonly string[],
  ) {
    this.name = parameter.name;
  }
  get aliases(): unknown {
    return collectionOf(requireType('System.String'), [...this.parameter.aliases]);
  }
  get attributes(): unknown {
    this.#attributes ??= collectionOf(requireType('System.Attribute'), this.parameter.attributes());
    return this.#attributes;
  }
  #attributes: unknown;
  /** ParameterSetMetadata by name. */
  get sets(): NetDictionary {
    const sets = dictionary('ParameterSetMetadata');
    const { all, entries } = this.parameter;
    if (all !== null) sets.set(allSets, new ParameterInSet(this.parameter, all));
    for (const [index, entry] of entries) sets.set(this.setNames[index], new ParameterInSet(this.parameter, entry));
    return sets;
  }
}

/** A parameter in one set (.NET: ParameterSetMetadata). */
export class ParameterInSet {
  declare readonly netType: NetType;
  constructor(
    readonly parameter: ParameterMetadata,
    readonly entry: SetEntry,
  ) {}
  get position(): number {
    return this.entry.position ?? byName;
  }
}

/** The same as CommandParameterSetInfo lists it (.NET: CommandParameterInfo). */
export class CommandParameterInfo extends ParameterInSet {
  declare readonly netType: NetType;
  get aliases(): unknown {
    return readOnlyCollection(requireType('System.String'), [...this.parameter.aliases]);
  }
  get attributes(): unknown {
    return readOnlyCollection(requireType('System.Attribute'), this.parameter.attributes());
  }
}

export class CommandParameterSetInfo {
  declare readonly netType: NetType;
  constructor(
    readonly name: string,
    readonly isDefault: boolean,
    readonly parameters: readonly CommandParameterInfo[],
  ) {}
}

function dictionary(valueType: string): NetDictionary {
  return new NetDictionary(
    requireType(`System.Collections.Generic.Dictionary[string,${automation}.${valueType}]`),
    getStatic(requireType('System.StringComparer'), 'OrdinalIgnoreCase'),
  );
}

/** Metadata with the dynamic parameters that the command's arguments (Get-Command -ArgumentList) call for; null for programs. */
function descriptionOf(command: CommandInfo): CommandMetadata | null {
  if (!command.hasDynamicParameters) return command.metadata;
  const given = command.descriptionArguments.map(
    (value): CommandArgument => ({ name: null, value, hasValue: true, extent: null, text: null, fromSplat: false }),
  );
  return makeProcessor(currentEngine().frame, command, null, false).describe(given);
}

function parametersOf(metadata: CommandMetadata): ParameterMetadata[] {
  const { parameters } = metadata;
  const common = new Set(commonParametersFor(metadata).values());
  return [...parameters.filter((p) => !p.isDynamic), ...common, ...parameters.filter((p) => p.isDynamic)];
}

/** A dictionary from name to CommandParameter, the common ones included; null for what takes words as they are. */
export function commandParameters(command: CommandInfo): NetDictionary | null {
  const metadata = descriptionOf(command);
  if (metadata === null) return null;
  const all = dictionary('ParameterMetadata');
  for (const parameter of parametersOf(metadata))
    all.set(parameter.name, new CommandParameter(parameter, metadata.setNames));
  return all;
}

/** The sets of a command, the default one first. */
export function parameterSetsOf(command: CommandInfo): CommandParameterSetInfo[] {
  const metadata = descriptionOf(command);
  if (metadata === null) return [];
  const parameters = parametersOf(metadata);
  if (metadata.setNames.length === 0) {
    const own = parameters.map((p) => new CommandParameterInfo(p, p.all as SetEntry));
    return [new CommandParameterSetInfo(allSets, false, own)];
  }
  return metadata.setNames.map((name, index) => {
    const mask = 1 << index;
    const own = parameters
      .filter((p) => p.sets & mask)
      .map((p) => new CommandParameterInfo(p, entryFor(p, index) as SetEntry));
    return new CommandParameterSetInfo(name, (metadata.defaultSet & mask) !== 0, own);
  });
}
