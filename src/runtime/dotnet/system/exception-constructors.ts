/** Constructors of exceptions that take more than a message and an inner exception, by the names of the exception table. */
import { getSystemErrorMap } from 'node:util';
import { NetException } from '../../objects/net-exception.js';
import type { MemberImplementation, NetType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { argumentNull } from './errors.js';
import { defaultMessage } from './exceptions.js';

type Constructors = Record<string, MemberImplementation>;
type Text = string | null;
type Inner = NetException | null;

const plain = (type: NetType, message: Text = null, inner: Inner = null) =>
  new NetException(type, message ?? defaultMessage(type), inner);

/** The constructors that nearly all exceptions have; `inner` is how the parameter of the inner exception is called. */
function usual(inner = 'innerException'): Constructors {
  return {
    'new()': plain,
    'new(string message)': plain,
    [`new(string message, System.Exception ${inner})`]: plain,
  };
}

function withParameter(type: NetType, message: Text, parameter: Text, inner: Inner = null, more = {}): NetException {
  const text = message ?? defaultMessage(type);
  const shown = parameter ? `${text} (Parameter '${parameter}')` : text;
  return new NetException(type, shown, inner, { ParamName: parameter, ...more });
}

const withHResult = (type: NetType, message: Text, hResult: number) => Object.assign(plain(type, message), { hResult });

const withFile = (type: NetType, message: Text, fileName: Text, inner: Inner = null) =>
  new NetException(type, message ?? defaultMessage(type), inner, { FileName: fileName });

function fileConstructors(inner: string): Constructors {
  return {
    ...usual(inner),
    'new(string message, string fileName)': withFile,
    [`new(string message, string fileName, System.Exception ${inner})`]: withFile,
  };
}

function missing(kind: string): Constructors {
  const parameter = kind.toLowerCase();
  return {
    ...usual('inner'),
    [`new(string className, string ${parameter}Name)`]: (type: NetType, className: Text, member: Text) =>
      new NetException(type, `${kind} '${className}.${member}' not found.`),
  };
}

export function aggregate(type: NetType, message: Text, inners: NetException[]): NetException {
  const text = [message ?? defaultMessage(type), ...inners.map((inner) => `(${inner.message})`)].join(' ');
  return new NetException(type, text, inners[0] ?? null, { InnerExceptions: inners });
}

const withLine = (type: NetType, message: Text, inner: Inner, line: number, position: number) => {
  const text = message ?? defaultMessage(type);
  const shown = line === 0 ? text : `${text} Line ${line}, position ${position}.`;
  return new NetException(type, shown, inner, { LineNumber: line, LinePosition: position });
};

/** What the C library says of an error number. */
export function systemErrorText(error: number): string {
  if (error === 0) return 'Success';
  const text = getSystemErrorMap().get(-error)?.[1];
  if (text === undefined) return `Unknown error ${error}`;
  if (error === 5) return 'Input/output error';
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const native = (type: NetType, error: number, message: Text = null) =>
  new NetException(type, message ?? systemErrorText(error), null, { NativeErrorCode: error, ErrorCode: error });

const culture = (type: NetType, message: Text, parameter: Text, name: Text | number, inner: Inner = null) => {
  const key = typeof name === 'number' ? 'InvalidCultureId' : 'InvalidCultureName';
  const shown = typeof name === 'number' ? `${name} (0x${name.toString(16).padStart(4, '0')})` : name;
  const exception = withParameter(type, message, parameter, inner, { [key]: name });
  exception.message += `\n${shown} is an invalid culture identifier.`;
  return exception;
};

export const specialConstructors: Record<string, Constructors> = {
  ArgumentException: {
    ...usual(),
    'new(string message, string paramName, System.Exception innerException)': withParameter,
    'new(string message, string paramName)': withParameter,
  },
  ArgumentNullException: {
    'new()': plain,
    'new(string paramName)': (type: NetType, parameter: Text) => withParameter(type, null, parameter),
    'new(string message, System.Exception innerException)': plain,
    'new(string paramName, string message)': (type: NetType, parameter: Text, message: Text) =>
      withParameter(type, message, parameter),
  },
  ArgumentOutOfRangeException: {
    'new()': plain,
    'new(string paramName)': (type: NetType, parameter: Text) => withParameter(type, null, parameter),
    'new(string paramName, string message)': (type: NetType, parameter: Text, message: Text) =>
      withParameter(type, message, parameter),
    'new(string message, System.Exception innerException)': plain,
    'new(string paramName, System.Object actualValue, string message)': (
      type: NetType,
      parameter: Text,
      actual: unknown,
      message: Text,
    ) => {
      const exception = withParameter(type, message, parameter, null, { ActualValue: actual });
      if (actual !== null) exception.message += `\nActual value was ${actual}.`;
      return exception;
    },
  },
  DuplicateWaitObjectException: {
    'new()': plain,
    'new(string parameterName)': (type: NetType, parameter: Text) => withParameter(type, null, parameter),
    'new(string parameterName, string message)': (type: NetType, parameter: Text, message: Text) =>
      withParameter(type, message, parameter),
    'new(string message, System.Exception innerException)': plain,
  },
  ObjectDisposedException: {
    'new(string objectName)': (type: NetType, name: Text) =>
      new NetException(type, `Cannot access a disposed object.\nObject name: '${name}'.`, null, { ObjectName: name }),
    'new(string objectName, string message)': (type: NetType, name: Text, message: Text) =>
      new NetException(type, name ? `${message}\nObject name: '${name}'.` : `${message}`, null, { ObjectName: name }),
    'new(string message, System.Exception innerException)': plain,
  },
  AggregateException: {
    'new()': (type: NetType) => aggregate(type, null, []),
    'new(string message)': (type: NetType, message: Text) => aggregate(type, message, []),
    'new(string message, System.Exception innerException)': (type: NetType, message: Text, inner: Inner) => {
      if (inner === null) throw argumentNull('innerException');
      return aggregate(type, message, [inner]);
    },
    'new(System.Collections.Generic.IEnumerable[System.Exception] innerExceptions)': (
      type: NetType,
      inners: NetException[],
    ) => aggregate(type, null, inners),
    'new(Params System.Exception[] innerExceptions)': (type: NetType, inners: NetException[]) =>
      aggregate(type, null, inners),
    'new(string message, System.Collections.Generic.IEnumerable[System.Exception] innerExceptions)': aggregate,
    'new(string message, Params System.Exception[] innerExceptions)': aggregate,
  },
  InvalidCastException: { ...usual(), 'new(string message, int errorCode)': withHResult },
  'Runtime.InteropServices.COMException': { ...usual('inner'), 'new(string message, int errorCode)': withHResult },
  'Runtime.InteropServices.ExternalException': { ...usual('inner'), 'new(string message, int errorCode)': withHResult },
  'IO.IOException': {
    'new()': plain,
    'new(string message)': plain,
    'new(string message, int hresult)': withHResult,
    'new(string message, System.Exception innerException)': plain,
  },
  'IO.FileNotFoundException': fileConstructors('innerException'),
  'IO.FileLoadException': fileConstructors('inner'),
  BadImageFormatException: fileConstructors('inner'),
  MissingMemberException: missing('Member'),
  MissingMethodException: missing('Method'),
  MissingFieldException: missing('Field'),
  NotFiniteNumberException: {
    ...usual(),
    'new(double offendingNumber)': (type: NetType, number: number) =>
      new NetException(type, 'Overflow or underflow in the arithmetic operation.', null, { OffendingNumber: number }),
    'new(string message, double offendingNumber)': (type: NetType, message: Text, number: number) =>
      Object.assign(plain(type, message), { properties: { OffendingNumber: number } }),
    'new(string message, double offendingNumber, System.Exception innerException)': (
      type: NetType,
      message: Text,
      number: number,
      inner: Inner,
    ) => Object.assign(plain(type, message, inner), { properties: { OffendingNumber: number } }),
  },
  TypeInitializationException: {
    'new(string fullTypeName, System.Exception innerException)': (type: NetType, name: Text, inner: Inner) =>
      new NetException(type, `The type initializer for '${name}' threw an exception.`, inner, { TypeName: name }),
  },
  OperationCanceledException: {
    ...usual(),
    'new(System.Threading.CancellationToken token)': (type: NetType, token: unknown) =>
      Object.assign(plain(type), { properties: { CancellationToken: token } }),
    'new(string message, System.Threading.CancellationToken token)': (type: NetType, message: Text, token: unknown) =>
      Object.assign(plain(type, message), { properties: { CancellationToken: token } }),
    'new(string message, System.Exception innerException, System.Threading.CancellationToken token)': (
      type: NetType,
      message: Text,
      inner: Inner,
      token: unknown,
    ) => Object.assign(plain(type, message, inner), { properties: { CancellationToken: token } }),
  },
  'Security.Cryptography.CryptographicException': {
    'new()': plain,
    'new(int hr)': (type: NetType, hResult: number) => withHResult(type, null, hResult),
    'new(string message)': plain,
    'new(string message, System.Exception inner)': plain,
    'new(string format, string insert)': (type: NetType, format: string, insert: Text) =>
      new NetException(type, format.replaceAll('{0}', insert ?? '')),
  },
  'Globalization.CultureNotFoundException': {
    'new()': plain,
    'new(string message)': plain,
    'new(string paramName, string message)': (type: NetType, parameter: Text, message: Text) =>
      withParameter(type, message, parameter),
    'new(string message, System.Exception innerException)': plain,
    'new(string paramName, string invalidCultureName, string message)': (
      type: NetType,
      parameter: Text,
      name: Text,
      message: Text,
    ) => culture(type, message, parameter, name),
    'new(string message, string invalidCultureName, System.Exception innerException)': (
      type: NetType,
      message: Text,
      name: Text,
      inner: Inner,
    ) => culture(type, message, null, name, inner),
    'new(string message, int invalidCultureId, System.Exception innerException)': (
      type: NetType,
      message: Text,
      id: number,
      inner: Inner,
    ) => culture(type, message, null, id, inner),
    'new(string paramName, int invalidCultureId, string message)': (
      type: NetType,
      parameter: Text,
      id: number,
      message: Text,
    ) => culture(type, message, parameter, id),
  },
  'ComponentModel.Win32Exception': {
    'new()': (type: NetType) => native(type, 0),
    'new(int error)': native,
    'new(int error, string message)': native,
    'new(string message)': plain,
    'new(string message, System.Exception innerException)': plain,
  },
  'Net.Sockets.SocketException': {
    'new(int errorCode)': native,
    'new(int errorCode, string message)': native,
    'new()': (type: NetType) => native(type, 0),
  },
  'ComponentModel.InvalidEnumArgumentException': {
    ...usual(),
    'new(string argumentName, int invalidValue, type enumClass)': (
      type: NetType,
      parameter: Text,
      value: number,
      enumType: NetType,
    ) =>
      withParameter(
        type,
        `The value of argument '${parameter}' (${value}) is invalid for Enum type '${enumType.name}'.`,
        parameter,
      ),
  },
  'Reflection.TargetInvocationException': {
    'new(System.Exception inner)': (type: NetType, inner: Inner) =>
      new NetException(type, 'Exception has been thrown by the target of an invocation.', inner),
    'new(string message, System.Exception inner)': plain,
  },
  'Reflection.ReflectionTypeLoadException': {
    'new(type[] classes, System.Exception[] exceptions)': (type: NetType, types: NetType[], loader: NetException[]) =>
      new NetException(type, defaultMessage(type), null, { Types: types, LoaderExceptions: loader }),
    'new(type[] classes, System.Exception[] exceptions, string message)': (
      type: NetType,
      types: NetType[],
      loader: NetException[],
      message: Text,
    ) => new NetException(type, message ?? defaultMessage(type), null, { Types: types, LoaderExceptions: loader }),
  },
  'Xml.XmlException': {
    ...usual(),
    'new(string message, System.Exception innerException, int lineNumber, int linePosition)': withLine,
  },
  'Xml.Schema.XmlSchemaException': {
    ...usual(),
    'new(string message, System.Exception innerException, int lineNumber, int linePosition)': (
      type: NetType,
      message: Text,
      inner: Inner,
      line: number,
      position: number,
    ) => new NetException(type, message ?? defaultMessage(type), inner, { LineNumber: line, LinePosition: position }),
  },
  'Net.WebException': {
    ...usual(),
    'new(string message, System.Net.WebExceptionStatus status)': (type: NetType, message: Text, status: EnumValue) =>
      new NetException(type, message ?? defaultMessage(type), null, { Status: status }),
    'new(string message, System.Exception innerException, System.Net.WebExceptionStatus status, System.Net.WebResponse response)':
      (type: NetType, message: Text, inner: Inner, status: EnumValue, response: unknown) =>
        new NetException(type, message ?? defaultMessage(type), inner, { Status: status, Response: response }),
  },
  'Net.Http.HttpRequestException': {
    ...usual('inner'),
    'new(string message, System.Exception inner, System.Nullable[System.Net.HttpStatusCode] statusCode)': (
      type: NetType,
      message: Text,
      inner: Inner,
      status: EnumValue | null,
    ) => new NetException(type, message ?? defaultMessage(type), inner, { StatusCode: status }),
  },
  'Text.RegularExpressions.RegexMatchTimeoutException': {
    'new(string regexInput, string regexPattern, timespan matchTimeout)': (
      type: NetType,
      input: Text,
      pattern: Text,
      timeout: unknown,
    ) => new NetException(type, defaultMessage(type), null, { Input: input, Pattern: pattern, MatchTimeout: timeout }),
    ...usual('inner'),
  },
};
