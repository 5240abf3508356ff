/** Get-Member lists the properties and methods of objects, once for each type name that comes along. */
import { compareOrdinalIgnoreCase } from '../../dotnet/globalization/ordinal.js';
import { WildcardPattern } from '../../language/index.js';
import { adapterFor } from '../../objects/adapters.js';
import { enumerateMembers, enumerateStaticMembers, type Member } from '../../objects/members.js';
import { NetType, requireType, typeOf } from '../../objects/net-type.js';
import { memberTypeBits } from '../../objects/ps-member-set.js';
import { baseOf } from '../../objects/ps-object.js';
import { typeNamesOf } from '../../objects/type-names.js';
import { isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import { hiddenMembers } from './hidden-members.js';
import { MemberDefinition } from './member-definition.js';

const memberTypes = 'System.Management.Automation.PSMemberTypes';
const viewTypes = 'System.Management.Automation.PSMemberViewTypes';

/** Members that are added to objects and types, as PSMemberTypes bits. */
const extendedTypes = 1 | 2 | 8 | 16 | 32 | 128 | 256 | 1024;
const netTypes = 4 | 64 | 512;
const View = { Extended: 1, Adapted: 2, Base: 4 } as const;

export const GetMember = cmdlet('Get-Member', ['gm'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the properties and methods of objects.',
  parameters: {
    InputObject: { type: t.psobject, from: 'pipeline', help: 'The objects.' },
    Name: {
      type: t.array(t.string),
      position: 0,
      default: ['*'],
      wildcards: true,
      validate: [{ notNullOrEmpty: true }],
      help: 'Names of members.',
    },
    MemberType: { type: t.enum(memberTypes), default: 'All', aliases: ['Type'], help: 'Kinds of members.' },
    View: {
      type: t.enum(viewTypes),
      default: 'Extended, Adapted',
      help: 'Members of the type as PowerShell shows it (Adapted), as .NET has it (Base), and those that were added (Extended).',
    },
    Static: {
      type: t.switch,
      default: false,
      help: 'The static members of the type, or of a type that is the object.',
    },
    Force: { type: t.switch, default: false, help: 'Hidden members, too.' },
  },
  outputs: ['Microsoft.PowerShell.Commands.MemberDefinition'],
  examples: [
    { code: "('ant' | Get-Member Length).Definition", output: 'int Length {get;}' },
    {
      code: '[pscustomobject]@{ Legs = 6 } | Get-Member -MemberType NoteProperty',
      output:
        '\n   TypeName: System.Management.Automation.PSCustomObject\n\nName MemberType   Definition\n---- ----------   ----------\nLegs NoteProperty int Legs=6\n',
    },
    { code: '([datetime] | Get-Member IsLeapYear -Static).Definition', output: 'static bool IsLeapYear(int year)' },
  ],
  run(cmd, { Name, MemberType, View: view, Static, Force }) {
    const seen = new Set<string>();
    const wanted = enumBits(memberTypes, MemberType);
    const views = enumBits(viewTypes, view);
    const list = (input: unknown, typeName: string) => {
      const members = Static ? enumerateStaticMembers(typeShown(input)) : viewedMembers(input, views);
      const types = typesToShow(wanted, views);
      const shown = members.filter((m) => (memberTypeBits(m.memberType) & types) !== 0 && (Force || !m.isHidden));
      if (Force) shown.push(...hiddenMembers(input, shown).filter((m) => (memberTypeBits(m.memberType) & types) !== 0));
      for (const pattern of Name) {
        const wildcard = new WildcardPattern(pattern);
        const matching = shown.filter((m) => wildcard.isMatch(m.name)).sort(byTypeAndName);
        for (const member of matching) cmd.writeObject(MemberDefinition.of(typeName, member));
      }
    };
    return {
      process({ InputObject }) {
        if (isNull(InputObject)) return;
        const typeName = Static ? typeShown(InputObject).fullName : (typeNamesOf(InputObject)[0] ?? '<null>');
        if (seen.has(typeName)) return;
        seen.add(typeName);
        list(InputObject, typeName);
      },
      end() {
        if (seen.size > 0) return;
        const message = 'You must specify an object for the Get-Member cmdlet.';
        cmd.writeError(cmd.error('NoObjectInGetMember', 'CloseError', null, message));
      },
    };
  },
}));

function enumBits(typeName: string, text: string): number {
  const type = requireType(typeName);
  return text.split(',').reduce((bits, name) => bits | Number(type.enumByName(name.trim())?.value ?? 0), 0);
}

function typeShown(input: unknown): NetType {
  const base = baseOf(input);
  return base instanceof NetType ? base : typeOf(base);
}

/** A view without some kinds of members turns these around, as PowerShell does, where -MemberType does not ask for all. */
function typesToShow(wanted: number, views: number): number {
  let types = wanted;
  if ((views & View.Extended) === 0) types ^= extendedTypes;
  if ((views & (View.Adapted | View.Base)) === 0) types ^= netTypes;
  return types;
}

/** What was added to the very object is in every view. */
function viewedMembers(input: unknown, views: number): Member[] {
  const extended = enumerateMembers(input, 'extended').filter((m) => m.isInstance || (views & View.Extended) !== 0);
  const hasAdapter = adapterFor(typeOf(baseOf(input))) !== undefined;
  const kinds: ('adapted' | 'base')[] = [];
  if ((views & View.Adapted) !== 0 || ((views & View.Base) !== 0 && !hasAdapter)) kinds.push('adapted');
  if ((views & View.Base) !== 0 && hasAdapter) kinds.push('base');
  const known = new Set(extended.map((m) => m.name));
  return [...extended, ...kinds.flatMap((kind) => enumerateMembers(input, kind)).filter((m) => !known.has(m.name))];
}

function byTypeAndName(a: Member, b: Member): number {
  return compareOrdinalIgnoreCase(a.memberType, b.memberType) || compareOrdinalIgnoreCase(a.name, b.name);
}
