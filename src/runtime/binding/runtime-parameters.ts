/**
 * RuntimeDefinedParameterDictionary: the parameters that a dynamicparam block declares, as metadata. Their attributes are objects,
 * which the script may have changed since it made them.
 */

import { Attribute } from '../dotnet/automation/attribute-types.js';
import { enumerableOf, toBoolean, toText } from '../language/index.js';
import { isDictionary } from '../objects/hashtable.js';
import { getProperty } from '../objects/members.js';
import { NetType, requireType } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { fold, isNull } from '../objects/values.js';
import { customObjectChecks } from './custom-attributes.js';
import type { DynamicParameters } from './dynamic-parameters.js';
import { type CommandMetadata, MetadataBuilder, noEntry, type ParameterMetadata, type SetEntry } from './metadata.js';
import { attributeValidator, type ParameterChecks, type Validator } from './validation.js';

/** @param dictionaries - what the block wrote; what is no dictionary is passed over */
export function runtimeParameters(metadata: CommandMetadata, dictionaries: readonly unknown[]): DynamicParameters {
  const builder = new MetadataBuilder(metadata.name);
  builder.metadata.setNames = [...metadata.setNames];
  for (const dictionary of dictionaries) {
    const table = baseOf(dictionary);
    if (!isDictionary(table)) continue;
    for (const [key, parameter] of table.entries()) builder.add(parameterOf(builder, toText(key), parameter));
  }
  return builder.finish();
}

const nameOf = (attribute: unknown): string => (attribute as { netType?: NetType }).netType?.name ?? '';

function parameterOf(builder: MetadataBuilder, name: string, parameter: unknown): ParameterMetadata {
  const type = baseOf(getProperty(parameter, 'ParameterType'));
  const netType = type instanceof NetType ? type : requireType('System.Object');
  const attributes = () => [...(enumerableOf(baseOf(getProperty(parameter, 'Attributes'))) ?? [])].map(baseOf);
  const given = attributes();
  const declarations = given.filter((attribute) => nameOf(attribute) === 'ParameterAttribute');
  const entries = new Map<number, SetEntry>();
  let all: SetEntry | null = null;
  for (const attribute of declarations) {
    const set = getProperty(attribute, 'ParameterSetName');
    if (isNull(set) || toText(set) === '__AllParameterSets') all = entryOf(attribute);
    else entries.set(builder.setIndex(toText(set)), entryOf(attribute));
  }
  if (all === null && entries.size === 0) all = noEntry();
  const has = (attributeName: string) => given.some((attribute) => nameOf(attribute) === `${attributeName}Attribute`);
  const psTypeName = given.find((attribute) => nameOf(attribute) === 'PSTypeNameAttribute');
  return {
    name,
    aliases: given
      .filter((attribute) => nameOf(attribute) === 'AliasAttribute')
      .flatMap((attribute) => [...(enumerableOf(getProperty(attribute, 'AliasNames')) ?? [])])
      .map((alias) => toText(alias)),
    type: netType,
    isSwitch: netType.fullName === 'System.Management.Automation.SwitchParameter',
    sets: 0,
    entries,
    all,
    checks: checksOf(given),
    allowNull: has('AllowNull'),
    allowEmptyString: has('AllowEmptyString'),
    allowEmptyCollection: has('AllowEmptyCollection'),
    refusesLists: false,
    psTypeName: psTypeName === undefined ? null : toText(getProperty(psTypeName, 'PSTypeName')),
    hidden: declarations.some((attribute) => toBoolean(getProperty(attribute, 'DontShow'))),
    isDynamic: true,
    runtime: baseOf(parameter) as { value: unknown },
    isCommon: false,
    help: '',
    spec: null,
    ast: null,
    attributes,
  };
}

function entryOf(attribute: unknown): SetEntry {
  const position = getProperty(attribute, 'Position');
  return {
    mandatory: toBoolean(getProperty(attribute, 'Mandatory')),
    position: typeof position === 'number' && position >= 0 ? position : undefined,
    fromPipeline: toBoolean(getProperty(attribute, 'ValueFromPipeline')),
    fromPropertyName: toBoolean(getProperty(attribute, 'ValueFromPipelineByPropertyName')),
    remaining: toBoolean(getProperty(attribute, 'ValueFromRemainingArguments')),
    helpMessage: toText(getProperty(attribute, 'HelpMessage') ?? ''),
  };
}

/** The properties of an attribute that are the arguments of its constructor, of which those that are not set are left out. */
const constructorArguments: Record<string, readonly string[]> = {
  validateset: ['ValuesGeneratorType', 'ValidValues'],
  validaterange: ['RangeKind', 'MinRange', 'MaxRange'],
  validatelength: ['MinLength', 'MaxLength'],
  validatecount: ['MinLength', 'MaxLength'],
  validatepattern: ['RegexPattern'],
  validatescript: ['ScriptBlock'],
  validatedrive: ['ValidRootDrives'],
};

function checksOf(attributes: readonly unknown[]): ParameterChecks {
  const transforms: ((value: unknown) => unknown)[] = [];
  const validators: Validator[] = [];
  let validSet: readonly string[] | null = null;
  for (const attribute of attributes) {
    if (!(attribute instanceof Attribute)) {
      const custom = typeof attribute === 'object' && attribute !== null ? customObjectChecks(attribute) : null;
      if (custom?.transform) transforms.push(custom.transform);
      if (custom?.validate) validators.push(custom.validate);
      continue;
    }
    const { values } = attribute;
    const name = fold(attribute.netType.name.replace(/Attribute$/, ''));
    const set = (constructorArguments[name] ?? []).filter((property) => !isNull(values[property]));
    const validator = attributeValidator(name, {
      positional: set.flatMap((property) => values[property]),
      named: Object.fromEntries(Object.entries(values).map(([property, value]) => [fold(property), value])),
    });
    if (validator !== null) validators.push(validator);
    if (name === 'validateset' && isNull(values.ValuesGeneratorType))
      validSet = [...(enumerableOf(values.ValidValues) ?? [])].map((value) => toText(value));
  }
  return { transforms, validators, validSet };
}
