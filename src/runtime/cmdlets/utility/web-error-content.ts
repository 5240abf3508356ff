/** What an error says of the answer that a server gave with it: JSON and XML are indented, tags of anything else are left out. */
import type { MediaType } from '../../dotnet/net/http/http-headers.js';
import { convertToDocument } from '../../dotnet/xml/load-document.js';
import { construct, invokeMethod, invokeStatic, setProperty } from '../../objects/members.js';
import { requireType } from '../../objects/net-type.js';
import { contentText, isJsonType, isXmlType } from '../../web/content-text.js';

export function errorContentText(bytes: Uint8Array, type: MediaType | null): string {
  const { text } = contentText(bytes, type?.charSet ?? null);
  try {
    if (isXmlType(type?.mediaType)) return `\n${indentedXml(text)}`;
    if (isJsonType(type?.mediaType)) return `\n${indentedJson(text)}`;
  } catch {
    // What is not what its type says is shown like other text.
  }
  return text.replace(/<[^>]*>/g, '');
}

/** As System.Text.Json writes it: what may do harm in HTML, and all that is not ASCII, is escaped. */
function indentedJson(text: string): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return JSON.stringify(JSON.parse(text), null, 2)
    .replace(/\\"/g, '\\u0022')
    .replace(/[<>&'+`\x7f-\uffff]/g, escaped);
}

function indentedXml(text: string): string {
  const settings = construct(requireType('System.Xml.XmlWriterSettings'), []);
  for (const name of ['Indent', 'NewLineOnAttributes', 'OmitXmlDeclaration']) setProperty(settings, name, true);
  const builder = construct(requireType('System.Text.StringBuilder'), []);
  const writer = invokeStatic(requireType('System.Xml.XmlWriter'), 'Create', [builder, settings]);
  invokeMethod(convertToDocument(text), 'Save', [writer]);
  invokeMethod(writer, 'Flush', []);
  return String(invokeMethod(builder, 'ToString', []));
}
