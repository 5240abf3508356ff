/** System.Exception, and the types of the exception table. */
import { Hashtable } from '../../objects/hashtable.js';
import { NetException } from '../../objects/net-exception.js';
import { defineType, type MemberImplementation, type NetType, type TypeDefinition } from '../../objects/net-type.js';
import { specialConstructors } from './exception-constructors.js';
import { exceptionTable } from './exception-table.js';

const defaultHResult = -2146233088;

/** What `new()` says: the row's message, or the nearest base's. An empty one stands for the general text. */
export function defaultMessage(type: NetType): string {
  for (let t: NetType | null = type; t !== null; t = t.baseType) {
    const message = exceptionTable[t.fullName.replace(/^System\./, '')]?.message;
    if (message) return message;
    if (message === '') break;
  }
  return `Exception of type '${type.fullName}' was thrown.`;
}

function hResultOf(exception: NetException): number {
  if (exception.hResult !== defaultHResult) return exception.hResult;
  for (let t: NetType | null = exception.netType; t !== null; t = t.baseType) {
    const hResult = exceptionTable[t.fullName.replace(/^System\./, '')]?.hResult;
    if (hResult !== undefined) return hResult;
  }
  return defaultHResult;
}

/** Exception.ToString(): type, message, inner exceptions and stack trace. */
export function exceptionText(exception: NetException): string {
  let text = exception.netType.fullName;
  if (exception.message !== '') text += `: ${exception.message}`;
  if (exception.innerException)
    text += `\n ---> ${exceptionText(exception.innerException)}\n   --- End of inner exception stack trace ---`;
  return exception.stackTrace === null ? text : `${text}\n${exception.stackTrace}`;
}

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
    'string Message {get;}': (self: NetException) => self.message,
    'System.Collections.IDictionary Data {get;}': (self: NetException) => (self.data ??= new Hashtable()),
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
      members: { ...(specialConstructors[name] ?? usualConstructors()), ...propertyMembers(row.properties) },
    }),
  );
