/** The syntax of a command as text, `[[-Name] <string[]>] [<CommonParameters>]`: for Get-Command -Syntax and for help. */
import { commonParameters } from '../binding/common-parameters.js';
import { toText } from '../language/index.js';
import { getProperty } from '../objects/members.js';
import type { NetType } from '../objects/net-type.js';
import { CmdletInfo, type CommandInfo, ExternalScriptInfo, FunctionInfo, ScriptInfo } from './command-info.js';
import { type CommandParameterInfo, type CommandParameterSetInfo, parameterSetsOf } from './command-parameters.js';

const commonNames = new Set(commonParameters.map((p) => p.name));

export interface DisplayOrder {
  parameters: CommandParameterInfo[];
  /** All of the common parameters are there, and stand as one at the end. */
  hasCommon: boolean;
}

/** By position, then the mandatory ones, then the others. */
export function displayOrder(set: CommandParameterSetInfo): DisplayOrder {
  const positional: CommandParameterInfo[] = [];
  const mandatory: CommandParameterInfo[] = [];
  const others: CommandParameterInfo[] = [];
  const common: CommandParameterInfo[] = [];
  for (const parameter of set.parameters) {
    if (parameter.entry.position !== undefined) positional[parameter.entry.position] = parameter;
    else if (parameter.entry.mandatory) mandatory.push(parameter);
    else if (commonNames.has(parameter.parameter.name)) common.push(parameter);
    else others.push(parameter);
  }
  const hasCommon = common.length === commonNames.size;
  const parameters = [...positional.filter((p) => p !== undefined), ...mandatory, ...others];
  return { parameters: hasCommon ? parameters : [...parameters, ...common], hasCommon };
}

export function setSyntax(set: CommandParameterSetInfo): string {
  const { parameters, hasCommon } = displayOrder(set);
  return [...parameters.map(parameterSyntax), ...(hasCommon ? ['[<CommonParameters>]'] : [])].join(' ');
}

function parameterSyntax({ parameter, entry }: CommandParameterInfo): string {
  const name = `-${parameter.name}`;
  if (parameter.isSwitch) return entry.mandatory ? name : `[${name}]`;
  const value = `<${parameterTypeText(parameter.type, parameter.attributes())}>`;
  const named = entry.position === undefined ? name : `[${name}]`;
  return entry.mandatory ? `${named} ${value}` : `[${named} ${value}]`;
}

/** `string[]`, `CommandTypes`; a [PSTypeName()] says more than the type. */
export function parameterTypeText(type: NetType, attributes: readonly unknown[]): string {
  const named = attributes.find((each) => (each as { netType?: NetType }).netType?.name === 'PSTypeNameAttribute');
  if (named === undefined) return shortTypeName(type);
  const name = toText(getProperty(named, 'PSTypeName'));
  const cim = /^(?:.*\.)?([^.#]*)#(?:.*[/\\])?(.*)$/.exec(name);
  const short = cim ? `${cim[1]}#${cim[2]}` : name.slice(name.lastIndexOf('.') + 1);
  return type.isArray && !short.includes('[]') ? `${short}[]` : short;
}

/** An accelerator, or the name without its namespace. */
function shortTypeName(type: NetType): string {
  if (type.elementType) return `${shortTypeName(type.elementType)}[${','.repeat(type.rank - 1)}]`;
  if (type.genericDefinition?.fullName === 'System.Nullable`1')
    return shortTypeName(type.genericArguments[0] as NetType);
  if (type.genericDefinition) {
    const name = type.genericDefinition.name.replace(/`\d+$/, '');
    return `${name}[${type.genericArguments.map(shortTypeName).join(',')}]`;
  }
  return type.displayName === type.fullName ? type.name : type.displayName;
}

/** What Get-Command -Syntax shows; a program has its path. */
export function commandSyntax(command: CommandInfo): string {
  const lines = parameterSetsOf(command).map((set) => `${command.name} ${setSyntax(set)}\n`);
  if (command instanceof FunctionInfo || command instanceof CmdletInfo || command instanceof ScriptInfo)
    return lines.map((line) => `\n${line}`).join('');
  return command instanceof ExternalScriptInfo ? lines.join('') : command.definition;
}
