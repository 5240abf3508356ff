/** Update-TypeData gives a type members and hints that all of its objects have: from files, TypeData or its parameters. */
import type { TypeData } from '../../dotnet/automation/type-data.js';
import { toText } from '../../language/index.js';
import { staticNote } from '../../objects/members.js';
import { type NetType, typeOf } from '../../objects/net-type.js';
import { baseOf, type ExtendedMember } from '../../objects/ps-object.js';
import { type StandardMembers, type TypeExtension, typeTable } from '../../objects/type-table.js';
import { fold, isNull } from '../../objects/values.js';
import { loadTypeFile } from '../../type-files/load-type-file.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { dataFilePaths } from './data-file-paths.js';
import { type ExtendedMemberKind, extendedMember } from './extended-member.js';
import { toTypeName } from './type-name-argument.js';
import '../../dotnet/automation/type-data.js';

const files = 'FileSet';
const dynamic = 'DynamicTypeSet';
const typeDataSet = 'TypeDataSet';
const kinds = ['NoteProperty', 'AliasProperty', 'ScriptProperty', 'CodeProperty', 'ScriptMethod', 'CodeMethod'];
const filled = [{ notNullOrEmpty: true }] as const;
const given = [{ notNull: true }] as const;

export const UpdateTypeData = cmdlet('Update-TypeData', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Adds members and hints to a type for the session.',
  defaultSet: files,
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  parameters: {
    MemberType: {
      type: t.enum('System.Management.Automation.PSMemberTypes'),
      sets: [dynamic],
      validate: [...filled, { set: kinds, ignoreCase: true }],
      help: 'The kind of member to add.',
    },
    MemberName: { type: t.string, sets: [dynamic], validate: filled, help: 'Its name.' },
    Value: {
      type: t.object,
      sets: [dynamic],
      help: 'Its value, the script that gets it, or the property behind an alias.',
    },
    SecondValue: {
      type: t.object,
      sets: [dynamic],
      validate: given,
      help: 'The script that sets it, or the type of an alias.',
    },
    TypeConverter: { type: t.type, sets: [dynamic], validate: given, help: 'A type that converts values of this one.' },
    TypeAdapter: { type: t.type, sets: [dynamic], validate: given, help: 'A type that adapts values of this one.' },
    SerializationMethod: { type: t.string, sets: [dynamic], validate: filled, help: 'How objects are serialised.' },
    TargetTypeForDeserialization: {
      type: t.type,
      sets: [dynamic],
      validate: given,
      help: 'The type that is made again from what was serialised.',
    },
    SerializationDepth: {
      type: t.int,
      sets: [dynamic],
      validate: [...given, { range: [0, 2147483647] }],
      help: 'How many levels deep objects are serialised.',
    },
    DefaultDisplayProperty: {
      type: t.string,
      sets: [dynamic],
      validate: filled,
      help: 'The property that Format-Wide shows.',
    },
    InheritPropertySerializationSet: {
      type: t.net<boolean>('System.Nullable[bool]'),
      sets: [dynamic],
      validate: given,
      help: 'Whether the set of the base type is serialised.',
    },
    StringSerializationSource: {
      type: t.string,
      sets: [dynamic],
      validate: filled,
      help: 'The property that is serialised as the object.',
    },
    DefaultDisplayPropertySet: {
      type: t.array(t.string),
      sets: [dynamic],
      validate: filled,
      help: 'The properties that are shown where nobody says which.',
    },
    DefaultKeyPropertySet: {
      type: t.array(t.string),
      sets: [dynamic],
      validate: filled,
      help: 'The properties that Sort-Object and Group-Object look at.',
    },
    PropertySerializationSet: {
      type: t.array(t.string),
      sets: [dynamic],
      validate: filled,
      help: 'The properties that are serialised.',
    },
    TypeName: {
      type: t.string,
      sets: { [dynamic]: { mandatory: true, from: 'pipeline' } },
      transform: toTypeName,
      validate: filled,
      help: 'The name of the type.',
    },
    Force: { type: t.switch, default: false, sets: [dynamic, typeDataSet], help: 'Replace members that are there.' },
    TypeData: {
      type: t.array(t.net<TypeData>('System.Management.Automation.Runspaces.TypeData')),
      sets: { [typeDataSet]: { mandatory: true, position: 0, from: 'both' } },
      help: 'Type data, as Get-TypeData gives it.',
    },
    AppendPath: {
      type: t.array(t.string),
      default: [],
      position: 0,
      from: 'both',
      sets: [files],
      aliases: ['PSPath', 'Path'],
      help: 'Types files. Members that are there already stay.',
    },
    PrependPath: {
      type: t.array(t.string),
      default: [],
      sets: [files],
      help: 'Types files. Their members go before those that are there.',
    },
  },
  examples: [
    {
      code: 'Update-TypeData -TypeName System.String -MemberType ScriptProperty -MemberName Last -Value { $this[-1] }; "ant".Last',
      output: 't',
    },
    {
      code: "Update-TypeData -TypeName Ant -DefaultDisplayPropertySet Legs; [pscustomobject]@{ PSTypeName = 'Ant'; Id = 1; Legs = 6 }",
      output: '\nLegs\n----\n   6\n',
    },
  ],
  run(cmd, parameters) {
    const { Force } = parameters;
    return {
      process({ TypeName, TypeData, AppendPath, PrependPath }) {
        if (cmd.parameterSet === files) loadFiles(cmd, PrependPath, AppendPath);
        else if (cmd.parameterSet === typeDataSet)
          for (const data of TypeData ?? []) update(cmd, data.typeName, data.toExtension(), Force || data.isOverride);
        else {
          if ((TypeName as string).trim() === '')
            fail(
              cmd,
              'TargetTypeNameEmpty',
              'The target type name should not be null, empty, or contain only white spaces.',
            );
          update(cmd, TypeName as string, { ...hintsOf(cmd, parameters), members: membersOf(cmd, parameters) }, Force);
        }
      },
    };
  },
}));

function fail(cmd: CmdletRuntime, id: string, message: string): never {
  return cmd.throwTerminating(cmd.error(id, 'InvalidOperation', null, message));
}

function update(cmd: CmdletRuntime, typeName: string, extension: TypeExtension, force: boolean): void {
  const { members = [], ...hints } = extension;
  if (members.length === 0 && Object.keys(hints).length === 0) {
    const message = `No member is specified for the update on type "${typeName}".`;
    cmd.writeError(cmd.error('TypeDataEmpty', 'InvalidOperation', null, message));
    return;
  }
  if (!cmd.shouldProcess(`Type to update: ${typeName}`, 'Update TypeData')) return;
  const known = typeTable.find(typeName);
  const names = [
    ...members.filter((member) => known?.members.has(fold(member.name))).map((member) => member.name),
    ...Object.keys(hints)
      .filter((key) => known?.[key as keyof StandardMembers] !== undefined)
      .map((key) => key.charAt(0).toUpperCase() + key.slice(1)),
  ];
  if (names.length > 0 && !force)
    for (const name of names)
      writeProblem(
        cmd,
        'TypesDynamicUpdateException',
        `Error in TypeData "${typeName}": The member ${name} is already present.`,
      );
  else typeTable.extendType(typeName, extension);
}

function writeProblem(cmd: CmdletRuntime, id: string, message: string): void {
  cmd.writeError(cmd.error(id, 'InvalidOperation', null, message, 'System.Management.Automation.RuntimeException'));
}

function loadFiles(cmd: CmdletRuntime, prepended: readonly string[], appended: readonly string[]): void {
  const load = (path: string, where: 'before' | 'after') => {
    if (!cmd.shouldProcess(`FileName: ${path}`, 'Update TypeData')) return;
    for (const problem of loadTypeFile(path, where)) writeProblem(cmd, 'TypesXmlUpdateException', problem);
  };
  const before = dataFilePaths(cmd, prepended, 'TypesPrependPathException');
  const after = dataFilePaths(cmd, appended, 'TypesAppendPathException');
  for (const path of before.reverse()) load(path, 'before');
  for (const path of after) load(path, 'after');
}

interface HintParameters {
  TypeConverter: NetType | undefined;
  TypeAdapter: NetType | undefined;
  SerializationMethod: string | undefined;
  TargetTypeForDeserialization: NetType | undefined;
  SerializationDepth: number | undefined;
  DefaultDisplayProperty: string | undefined;
  InheritPropertySerializationSet: boolean | undefined;
  StringSerializationSource: string | undefined;
  DefaultDisplayPropertySet: string[] | undefined;
  DefaultKeyPropertySet: string[] | undefined;
  PropertySerializationSet: string[] | undefined;
}

function hintsOf(cmd: CmdletRuntime, parameters: HintParameters): StandardMembers {
  const names = [
    'TypeConverter',
    'TypeAdapter',
    'SerializationMethod',
    'SerializationDepth',
    'DefaultDisplayProperty',
  ] as const;
  const more = ['InheritPropertySerializationSet', 'StringSerializationSource', 'DefaultDisplayPropertySet'] as const;
  const sets = ['DefaultKeyPropertySet', 'PropertySerializationSet'] as const;
  const hints: Record<string, unknown> = {};
  for (const name of [...names, ...more, ...sets])
    if (cmd.isBound(name)) hints[name.charAt(0).toLowerCase() + name.slice(1)] = parameters[name];
  const { TargetTypeForDeserialization } = parameters;
  if (TargetTypeForDeserialization !== undefined)
    hints['targetTypeForDeserialization'] = TargetTypeForDeserialization.fullName;
  return hints as StandardMembers;
}

interface MemberParameters {
  MemberType: string | undefined;
  MemberName: string | undefined;
  Value: unknown;
  SecondValue: unknown;
}

/** The member that -MemberType and its companions describe, or none. */
function membersOf(
  cmd: CmdletRuntime,
  { MemberType: kind, MemberName: name, Value, SecondValue }: MemberParameters,
): ExtendedMember[] {
  const has = { value: cmd.isBound('Value'), second: cmd.isBound('SecondValue') };
  if (kind === undefined) {
    if (name !== undefined || has.value || has.second)
      fail(
        cmd,
        'MemberTypeIsMissing',
        'The MemberName, Value, and SecondValue parameters cannot be specified without the MemberType parameter.',
      );
    return [];
  }
  const needed = (parameter: string) =>
    `The ${parameter} parameter is required for the type "${kind}". Please specify the ${parameter} parameter.`;
  if (name === undefined) fail(cmd, 'MemberNameShouldBeSpecified', needed('MemberName'));
  if (!has.value) fail(cmd, 'ValueShouldBeSpecified', needed('Value'));
  if (has.second && (kind === 'NoteProperty' || kind.endsWith('Method')))
    fail(
      cmd,
      'SecondValueShouldNotBeSpecified',
      `The SecondValue parameter is not necessary for a member of type "${kind}", and should not be specified. Do not specify the SecondValue parameter when updating this member type.`,
    );
  const value = baseOf(Value);
  if (kind === 'AliasProperty' && (isNull(value) || toText(value) === ''))
    fail(
      cmd,
      'ValueShouldBeSpecified',
      `The Value parameter should not be null or an empty string for a member of type "${kind}". Specify a non-null value for the Value parameter when updating this member type.`,
    );
  if (kind.endsWith('Property') && kind !== 'NoteProperty' && isNull(value) && isNull(SecondValue))
    fail(
      cmd,
      'ValueAndSecondValueAreNotBothNull',
      `The Value and SecondValue parameters should not both be null for a member of type "${kind}". Specify a non-null value for one of the two parameters.`,
    );
  if (kind === 'NoteProperty')
    return [
      staticNote(name as string, isNull(Value) ? null : Value, isNull(value) ? 'object' : typeOf(value).displayName),
    ];
  return [extendedMember(kind as ExtendedMemberKind, name as string, Value, SecondValue)];
}
