/**
 * Select-Object picks objects by their place, and properties by name or calculation. A custom object that passes gets a type
 * name of its own (`Selected.…`), also when it passes as it is: it is the same object all the same.
 */
import { EngineFormattingSession } from '../../formatting/engine-formatting-session.js';
import { typeOf } from '../../objects/net-type.js';
import { PSObject } from '../../objects/ps-object.js';
import { typeNamesOf } from '../../objects/type-names.js';
import { isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import { PropertySelection, type SelectedObject } from './property-selection.js';
import { type ObjectSelector, selectByIndex, selectByPlace } from './select-by-place.js';
import { UniqueObjects } from './unique-objects.js';

const notNegative = [{ range: [0, 2147483647] }] as const;
const first = ['DefaultParameter', 'SkipLastParameter'];

export const SelectObject = cmdlet('Select-Object', ['select'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Selects objects, or properties of objects.',
  defaultSet: 'DefaultParameter',
  parameters: {
    InputObject: { type: t.psobject, from: 'pipeline', help: 'The objects.' },
    Property: {
      type: t.array(t.object),
      position: 0,
      sets: first,
      wildcards: true,
      help: 'Names of the properties to keep, or calculated properties: @{ Name = ...; Expression = { ... } }.',
    },
    ExcludeProperty: { type: t.array(t.string), sets: first, wildcards: true, help: 'Properties to leave out.' },
    ExpandProperty: { type: t.string, sets: first, help: 'A property whose value, or each element of it, is written.' },
    Unique: { type: t.switch, default: false, help: 'Of objects that are equal, write only the first.' },
    CaseInsensitive: { type: t.switch, default: false, help: 'For -Unique, do not tell upper from lower case.' },
    Last: {
      type: t.int,
      sets: ['DefaultParameter'],
      validate: notNegative,
      help: 'How many objects to take from the end.',
    },
    First: {
      type: t.int,
      sets: ['DefaultParameter'],
      validate: notNegative,
      help: 'How many objects to take from the beginning. The commands in front are ended when they are there.',
    },
    Skip: { type: t.int, default: 0, sets: first, validate: notNegative, help: 'How many objects to pass over.' },
    SkipLast: {
      type: t.int,
      default: 0,
      sets: ['SkipLastParameter'],
      validate: notNegative,
      help: 'How many objects to leave out at the end.',
    },
    Wait: {
      type: t.switch,
      default: false,
      sets: ['DefaultParameter', 'IndexParameter'],
      help: 'Let the commands in front run to their end.',
    },
    Index: {
      type: t.array(t.int),
      sets: ['IndexParameter'],
      validate: notNegative,
      help: 'Places of the objects to take, from 0.',
    },
    SkipIndex: {
      type: t.array(t.int),
      sets: ['SkipIndexParameter'],
      validate: notNegative,
      help: 'Places of the objects to leave out, from 0.',
    },
  },
  outputs: ['System.Management.Automation.PSObject'],
  examples: [
    { code: '1..10 | Select-Object -First 2', output: '1\n2', remarks: 'The numbers after the second are never made.' },
    { code: '1..10 | Select-Object -Last 2 -Skip 1', output: '8\n9' },
    {
      code: "[pscustomobject]@{ Name = 'ant'; Legs = 6; Wings = 0 } | Select-Object Name, Legs",
      output: '\nName Legs\n---- ----\nant     6\n',
    },
    {
      code: "'ab', 'c' | Select-Object @{ Name = 'Text'; Expression = { $_ } }, Length",
      output: '\nText Length\n---- ------\nab        2\nc         1\n',
      remarks: 'A calculated property: the block finds the object in `$_`.',
    },
    { code: "'b', 'a', 'b' | Select-Object -Unique", output: 'b\na' },
  ],
  run(cmd, parameters) {
    const { Property, ExcludeProperty, ExpandProperty, Unique, CaseInsensitive, Wait } = parameters;
    const session = new EngineFormattingSession(cmd);
    const selection = new PropertySelection(cmd, session, { Property, ExcludeProperty, ExpandProperty });
    const unique = Unique ? new UniqueObjects(!CaseInsensitive) : null;
    let current: unknown = null;

    const write = (selected: SelectedObject) => {
      if (unique !== null && !unique.add(selected)) return;
      nameSelected(selected, current);
      if (unique === null) cmd.writeObject(selected.object);
    };
    const take = (item: unknown) => selection.select(item, write);
    const selector: ObjectSelector = placeSelector(parameters, take);
    return {
      process({ InputObject }) {
        if (isNull(InputObject)) return;
        current = InputObject;
        selector.next(InputObject);
        if (selector.isDone && !Wait) cmd.stopUpstream();
      },
      end() {
        selector.end();
        if (unique !== null) for (const { object } of unique.objects) cmd.writeObject(object);
      },
    };
  },
}));

interface PlaceParameters {
  First: number | undefined;
  Last: number | undefined;
  Skip: number;
  SkipLast: number;
  Index: number[] | undefined;
  SkipIndex: number[] | undefined;
}

function placeSelector(parameters: PlaceParameters, take: (item: unknown) => void): ObjectSelector {
  const { First, Last, Skip, SkipLast, Index, SkipIndex } = parameters;
  if (Index !== undefined) return selectByIndex(Index, true, take);
  if (SkipIndex !== undefined) return selectByIndex(SkipIndex, false, take);
  return selectByPlace({ first: First, last: Last, skip: Skip, skipLast: SkipLast }, take);
}

function nameSelected({ object, added }: SelectedObject, input: unknown): void {
  if (!(object instanceof PSObject) || !object.isCustom) return;
  const name = `Selected.${typeOf(input).fullName}`;
  const names = typeNamesOf(object);
  if (added.length > 0 || !names.includes(name)) object.typeNames = [name, ...names];
}
