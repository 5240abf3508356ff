/** The parameters that every cmdlet and advanced function has (about_CommonParameters). */
import type { Validation } from '../cmdlets/cmdlet.js';
import { type NetType, requireType } from '../objects/net-type.js';
import { fold } from '../objects/values.js';
import { AllSets } from './all-sets.js';
import type { CommandMetadata, ParameterMetadata } from './metadata.js';
import { cmdletAttributes, validationAttribute } from './parameter-attributes.js';
import { specChecks } from './validation.js';

const automation = 'System.Management.Automation';
const unchecked = { transforms: [], validators: [], validSet: null };

function common(
  name: string,
  alias: string,
  typeName: string,
  help: string,
  validate: readonly Validation[] = [],
): ParameterMetadata {
  let type: NetType | undefined;
  return {
    name,
    aliases: alias === '' ? [] : [alias],
    get type() {
      type ??= requireType(typeName);
      return type;
    },
    isSwitch: typeName.endsWith('SwitchParameter'),
    sets: AllSets,
    entries: new Map(),
    all: {
      mandatory: false,
      position: undefined,
      fromPipeline: false,
      fromPropertyName: false,
      remaining: false,
      helpMessage: '',
    },
    checks: validate.length === 0 ? unchecked : specChecks({ validate }),
    allowNull: false,
    allowEmptyString: false,
    allowEmptyCollection: false,
    refusesLists: false,
    psTypeName: null,
    hidden: false,
    isDynamic: false,
    isCommon: true,
    help,
    spec: null,
    ast: null,
    attributes() {
      return [...cmdletAttributes(this, []), ...validate.flatMap(validationAttribute)];
    },
  };
}

const action = `${automation}.ActionPreference`;
const flag = `${automation}.SwitchParameter`;

export const commonParameters: readonly ParameterMetadata[] = [
  common('Verbose', 'vb', flag, 'Shows verbose messages of this command.'),
  common('Debug', 'db', flag, 'Shows debug messages of this command.'),
  common('ErrorAction', 'ea', action, 'What to do about non-terminating errors.'),
  common('WarningAction', 'wa', action, 'What to do about warnings.'),
  common('InformationAction', 'infa', action, 'What to do about information records.'),
  common('ProgressAction', 'proga', action, 'What to do about progress records.'),
  common('ErrorVariable', 'ev', 'System.String', 'Variable that receives the errors; with a leading + it is added to.'),
  common('WarningVariable', 'wv', 'System.String', 'Variable that receives the warnings.'),
  common('InformationVariable', 'iv', 'System.String', 'Variable that receives the information records.'),
  common('OutVariable', 'ov', 'System.String', 'Variable that receives the output as well.'),
  common('OutBuffer', 'ob', 'System.Int32', 'Number of objects that are collected before the next command gets them.', [
    { range: [0, 2147483647] },
  ]),
  common(
    'PipelineVariable',
    'pv',
    'System.String',
    'Variable that holds the current object for the rest of the pipeline.',
  ),
];
export const shouldProcessParameters: readonly ParameterMetadata[] = [
  common('WhatIf', 'wi', flag, 'Shows what would be done.'),
  common('Confirm', 'cf', flag, 'Asks before doing it.'),
];
export const pagingParameters: readonly ParameterMetadata[] = [
  common('IncludeTotalCount', '', flag, 'Reports the total number of objects.'),
  common('Skip', '', 'System.UInt64', 'Leaves out the first objects.'),
  common('First', '', 'System.UInt64', 'Takes only the first objects.'),
];

function table(...lists: (readonly ParameterMetadata[])[]): Map<string, ParameterMetadata> {
  const byName = new Map<string, ParameterMetadata>();
  for (const parameter of lists.flat())
    for (const name of [parameter.name, ...parameter.aliases]) byName.set(fold(name), parameter);
  return byName;
}

const none = new Map<string, ParameterMetadata>();
const tables: (Map<string, ParameterMetadata> | undefined)[] = [];

/** By folded name and alias, those that this command has. */
export function commonParametersFor(metadata: CommandMetadata): Map<string, ParameterMetadata> {
  if (!metadata.isAdvanced) return none;
  const key = (metadata.supportsShouldProcess ? 1 : 0) + (metadata.supportsPaging ? 2 : 0);
  tables[key] ??= table(
    commonParameters,
    metadata.supportsShouldProcess ? shouldProcessParameters : [],
    metadata.supportsPaging ? pagingParameters : [],
  );
  return tables[key];
}
