/** The .NET types of the format data, and reading them back from what a remote session sent. */
import { netError } from '../objects/errors.js';
import { getProperty, typeNamesOf } from '../objects/members.js';
import { defineType, type MemberImplementation } from '../objects/net-type.js';
import { PSObject } from '../objects/ps-object.js';
import * as data from './format-data.js';

const namespace = 'Microsoft.PowerShell.Commands.Internal.Format';
const classIdProperty = 'ClassId2e4f51ef21dd47e99d3c952918aff9cd';

/** How a field is declared and read back: a value of .NET's type, another format object, or a list of them. */
type FieldKind = 'int' | 'bool' | 'string' | 'rawString' | 'object' | 'list' | 'stream';

interface FormatDataType {
  class: { prototype: object };
  /** An object without content, to read into. */
  create: () => data.FormatInfoData;
  classId: string;
  base: string;
  fields: Readonly<Record<string, FieldKind>>;
}

const bases: Readonly<Record<string, string>> = {
  FormatInfoData: '',
  PacketInfoData: 'FormatInfoData',
  ControlInfoData: 'PacketInfoData',
  StartData: 'ControlInfoData',
  ShapeInfo: 'FormatInfoData',
  FormatEntryInfo: 'FormatInfoData',
  FreeFormatEntry: 'FormatEntryInfo',
  FormatValue: 'FormatInfoData',
};

const noField = () => new data.FormatPropertyField();
const formatDataTypes: Readonly<Record<string, FormatDataType>> = {
  FormatStartData: {
    class: data.FormatStartData,
    create: () => new data.FormatStartData(),
    classId: '033ecb2bc07a4d43b5ef94ed5a35d280',
    base: 'StartData',
    fields: { shapeInfo: 'object', groupingEntry: 'object', autosizeInfo: 'object' },
  },
  FormatEndData: {
    class: data.FormatEndData,
    create: () => new data.FormatEndData(),
    classId: 'cf522b78d86c486691226b40aa69e95c',
    base: 'ControlInfoData',
    fields: { groupingEntry: 'object' },
  },
  GroupStartData: {
    class: data.GroupStartData,
    create: () => new data.GroupStartData(),
    classId: '9e210fe47d09416682b841769c78b8a3',
    base: 'StartData',
    fields: { shapeInfo: 'object', groupingEntry: 'object' },
  },
  GroupEndData: {
    class: data.GroupEndData,
    create: () => new data.GroupEndData(),
    classId: '4ec4f0187cb04f4cb6973460dfe252df',
    base: 'ControlInfoData',
    fields: { groupingEntry: 'object' },
  },
  FormatEntryData: {
    class: data.FormatEntryData,
    create: () => new data.FormatEntryData(new data.ComplexViewEntry()),
    classId: '27c87ef9bbda4f709f6b4002fa4af63c',
    base: 'PacketInfoData',
    fields: { formatEntryInfo: 'object', outOfBand: 'bool', writeStream: 'stream' },
  },
  WideViewHeaderInfo: {
    class: data.WideViewHeaderInfo,
    create: () => new data.WideViewHeaderInfo(),
    classId: 'b2e2775d33d544c794d0081f27021b5c',
    base: 'ShapeInfo',
    fields: { columns: 'int' },
  },
  TableHeaderInfo: {
    class: data.TableHeaderInfo,
    create: () => new data.TableHeaderInfo(),
    classId: 'e3b7a39c089845d388b2e84c5d38f5dd',
    base: 'ShapeInfo',
    fields: { hideHeader: 'bool', repeatHeader: 'bool', tableColumnInfoList: 'list' },
  },
  TableColumnInfo: {
    class: data.TableColumnInfo,
    create: () => new data.TableColumnInfo(),
    classId: '7572aa4155ec4558817a615acf7dd92e',
    base: 'FormatInfoData',
    fields: {
      width: 'int',
      alignment: 'int',
      label: 'string',
      propertyName: 'string',
      HeaderMatchesProperty: 'bool',
    },
  },
  ListViewHeaderInfo: {
    class: data.ListViewHeaderInfo,
    create: () => new data.ListViewHeaderInfo(),
    classId: '830bdcb24c1642258724e441512233a4',
    base: 'ShapeInfo',
    fields: {},
  },
  ComplexViewHeaderInfo: {
    class: data.ComplexViewHeaderInfo,
    create: () => new data.ComplexViewHeaderInfo(),
    classId: '5197dd85ca6f4cce9ae9e6fd6ded9d76',
    base: 'ShapeInfo',
    fields: {},
  },
  RawTextFormatEntry: {
    class: data.RawTextFormatEntry,
    create: () => new data.RawTextFormatEntry(''),
    classId: '29ED81BA914544d4BC430F027EE053E9',
    base: 'FormatEntryInfo',
    fields: { text: 'rawString' },
  },
  ListViewEntry: {
    class: data.ListViewEntry,
    create: () => new data.ListViewEntry(),
    classId: 'cf58f450baa848ef8eb3504008be6978',
    base: 'FormatEntryInfo',
    fields: { listViewFieldList: 'list' },
  },
  ListViewField: {
    class: data.ListViewField,
    create: () => new data.ListViewField(noField()),
    classId: 'b761477330ce4fb2a665999879324d73',
    base: 'FormatInfoData',
    fields: { label: 'string', propertyName: 'string', formatPropertyField: 'object' },
  },
  TableRowEntry: {
    class: data.TableRowEntry,
    create: () => new data.TableRowEntry(),
    classId: '0e59526e2dd441aa91e7fc952caf4a36',
    base: 'FormatEntryInfo',
    fields: { formatPropertyFieldList: 'list', multiLine: 'bool' },
  },
  WideViewEntry: {
    class: data.WideViewEntry,
    create: () => new data.WideViewEntry(noField()),
    classId: '59bf79de63354a7b9e4d1697940ff188',
    base: 'FormatEntryInfo',
    fields: { formatPropertyField: 'object' },
  },
  ComplexViewEntry: {
    class: data.ComplexViewEntry,
    create: () => new data.ComplexViewEntry(),
    classId: '22e7ef3c896449d4a6f2dedea05dd737',
    base: 'FreeFormatEntry',
    fields: { formatValueList: 'list' },
  },
  GroupingEntry: {
    class: data.GroupingEntry,
    create: () => new data.GroupingEntry(),
    classId: '919820b7eadb48be8e202c5afa5c2716',
    base: 'FreeFormatEntry',
    fields: { formatValueList: 'list' },
  },
  AutosizeInfo: {
    class: data.AutosizeInfo,
    create: () => new data.AutosizeInfo(),
    classId: 'a27f094f0eec4d64845801a4c06a32ae',
    base: 'FormatInfoData',
    fields: { objectCount: 'int' },
  },
  FormatNewLine: {
    class: data.FormatNewLine,
    create: () => new data.FormatNewLine(),
    classId: 'de7e8b96fbd84db5a43aa82eb34580ec',
    base: 'FormatValue',
    fields: {},
  },
  FormatTextField: {
    class: data.FormatTextField,
    create: () => new data.FormatTextField(''),
    classId: 'b8d9e369024a43a580b9e0c9279e3354',
    base: 'FormatValue',
    fields: { text: 'string' },
  },
  FormatPropertyField: {
    class: data.FormatPropertyField,
    create: noField,
    classId: '78b102e894f742aca8c1d6737b6ff86a',
    base: 'FormatValue',
    fields: { propertyValue: 'string', alignment: 'int' },
  },
  FormatEntry: {
    class: data.FormatEntry,
    create: () => new data.FormatEntry(),
    classId: 'fba029a113a5458d932a2ed4871fadf2',
    base: 'FormatValue',
    fields: { formatValueList: 'list', frameInfo: 'object' },
  },
  FrameInfo: {
    class: data.FrameInfo,
    create: () => new data.FrameInfo(),
    classId: '091C9E762E33499eBE318901B6EFB733',
    base: 'FormatInfoData',
    fields: { leftIndentation: 'int', rightIndentation: 'int', firstLine: 'int' },
  },
};

const declaredTypes: Readonly<Record<FieldKind, string>> = {
  int: 'int',
  bool: 'bool',
  string: 'string',
  rawString: 'string',
  object: `${namespace}.FormatInfoData`,
  list: 'System.Object[]',
  stream: 'string',
};

type Fields = Record<string, unknown>;

function membersOfType(type: FormatDataType): Record<string, MemberImplementation> {
  const members: Record<string, MemberImplementation> = { [`string ${classIdProperty} {get;}`]: () => type.classId };
  for (const [name, kind] of Object.entries(type.fields))
    members[`${declaredTypes[kind]} ${name} {get;set;}`] = {
      get: (self: Fields) => self[name],
      set: (self: Fields, value: unknown) => {
        self[name] = value;
      },
    };
  return members;
}

for (const [name, base] of Object.entries(bases))
  defineType(`${namespace}.${name}`, {}, () => ({ abstract: true, ...(base && { base: `${namespace}.${base}` }) }));
for (const [name, type] of Object.entries(formatDataTypes))
  defineType(`${namespace}.${name}`, { class: type.class }, () => ({
    base: `${namespace}.${type.base}`,
    members: membersOfType(type),
  }));

const byClassId = new Map(Object.values(formatDataTypes).map((type) => [type.classId, type]));

/**
 * The packet that a value is or stands for: itself, or what a remote session's copy (a PSObject with the type name
 * `Deserialized....FormatStartData`) says. Undefined for any other value. Throws for a copy that is no whole packet.
 */
export function toFormatPacket(value: unknown): data.FormatPacket | undefined {
  if (data.isFormatPacket(value)) return value;
  if (!(value instanceof PSObject) || !typeNamesOf(value)[0]?.startsWith(`Deserialized.${namespace}.`))
    return undefined;
  const packet = readFormatData(value);
  return data.isFormatPacket(packet) ? packet : undefined;
}

function readFormatData(source: unknown): data.FormatInfoData {
  const classId = getProperty(source, classIdProperty);
  const type = typeof classId === 'string' ? byClassId.get(classId) : undefined;
  if (type === undefined)
    throw netError(
      'PSArgumentException',
      'FormatObjectDeserializerInvalidClassid',
      `Failed to create object with class Id ${String(classId ?? '')}.`,
      'InvalidData',
      source,
    );
  const result = type.create();
  for (const [name, kind] of Object.entries(type.fields)) {
    const value = getProperty(source, name);
    if (value === null || value === undefined) continue;
    (result as unknown as Fields)[name] = readField(value, kind);
  }
  return result;
}

function readField(value: unknown, kind: FieldKind): unknown {
  if (kind === 'object') return readFormatData(value);
  if (kind === 'list') return [...(value as Iterable<unknown>)].map(readFormatData);
  // A wire has no tab stops.
  if (kind === 'string') return String(value).replaceAll('\t', '    ');
  return value;
}
