/** The other forms in which Get-Command gives a command: its syntax, or a description of it. */

import { type AliasInfo, ApplicationInfo, type CommandInfo, ExternalScriptInfo } from '../../engine/command-info.js';
import { type CommandParameterInfo, parameterSetsOf } from '../../engine/command-parameters.js';
import { commandSyntax } from '../../engine/command-syntax.js';
import { makeArray } from '../../objects/arrays.js';
import { getProperty } from '../../objects/members.js';
import type { NetType } from '../../objects/net-type.js';
import { requireType } from '../../objects/net-type.js';
import { PSObject } from '../../objects/ps-object.js';
import { fold } from '../../objects/values.js';

/** The syntax, under the alias by which the command was asked for. */
export function syntaxText(
  command: CommandInfo,
  names: readonly string[] | undefined,
  aliases: readonly AliasInfo[],
): string {
  const syntax = commandSyntax(command);
  const asked = new Set(names?.map(fold));
  if (names === undefined || asked.has(fold(command.name))) return syntax;
  if (command instanceof ApplicationInfo) return command.path;
  const isPattern = names.some((each) => /[*?[\]]/.test(each));
  const alias = aliases.find((each) => each.definition === command.name && (isPattern || asked.has(fold(each.name))));
  const name = alias?.name ?? (isPattern ? command.name : (names[0] as string));
  if (name === command.name) return syntax;
  const target = command instanceof ExternalScriptInfo ? `${command.path}\n` : command.name;
  return `${name} (alias) -> ${target}\n${syntax.replaceAll(command.name, name)}`;
}

/** The description of -ShowCommandInfo. */
export function showCommandInfo(command: CommandInfo): PSObject {
  const sets = parameterSetsOf(command).map((set) =>
    PSObject.custom([
      ['Name', set.name],
      ['IsDefault', set.isDefault],
      ['Parameters', objects(set.parameters.map(parameterInfo))],
    ]),
  );
  return PSObject.custom([
    ['Name', command.name],
    ['ModuleName', getProperty(command, 'ModuleName')],
    ['Module', PSObject.custom([['Name', getProperty(command, 'ModuleName')]])],
    ['CommandType', getProperty(command, 'CommandType')],
    ['Definition', getProperty(command, 'Definition')],
    ['ParameterSets', objects(sets)],
  ]);
}
const objects = (items: PSObject[]) => makeArray(requireType('System.Management.Automation.PSObject'), items);

function parameterInfo({ parameter, entry, position }: CommandParameterInfo): PSObject {
  const { type, checks } = parameter;
  return PSObject.custom([
    ['Name', parameter.name],
    ['IsMandatory', entry.mandatory],
    ['ValueFromPipeline', entry.fromPipeline],
    ['Position', position],
    ['ParameterType', typeInfo(type)],
    ['HasParameterSet', checks.validSet !== null],
    ['ValidParamSetValues', [...(checks.validSet ?? [])]],
  ]);
}
function typeInfo(type: NetType): PSObject {
  return PSObject.custom([
    ['FullName', type.fullName],
    ['IsEnum', type.isEnum],
    ['IsArray', type.isArray],
    ['EnumValues', type.isEnum ? Object.keys(type.definition.values ?? {}) : []],
  ]);
}
