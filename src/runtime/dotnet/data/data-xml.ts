/** Tables as XML (DataTable.WriteXml, DataSet.GetXml): an element a row, and in it one for each cell that is not null. */
import { requireType, typeOf } from '../../objects/net-type.js';
import { invokeStatic } from '../../objects/static-access.js';
import { netText } from '../collections/elements.js';
import { type NetTextWriter, writerFor } from '../io/text-writer.js';
import { DBNull } from '../system/core-types.js';
import { invalidOperation } from '../system/errors.js';
import { encodeLocalName } from '../xml/xml-convert.js';
import { escapeMarkup } from '../xml/xml-text-writer.js';
import type { DataTable } from './data-table.js';

const convertible = /^System\.(Boolean|Single|Double|Decimal|TimeSpan|DateTimeOffset)$/;

function cellText(value: unknown): string {
  const xmlConvert = requireType('System.Xml.XmlConvert');
  const type = typeOf(value).fullName;
  if (type === 'System.DateTime') {
    const mode = requireType('System.Xml.XmlDateTimeSerializationMode').enumByName('Local');
    return invokeStatic(xmlConvert, 'ToString', [value, mode]) as string;
  }
  return convertible.test(type) ? (invokeStatic(xmlConvert, 'ToString', [value]) as string) : netText(value);
}

function rowsOf(table: DataTable): string[] {
  const element = encodeLocalName(table.name);
  return table.current.map((row) => {
    const cells = table.columns.flatMap((column) => {
      const value = row.at(column);
      const name = encodeLocalName(column.name);
      return value === DBNull.value ? [] : [`    <${name}>${escapeMarkup(cellText(value))}</${name}>\n`];
    });
    return cells.length === 0 ? `  <${element} />\n` : `  <${element}>\n${cells.join('')}  </${element}>\n`;
  });
}

/** The document without a declaration. Throws InvalidOperationException for a table without a name. */
export function xmlOf(rootName: string, tables: readonly DataTable[]): string {
  if (tables.some((table) => table.name === ''))
    throw invalidOperation('Cannot serialize the DataTable. DataTable name is not set.');
  const root = encodeLocalName(rootName);
  const rows = tables.flatMap(rowsOf);
  return rows.length === 0 ? `<${root} />` : `<${root}>\n${rows.join('')}</${root}>`;
}

/** WriteXml of a table or a set, whose root and tables `content` gives: to a writer, and to a file with a declaration. */
export function writeXmlMembers<Self>(content: (self: Self) => string) {
  return {
    'void WriteXml(System.IO.TextWriter writer)': (self: Self, writer: NetTextWriter) => writer.put(content(self)),
    'void WriteXml(string fileName)': (self: Self, path: string) => {
      const text = content(self);
      const writer = writerFor(path);
      try {
        writer.put(`<?xml version="1.0" standalone="yes"?>\n${text}`);
      } finally {
        writer.close();
      }
    },
  };
}
