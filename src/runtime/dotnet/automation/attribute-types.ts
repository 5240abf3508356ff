/**
 * The attributes of parameters and commands, as a table. They are data: what a validation attribute
 * demands is the binder's business.
 */
import { netError } from '../../objects/errors.js';
import { defineType, type MemberImplementation, type NetType, requireType } from '../../objects/net-type.js';
import { typedArray } from '../collections/elements.js';

import { outOfRange } from '../system/errors.js';
import { PSTypeName } from './ps-type-name.js';
import { checkRange } from './range-limits.js';

/** An attribute: its type and properties by name. */
export class Attribute {
  constructor(
    readonly netType: NetType,
    readonly values: Record<string, unknown> = {},
  ) {}
}

/** What an attribute is made of and keeps. */
export interface AttributeData {
  /** Parameters of each constructor, and the properties that they set, in order. One without parameters when left out. */
  constructors?: [parameters: string, ...properties: string[]][];
  /** Signatures of properties, and what they are before they are set. */
  properties?: Record<string, unknown>;
}

interface AttributeRow extends AttributeData {
  /** Full name, or a name in System.Management.Automation; CmdletMetadataAttribute when left out. */
  base?: string;
  abstract?: boolean;
  accelerator?: string;
}

const metadata = 'Internal.CmdletMetadataAttribute';
const parsing = 'Internal.ParsingBaseAttribute';
const enumerated = 'ValidateEnumeratedArgumentsAttribute';
const arguments_ = 'ValidateArgumentsAttribute';
const experiment = 'System.Management.Automation.ExperimentAction';

const rows: Record<string, AttributeRow> = {
  [metadata]: { base: 'System.Attribute', abstract: true },
  [parsing]: { abstract: true },
  AliasAttribute: {
    base: parsing,
    accelerator: 'Alias',
    constructors: [['Params string[] aliasNames', 'AliasNames']],
    properties: { 'System.Collections.Generic.IList[string] AliasNames {get;}': null },
  },
  AllowEmptyCollectionAttribute: { accelerator: 'AllowEmptyCollection' },
  AllowEmptyStringAttribute: { accelerator: 'AllowEmptyString' },
  AllowNullAttribute: { accelerator: 'AllowNull' },
  ArgumentCompleterAttribute: {
    base: 'System.Attribute',
    accelerator: 'ArgumentCompleter',
    constructors: [
      ['type type', 'Type'],
      ['scriptblock scriptBlock', 'ScriptBlock'],
    ],
    properties: { 'type Type {get;}': null, 'scriptblock ScriptBlock {get;}': null },
  },
  ArgumentCompletionsAttribute: {
    base: 'System.Attribute',
    accelerator: 'ArgumentCompletions',
    constructors: [['Params string[] completions', 'Completions']],
  },
  ArgumentTransformationAttribute: {
    abstract: true,
    properties: { 'bool TransformNullOptionalParameters {get;}': true },
  },
  ArgumentTypeConverterAttribute: {
    base: 'ArgumentTransformationAttribute',
    constructors: [],
    properties: { 'type TargetType {get;}': null },
  },
  CredentialAttribute: { base: 'ArgumentTransformationAttribute' },
  CmdletCommonMetadataAttribute: {
    abstract: true,
    properties: {
      'string DefaultParameterSetName {get;set;}': '__AllParameterSets',
      'bool SupportsShouldProcess {get;set;}': false,
      'bool SupportsPaging {get;set;}': false,
      'bool SupportsTransactions {get;set;}': false,
      'System.Management.Automation.ConfirmImpact ConfirmImpact {get;set;}': 2,
      'string HelpUri {get;set;}': '',
      'System.Management.Automation.RemotingCapability RemotingCapability {get;set;}': 1,
    },
  },
  CmdletAttribute: {
    base: 'CmdletCommonMetadataAttribute',
    constructors: [['string verbName, string nounName', 'VerbName', 'NounName']],
    properties: { 'string NounName {get;}': null, 'string VerbName {get;}': null },
  },
  CmdletBindingAttribute: {
    base: 'CmdletCommonMetadataAttribute',
    accelerator: 'CmdletBinding',
    properties: { 'bool PositionalBinding {get;set;}': true },
  },
  DscLocalConfigurationManagerAttribute: { accelerator: 'DscLocalConfigurationManager' },
  DscPropertyAttribute: {
    accelerator: 'DscProperty',
    properties: {
      'bool Key {get;set;}': false,
      'bool Mandatory {get;set;}': false,
      'bool NotConfigurable {get;set;}': false,
    },
  },
  DscResourceAttribute: {
    accelerator: 'DscResource',
    properties: { 'System.Management.Automation.DSCResourceRunAsCredential RunAsCredential {get;set;}': 0 },
  },
  ExperimentalAttribute: {
    base: parsing,
    accelerator: 'Experimental',
    constructors: [[`string experimentName, ${experiment} experimentAction`, 'ExperimentName', 'ExperimentAction']],
    properties: { 'string ExperimentName {get;}': null, [`${experiment} ExperimentAction {get;}`]: 0 },
  },
  HiddenAttribute: { base: parsing },
  'Language.NoRunspaceAffinityAttribute': { base: parsing, accelerator: 'NoRunspaceAffinity' },
  OutputTypeAttribute: {
    accelerator: 'OutputType',
    constructors: [
      ['Params type[] type', 'Type'],
      ['Params string[] type', 'Type'],
    ],
    properties: {
      'System.Management.Automation.PSTypeName[] Type {get;}': null,
      'string ProviderCmdlet {get;set;}': null,
      'string[] ParameterSetName {get;set;}': ['__AllParameterSets'],
    },
  },
  PSDefaultValueAttribute: {
    base: parsing,
    accelerator: 'PSDefaultValue',
    properties: { 'System.Object Value {get;set;}': null, 'string Help {get;set;}': null },
  },
  PSTypeNameAttribute: {
    base: 'System.Attribute',
    accelerator: 'PSTypeNameAttribute',
    constructors: [['string psTypeName', 'PSTypeName']],
    properties: { 'string PSTypeName {get;}': null },
  },
  ParameterAttribute: {
    base: parsing,
    accelerator: 'Parameter',
    constructors: [
      [''],
      [`string experimentName, ${experiment} experimentAction`, 'ExperimentName', 'ExperimentAction'],
    ],
    properties: {
      'string ExperimentName {get;}': null,
      [`${experiment} ExperimentAction {get;}`]: 0,
      'int Position {get;set;}': -0x80000000,
      'string ParameterSetName {get;set;}': '__AllParameterSets',
      'bool Mandatory {get;set;}': false,
      'bool ValueFromPipeline {get;set;}': false,
      'bool ValueFromPipelineByPropertyName {get;set;}': false,
      'bool ValueFromRemainingArguments {get;set;}': false,
      'string HelpMessage {get;set;}': null,
      'string HelpMessageBaseName {get;set;}': null,
      'string HelpMessageResourceId {get;set;}': null,
      'bool DontShow {get;set;}': false,
    },
  },
  'Provider.CmdletProviderAttribute': {
    base: 'System.Attribute',
    constructors: [
      [
        'string providerName, System.Management.Automation.Provider.ProviderCapabilities providerCapabilities',
        'ProviderName',
        'ProviderCapabilities',
      ],
    ],
    properties: {
      'string ProviderName {get;}': '',
      'System.Management.Automation.Provider.ProviderCapabilities ProviderCapabilities {get;}': 0,
    },
  },
  SupportsWildcardsAttribute: { base: parsing, accelerator: 'SupportsWildcards' },
  [arguments_]: { abstract: true },
  [enumerated]: { base: arguments_, abstract: true },
  NullValidationAttributeBase: { base: arguments_, abstract: true },
  ValidateNotNullOrAttributeBase: { base: 'NullValidationAttributeBase', abstract: true },
  ValidateCountAttribute: {
    base: arguments_,
    accelerator: 'ValidateCount',
    constructors: [['int minLength, int maxLength', 'MinLength', 'MaxLength']],
    properties: { 'int MinLength {get;}': 0, 'int MaxLength {get;}': 0 },
  },
  ValidateDriveAttribute: {
    base: arguments_,
    accelerator: 'ValidateDrive',
    constructors: [['Params string[] validRootDrives', 'ValidRootDrives']],
    properties: { 'System.Collections.Generic.IList[string] ValidRootDrives {get;}': null },
  },
  ValidateUserDriveAttribute: { base: 'ValidateDriveAttribute', accelerator: 'ValidateUserDrive' },
  ValidateLengthAttribute: {
    base: enumerated,
    accelerator: 'ValidateLength',
    constructors: [['int minLength, int maxLength', 'MinLength', 'MaxLength']],
    properties: { 'int MinLength {get;}': 0, 'int MaxLength {get;}': 0 },
  },
  ValidateNotNullAttribute: { base: 'NullValidationAttributeBase', accelerator: 'ValidateNotNull' },
  ValidateNotNullOrEmptyAttribute: { base: 'ValidateNotNullOrAttributeBase', accelerator: 'ValidateNotNullOrEmpty' },
  ValidateNotNullOrWhiteSpaceAttribute: {
    base: 'ValidateNotNullOrAttributeBase',
    accelerator: 'ValidateNotNullOrWhiteSpace',
  },
  ValidatePatternAttribute: {
    base: enumerated,
    accelerator: 'ValidatePattern',
    constructors: [['string regexPattern', 'RegexPattern']],
    properties: {
      'string RegexPattern {get;}': null,
      'System.Text.RegularExpressions.RegexOptions Options {get;set;}': 1,
      'string ErrorMessage {get;set;}': null,
    },
  },
  ValidateRangeAttribute: {
    base: enumerated,
    accelerator: 'ValidateRange',
    constructors: [
      ['System.Object minRange, System.Object maxRange', 'MinRange', 'MaxRange'],
      ['System.Management.Automation.ValidateRangeKind kind', 'RangeKind'],
    ],
    properties: { 'System.Object MinRange {get;}': null, 'System.Object MaxRange {get;}': null },
  },
  ValidateScriptAttribute: {
    base: enumerated,
    accelerator: 'ValidateScript',
    constructors: [['scriptblock scriptBlock', 'ScriptBlock']],
    properties: { 'string ErrorMessage {get;set;}': null, 'scriptblock ScriptBlock {get;}': null },
  },
  ValidateSetAttribute: {
    base: enumerated,
    accelerator: 'ValidateSet',
    constructors: [
      ['Params string[] validValues', 'ValidValues'],
      ['type valuesGeneratorType', 'ValuesGeneratorType'],
    ],
    properties: {
      'string ErrorMessage {get;set;}': null,
      'bool IgnoreCase {get;set;}': true,
      'System.Collections.Generic.IList[string] ValidValues {get;}': null,
    },
  },
  ValidateTrustedDataAttribute: { base: arguments_, accelerator: 'ValidateTrustedData' },
};

/** Refuses what the attribute's own constructor refuses. */
const checks: Record<string, (values: Record<string, unknown>) => void> = {
  ValidatePatternAttribute: ({ RegexPattern }) => {
    if (RegexPattern === '') throw invalidArgument('regexPattern');
  },
  ValidateRangeAttribute: ({ MinRange, MaxRange }) => checkRange(MinRange, MaxRange),
  ValidateCountAttribute: (values) =>
    checkBounds(
      values,
      'ValidateRangeMaxLengthSmallerThanMinLength',
      'The specified maximum number of arguments for a parameter is fewer than the specified minimum number of arguments. Update the ValidateCount attribute for the parameter.',
    ),
  ValidateLengthAttribute: (values) =>
    checkBounds(
      values,
      'ValidateLengthMaxLengthSmallerThanMinLength',
      'The specified maximum character length of the argument is shorter than the specified minimum argument character length. Update the ValidateLength attribute for the parameter.',
    ),
};
function checkBounds(values: Record<string, unknown>, errorId: string, message: string): void {
  const minimum = values.MinLength as number;
  const maximum = values.MaxLength as number;
  if (minimum < 0) throw outOfPlace('minLength', minimum);
  if (maximum <= 0) throw outOfPlace('maxLength', maximum);
  if (maximum < minimum) throw netError('ValidationMetadataException', errorId, message, 'MetadataError');
}
function invalidArgument(parameter: string) {
  const message = `Cannot process argument because the value of argument "${parameter}" is not valid. Change the value of the "${parameter}" argument and run the operation again.`;
  return netError('PSArgumentException', 'Argument', message, 'InvalidArgument');
}
function outOfPlace(parameter: string, actual: number) {
  const message = `Cannot process argument because the value of argument "${parameter}" is out of range. Change argument "${parameter}" to a value that is within range.`;
  return outOfRange(parameter, message, actual);
}

/** OutputType's types and names alike become PSTypeNames. */
function converted(name: string, value: unknown): unknown {
  if (name !== 'OutputTypeAttribute') return value;
  const names = (value as unknown[]).map((each) => PSTypeName.of(each as NetType | string));
  return typedArray(requireType('System.Management.Automation.PSTypeName'), names);
}

/** `make` makes the attribute of what a constructor was given, by property. */
export function attributeMembers(
  { constructors = [['']], properties = {} }: AttributeData,
  make = (type: NetType, values: Record<string, unknown>) => new Attribute(type, values),
): Record<string, MemberImplementation> {
  const members: Record<string, MemberImplementation> = {};
  for (const [parameters, ...set] of constructors)
    members[`new(${parameters})`] = (type: NetType, ...args: unknown[]) =>
      make(type, Object.fromEntries(set.map((property, i) => [property, args[i]])));
  for (const [signature, initial] of Object.entries(properties)) {
    const property = /(\w+) \{/.exec(signature)?.[1] as string;
    members[signature] = {
      get: (self: Attribute) => self.values[property] ?? initial,
      set: (self: Attribute, value: unknown) => {
        self.values[property] = value;
      },
    };
  }
  return members;
}

function membersOf(name: string, row: AttributeRow): Record<string, MemberImplementation> {
  const members = attributeMembers(row.abstract ? { ...row, constructors: [] } : row, (type, given) => {
    const values = Object.fromEntries(
      Object.entries(given).map(([property, value]) => [property, converted(name, value)]),
    );
    checks[name]?.(values);
    return new Attribute(type, values);
  });
  if (name === 'ParameterAttribute') members['static string AllParameterSets {get;}'] = () => '__AllParameterSets';
  return members;
}

for (const [name, row] of Object.entries(rows)) {
  const base = row.base ?? metadata;
  defineType(
    `System.Management.Automation.${name}`,
    row.accelerator ? { accelerators: [row.accelerator] } : {},
    () => ({
      base: base.startsWith('System.') ? base : `System.Management.Automation.${base}`,
      abstract: row.abstract ?? false,
      members: membersOf(name, row),
    }),
  );
}
