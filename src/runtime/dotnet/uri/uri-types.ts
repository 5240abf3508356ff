/** System.Uri and its enums' users. */

import { netException } from '../../objects/errors.js';
import { defineType, type MemberImplementation, type NetType } from '../../objects/net-type.js';
import type { EnumValue, PSReference } from '../../objects/values.js';
import { hashOfText } from '../globalization/ordinal.js';
import { overloads, unreachable } from '../overloads.js';
import { argumentError, argumentNull, outOfRange } from '../system/errors.js';
import { comparisonOf } from '../system/string-operations.js';
import {
  componentsOf,
  createUri,
  isBaseOf,
  isWellFormed,
  relativeReference,
  resolveUri,
  tryCreateUri,
  Uri,
  UriKind,
} from './uri.js';
import { escapeData, escapeUriText, hexEscape, unescapeData } from './uri-escape.js';
import { HostType, isScheme, parseHost } from './uri-parts.js';

const numberOf = (value: EnumValue) => Number(value.value);

function newRelative(_type: NetType, base: Uri | null, reference: Uri | string | null): Uri {
  const made = tryRelative(base, reference);
  if (made instanceof Uri) return made;
  throw netException('System.UriFormatException', made.message);
}
function tryRelative(base: Uri | null, reference: Uri | string | null) {
  if (base === null) throw argumentNull('baseUri');
  if (!base.isAbsolute) throw outOfRange('baseUri', 'Specified argument was out of the range of valid values.');
  return resolveUri(base, reference instanceof Uri ? reference.originalString : (reference ?? ''));
}

function report(made: unknown, result: PSReference): boolean {
  result.set(made instanceof Uri ? made : null);
  return made instanceof Uri;
}
function tryRelativeInto(base: Uri | null, reference: Uri | string | null, result: PSReference): boolean {
  return report(base?.isAbsolute && reference !== null ? tryRelative(base, reference) : null, result);
}

function hostNameType(name: string | null): number {
  if (name === null || name === '') return HostType.Unknown;
  const host = parseHost(name) ?? parseHost(`[${name}]`);
  return host === undefined || host.hostType === HostType.Basic ? HostType.Unknown : host.hostType;
}

const isHexAt = (text: string, index: number) => /^%[0-9A-Fa-f]{2}/.test(text.slice(index));

function fromHex(digit: string): number {
  if (!/^[0-9A-Fa-f]$/.test(digit)) throw argumentError('Value does not fall within the expected range.', 'digit');
  return Number.parseInt(digit, 16);
}

/** UriPartial: Scheme, Authority, Path, Query. */
function leftPart(self: Uri, part: EnumValue): string {
  const { scheme, hasAuthority, path, query } = self.absolute;
  switch (numberOf(part)) {
    case 0:
      return `${scheme}:${hasAuthority ? '//' : ''}`;
    case 1:
      return hasAuthority && !self.isDos ? self.leftAuthority : '';
    case 2:
      return self.leftAuthority + path;
    case 3:
      return self.leftAuthority + path + query;
  }
  throw argumentError('The value of the argument is not valid.', 'part');
}

function compare(
  a: Uri | null,
  b: Uri | null,
  components: EnumValue,
  format: EnumValue,
  comparison: EnumValue,
): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  const { info, options } = comparisonOf(comparison);
  const part = (uri: Uri) => componentsOf(uri, numberOf(components), numberOf(format));
  return info.compare(part(a), part(b), options);
}

const equals = (self: Uri, other: unknown) => {
  const uri = typeof other === 'string' ? tryCreateUri(other, UriKind.RelativeOrAbsolute) : other;
  return uri instanceof Uri && uri.isAbsolute === self.isAbsolute && uri.key === self.key;
};
const toText = (self: Uri) => self.toString();

const schemes: Record<string, string> = {
  File: 'file',
  Ftp: 'ftp',
  Sftp: 'sftp',
  Ftps: 'ftps',
  Gopher: 'gopher',
  Http: 'http',
  Https: 'https',
  Ws: 'ws',
  Wss: 'wss',
  Mailto: 'mailto',
  News: 'news',
  Nntp: 'nntp',
  Ssh: 'ssh',
  Telnet: 'telnet',
  NetTcp: 'net.tcp',
  NetPipe: 'net.pipe',
};

const statics: Record<string, MemberImplementation> = {
  'static System.UriHostNameType CheckHostName(string name)': hostNameType,
  'static string HexEscape(char character)': (character: string) => {
    const code = character.charCodeAt(0);
    if (code > 255)
      throw outOfRange('character', `character ('${character}') must be less than or equal to 'ÿ'.`, character);
    return hexEscape(code);
  },
  'static char HexUnescape(string pattern, [ref] int index)': (pattern: string, index: PSReference) => {
    const at = index.get() as number;
    if (at < 0 || at >= pattern.length)
      throw outOfRange('index', 'Specified argument was out of the range of valid values.');
    const isHex = isHexAt(pattern, at);
    index.set(at + (isHex ? 3 : 1));
    return isHex ? String.fromCharCode(Number.parseInt(pattern.slice(at + 1, at + 3), 16)) : pattern.charAt(at);
  },
  'static bool IsHexEncoding(string pattern, int index)': isHexAt,
  'static bool CheckSchemeName(string schemeName)': (name: string | null) => name !== null && isScheme(name),
  'static bool IsHexDigit(char character)': (character: string) => /^[0-9A-Fa-f]$/.test(character),
  'static int FromHex(char digit)': fromHex,
  'static bool op_Equality(uri uri1, uri uri2)': (a: Uri | null, b: Uri | null) =>
    a === null || b === null ? a === b : equals(a, b),
  'static bool op_Inequality(uri uri1, uri uri2)': (a: Uri | null, b: Uri | null) =>
    a === null || b === null ? a !== b : !equals(a, b),
  'static bool TryCreate(string uriString, System.UriKind uriKind, [ref] uri result)': (
    text: string | null,
    kind: EnumValue,
    result: PSReference,
  ) => report(text === null ? null : tryCreateUri(text, numberOf(kind)), result),
  'static bool TryCreate(string uriString, [ref] System.UriCreationOptions creationOptions, [ref] uri result)':
    unreachable,
  'static bool TryCreate(uri baseUri, string relativeUri, [ref] uri result)': tryRelativeInto,
  'static bool TryCreate(uri baseUri, uri relativeUri, [ref] uri result)': tryRelativeInto,
  'static int Compare(uri uri1, uri uri2, System.UriComponents partsToCompare, System.UriFormat compareFormat, System.StringComparison comparisonType)':
    compare,
  'static bool IsWellFormedUriString(string uriString, System.UriKind uriKind)': (
    text: string | null,
    kind: EnumValue,
  ) => {
    const uri = text === null ? null : tryCreateUri(text, numberOf(kind));
    return uri instanceof Uri && isWellFormed(uri);
  },
  'static string UnescapeDataString(string stringToUnescape)': (text: string | null) =>
    unescapeData(given(text, 'stringToUnescape')),
  'static string UnescapeDataString(System.ReadOnlySpan[char] charsToUnescape)': unreachable,
  'static bool TryUnescapeDataString(System.ReadOnlySpan[char] charsToUnescape, System.Span[char] destination, [ref] int charsWritten)':
    unreachable,
  'static string EscapeUriString(string stringToEscape)': (text: string | null) =>
    escapeUriText(given(text, 'stringToEscape')),
  'static string EscapeDataString(string stringToEscape)': (text: string | null) =>
    escapeData(given(text, 'stringToEscape')),
  'static string EscapeDataString(System.ReadOnlySpan[char] charsToEscape)': unreachable,
  'static bool TryEscapeDataString(System.ReadOnlySpan[char] charsToEscape, System.Span[char] destination, [ref] int charsWritten)':
    unreachable,
  ...Object.fromEntries(
    Object.entries(schemes).map(([name, scheme]) => [`static string UriScheme${name} {get;}`, () => scheme]),
  ),
  'static string SchemeDelimiter {get;}': () => '://',
};
function given(text: string | null, parameter: string): string {
  if (text === null) throw argumentNull(parameter);
  return text;
}

defineType('System.Uri', { class: Uri, accelerators: ['uri'], assembly: 'System.Private.Uri' }, () => ({
  interfaces: ['System.IFormattable', 'System.IEquatable[uri]', 'System.Runtime.Serialization.ISerializable'],
  toString: toText,
  equals,
  hashKey: (self: Uri) => self.key,
  members: {
    'new(string uriString)': (_type: NetType, text: string | null) => createUri(text, UriKind.Absolute),
    'new(string uriString, bool dontEscape)': (_type: NetType, text: string | null) =>
      createUri(text, UriKind.Absolute),
    'new(uri baseUri, string relativeUri, bool dontEscape)': newRelative,
    'new(string uriString, System.UriKind uriKind)': (_type: NetType, text: string | null, kind: EnumValue) =>
      createUri(text, numberOf(kind)),
    'new(string uriString, [ref] System.UriCreationOptions creationOptions)': unreachable,
    'new(uri baseUri, string relativeUri)': newRelative,
    'new(uri baseUri, uri relativeUri)': newRelative,
    ...statics,
    'string AbsolutePath {get;}': (self: Uri) => self.absolutePath,
    'string AbsoluteUri {get;}': (self: Uri) => self.absoluteUri,
    'string LocalPath {get;}': (self: Uri) => self.localPath,
    'string Authority {get;}': (self: Uri) => self.authority,
    'System.UriHostNameType HostNameType {get;}': (self: Uri) => self.absolute.hostType,
    'bool IsDefaultPort {get;}': (self: Uri) => self.isDefaultPort,
    'bool IsFile {get;}': (self: Uri) => self.isFile,
    'bool IsLoopback {get;}': (self: Uri) => self.isLoopback,
    'string PathAndQuery {get;}': (self: Uri) => self.absolutePath + self.absolute.query,
    'string[] Segments {get;}': (self: Uri) => self.segments,
    'bool IsUnc {get;}': (self: Uri) => self.isUnc,
    'string Host {get;}': (self: Uri) => self.host,
    'int Port {get;}': (self: Uri) => self.absolute.port,
    'string Query {get;}': (self: Uri) => self.absolute.query,
    'string Fragment {get;}': (self: Uri) => self.absolute.fragment,
    'string Scheme {get;}': (self: Uri) => self.absolute.scheme,
    'string OriginalString {get;}': (self: Uri) => self.originalString,
    'string DnsSafeHost {get;}': (self: Uri) => self.hostName(false),
    'string IdnHost {get;}': (self: Uri) => self.hostName(true),
    'bool IsAbsoluteUri {get;}': (self: Uri) => self.isAbsolute,
    'bool UserEscaped {get;}': () => false,
    'string UserInfo {get;}': (self: Uri) => self.absolute.userInfo ?? '',
    'string GetLeftPart(System.UriPartial part)': leftPart,
    'int GetHashCode()': (self: Uri) => hashOfText(self.key),
    ...overloads(toText, [
      'string ToString()',
      'string IFormattable.ToString(string format, System.IFormatProvider formatProvider)',
    ]),
    ...overloads(unreachable, [
      'bool TryFormat(System.Span[char] destination, [ref] int charsWritten)',
      'bool ISpanFormattable.TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format, System.IFormatProvider provider)',
    ]),
    ...overloads(equals, [
      'bool Equals(System.Object comparand)',
      'bool Equals(uri other)',
      'bool IEquatable[uri].Equals(uri other)',
    ]),
    'uri MakeRelativeUri(uri uri)': (self: Uri, to: Uri | null) => {
      if (to === null) throw argumentNull('uri');
      return createUri(relativeReference(self, to), UriKind.RelativeOrAbsolute);
    },
    'string MakeRelative(uri toUri)': (self: Uri, to: Uri | null) => {
      if (to === null) throw argumentNull('toUri');
      return relativeReference(self, to);
    },
    'string GetComponents(System.UriComponents components, System.UriFormat format)': (
      self: Uri,
      components: EnumValue,
      format: EnumValue,
    ) => componentsOf(self, numberOf(components), numberOf(format)),
    'bool IsWellFormedOriginalString()': isWellFormed,
    'bool IsBaseOf(uri uri)': (self: Uri, other: Uri | null) => {
      if (other === null) throw argumentNull('uri');
      return isBaseOf(self, other);
    },
  },
}));
