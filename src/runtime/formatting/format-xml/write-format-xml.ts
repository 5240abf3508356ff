/** Format definitions as the text of a ps1xml file, as Export-FormatData writes it. */
import type { FormatDefinition } from '../format-definition-types.js';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };

class XmlLines {
  #text = '<?xml version="1.0" encoding="us-ascii"?>';
  #depth = 0;
  get text(): string {
    return this.#text;
  }
  #line(content: string): void {
    this.#text += `\n${'  '.repeat(this.#depth)}${content}`;
  }
  leaf(name: string, content: string): void {
    const text = content.replace(
      /[&<>\r]|[^\0-\x7f]/gu,
      (unit) => escapes[unit] ?? `&#x${unit.codePointAt(0)?.toString(16).toUpperCase()};`,
    );
    this.#line(text === '' ? `<${name} />` : `<${name}>${text}</${name}>`);
  }
  /** Nothing for what is empty. */
  optional(name: string, content: string): void {
    if (content !== '') this.leaf(name, content);
  }
  flag(name: string, isSet: unknown): void {
    if (isSet) this.leaf(name, '');
  }
  element(name: string, inner: () => void): void {
    const before = this.#text.length;
    this.#line(`<${name}>`);
    const start = this.#text.length;
    this.#depth++;
    inner();
    this.#depth--;
    if (this.#text.length > start) {
      this.#line(`</${name}>`);
      return;
    }
    this.#text = this.#text.slice(0, before);
    this.#line(`<${name} />`);
  }
}

class FormatXmlWriter {
  readonly xml = new XmlLines();
  constructor(readonly withScripts: boolean) {}

  entry(entry: FormatDefinition | null): void {
    if (entry === null) return;
    if (entry.values['ValueType'] === 'Property') this.xml.leaf('PropertyName', entry.text('Value'));
    else this.xml.leaf('ScriptBlock', this.withScripts ? entry.text('Value') : ';');
  }
  #selectedBy(selection: FormatDefinition | null): void {
    if (selection === null) return;
    const [names, conditions] = [selection.list('TypeNames'), selection.list('SelectionCondition')];
    if (names.length === 0 && conditions.length === 0) return;
    this.xml.element('EntrySelectedBy', () => {
      for (const name of names) this.xml.leaf('TypeName', String(name));
      for (const condition of conditions as FormatDefinition[])
        this.xml.element('SelectionCondition', () => this.entry(condition));
    });
  }
  #condition(condition: FormatDefinition | null): void {
    if (condition !== null) this.xml.element('ItemSelectionCondition', () => this.entry(condition));
  }

  view(name: string, types: readonly FormatDefinition[], control: FormatDefinition): void {
    const { xml } = this;
    xml.element('View', () => {
      xml.leaf('Name', name);
      xml.element('ViewSelectedBy', () => {
        for (const type of types) xml.leaf('TypeName', type.text('TypeName'));
      });
      const group = control.part('GroupBy');
      if (group !== null)
        xml.element('GroupBy', () => {
          this.entry(group.part('Expression'));
          xml.optional('Label', group.text('Label'));
          const custom = group.part('CustomControl');
          if (custom !== null) this.control(custom);
        });
      xml.flag('OutOfBand', control.values['OutOfBand']);
      this.control(control);
    });
  }

  control(control: FormatDefinition): void {
    const { xml } = this;
    const entries = control.list('Entries') as FormatDefinition[];
    xml.element(control.kind, () => {
      if (control.kind === 'TableControl') this.#table(control);
      else if (control.kind === 'ListControl')
        xml.element('ListEntries', () => {
          for (const entry of entries) this.#listEntry(entry);
        });
      else if (control.kind === 'WideControl') {
        if (Number(control.values['Columns']) > 0) xml.leaf('ColumnNumber', control.text('Columns'));
        xml.flag('AutoSize', control.values['AutoSize']);
        xml.element('WideEntries', () => {
          for (const entry of entries)
            xml.element('WideEntry', () => {
              this.#selectedBy(entry.part('EntrySelectedBy'));
              xml.element('WideItem', () => {
                this.entry(entry.part('DisplayEntry'));
                xml.optional('FormatString', entry.text('FormatString'));
              });
            });
        });
      } else
        xml.element('CustomEntries', () => {
          for (const entry of entries)
            xml.element('CustomEntry', () => {
              this.#selectedBy(entry.part('SelectedBy'));
              xml.element('CustomItem', () => this.#customItems(entry));
            });
        });
    });
  }

  #table(table: FormatDefinition): void {
    const { xml } = this;
    const aligned = (part: FormatDefinition) =>
      xml.optional('Alignment', part.text('Alignment') === 'Undefined' ? '' : part.text('Alignment'));
    xml.flag('AutoSize', table.values['AutoSize']);
    xml.flag('HideTableHeaders', table.values['HideTableHeaders']);
    xml.element('TableHeaders', () => {
      for (const header of table.list('Headers') as FormatDefinition[])
        xml.element('TableColumnHeader', () => {
          xml.optional('Label', header.text('Label'));
          if (Number(header.values['Width']) > 0) xml.leaf('Width', header.text('Width'));
          aligned(header);
        });
    });
    xml.element('TableRowEntries', () => {
      for (const row of table.list('Rows') as FormatDefinition[])
        xml.element('TableRowEntry', () => {
          xml.flag('Wrap', row.values['Wrap']);
          this.#selectedBy(row.part('SelectedBy'));
          xml.element('TableColumnItems', () => {
            for (const column of row.list('Columns') as FormatDefinition[])
              xml.element('TableColumnItem', () => {
                aligned(column);
                xml.optional('FormatString', column.text('FormatString'));
                this.entry(column.part('DisplayEntry'));
              });
          });
        });
    });
  }

  #listEntry(entry: FormatDefinition): void {
    const { xml } = this;
    const items = entry.list('Items') as FormatDefinition[];
    xml.element('ListEntry', () => {
      this.#selectedBy(entry.part('EntrySelectedBy'));
      if (items.length === 0) return;
      xml.element('ListItems', () => {
        for (const item of items)
          xml.element('ListItem', () => {
            xml.optional('Label', item.text('Label'));
            xml.optional('FormatString', item.text('FormatString'));
            this.#condition(item.part('ItemSelectionCondition'));
            this.entry(item.part('DisplayEntry'));
          });
      });
    });
  }

  #customItems(holder: FormatDefinition): void {
    const { xml } = this;
    for (const item of holder.list('CustomItems') as FormatDefinition[])
      switch (item.kind) {
        case 'CustomItemNewline':
          for (let count = Number(item.values['Count']); count > 0; count--) xml.leaf('NewLine', '');
          break;
        case 'CustomItemText':
          xml.leaf('Text', item.text('Text'));
          break;
        case 'CustomItemExpression':
          xml.element('ExpressionBinding', () => {
            xml.flag('EnumerateCollection', item.values['EnumerateCollection']);
            this.#condition(item.part('ItemSelectionCondition'));
            this.entry(item.part('Expression'));
            const custom = item.part('CustomControl');
            if (custom !== null) this.control(custom);
          });
          break;
        default:
          xml.element('Frame', () => {
            for (const name of ['LeftIndent', 'RightIndent', 'FirstLineHanging', 'FirstLineIndent'])
              if (Number(item.values[name]) > 0) xml.leaf(name, item.text(name));
            xml.element('CustomItem', () => this.#customItems(item));
          });
      }
  }
}

/** `withScripts` false puts a semicolon in place of each script. */
export function formatXml(definitions: readonly FormatDefinition[], withScripts: boolean): string {
  const writer = new FormatXmlWriter(withScripts);
  const types = new Map<FormatDefinition, FormatDefinition[]>();
  for (const definition of definitions)
    for (const view of definition.list('FormatViewDefinition') as FormatDefinition[])
      types.set(view, [...(types.get(view) ?? []), definition]);
  writer.xml.element('Configuration', () =>
    writer.xml.element('ViewDefinitions', () => {
      for (const [view, selected] of types)
        writer.view(view.text('Name'), selected, view.part('Control') as FormatDefinition);
    }),
  );
  return writer.xml.text;
}
