/** RuntimeDefinedParameterDictionary: the parameters that a dynamicparam block declares, as metadata. */

import { enumerableOf, toBoolean, toText } from '../language/index.js';
import { isDictionary } from '../objects/hashtable.js';
import { getProperty } from '../objects/members.js';
import { NetType, requireType } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { fold, isNull } from '../objects/values.js';
import type { CommandMetadata, ParameterMetadata, SetEntry } from './metadata.js';

export function runtimeParameters(metadata: CommandMetadata, dictionary: unknown): ParameterMetadata[] {
  const table = baseOf(dictionary);
  if (!isDictionary(table)) return [];
  return [...table.entries()].map(([key, parameter]) => parameterOf(metadata, toText(key), parameter));
}

function parameterOf(metadata: CommandMetadata, name: string, parameter: unknown): ParameterMetadata {
  const type = baseOf(getProperty(parameter, 'ParameterType'));
  const netType = type instanceof NetType ? type : requireType('System.Object');
  const entries = new Map<number, SetEntry>();
  let all: SetEntry | null = null;
  const aliases: string[] = [];
  for (const attribute of enumerableOf(baseOf(getProperty(parameter, 'Attributes'))) ?? []) {
    const typeName = (attribute as { netType?: NetType }).netType?.name ?? '';
    if (typeName === 'AliasAttribute')
      for (const alias of enumerableOf(getProperty(attribute, 'AliasNames')) ?? []) aliases.push(toText(alias));
    if (typeName !== 'ParameterAttribute') continue;
    const position = getProperty(attribute, 'Position');
    const entry: SetEntry = {
      mandatory: toBoolean(getProperty(attribute, 'Mandatory')),
      position: typeof position === 'number' && position >= 0 ? position : undefined,
      fromPipeline: toBoolean(getProperty(attribute, 'ValueFromPipeline')),
      fromPropertyName: toBoolean(getProperty(attribute, 'ValueFromPipelineByPropertyName')),
      remaining: toBoolean(getProperty(attribute, 'ValueFromRemainingArguments')),
      helpMessage: toText(getProperty(attribute, 'HelpMessage') ?? ''),
    };
    const set = getProperty(attribute, 'ParameterSetName');
    const index = isNull(set) ? -1 : metadata.setNames.findIndex((n) => fold(n) === fold(toText(set)));
    if (index < 0) all = entry;
    else entries.set(index, entry);
  }
  if (all === null && entries.size === 0)
    all = {
      mandatory: false,
      position: undefined,
      fromPipeline: false,
      fromPropertyName: false,
      remaining: false,
      helpMessage: '',
    };
  let sets = all !== null ? -1 : 0;
  for (const index of entries.keys()) sets |= 1 << index;
  return {
    name,
    aliases,
    type: netType,
    isSwitch: netType.fullName === 'System.Management.Automation.SwitchParameter',
    sets,
    entries,
    all,
    checks: { transforms: [], validators: [], validSet: null },
    allowNull: false,
    allowEmptyString: false,
    allowEmptyCollection: false,
    refusesLists: false,
    psTypeName: null,
    hidden: false,
    isDynamic: true,
    runtime: baseOf(parameter) as { value: unknown },
    isCommon: false,
    help: '',
    spec: null,
    ast: null,
    attributes: () => [...(enumerableOf(baseOf(getProperty(parameter, 'Attributes'))) ?? [])],
  };
}
