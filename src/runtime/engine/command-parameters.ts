/**
 * CommandInfo.Parameters and ParameterSets: the metadata of binding as objects, in PowerShell's order: declared parameters, common
 * ones, dynamic ones.
 */
import type { CommandArgument } from '../binding/command-argument.js';
import { commonParametersFor } from '../binding/common-parameters.js';
import { type CommandMetadata, entryFor, type ParameterMetadata, type SetEntry } from '../binding/metadata.js';
import { collectionOf } from '../dotnet/collections/collection.js';
import { NetDictionary } from '../dotnet/collections/net-dictionary.js';
import type { NetList } from '../dotnet/collections/net-list.js';
import { readOnlyCollection } from '../dotnet/collections/read-only-collection.js';
import { getStatic } from '../objects/members.js';
import { type NetType, requireType } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { makeProcessor } from '../pipeline/pipeline-processor.js';
import { PSScriptCmdlet } from '../pipeline/ps-script-cmdlet.js';
import type { CommandInfo } from './command-info.js';
import { currentEngine } from './current-engine.js';

const automation = 'System.Management.Automation';
/** The name of the set that stands for all. */
export const allSets = '__AllParameterSets';
/** The position of a parameter that has none: int.MinValue. */
export const noPosition = -0x80000000;

/** What a CommandParameter is made of; looked at when first asked for. */
interface ParameterParts {
  type(): NetType | null;
  aliases(): readonly string[];
  attributes(): readonly unknown[];
  sets(): Iterable<readonly [name: string, set: ParameterInSet]>;
}

/**
 * A parameter in all its sets (.NET: ParameterMetadata). A description that may be changed, for proxy commands: binding does not
 * look at it.
 */
export class CommandParameter {
  declare readonly netType: NetType;
  #type: NetType | null | undefined;
  #aliases: NetList | undefined;
  #attributes: NetList | undefined;
  #sets: NetDictionary | undefined;
  constructor(
    public name: string,
    readonly parts: ParameterParts,
    public isDynamic = false,
  ) {}
  static of(parameter: ParameterMetadata, setNames: readonly string[]): CommandParameter {
    const { all, entries } = parameter;
    const named = [...entries].map(([index, entry]) => [setNames[index] as string, new ParameterInSet(entry)] as const);
    const parts: ParameterParts = {
      type: () => parameter.type,
      aliases: () => parameter.aliases,
      attributes: () => parameter.attributes(),
      sets: () => (all === null ? named : [[allSets, new ParameterInSet(all)], ...named]),
    };
    return new CommandParameter(parameter.name, parts, parameter.isDynamic);
  }
  /** In no set, without aliases and attributes. */
  static bare(name: string, type: NetType | null): CommandParameter {
    return new CommandParameter(name, { type: () => type, aliases: () => [], attributes: () => [], sets: () => [] });
  }
  /** Shares nothing with the original but its attributes. */
  copy(): CommandParameter {
    const sets = [...this.sets.entries()].map(([name, set]) => [String(name), (set as ParameterInSet).copy()] as const);
    const { type } = this;
    const aliases = this.aliases.items.map(String);
    const attributes = [...this.attributes.items];
    const parts = { type: () => type, aliases: () => aliases, attributes: () => attributes, sets: () => sets };
    return new CommandParameter(this.name, parts, this.isDynamic);
  }
  get type(): NetType | null {
    if (this.#type === undefined) this.#type = this.parts.type();
    return this.#type;
  }
  set type(type: NetType | null) {
    this.#type = type;
  }
  get isSwitch(): boolean {
    return this.type?.fullName === `${automation}.SwitchParameter`;
  }
  get aliases(): NetList {
    this.#aliases ??= collectionOf(requireType('System.String'), [...this.parts.aliases()]);
    return this.#aliases;
  }
  get attributes(): NetList {
    this.#attributes ??= collectionOf(requireType('System.Attribute'), [...this.parts.attributes()]);
    return this.#attributes;
  }
  /** ParameterSetMetadata by name. */
  get sets(): NetDictionary {
    if (this.#sets === undefined) {
      this.#sets = dictionary('ParameterSetMetadata');
      for (const [name, set] of this.parts.sets()) this.#sets.set(name, set);
    }
    return this.#sets;
  }
}

/** A parameter in one set (.NET: ParameterSetMetadata). */
export class ParameterInSet {
  declare readonly netType: NetType;
  isMandatory: boolean;
  /** int.MinValue for none. */
  position: number;
  valueFromPipeline: boolean;
  valueFromPipelineByPropertyName: boolean;
  valueFromRemainingArguments: boolean;
  helpMessage: string | null;
  helpMessageBaseName: string | null = null;
  helpMessageResourceId: string | null = null;
  constructor(readonly entry: SetEntry) {
    this.isMandatory = entry.mandatory;
    this.position = entry.position ?? noPosition;
    this.valueFromPipeline = entry.fromPipeline;
    this.valueFromPipelineByPropertyName = entry.fromPropertyName;
    this.valueFromRemainingArguments = entry.remaining;
    this.helpMessage = entry.helpMessage || null;
  }
  copy(): ParameterInSet {
    return Object.assign(new ParameterInSet(this.entry), this);
  }
}

/** The same as CommandParameterSetInfo lists it (.NET: CommandParameterInfo). */
export class CommandParameterInfo {
  declare readonly netType: NetType;
  constructor(
    readonly parameter: ParameterMetadata,
    readonly entry: SetEntry,
  ) {}
  get position(): number {
    return this.entry.position ?? noPosition;
  }
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

/** From names, without regard to case, to values of this type. */
export function dictionary(valueType: string): NetDictionary {
  return new NetDictionary(
    requireType(`System.Collections.Generic.Dictionary[string,${automation}.${valueType}]`),
    getStatic(requireType('System.StringComparer'), 'OrdinalIgnoreCase'),
  );
}

/** Metadata with the dynamic parameters that the command's arguments (Get-Command -ArgumentList) call for; null for programs. */
function descriptionOf(command: CommandInfo): CommandMetadata | null {
  if (!command.hasDynamicParameters) return command.metadata;
  // One that asks about itself knows them, or is just being asked for them.
  const running = currentEngine().frame.callFrame?.call;
  if (running?.command === command && running.psCmdlet instanceof PSScriptCmdlet)
    return running.psCmdlet.processor.described;
  const given = argumentsIn(command.descriptionArguments);
  return makeProcessor(currentEngine().frame, command, null, false).describe(given);
}

const argument = (name: string | null, value: unknown, hasValue = true): CommandArgument => ({
  name,
  value,
  hasValue,
  extent: null,
  text: name === null ? null : `-${name}`,
  fromSplat: false,
});

/** $PSBoundParameters stands for what it holds; words with a dash are names of parameters. */
function argumentsIn(given: readonly unknown[]): CommandArgument[] {
  const [first] = given;
  if (given.length === 1 && first instanceof NetDictionary && first.netType.name === 'PSBoundParametersDictionary')
    return [...first.entries()].map(([name, value]) => argument(String(name), value));
  const found: CommandArgument[] = [];
  for (let i = 0; i < given.length; i++) {
    const word = baseOf(given[i]);
    const [, name, colon, rest] = (typeof word === 'string' && /^[-\u2013-\u2015]([^:]*)(:?)(.*)$/s.exec(word)) || [];
    if (name === undefined) found.push(argument(null, given[i]));
    else if (rest) found.push(argument(name, rest));
    else if (colon && i + 1 < given.length) found.push(argument(name, given[++i]));
    else found.push(argument(name, null, false));
  }
  return found;
}

function parametersOf(metadata: CommandMetadata): ParameterMetadata[] {
  const { parameters } = metadata;
  const common = new Set(commonParametersFor(metadata).values());
  return [...parameters.filter((p) => !p.isDynamic), ...common, ...parameters.filter((p) => p.isDynamic)];
}

/** All that a command takes, the common parameters included; none for what takes words as they are. */
export function describedParameters(command: CommandInfo): ParameterMetadata[] {
  const metadata = descriptionOf(command);
  return metadata === null ? [] : parametersOf(metadata);
}

/** The same as a dictionary from name to CommandParameter; null for what takes words as they are. */
export function commandParameters(command: CommandInfo): NetDictionary | null {
  const metadata = descriptionOf(command);
  return metadata === null ? null : parameterDictionary(parametersOf(metadata), metadata.setNames);
}

/** From name to CommandParameter. */
export function parameterDictionary(
  parameters: readonly ParameterMetadata[],
  setNames: readonly string[],
): NetDictionary {
  const all = dictionary('ParameterMetadata');
  for (const parameter of parameters) all.set(parameter.name, CommandParameter.of(parameter, setNames));
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
