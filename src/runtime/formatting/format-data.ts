/**
 * What Format-* commands write and Out-* commands consume: Microsoft.PowerShell.Commands.Internal.Format.*. A table, say, is
 * FormatStartData, GroupStartData, a FormatEntryData a row, GroupEndData, FormatEndData. Fields have .NET's names, because
 * they cross remote sessions by name. A table of its own: longer than other files, and without logic.
 */
import type { NetType } from '../objects/net-type.js';
import type { WriteStream } from '../objects/write-stream.js';

/** TextAlignment: undefined, left, centre, right. */
export type Alignment = 0 | 1 | 2 | 3;
export const Alignment = { undefined: 0, left: 1, center: 2, right: 3 } as const;

export abstract class FormatInfoData {
  declare readonly netType: NetType;
}

// The packets.

export class FormatStartData extends FormatInfoData {
  groupingEntry: GroupingEntry | null = null;
  shapeInfo: ShapeInfo | null = null;
  autosizeInfo: AutosizeInfo | null = null;
}
export class FormatEndData extends FormatInfoData {
  groupingEntry: GroupingEntry | null = null;
}
export class GroupStartData extends FormatInfoData {
  /** What is printed above the group; null for a group without a key. */
  groupingEntry: GroupingEntry | null = null;
  shapeInfo: ShapeInfo | null = null;
}
export class GroupEndData extends FormatInfoData {
  groupingEntry: GroupingEntry | null = null;
}
export class FormatEntryData extends FormatInfoData {
  /** Printed as it comes, whatever table or list is under way: strings, errors. */
  outOfBand = false;
  writeStream: WriteStream = 'None';
  constructor(public formatEntryInfo: FormatEntryInfo) {
    super();
  }
}
export type FormatPacket = FormatStartData | FormatEndData | GroupStartData | GroupEndData | FormatEntryData;

/** True for what Out-* commands print as it is, instead of choosing a view for it. */
export function isFormatPacket(value: unknown): value is FormatPacket {
  return (
    value instanceof FormatEntryData ||
    value instanceof FormatStartData ||
    value instanceof FormatEndData ||
    value instanceof GroupStartData ||
    value instanceof GroupEndData
  );
}

// The shapes.

export class TableColumnInfo extends FormatInfoData {
  /** In cells; 0 when the table decides. */
  width = 0;
  alignment: Alignment = Alignment.left;
  label: string | null = null;
  propertyName: string | null = null;
  /** C# spells it so. */
  HeaderMatchesProperty = true;
}
export class TableHeaderInfo extends FormatInfoData {
  hideHeader = false;
  repeatHeader = false;
  tableColumnInfoList: TableColumnInfo[] = [];
}
export class WideViewHeaderInfo extends FormatInfoData {
  /** 0 when it depends on the items. */
  columns = 0;
}
export class ListViewHeaderInfo extends FormatInfoData {}
export class ComplexViewHeaderInfo extends FormatInfoData {}
export type ShapeInfo = TableHeaderInfo | WideViewHeaderInfo | ListViewHeaderInfo | ComplexViewHeaderInfo;

export class AutosizeInfo extends FormatInfoData {
  /** How many objects decide the widths; 0 for all. */
  objectCount = 0;
}

// The entries.

export class FormatPropertyField extends FormatInfoData {
  alignment: Alignment = Alignment.undefined;
  constructor(public propertyValue = '') {
    super();
  }
}
export class RawTextFormatEntry extends FormatInfoData {
  constructor(public text: string) {
    super();
  }
}
export class TableRowEntry extends FormatInfoData {
  formatPropertyFieldList: FormatPropertyField[] = [];
  multiLine = false;
}
export class ListViewField extends FormatInfoData {
  label: string | null = null;
  propertyName: string | null = null;
  constructor(public formatPropertyField: FormatPropertyField) {
    super();
  }
}
export class ListViewEntry extends FormatInfoData {
  listViewFieldList: ListViewField[] = [];
}
export class WideViewEntry extends FormatInfoData {
  constructor(public formatPropertyField: FormatPropertyField) {
    super();
  }
}
export class ComplexViewEntry extends FormatInfoData {
  formatValueList: FormatValue[] = [];
}
export class GroupingEntry extends FormatInfoData {
  formatValueList: FormatValue[] = [];
}
export type FormatEntryInfo = RawTextFormatEntry | TableRowEntry | ListViewEntry | WideViewEntry | ComplexViewEntry;

// The pieces of custom entries.

export class FormatNewLine extends FormatInfoData {}
export class FormatTextField extends FormatInfoData {
  constructor(public text: string) {
    super();
  }
}
export class FrameInfo extends FormatInfoData {
  constructor(
    public leftIndentation = 0,
    public rightIndentation = 0,
    /** Indentation of the first line against the others: negative for a hanging one. */
    public firstLine = 0,
  ) {
    super();
  }
}
export class FormatEntry extends FormatInfoData {
  formatValueList: FormatValue[] = [];
  constructor(public frameInfo: FrameInfo | null = null) {
    super();
  }
}
export type FormatValue = FormatNewLine | FormatTextField | FormatPropertyField | FormatEntry;
