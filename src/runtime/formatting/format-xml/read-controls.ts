/** Reads the four kinds of controls of a format file. */
import type {
  ColumnAlignment,
  CustomControl,
  CustomItem,
  ListControl,
  ListItem,
  TableControl,
  TableHeader,
  TableItem,
  WideControl,
} from '../views/view-definition.js';
import { type FormatFileContext, readCondition, readSelection, readValue } from './read-format-xml.js';
import type { XmlElement } from './xml-element.js';

/** An object without the keys whose value is undefined. */
function present<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}

function readAlignment(element: XmlElement): ColumnAlignment | undefined {
  const text = element.textOf('Alignment')?.toLowerCase();
  return (['left', 'center', 'right'] as const).find((alignment) => alignment === text);
}

export function readTableControl(element: XmlElement, context: FormatFileContext): TableControl {
  return present<TableControl>({
    shape: 'Table',
    headers: element.list('TableHeaders', 'TableColumnHeader').map((header) =>
      present<TableHeader>({
        label: header.textOf('Label'),
        width: header.numberOf('Width'),
        align: readAlignment(header),
      }),
    ),
    rows: element.list('TableRowEntries', 'TableRowEntry').map((row) =>
      present({
        selectedBy: readSelection(row, context),
        wrap: row.isSet('Wrap') || undefined,
        items: row.list('TableColumnItems', 'TableColumnItem').map(readTableItem),
      }),
    ),
    autoSize: element.isSet('AutoSize') || undefined,
    hideHeaders: element.isSet('HideTableHeaders') || undefined,
  });
}

function readTableItem(element: XmlElement): TableItem | null {
  const value = readValue(element);
  if (value === undefined) return null;
  return present<TableItem>({ value, align: readAlignment(element), format: element.textOf('FormatString') });
}

export function readListControl(element: XmlElement, context: FormatFileContext): ListControl {
  return {
    shape: 'List',
    entries: element.list('ListEntries', 'ListEntry').map((entry) =>
      present({
        selectedBy: readSelection(entry, context),
        items: entry.list('ListItems', 'ListItem').map(readListItem),
      }),
    ),
  };
}

function readListItem(element: XmlElement): ListItem {
  return present<ListItem>({
    value: readValue(element) ?? '',
    label: element.textOf('Label'),
    format: element.textOf('FormatString'),
    when: readCondition(element),
  });
}

export function readWideControl(element: XmlElement, context: FormatFileContext): WideControl {
  return present<WideControl>({
    shape: 'Wide',
    entries: element.list('WideEntries', 'WideEntry').map((entry) => {
      const item = entry.child('WideItem');
      return present({
        selectedBy: readSelection(entry, context),
        value: (item && readValue(item)) ?? '',
        format: item?.textOf('FormatString'),
      });
    }),
    columns: element.numberOf('ColumnNumber'),
    autoSize: element.isSet('AutoSize') || undefined,
  });
}

export function readCustomControl(element: XmlElement, context: FormatFileContext): CustomControl {
  return {
    shape: 'Custom',
    entries: element.list('CustomEntries', 'CustomEntry').map((entry) =>
      present({
        selectedBy: readSelection(entry, context),
        items: (entry.child('CustomItem')?.children ?? []).flatMap((item) => readCustomItem(item, context) ?? []),
      }),
    ),
  };
}

function readCustomItem(element: XmlElement, context: FormatFileContext): CustomItem | undefined {
  switch (element.name.toLowerCase()) {
    case 'text':
      return { kind: 'text', text: element.text };
    case 'newline':
      return { kind: 'newLine', count: 1 };
    case 'frame':
      return {
        kind: 'frame',
        left: element.numberOf('LeftIndent') ?? 0,
        right: element.numberOf('RightIndent') ?? 0,
        firstLine: element.numberOf('FirstLineIndent') ?? -(element.numberOf('FirstLineHanging') ?? 0),
        items: (element.child('CustomItem')?.children ?? []).flatMap((item) => readCustomItem(item, context) ?? []),
      };
    case 'expressionbinding': {
      const control = element.child('CustomControl');
      return present<Extract<CustomItem, { kind: 'binding' }>>({
        kind: 'binding',
        value: readValue(element),
        when: readCondition(element),
        enumerate: element.isSet('EnumerateCollection') || undefined,
        control: control ? readCustomControl(control, context) : element.textOf('CustomControlName'),
        format: element.textOf('FormatString'),
      });
    }
    default:
      return undefined;
  }
}
