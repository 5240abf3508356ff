/** What kind of content a media type is, and the text of a body: in the charset that is named, or that the document itself names. */
import { type Encoding, encodingOfName } from '../dotnet/text/encoding/encoding.js';
import { NetException } from '../objects/net-exception.js';

const jsonTypes = new Set([
  'application/json',
  'text/json',
  'application/x-javascript',
  'text/x-javascript',
  'application/javascript',
  'text/javascript',
]);
const xmlTypes = new Set(['application/xml', 'application/xml-external-parsed-entity', 'application/xml-dtd']);

export function isJsonType(mediaType: string | undefined): boolean {
  return mediaType !== undefined && jsonTypes.has(mediaType.toLowerCase());
}
export function isXmlType(mediaType: string | undefined): boolean {
  const type = mediaType?.toLowerCase();
  return type !== undefined && (xmlTypes.has(type) || type.endsWith('+xml'));
}
export function isTextType(mediaType: string | undefined): boolean {
  return /^text\//i.test(mediaType ?? '') || isXmlType(mediaType) || isJsonType(mediaType);
}

/** Of a meta element, or of an XML declaration, in the first 1024 characters. */
const metaCharset = /<meta\s.*[^.><]*charset\s*=\s*["'\n]?([A-Za-z].[^\s"'\n<>]*)[\s"'\n>]/is;
const xmlCharset = /<\?xml\s.*[^.><]*encoding\s*=\s*["'\n]?([A-Za-z].[^\s"'\n<>]*)[\s"'\n>]/is;

export function contentText(bytes: Uint8Array, charset: string | null): { text: string; encoding: Encoding } {
  const named = encodingNamed(charset);
  if (named !== null) return { text: named.decode(bytes), encoding: named };
  const encoding = encodingOfName('utf-8');
  const text = encoding.decode(bytes);
  const start = text.slice(0, 1024);
  const own = encodingNamed((metaCharset.exec(start) ?? xmlCharset.exec(start))?.[1] ?? null);
  return own === null ? { text, encoding } : { text: own.decode(bytes), encoding: own };
}

function encodingNamed(name: string | null): Encoding | null {
  if (name === null) return null;
  try {
    return encodingOfName(name);
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}

/** `1.5 KB`: how progress shows a number of bytes. */
export function fileSizeText(bytes: number): string {
  const units: [divisor: number, digits: number, unit: string][] = [
    [2 ** 50, 7, 'PB'],
    [2 ** 40, 5, 'TB'],
    [2 ** 30, 3, 'GB'],
    [2 ** 20, 1, 'MB'],
    [2 ** 10, 1, 'KB'],
  ];
  const unit = units.find(([divisor]) => bytes >= divisor);
  return unit ? `${(bytes / unit[0]).toFixed(unit[1])} ${unit[2]}` : `${bytes} Bytes`;
}

/** `6 B (6 bytes)`: how verbose and debug messages show it. */
export function contentLengthText(length: number | undefined): string {
  if (length === undefined) return 'unknown size';
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = Math.min(length < 1024 ? 0 : Math.floor(Math.log2(length) / 10), 4);
  const value = Math.round((length / 1024 ** power) * 100) / 100;
  return `${value} ${units[power]} (${length.toLocaleString('en-US')} bytes)`;
}
