/** Views as the objects that Get-FormatData writes. */
import { displayEntry, FormatDefinition } from './format-definition-types.js';
import type {
  ColumnAlignment,
  CustomControl,
  CustomItem,
  EntrySelection,
  GroupBy,
  TableControl,
  ViewControl,
  ViewDefinition,
  ViewValue,
} from './views/view-definition.js';

const entryOrNull = (value: ViewValue | undefined) => (value === undefined ? null : displayEntry(value));
const alignment = (align: ColumnAlignment | undefined) =>
  align === undefined ? 'Undefined' : align[0]?.toUpperCase() + align.slice(1);

function selection(given: EntrySelection | undefined): FormatDefinition | null {
  if (given === undefined) return null;
  const SelectionCondition = given.condition === undefined ? [] : [displayEntry(given.condition)];
  return new FormatDefinition('EntrySelectedBy', { TypeNames: given.typeNames ?? [], SelectionCondition });
}

/** One object for each list of types that views are for, with all of its views; those of help are left out. */
export function formatDefinitions(
  views: readonly ViewDefinition[],
  isWanted: (typeName: string) => boolean,
): FormatDefinition[] {
  const byTypes = new Map<string, ViewDefinition[]>();
  for (const view of views) {
    if (view.typeNames.some((name) => /HelpInfo|^HelpInfoShort/.test(name)) || !view.typeNames.some(isWanted)) continue;
    const key = view.typeNames.join('\0');
    byTypes.set(key, [...(byTypes.get(key) ?? []), view]);
  }
  return [...byTypes.values()].map((same) => {
    const TypeNames = same[0]?.typeNames ?? [];
    const FormatViewDefinition = same.map(
      (view) => new FormatDefinition('FormatViewDefinition', { Name: view.name, Control: control(view) }),
    );
    return new FormatDefinition('ExtendedTypeDefinition', { TypeNames, TypeName: TypeNames[0], FormatViewDefinition });
  });
}

function control(view: ViewDefinition): FormatDefinition {
  const named = (name: string) => view.controls?.get(name);
  const shared = { GroupBy: groupBy(view.groupBy, named), OutOfBand: view.outOfBand ?? false };
  return new FormatDefinition(`${view.control.shape}Control`, { ...shared, ...contents(view.control, named) });
}
type NamedControl = (name: string) => CustomControl | undefined;

function groupBy(given: GroupBy | undefined, named: NamedControl): FormatDefinition | null {
  if (given === undefined) return null;
  const { value, label: Label } = given;
  return new FormatDefinition('PSControlGroupBy', {
    Expression: displayEntry(value),
    Label,
    CustomControl: customControl(given.control, named),
  });
}
function customControl(given: CustomControl | string | undefined, named: NamedControl): FormatDefinition | null {
  const found = typeof given === 'string' ? named(given) : given;
  return found === undefined ? null : new FormatDefinition('CustomControl', contents(found, named));
}

function contents(given: ViewControl, named: NamedControl): Record<string, unknown> {
  switch (given.shape) {
    case 'Table':
      return tableContents(given);
    case 'List':
      return {
        Entries: given.entries.map(
          (entry) =>
            new FormatDefinition('ListControlEntry', {
              EntrySelectedBy: selection(entry.selectedBy),
              Items: entry.items.map(
                (item) =>
                  new FormatDefinition('ListControlEntryItem', {
                    Label: item.label,
                    DisplayEntry: displayEntry(item.value),
                    ItemSelectionCondition: entryOrNull(item.when),
                    FormatString: item.format,
                  }),
              ),
            }),
        ),
      };
    case 'Wide':
      return {
        AutoSize: given.autoSize ?? false,
        Columns: given.columns ?? 0,
        Entries: given.entries.map(
          (entry) =>
            new FormatDefinition('WideControlEntryItem', {
              DisplayEntry: displayEntry(entry.value),
              EntrySelectedBy: selection(entry.selectedBy),
              FormatString: entry.format,
            }),
        ),
      };
    case 'Custom':
      return {
        Entries: given.entries.map(
          (entry) =>
            new FormatDefinition('CustomControlEntry', {
              SelectedBy: selection(entry.selectedBy),
              CustomItems: entry.items.map((item) => customItem(item, named)),
            }),
        ),
      };
  }
}

function tableContents({ headers, rows, autoSize, hideHeaders }: TableControl): Record<string, unknown> {
  return {
    AutoSize: autoSize ?? false,
    HideTableHeaders: hideHeaders ?? false,
    Headers: headers.map(
      ({ label, width, align }) =>
        new FormatDefinition('TableControlColumnHeader', {
          Label: label,
          Width: width ?? 0,
          Alignment: alignment(align),
        }),
    ),
    Rows: rows.map(({ selectedBy, wrap, items }) => {
      const given = items.map((item, index) => item ?? rows[0]?.items[index]).filter((item) => item != null);
      const Columns = given.map(
        ({ value, align, format }) =>
          new FormatDefinition('TableControlColumn', {
            Alignment: alignment(align),
            DisplayEntry: displayEntry(value),
            FormatString: format,
          }),
      );
      return new FormatDefinition('TableControlRow', {
        Columns,
        SelectedBy: selection(selectedBy),
        Wrap: wrap ?? false,
      });
    }),
  };
}

function customItem(item: CustomItem, named: NamedControl): FormatDefinition {
  switch (item.kind) {
    case 'text':
      return new FormatDefinition('CustomItemText', { Text: item.text });
    case 'newLine':
      return new FormatDefinition('CustomItemNewline', { Count: item.count });
    case 'frame':
      return new FormatDefinition('CustomItemFrame', {
        LeftIndent: item.left,
        RightIndent: item.right,
        FirstLineHanging: Math.max(-item.firstLine, 0),
        FirstLineIndent: Math.max(item.firstLine, 0),
        CustomItems: item.items.map((inner) => customItem(inner, named)),
      });
    case 'binding':
      return new FormatDefinition('CustomItemExpression', {
        ItemSelectionCondition: entryOrNull(item.when),
        Expression: entryOrNull(item.value),
        EnumerateCollection: item.enumerate ?? false,
        CustomControl: customControl(item.control, named),
      });
  }
}
