/** System.Exception, and the types of the exception table. */

import { NetException } from '../../objects/net-exception.js';
import {
  defineType,
  type MemberImplementation,
  type NetType,
  requireType,
  type TypeDefinition,
} from '../../objects/net-type.js';
import { InsertionOrderedDictionary } from '../collections/specialized-dictionaries.js';
import { specialConstructors } from './exception-constructors.js';
import { hResultOf, specialMembers } from './exception-members.js';
import { exceptionTable } from './exception-table.js';

const dataType = 'System.Collections.ListDictionaryInternal';

/** What `new()` says: the row's message, or the nearest base's. An empty one stands for the general text. */
export function defaultMessage(type: NetType): string {
  for (let t: NetType | null = type; t !== null; t = t.baseType) {
    const message = exceptionTable[t.fullName.replace(/^System\./, '')]?.message;
    if (message) return message;
    if (message === '') break;
  }
  return `Exception of type '${type.fullName}' was thrown.`;
}

/** Exception.ToString(): type, message, inner exceptions and stack trace. */
export function exceptionText(exception: NetException): string {
  const { message, innerException, stackTrace, properties } = exception;
  let text = exception.netType.fullName;
  if (message !== '') text += `: ${message}`;
  const stack = stackTrace === null ? '' : `\n${stackTrace}`;
  const fileName = properties?.FileName;
  if (fileName) return `${text}\nFile name: '${fileName}'${innerText(innerException)}${stack}`;
  if (innerException) text += `${innerText(innerException)}\n   --- End of inner exception stack trace ---`;
  const [, ...more] = (properties?.InnerExceptions as NetException[] | undefined) ?? [];
  const rest = more.map((inner, i) => `\n ---> (Inner Exception #${i + 1}) ${exceptionText(inner)}<---\n`);
  return text + stack + rest.join('');
}
const innerText = (inner: NetException | null) => (inner === null ? '' : `\n ---> ${exceptionText(inner)}`);

const messageOf = (self: NetException) => self.message;

function usualConstructors(): Record<string, MemberImplementation> {
  return {
    'new()': (type: NetType) => new NetException(type, defaultMessage(type)),
    'new(string message)': (type: NetType, message: string | null) =>
      new NetException(type, message ?? defaultMessage(type)),
    'new(string message, System.Exception innerException)': (
      type: NetType,
      message: string | null,
      inner: NetException | null,
    ) => new NetException(type, message ?? defaultMessage(type), inner),
  };
}

defineType('System.Exception', { class: NetException }, () => ({
  interfaces: ['System.Runtime.Serialization.ISerializable'],
  toString: exceptionText,
  members: {
    ...usualConstructors(),
    'System.Reflection.MethodBase TargetSite {get;}': () => null,
    'string Message {get;}': messageOf,
    'System.Collections.IDictionary Data {get;}': (self: NetException) =>
      (self.data ??= new InsertionOrderedDictionary(requireType(dataType), false)),
    'System.Exception InnerException {get;}': (self: NetException) => self.innerException,
    'string HelpLink {get;set;}': {
      get: (self: NetException) => self.helpLink,
      set: (self: NetException, value: string | null) => {
        self.helpLink = value;
      },
    },
    'string Source {get;set;}': {
      get: (self: NetException) => self.source,
      set: (self: NetException, value: string | null) => {
        self.source = value;
      },
    },
    'int HResult {get;set;}': {
      get: hResultOf,
      set: (self: NetException, value: number) => {
        self.hResult = value;
      },
    },
    'string StackTrace {get;}': (self: NetException) => self.stackTrace,
    'System.Exception GetBaseException()': (self: NetException) => self.baseException,
  },
}));

function propertyMembers(signatures: readonly string[] = []): Record<string, MemberImplementation> {
  return Object.fromEntries(
    signatures.map((signature) => {
      const name = /(\S+) \{/.exec(signature)?.[1] as string;
      if (name === 'Message') return [signature, messageOf];
      const get = (self: NetException) => self.properties?.[name] ?? null;
      if (!signature.includes('set;')) return [signature, get];
      const set = (self: NetException, value: unknown) => {
        self.properties = { ...self.properties, [name]: value };
      };
      return [signature, { get, set }];
    }),
  );
}

for (const [name, row] of Object.entries(exceptionTable))
  defineType(
    `System.${name}`,
    {},
    (): TypeDefinition => ({
      base: `System.${row.base}`,
      members: {
        ...(specialConstructors[name] ?? usualConstructors()),
        ...propertyMembers(row.properties),
        ...specialMembers[name],
      },
    }),
  );
