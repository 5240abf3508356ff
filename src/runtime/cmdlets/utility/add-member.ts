/**
 * Add-Member gives an object properties and methods of its own. A string or a number has no identity to hang them on: what
 * -PassThru writes has them, the value that was given has not.
 */
import { HostMethod } from '../../host/host-call.js';
import { toText, tryConvertTo } from '../../language/index.js';
import { isNumericCode, typeCodeOf } from '../../language/numeric.js';
import { netException } from '../../objects/errors.js';
import { findMember } from '../../objects/members.js';
import { findType, type NetType, requireType } from '../../objects/net-type.js';
import { attachMembers, baseOf, ExtendedMember, hasIdentity, PSObject } from '../../objects/ps-object.js';
import { typeNamesOf } from '../../objects/type-names.js';
import { isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { type ExtendedMemberKind, extendedMember } from './extended-member.js';

const memberTypes = 'System.Management.Automation.PSMemberTypes';
const single = 'NotePropertySingleMemberSet';
const multi = 'NotePropertyMultiMemberSet';
const addable = [
  'AliasProperty',
  'CodeMethod',
  'CodeProperty',
  'MemberSet',
  'NoteProperty',
  'PropertySet',
  'ScriptMethod',
  'ScriptProperty',
];

export const AddMember = cmdlet('Add-Member', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Adds properties and methods to an object.',
  description: 'Without -MemberType, a note is added: a property that holds a value.',
  defaultSet: 'TypeNameSet',
  parameters: {
    InputObject: { type: t.psobject, mandatory: true, from: 'pipeline', help: 'The object that gets the member.' },
    MemberType: {
      type: t.enum(memberTypes),
      sets: { MemberSet: { mandatory: true, position: 0 } },
      aliases: ['Type'],
      help: 'The kind of member.',
    },
    Name: { type: t.string, sets: { MemberSet: { mandatory: true, position: 1 } }, help: 'Its name.' },
    Value: {
      type: t.object,
      sets: { MemberSet: { position: 2 } },
      help: 'The value of a note; the script of a ScriptMethod or that gets a ScriptProperty; the property behind an alias.',
    },
    SecondValue: {
      type: t.object,
      sets: { MemberSet: { position: 3 } },
      help: 'The script that sets a ScriptProperty; the type of an alias.',
    },
    TypeName: {
      type: t.string,
      sets: { TypeNameSet: { mandatory: true }, MemberSet: {}, [single]: {}, [multi]: {} },
      validate: [{ notNullOrEmpty: true }],
      help: 'A type name to put before those that the object has.',
    },
    Force: {
      type: t.switch,
      default: false,
      sets: ['MemberSet', single, multi],
      help: 'Replace a member of that name.',
    },
    PassThru: { type: t.switch, default: false, help: 'Write the object.' },
    NotePropertyName: {
      type: t.string,
      sets: { [single]: { mandatory: true, position: 0 } },
      transform: (value) => (isNumericCode(typeCodeOf(baseOf(value))) ? toText(value) : value),
      validate: [{ check: isNoMemberType, passesOn: true }, { notNullOrEmpty: true }],
      help: 'The name of a note.',
    },
    NotePropertyValue: {
      type: t.object,
      sets: { [single]: { mandatory: true, position: 1 } },
      allowNull: true,
      help: 'The value of a note.',
    },
    NotePropertyMembers: {
      type: t.dictionary,
      sets: { [multi]: { mandatory: true, position: 0 } },
      validate: [{ notNullOrEmpty: true }],
      help: 'Names and values of several notes.',
    },
  },
  outputs: ['System.Object'],
  examples: [
    { code: '$ant = [pscustomobject]@{ Legs = 6 }; $ant | Add-Member Wings 0; $ant.Wings', output: '0' },
    {
      code: '$box = [pscustomobject]@{ A = 2; B = 3 }; $box | Add-Member ScriptProperty Area { $this.A * $this.B }; $box.Area',
      output: '6',
    },
    {
      code: '$s = \'ant\' | Add-Member ScriptMethod Twice { "$this$this" } -PassThru; $s.Twice()',
      output: 'antant',
      remarks: 'A string must be passed through to have its member.',
    },
  ],
  run(cmd, parameters) {
    const { MemberType, Name, NotePropertyName, NotePropertyMembers, TypeName, Force, PassThru } = parameters;
    return {
      process({ InputObject, NotePropertyValue, Value, SecondValue }) {
        const target =
          hasIdentity(InputObject) || InputObject instanceof PSObject ? InputObject : new PSObject(InputObject);
        const add = (name: string, entry: unknown) => addTo(cmd, target, name, entry, Force);
        let added = true;
        if (TypeName !== undefined && TypeName.trim() === '')
          throwError(
            cmd,
            'TypeNameShouldNotBeEmpty',
            'The TypeName parameter should not be null, empty, or contain only white spaces.',
            TypeName,
          );
        if (cmd.parameterSet === multi) added = addNotes(cmd, NotePropertyMembers?.entries() ?? [], add);
        else if (cmd.parameterSet === single) added = add(NotePropertyName as string, noteValue(NotePropertyValue));
        else if (cmd.parameterSet === 'MemberSet')
          added = add(Name as string, described(cmd, MemberType as string, Name as string, Value, SecondValue));
        if (!added) return;
        if (TypeName !== undefined) insertTypeName(target, TypeName);
        if (PassThru) cmd.writeObject(target);
      },
    };
  },
}));

const noteValue = (value: unknown) => (isNull(value) ? null : value);

/** `Add-Member NoteProperty Name` without a value is no note called NoteProperty. */
function isNoMemberType(value: unknown): string | undefined {
  const named = typeof value === 'string' ? tryConvertTo(value, requireType(memberTypes)) : undefined;
  if (named === undefined || !addable.includes(toText(named))) return undefined;
  return `The parameter NotePropertyName cannot take values that could be converted to the type ${memberTypes}. To define the name of a member with those values, use Add-Member, and specify the member type.`;
}

function throwError(cmd: CmdletRuntime, id: string, message: string, target: unknown = null): never {
  return cmd.throwTerminating(cmd.error(id, 'InvalidOperation', target, message));
}

type Add = (name: string, entry: unknown) => boolean;

/** True when at least one was added. */
function addNotes(cmd: CmdletRuntime, notes: Iterable<[unknown, unknown]>, add: Add): boolean {
  let added = false;
  for (const [key, value] of notes) {
    const name = toText(key);
    if (name !== '') added = add(name, noteValue(value)) || added;
    else {
      const message = 'The name for a NoteProperty member should not be null or an empty string.';
      cmd.writeError(cmd.error('NotePropertyNameShouldNotBeNull', 'InvalidOperation', name, message));
    }
  }
  return added;
}

/** False, with an error, when there is a member that may not be replaced. */
function addTo(cmd: CmdletRuntime, target: object, name: string, entry: unknown, force: boolean): boolean {
  const existing = findMember(target, name);
  const table = attachMembers(target);
  if (existing !== undefined) {
    const isOfTypeData = existing.source instanceof ExtendedMember && !existing.isInstance;
    const [id, message] = force
      ? [
          'CannotRemoveTypeDataMember',
          `Cannot force the member with name "${name}" and type "${existing.memberType}" to be added. A member with that name and type already exists, and the existing member is not an instance extension.`,
        ]
      : [
          'MemberAlreadyExists',
          `Cannot add a member with the name "${name}" because a member with that name already exists. To overwrite the member anyway, add the Force parameter to your command.`,
        ];
    if (!force || isOfTypeData) {
      cmd.writeError(cmd.error(id as string, 'InvalidOperation', target, message as string));
      return false;
    }
    table.remove(name);
  }
  table.setEntry(name, entry);
  return true;
}

/** What -MemberType, -Value and -SecondValue stand for: the value of a note, or a member. */
function described(cmd: CmdletRuntime, kind: string, name: string, value: unknown, second: unknown): unknown {
  const isGiven = { value: cmd.isBound('Value'), second: cmd.isBound('SecondValue') };
  const fail = (id: string, message: string): never => throwError(cmd, id, message);
  if (kind.includes(',') || kind === 'Properties' || kind === 'Methods' || kind === 'All')
    fail(
      'WrongMemberCount',
      `To add a member, only one member type can be specified. The member types specified are: "${kind}"`,
    );
  if (!addable.includes(kind))
    fail(
      'CannotAddMemberType',
      `Cannot add a member with type "${kind}". Specify a different type for the MemberTypes parameter.`,
    );
  const takesSecond = kind === 'AliasProperty' || kind === 'CodeProperty' || kind === 'ScriptProperty';
  if (isGiven.second && !takesSecond)
    fail(
      'Value2ShouldNotBeSpecified',
      `The SecondValue parameter is not necessary for a member of type "${kind}", and should not be specified. Do not specify the SecondValue parameter when you add members of this type.`,
    );
  if (kind === 'NoteProperty') return noteValue(isGiven.value ? value : askForValue(cmd, kind));
  if (kind === 'ScriptProperty' || kind === 'CodeProperty') {
    if (isNull(value) && isNull(second))
      fail(
        'Value1AndValue2AreNotBothNull',
        `Both Value and SecondValue parameters should not be null for a member of type "${kind}". Specify a non-null value for one of the two parameters.`,
      );
    return extendedMember(kind, name, value, second);
  }
  const first = isGiven.value || kind === 'MemberSet' ? value : askForValue(cmd, kind);
  if (kind !== 'MemberSet' && isNull(first)) fail('Value1ShouldNotBeNull', shouldNotBeNull('Value', kind));
  if (kind === 'AliasProperty' && isGiven.second && isNull(second))
    fail('Value2ShouldNotBeNull', shouldNotBeNull('SecondValue', kind));
  return extendedMember(kind as ExtendedMemberKind, name, first, second);
}

/** Asks for a -Value that was left out. */
function askForValue(cmd: CmdletRuntime, kind: string): unknown {
  const caption = `The Value parameter is required for a member of type "${kind}". Specify the Value parameter when adding members of this type.`;
  const type = 'System.String';
  const field = { name: 'Value', label: '', parameterTypeFullName: type, helpMessage: '', isMandatory: true };
  const { Value } = cmd.host.call(HostMethod.Prompt, caption, '', [field]);
  if (Value === undefined)
    throw netException(
      'System.Collections.Generic.KeyNotFoundException',
      "The given key 'Value' was not present in the dictionary.",
    );
  return Value;
}

function shouldNotBeNull(parameter: string, kind: string): string {
  return `The ${parameter} parameter should not be null for a member of type "${kind}". Specify a non-null value for the ${parameter} parameter when adding members of this type.`;
}

/** A type's short name stands for its full one. */
function insertTypeName(target: object, name: string): void {
  const type: NetType | undefined = findType(name);
  attachMembers(target).typeNames = [type?.fullName ?? name, ...typeNamesOf(target)];
}
