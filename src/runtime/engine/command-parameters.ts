/** CommandInfo.Parameters and ParameterSets: the metadata of binding as objects. */
import { commonParametersFor } from '../binding/common-parameters.js';
import { type CommandMetadata, entryFor, type ParameterMetadata } from '../binding/metadata.js';
import { NetDictionary } from '../dotnet/collections/net-dictionary.js';
import { readOnlyCollection } from '../dotnet/collections/read-only-collection.js';
import { getStatic } from '../objects/members.js';
import { PSObject } from '../objects/ps-object.js';
import { requireType } from '../objects/net-type.js';
import type { CommandInfo } from './command-info.js';
import { maskOf } from '../binding/errors.js';

/** A dictionary from name to ParameterMetadata, the common ones included; null where there are none. */
export function commandParameters(command: CommandInfo): unknown {
  const { metadata } = command;
  if (metadata === null) return null;
  const dictionary = new NetDictionary(
    requireType('System.Collections.Generic.Dictionary[string,System.Object]'),
    getStatic(requireType('System.StringComparer'), 'OrdinalIgnoreCase'),
  );
  for (const parameter of parametersOf(metadata)) dictionary.set(parameter.name, parameterObject(parameter));
  return dictionary;
}

function parametersOf(metadata: CommandMetadata): ParameterMetadata[] {
  return [...metadata.parameters, ...new Set(commonParametersFor(metadata).values())];
}

function parameterObject(parameter: ParameterMetadata): PSObject {
  const object = PSObject.custom([
    ['Name', parameter.name],
    ['ParameterType', parameter.type],
    ['Aliases', parameter.aliases],
    ['IsDynamic', parameter.isDynamic],
    ['SwitchParameter', parameter.isSwitch],
  ]);
  object.typeNames = ['System.Management.Automation.ParameterMetadata', 'System.Object'];
  return object;
}

export function commandParameterSets(command: CommandInfo): unknown {
  const { metadata } = command;
  if (metadata === null) return null;
  const names = metadata.setNames.length === 0 ? ['__AllParameterSets'] : metadata.setNames;
  const sets = names.map((name, index) => {
    const mask = metadata.setNames.length === 0 ? maskOf(metadata) : 1 << index;
    const parameters = parametersOf(metadata).filter((p) => p.sets & mask);
    const object = PSObject.custom([
      ['Name', name],
      ['IsDefault', metadata.setNames.length === 0 || (metadata.defaultSet & mask) !== 0],
      ['Parameters', parameters.map((p) => setParameter(p, index))],
    ]);
    object.typeNames = ['System.Management.Automation.CommandParameterSetInfo', 'System.Object'];
    return object;
  });
  return readOnlyCollection(requireType('System.Object'), sets);
}

function setParameter(parameter: ParameterMetadata, index: number): PSObject {
  const entry = entryFor(parameter, index);
  const object = PSObject.custom([
    ['Name', parameter.name],
    ['ParameterType', parameter.type],
    ['IsMandatory', entry?.mandatory ?? false],
    ['IsDynamic', parameter.isDynamic],
    ['Position', entry?.position ?? -2147483648],
    ['ValueFromPipeline', entry?.fromPipeline ?? false],
    ['ValueFromPipelineByPropertyName', entry?.fromPropertyName ?? false],
    ['ValueFromRemainingArguments', entry?.remaining ?? false],
    ['HelpMessage', entry?.helpMessage ?? ''],
    ['Aliases', parameter.aliases],
  ]);
  object.typeNames = ['System.Management.Automation.CommandParameterInfo', 'System.Object'];
  return object;
}
