/** The declaration of one parameter in the text of a proxy: its sets, its other names, what it validates, its type and its name. */
import { Attribute } from '../../dotnet/automation/attribute-types.js';
import { escapeSingleQuoted, escapeVariableName } from '../../dotnet/automation/language/code-generation.js';
import { enumerableOf, toText } from '../../language/index.js';
import { getProperty } from '../../objects/members.js';
import { type NetType, typeOf } from '../../objects/net-type.js';
import { allSets, type CommandParameter, noPosition, type ParameterInSet } from '../command-parameters.js';

const newLine = '\n    ';
const credential = 'System.Management.Automation.CredentialAttribute';

/** In single quotes. */
export const quoted = (text: string): string => `'${escapeSingleQuoted(text)}'`;

/**
 * @param name - its name in the dictionary of parameters, which stays when the parameter itself was renamed
 * @param withSets - of a cmdlet or an advanced function; others have no [Parameter()]
 */
export function parameterText(parameter: CommandParameter, name: string, withSets: boolean): string {
  const lines: string[] = [];
  if (withSets)
    for (const [set, part] of parameter.sets.entries()) lines.push(...setLine(String(set), part as ParameterInSet));
  const aliases = parameter.aliases.items.map((alias) => quoted(toText(alias)));
  if (aliases.length > 0) lines.push(`[Alias(${aliases.join(',')})]`);
  const attributes = [...parameter.attributes.items];
  for (const attribute of attributes) {
    const text = attributeText(attribute);
    if (text !== undefined) lines.push(`[${text}]`);
  }
  if (parameter.isSwitch) lines.push('[switch]');
  else if (parameter.type !== null) lines.push(`[${parameter.type.displayName}]`);
  // It works on what the conversion to the type left as it was.
  if (attributes.some((each) => nameOf(each) === credential)) lines.push(`[${credential}()]`);
  lines.push(`\${${escapeVariableName(name)}}`);
  return lines.map((line) => newLine + line).join('');
}

function setLine(name: string, set: ParameterInSet): string[] {
  const parts: string[] = [];
  if (name !== allSets) parts.push(`ParameterSetName=${quoted(name)}`);
  if (set.isMandatory) parts.push('Mandatory=$true');
  if (set.position !== noPosition) parts.push(`Position=${set.position}`);
  if (set.valueFromPipeline) parts.push('ValueFromPipeline=$true');
  if (set.valueFromPipelineByPropertyName) parts.push('ValueFromPipelineByPropertyName=$true');
  if (set.valueFromRemainingArguments) parts.push('ValueFromRemainingArguments=$true');
  if (set.helpMessage) parts.push(`HelpMessage=${quoted(set.helpMessage)}`);
  return parts.length === 0 ? [] : [`[Parameter(${parts.join(', ')})]`];
}

const nameOf = (attribute: unknown): string => (attribute as { netType: NetType }).netType.fullName;

const plain = (name: string) => () => `${name}()`;
const bounds = (name: string) => (of: Property) => `${name}(${toText(of('MinLength'))}, ${toText(of('MaxLength'))})`;
type Property = (name: string) => unknown;

/** The attributes that a proxy has too; it leaves the others to the command. */
const texts: Record<string, (of: Property) => string> = {
  ValidateLength: bounds('ValidateLength'),
  ValidateRange: rangeText,
  AllowNull: plain('AllowNull'),
  AllowEmptyString: plain('AllowEmptyString'),
  AllowEmptyCollection: plain('AllowEmptyCollection'),
  ValidatePattern: (of) => `ValidatePattern(${quoted(toText(of('RegexPattern')))})`,
  ValidateCount: bounds('ValidateCount'),
  ValidateNotNull: plain('ValidateNotNull'),
  ValidateNotNullOrEmpty: plain('ValidateNotNullOrEmpty'),
  ValidateNotNullOrWhiteSpace: plain('ValidateNotNullOrWhiteSpace'),
  ValidateSet: (of) =>
    `ValidateSet(${[...(enumerableOf(of('ValidValues')) ?? [])].map((value) => quoted(toText(value))).join(',')})`,
  ValidateScript: (of) => `ValidateScript({ ${toText(of('ScriptBlock'))} })`,
  PSTypeName: (of) => `PSTypeName(${quoted(toText(of('PSTypeName')))})`,
};

function attributeText(attribute: unknown): string | undefined {
  // RangeKind is no property that scripts see.
  const of: Property = (name) =>
    (attribute instanceof Attribute ? attribute.values[name] : undefined) ?? getProperty(attribute, name);
  const name = nameOf(attribute);
  if (name === 'System.ObsoleteAttribute') return obsoleteText(of);
  return texts[/^System\.Management\.Automation\.(\w+)Attribute$/.exec(name)?.[1] ?? '']?.(of);
}

function rangeText(of: Property): string {
  const kind = of('RangeKind');
  if (kind !== null) return `ValidateRange([System.Management.Automation.ValidateRangeKind]::${toText(kind)})`;
  const [minimum, maximum] = [of('MinRange'), of('MaxRange')];
  const type = typeOf(minimum);
  const text = (value: unknown) => {
    if (type.isEnum) return `[${type.fullName}]::${toText(value)}`;
    return toText(value);
  };
  return `ValidateRange(${text(minimum)}, ${text(maximum)})`;
}

function obsoleteText(of: Property): string {
  const message = of('Message');
  if (of('IsError') === true) return `Obsolete(${quoted(toText(message))}, $true)`;
  return message === null ? 'Obsolete()' : `Obsolete(${quoted(toText(message))})`;
}
