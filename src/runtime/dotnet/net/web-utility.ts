/** System.Net.WebUtility and System.Web.HttpUtility. */
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { netText } from '../collections/elements.js';
import { NameValueCollection } from '../collections/name-value-collection.js';
import type { NetTextWriter } from '../io/text-writer.js';
import { argumentNull } from '../system/errors.js';
import { htmlAttributeEncode, htmlDecode, htmlEncode } from './html-text.js';
import { decodeBytes, encodeBytes, urlDecode, urlEncode, urlPathEncode } from './url-text.js';

/** Null stays null. */
function unlessNull<A extends unknown[]>(change: (text: string, ...rest: A) => string) {
  return (text: string | null, ...rest: A) => (text === null ? null : change(text, ...rest));
}
function into(change: (text: string) => string) {
  return (text: string | null, output: NetTextWriter | null) => {
    if (output === null) throw argumentNull('output');
    if (text !== null) output.put(change(text));
  };
}
function part(bytes: Uint8Array, offset: number, count: number): Uint8Array {
  return bytes.subarray(offset, offset + count);
}

defineType('System.Net.WebUtility', { assembly: 'System.Private.CoreLib' }, () => ({
  abstract: true,
  members: {
    'static string HtmlEncode(string value)': unlessNull(htmlEncode),
    'static void HtmlEncode(string value, System.IO.TextWriter output)': into(htmlEncode),
    'static string HtmlDecode(string value)': unlessNull(htmlDecode),
    'static void HtmlDecode(string value, System.IO.TextWriter output)': into(htmlDecode),
    'static string UrlEncode(string value)': unlessNull((text) => urlEncode(text, true)),
    'static byte[] UrlEncodeToBytes(byte[] value, int offset, int count)': (
      bytes: Uint8Array,
      offset: number,
      count: number,
    ) => new Uint8Array(Buffer.from(encodeBytes(part(bytes, offset, count), true))),
    'static string UrlDecode(string encodedValue)': unlessNull((text) => urlDecode(text, false)),
    'static byte[] UrlDecodeToBytes(byte[] encodedValue, int offset, int count)': (
      bytes: Uint8Array,
      offset: number,
      count: number,
    ) => decodeBytes(Buffer.from(part(bytes, offset, count)).toString()),
  },
}));

/** What a query is parsed to: it can be written as a query again. */
class HttpQSCollection extends NameValueCollection {
  override toString(): string {
    return this.entries
      .flatMap(({ name, values }) =>
        (values ?? ['']).map((value) =>
          name === null ? urlEncode(value, false) : `${urlEncode(name, false)}=${urlEncode(value, false)}`,
        ),
      )
      .join('&');
  }
}
function parseQuery(query: string | null, encoding: unknown = null): HttpQSCollection {
  if (query === null) throw argumentNull('query');
  const found = new HttpQSCollection(requireType('System.Web.HttpQSCollection'));
  const text = query.replace(/^\?/, '');
  for (const pair of text === '' ? [] : text.split('&')) {
    const equals = pair.indexOf('=');
    const name = equals < 0 ? null : urlDecode(pair.slice(0, equals), true, encoding);
    found.add(name, urlDecode(pair.slice(equals + 1), true, encoding));
  }
  return found;
}
defineType('System.Web.HttpQSCollection', { assembly: 'System.Web.HttpUtility', class: HttpQSCollection }, () => ({
  base: 'System.Collections.Specialized.NameValueCollection',
  toString: String,
  members: {},
}));

const scriptEscapes: Record<string, string> = {
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '"': '\\"',
  '\\': '\\\\',
};
function scriptEncode(text: string | null, isQuoted = false): string {
  const escaped = (text ?? '').replace(
    /[\x00-\x1f"\\'<>&\x85\u2028\u2029]/g,
    (c) => scriptEscapes[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return isQuoted ? `"${escaped}"` : escaped;
}

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));
defineType('System.Web.HttpUtility', { assembly: 'System.Web.HttpUtility' }, () => ({
  members: {
    'new()': (type: NetType) => ({ netType: type }),
    'static System.Collections.Specialized.NameValueCollection ParseQueryString(string query)': (
      query: string | null,
    ) => parseQuery(query),
    'static System.Collections.Specialized.NameValueCollection ParseQueryString(string query, System.Text.Encoding encoding)':
      parseQuery,
    'static string HtmlDecode(string s)': unlessNull(htmlDecode),
    'static void HtmlDecode(string s, System.IO.TextWriter output)': into(htmlDecode),
    'static string HtmlEncode(string s)': unlessNull(htmlEncode),
    'static string HtmlEncode(System.Object value)': (value: unknown) =>
      value === null ? null : htmlEncode(netText(value)),
    'static void HtmlEncode(string s, System.IO.TextWriter output)': into(htmlEncode),
    'static string HtmlAttributeEncode(string s)': unlessNull(htmlAttributeEncode),
    'static void HtmlAttributeEncode(string s, System.IO.TextWriter output)': into(htmlAttributeEncode),
    'static string UrlEncode(string str)': unlessNull((text) => urlEncode(text, false)),
    'static string UrlPathEncode(string str)': unlessNull(urlPathEncode),
    'static string UrlEncode(string str, System.Text.Encoding e)': unlessNull((text, encoding: unknown) =>
      urlEncode(text, false, encoding),
    ),
    'static string UrlEncode(byte[] bytes)': (bytes: Uint8Array | null) => bytes && encodeBytes(bytes, false),
    'static string UrlEncode(byte[] bytes, int offset, int count)': (
      bytes: Uint8Array,
      offset: number,
      count: number,
    ) => encodeBytes(part(bytes, offset, count), false),
    'static byte[] UrlEncodeToBytes(string str)': (text: string | null) =>
      text === null ? null : bytesOf(urlEncode(text, false)),
    'static byte[] UrlEncodeToBytes(byte[] bytes)': (bytes: Uint8Array | null) =>
      bytes && bytesOf(encodeBytes(bytes, false)),
    'static string UrlDecode(string str)': unlessNull((text) => urlDecode(text, true)),
    'static byte[] UrlDecodeToBytes(string str)': (text: string | null) => (text === null ? null : decodeBytes(text)),
    'static string UrlDecode(string str, System.Text.Encoding e)': unlessNull((text, encoding: unknown) =>
      urlDecode(text, true, encoding),
    ),
    'static string JavaScriptStringEncode(string value)': (text: string | null) => scriptEncode(text),
    'static string JavaScriptStringEncode(string value, bool addDoubleQuotes)': scriptEncode,
  },
}));
