/**
 * The .NET types that describe views (ExtendedTypeDefinition, TableControl...). One class for all of them: an object is its type and
 * its properties, as the table below declares them.
 */

import { genericType } from '../dotnet/collections/elements.js';
import { NetList } from '../dotnet/collections/net-list.js';
import { ScriptBlock } from '../engine/script-block.js';
import { enumerableOf } from '../language/enumerate.js';
import { toText } from '../language/to-text.js';
import { defineType, type NetType, requireType } from '../objects/net-type.js';
import { getProperty } from '../objects/property-access.js';
import { baseOf } from '../objects/ps-object.js';
import { typeNamesOf } from '../objects/type-names.js';
import { isNull } from '../objects/values.js';
import type { ViewValue } from './views/view-definition.js';

const automation = 'System.Management.Automation.';

/** Properties by type: `[T]` is a List of T. */
const declarations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ExtendedTypeDefinition: { TypeNames: '[string]', TypeName: 'string', FormatViewDefinition: '[FormatViewDefinition]' },
  FormatViewDefinition: { Name: 'string', Control: 'PSControl' },
  DisplayEntry: { ValueType: 'DisplayEntryValueType', Value: 'string' },
  EntrySelectedBy: { TypeNames: '[string]', SelectionCondition: '[DisplayEntry]' },
  PSControlGroupBy: { Expression: 'DisplayEntry', Label: 'string', CustomControl: 'CustomControl' },
  TableControl: {
    Headers: '[TableControlColumnHeader]',
    Rows: '[TableControlRow]',
    AutoSize: 'bool',
    HideTableHeaders: 'bool',
  },
  TableControlColumnHeader: { Label: 'string', Alignment: 'Alignment', Width: 'int' },
  TableControlRow: { Columns: '[TableControlColumn]', SelectedBy: 'EntrySelectedBy', Wrap: 'bool' },
  TableControlColumn: { Alignment: 'Alignment', DisplayEntry: 'DisplayEntry', FormatString: 'string' },
  ListControl: { Entries: '[ListControlEntry]' },
  ListControlEntry: { Items: '[ListControlEntryItem]', EntrySelectedBy: 'EntrySelectedBy' },
  ListControlEntryItem: {
    Label: 'string',
    DisplayEntry: 'DisplayEntry',
    ItemSelectionCondition: 'DisplayEntry',
    FormatString: 'string',
  },
  WideControl: { Entries: '[WideControlEntryItem]', AutoSize: 'bool', Columns: 'uint' },
  WideControlEntryItem: { DisplayEntry: 'DisplayEntry', EntrySelectedBy: 'EntrySelectedBy', FormatString: 'string' },
  CustomControl: { Entries: '[CustomControlEntry]' },
  CustomControlEntry: { SelectedBy: 'EntrySelectedBy', CustomItems: '[CustomItemBase]' },
  CustomItemText: { Text: 'string' },
  CustomItemNewline: { Count: 'int' },
  CustomItemFrame: {
    LeftIndent: 'uint',
    RightIndent: 'uint',
    FirstLineHanging: 'uint',
    FirstLineIndent: 'uint',
    CustomItems: '[CustomItemBase]',
  },
  CustomItemExpression: {
    ItemSelectionCondition: 'DisplayEntry',
    Expression: 'DisplayEntry',
    EnumerateCollection: 'bool',
    CustomControl: 'CustomControl',
  },
};
const controlProperties = { GroupBy: 'PSControlGroupBy', OutOfBand: 'bool' };
export type FormatTypeName = keyof typeof declarations & string;

const simple = new Set(['string', 'bool', 'int', 'uint']);
const typeText = (name: string): string => {
  const element = /^\[(.*)\]$/.exec(name)?.[1];
  if (element !== undefined) return `System.Collections.Generic.List[${typeText(element)}]`;
  return simple.has(name) ? name : automation + name;
};

/** Values are what the properties give; a list is an array here and a List there. */
export class FormatDefinition {
  readonly netType: NetType;
  constructor(
    readonly kind: FormatTypeName,
    readonly values: Readonly<Record<string, unknown>>,
  ) {
    this.netType = requireType(automation + kind);
  }
  list(name: string): readonly unknown[] {
    return (this.values[name] as readonly unknown[] | undefined) ?? [];
  }
  part(name: string): FormatDefinition | null {
    return (this.values[name] as FormatDefinition | null | undefined) ?? null;
  }
  text(name: string): string {
    return String(this.values[name] ?? '');
  }
}

/** What a view takes from an object. Code of the shell's own has no text that a script could be given. */
export function displayEntry(value: ViewValue): FormatDefinition {
  if (typeof value === 'string') return new FormatDefinition('DisplayEntry', { ValueType: 'Property', Value: value });
  const text = value instanceof ScriptBlock ? String(value) : ';';
  return new FormatDefinition('DisplayEntry', { ValueType: 'ScriptBlock', Value: text });
}

function texts(self: FormatDefinition): string {
  if (self.kind === 'ExtendedTypeDefinition') return self.text('TypeName');
  if (self.kind === 'DisplayEntry')
    return `${self.values['ValueType'] === 'Property' ? 'property' : 'script'}: ${self.text('Value')}`;
  if (self.kind === 'TableControlColumn') return self.part('DisplayEntry')?.text('Value') ?? '';
  return automation + self.kind;
}

function getter(name: string, type: string) {
  const element = /^\[(.*)\]$/.exec(type)?.[1];
  if (element === undefined) {
    const missing = type === 'bool' ? false : type === 'int' || type === 'uint' ? 0 : null;
    return (self: FormatDefinition) => self.values[name] ?? (type === 'Alignment' ? 'Undefined' : missing);
  }
  return (self: FormatDefinition) => {
    const list = new NetList(
      genericType(
        'System.Collections.Generic.List`1',
        requireType(simple.has(element) ? 'System.String' : automation + element),
      ),
    );
    for (const item of self.list(name)) list.add(item);
    return list;
  };
}

/** The live object for one that was deserialized, whose own parts are live again already; undefined for any other value. */
function revived(kind: FormatTypeName, properties: Readonly<Record<string, string>>, value: unknown): unknown {
  if (typeNamesOf(value)[0] !== `Deserialized.${automation}${kind}`) return undefined;
  const values = Object.entries(properties).map(([name, type]) => [name, partOf(type, getProperty(value, name))]);
  return new FormatDefinition(kind, Object.fromEntries(values));
}
function partOf(type: string, value: unknown): unknown {
  const base = baseOf(value);
  if (isNull(base)) return null;
  if (type.startsWith('[')) return [...(enumerableOf(base) ?? [])].map(baseOf);
  if (type === 'uint') return Number(toText(base));
  return /^(Alignment|DisplayEntryValueType)$/.test(type) ? toText(value) : base;
}

const isControl = (name: string) => /^(Table|List|Wide|Custom)Control$/.test(name);
defineType(`${automation}PSControl`, {}, () => ({ abstract: true, members: {} }));
defineType(`${automation}CustomItemBase`, {}, () => ({ abstract: true, members: {} }));
for (const [name, properties] of Object.entries(declarations))
  defineType(automation + name, {}, () => {
    const all = { ...properties, ...(isControl(name) && controlProperties) };
    return {
      ...(isControl(name) && { base: `${automation}PSControl` }),
      ...(name.startsWith('CustomItem') && { base: `${automation}CustomItemBase` }),
      toString: texts,
      convertFrom: (value) => revived(name, all, value),
      members: Object.fromEntries(
        Object.entries(all).map(([property, type]) => [`${typeText(type)} ${property} {get;}`, getter(property, type)]),
      ),
    };
  });
