/**
 * Views as data: how objects of a type are shown as a table, a list, in wide or in custom form. The views that ship stand in
 * the files beside this one; ps1xml files are read into the same model (../format-xml).
 */
import type { ScriptBlock } from '../../engine/script-block.js';
import type { FormattingSession } from '../formatting-session.js';

/** A property by name, code of the shell's own, or a script block (of a ps1xml file) that finds the object in `$_`. */
export type ViewValue = string | ViewFunction | ScriptBlock;
export type ViewFunction = (object: unknown, session: FormattingSession) => unknown;

export type ColumnAlignment = 'left' | 'center' | 'right';

/** Which objects an entry of a view is for; an entry without one is for all that no other entry claims. */
export interface EntrySelection {
  typeNames?: readonly string[];
  /** Conditions; they count only for objects of the type names given with them, or of any type when there are none. */
  condition?: ViewValue;
}

export interface TableItem {
  value: ViewValue;
  /** Alignment of the row's cells where it is not the column's. */
  align?: ColumnAlignment;
  /** A .NET format string, `{0:N2}` or `N2`. */
  format?: string;
}
export interface TableHeader {
  label?: string;
  /** Cells; left out, the table decides. */
  width?: number;
  align?: ColumnAlignment;
}
export interface TableRow {
  selectedBy?: EntrySelection;
  wrap?: boolean;
  /** An item left null is that of the default row. */
  items: readonly (TableItem | null)[];
}
export interface TableControl {
  shape: 'Table';
  headers: readonly TableHeader[];
  /** The default row is the one without a selection. */
  rows: readonly TableRow[];
  autoSize?: boolean;
  hideHeaders?: boolean;
}

export interface ListItem {
  value: ViewValue;
  label?: string;
  format?: string;
  /** The item is shown where this is true. */
  when?: ViewValue;
}
export interface ListEntry {
  selectedBy?: EntrySelection;
  items: readonly ListItem[];
}
export interface ListControl {
  shape: 'List';
  entries: readonly ListEntry[];
}

export interface WideEntry {
  selectedBy?: EntrySelection;
  value: ViewValue;
  format?: string;
}
export interface WideControl {
  shape: 'Wide';
  entries: readonly WideEntry[];
  columns?: number;
  autoSize?: boolean;
}

export type CustomItem =
  | { kind: 'text'; text: string }
  | { kind: 'newLine'; count: number }
  | { kind: 'frame'; left: number; right: number; firstLine: number; items: readonly CustomItem[] }
  | {
      kind: 'binding';
      /** Left out: the object itself. */
      value?: ViewValue;
      when?: ViewValue;
      /** Each element of a collection by itself. */
      enumerate?: boolean;
      /** Shows the value by a control, given or by its name in the view or in the database; left out, as text. */
      control?: CustomControl | string;
      format?: string;
    };
export interface CustomEntry {
  selectedBy?: EntrySelection;
  items: readonly CustomItem[];
}
export interface CustomControl {
  shape: 'Custom';
  entries: readonly CustomEntry[];
}

export type ViewControl = TableControl | ListControl | WideControl | CustomControl;
export type ViewShape = ViewControl['shape'];

export interface GroupBy {
  value: ViewValue;
  label?: string;
  control?: CustomControl | string;
}

export interface ViewDefinition {
  name: string;
  typeNames: readonly string[];
  control: ViewControl;
  groupBy?: GroupBy;
  /** Objects print without a document of their own, whatever is under way: errors, script blocks. */
  outOfBand?: boolean;
  /** Controls that the view's bindings name. */
  controls?: ReadonlyMap<string, CustomControl>;
}

// The vocabulary of the view files.

export interface ViewColumn extends TableItem, TableHeader {}

/** A column with the header and the cells aligned alike. */
export function column(value: ViewValue, width = 0, options: TableHeader & { format?: string } = {}): ViewColumn {
  return { value, width, ...options };
}

/** A column of a view: a bare name is a property without a width. */
export type ColumnSpec = string | ViewColumn;

export function table(columns: readonly ColumnSpec[], options: TableOptions = {}): TableControl {
  const specs = columns.map((spec) => (typeof spec === 'string' ? { value: spec } : spec));
  const { wrap, ...rest } = options;
  return {
    shape: 'Table',
    headers: specs.map(({ label, width, align }) => ({
      ...(label !== undefined && { label }),
      ...(width !== undefined && { width }),
      ...(align !== undefined && { align }),
    })),
    rows: [{ ...(wrap && { wrap }), items: specs.map(({ value, format }) => ({ value, ...(format && { format }) })) }],
    ...rest,
  };
}
export interface TableOptions {
  autoSize?: boolean;
  hideHeaders?: boolean;
  wrap?: boolean;
}

export function item(label: string, value: ViewValue): ListItem {
  return { label, value };
}

type ItemSpec = string | ListItem;
const toItem = (spec: ItemSpec): ListItem => (typeof spec === 'string' ? { value: spec } : spec);

/** A list of these items; a bare name is a property. */
export function list(...items: ItemSpec[]): ListControl {
  return { shape: 'List', entries: [{ items: items.map(toItem) }] };
}

/** A list whose items depend on the type of the object. */
export function listByType(
  entries: Readonly<Record<string, readonly ItemSpec[]>>,
  ...otherwise: ItemSpec[]
): ListControl {
  const byType = Object.entries(entries).map(([typeName, items]) => ({
    selectedBy: { typeNames: [typeName] },
    items: items.map(toItem),
  }));
  return { shape: 'List', entries: [...byType, { items: otherwise.map(toItem) }] };
}

export function wide(value: ViewValue, ...others: WideEntry[]): WideControl {
  return { shape: 'Wide', entries: [...others, { value }] };
}

export function custom(...items: CustomItem[]): CustomControl {
  return { shape: 'Custom', entries: [{ items }] };
}

export function customByType(
  entries: Readonly<Record<string, readonly CustomItem[]>>,
  ...otherwise: CustomItem[]
): CustomControl {
  const byType = Object.entries(entries).map(([typeName, items]) => ({ selectedBy: { typeNames: [typeName] }, items }));
  return { shape: 'Custom', entries: [...byType, { items: otherwise }] };
}

export function text(content: string): CustomItem {
  return { kind: 'text', text: content };
}
export function newLine(count = 1): CustomItem {
  return { kind: 'newLine', count };
}
/** Items indented by `left`; a negative `firstLine` hangs the first line out. */
export function frame(left: number, items: readonly CustomItem[], firstLine = 0): CustomItem {
  return { kind: 'frame', left, right: 0, firstLine, items };
}
export function bind(
  value: ViewValue | undefined,
  options: { when?: ViewValue; enumerate?: boolean; control?: CustomControl; format?: string } = {},
): CustomItem {
  return { kind: 'binding', ...(value !== undefined && { value }), ...options };
}

/** A view, named after its first type unless it has a name of its own. */
export function view(
  typeNames: string | readonly string[],
  control: ViewControl,
  options: { name?: string; groupBy?: GroupBy; outOfBand?: boolean } = {},
): ViewDefinition {
  const names = typeof typeNames === 'string' ? [typeNames] : typeNames;
  return { name: names[0] as string, typeNames: names, control, ...options };
}

/** The views of a family of types, made when formatting is first used. */
export type ViewFamily = () => ViewDefinition[];
