/** The structures of System.Management.Automation.Host: what a host's raw interface and its prompts are told. */

import { hashKeyOf } from '../../objects/hashtable.js';
import { defineType, type MemberImplementation, type NetType, requireType } from '../../objects/net-type.js';
import { collectionOf } from '../collections/collection.js';
import { netText } from '../collections/elements.js';
import { psArgumentNull, psArgumentText } from './ps-errors.js';

const namespace = 'System.Management.Automation.Host';

/** A structure of fields, by property name; values are as its properties have them. */
export class HostStructure {
  constructor(
    readonly netType: NetType,
    readonly fields: Record<string, unknown>,
  ) {}
}

/** Defines a structure: its fields as `type Name`, in the order of the constructor, whose parameter names are given. */
function defineStructure(
  name: string,
  fields: [type: string, property: string, parameter: string][],
  text: (fields: Record<string, unknown>) => string,
  more: (type: NetType) => Record<string, MemberImplementation> = () => ({}),
): void {
  defineType(`${namespace}.${name}`, {}, (type) => {
    const members: Record<string, MemberImplementation> = {};
    const properties = fields.map(([, property]) => property);
    const parameters = fields.map(([fieldType, , parameter]) => `${fieldType} ${parameter}`).join(', ');
    members[`new(${parameters})`] = (_type: NetType, ...values: unknown[]) =>
      new HostStructure(type, Object.fromEntries(properties.map((property, i) => [property, values[i]])));
    for (const [fieldType, property] of fields)
      members[`${fieldType} ${property} {get;set;}`] = {
        get: (self: HostStructure) => self.fields[property],
        set: (self: HostStructure, value: unknown) => {
          self.fields[property] = value;
        },
      };
    members['string ToString()'] = (self: HostStructure) => text(self.fields);
    return {
      kind: 'struct',
      toString: (self: HostStructure) => text(self.fields),
      equals: (self: HostStructure, other: unknown) =>
        other instanceof HostStructure &&
        other.netType === type &&
        properties.every(
          (property) => hashKeyOf(self.fields[property], false) === hashKeyOf(other.fields[property], false),
        ),
      hashKey: (self: HostStructure) =>
        properties.map((property) => String(hashKeyOf(self.fields[property], false))).join('\0'),
      members: { ...members, ...more(type) },
    };
  });
}

const list =
  (...names: string[]) =>
  (fields: Record<string, unknown>) =>
    names.map((n) => netText(fields[n])).join(',');

defineStructure(
  'Size',
  [
    ['int', 'Width', 'width'],
    ['int', 'Height', 'height'],
  ],
  list('Width', 'Height'),
);
defineStructure(
  'Coordinates',
  [
    ['int', 'X', 'x'],
    ['int', 'Y', 'y'],
  ],
  list('X', 'Y'),
);
defineStructure(
  'Rectangle',
  [
    ['int', 'Left', 'left'],
    ['int', 'Top', 'top'],
    ['int', 'Right', 'right'],
    ['int', 'Bottom', 'bottom'],
  ],
  (fields) => `${fields.Left},${fields.Top} ; ${fields.Right},${fields.Bottom}`,
  (type) => ({
    [`new(${namespace}.Coordinates upperLeft, ${namespace}.Coordinates lowerRight)`]: (
      _type: NetType,
      upperLeft: HostStructure,
      lowerRight: HostStructure,
    ) =>
      new HostStructure(type, {
        Left: upperLeft.fields.X,
        Top: upperLeft.fields.Y,
        Right: lowerRight.fields.X,
        Bottom: lowerRight.fields.Y,
      }),
  }),
);
defineStructure(
  'BufferCell',
  [
    ['char', 'Character', 'character'],
    ['System.ConsoleColor', 'ForegroundColor', 'foreground'],
    ['System.ConsoleColor', 'BackgroundColor', 'background'],
    [`${namespace}.BufferCellType`, 'BufferCellType', 'bufferCellType'],
  ],
  (fields) =>
    `'${fields.Character}' ${netText(fields.ForegroundColor)} ${netText(fields.BackgroundColor)} ${netText(fields.BufferCellType)}`,
);
defineStructure(
  'KeyInfo',
  [
    ['int', 'VirtualKeyCode', 'virtualKeyCode'],
    ['char', 'Character', 'ch'],
    [`${namespace}.ControlKeyStates`, 'ControlKeyState', 'controlKeyState'],
    ['bool', 'KeyDown', 'keyDown'],
  ],
  (fields) =>
    `${fields.VirtualKeyCode},${fields.Character},${netText(fields.ControlKeyState)},${fields.KeyDown ? 'True' : 'False'}`,
);

/** A choice that a prompt offers. `&` in the label stands before the hot key. */
export class ChoiceDescription {
  declare readonly netType: NetType;
  constructor(
    readonly label: string,
    public helpMessage = '',
  ) {}
}
function choice(label: string | null, help: string | null = ''): ChoiceDescription {
  if (!label) throw psArgumentText('label cannot be null or empty.');
  if (help === null) throw psArgumentNull('helpMessage');
  return new ChoiceDescription(label, help);
}
defineType(`${namespace}.ChoiceDescription`, { class: ChoiceDescription }, () => ({
  members: {
    'new(string label)': (_type: NetType, label: string) => choice(label),
    'new(string label, string helpMessage)': (_type: NetType, label: string, help: string) => choice(label, help),
    'string Label {get;}': (self: ChoiceDescription) => self.label,
    'string HelpMessage {get;set;}': {
      get: (self: ChoiceDescription) => self.helpMessage,
      set: (self: ChoiceDescription, value: string | null) => {
        if (value === null) throw psArgumentNull('value');
        self.helpMessage = value;
      },
    },
  },
}));

/** A value that a prompt asks for. */
export class FieldDescription {
  declare readonly netType: NetType;
  label = '';
  helpMessage = '';
  isMandatory = true;
  defaultValue: unknown = null;
  parameterType: NetType | null = null;
  readonly attributes: unknown[] = [];
  constructor(readonly name: string) {}
  get type(): NetType {
    return this.parameterType ?? requireType('System.String');
  }
}
function field(name: 'label' | 'helpMessage' | 'isMandatory' | 'defaultValue'): MemberImplementation {
  return {
    get: (self: FieldDescription) => self[name],
    set: (self: FieldDescription, value: never) => {
      self[name] = value;
    },
  };
}
defineType(`${namespace}.FieldDescription`, { class: FieldDescription }, () => ({
  members: {
    'new(string name)': (_type: NetType, name: string | null) => {
      if (!name) throw psArgumentText('name cannot be null or empty.');
      return new FieldDescription(name);
    },
    'string Name {get;}': (self: FieldDescription) => self.name,
    'string ParameterTypeName {get;}': (self: FieldDescription) => self.type.name,
    'string ParameterTypeFullName {get;}': (self: FieldDescription) => self.type.fullName,
    'string ParameterAssemblyFullName {get;}': () => '',
    'string Label {get;set;}': field('label'),
    'string HelpMessage {get;set;}': field('helpMessage'),
    'bool IsMandatory {get;set;}': field('isMandatory'),
    'psobject DefaultValue {get;set;}': field('defaultValue'),
    'System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get;}': (self: FieldDescription) =>
      collectionOf(requireType('System.Attribute'), self.attributes),
    'void SetParameterType(type parameterType)': (self: FieldDescription, type: NetType | null) => {
      if (type === null) throw psArgumentNull('parameterType');
      self.parameterType = type;
    },
  },
}));
