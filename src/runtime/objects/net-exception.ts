/**
 * System.Exception and everything derived from it. One JavaScript class for all of them, with the .NET type as a field: the
 * shell makes exceptions by type name, and `catch [type]` looks at the NetType. Not a JavaScript Error: no stack is captured.
 */
import type { ErrorRecord } from './error-record.js';
import { type NetType, requireType } from './net-type.js';

export class NetException {
  netType: NetType;
  /** The record that travels with a RuntimeException (IContainsErrorRecord); others get one when they are first reported. */
  errorRecord: ErrorRecord | null = null;
  /** True once a `throw` or a terminating error raised it: the error view and -ErrorAction treat these differently. */
  wasThrownFromThrowStatement = false;
  /** Further properties of the particular type, by property name (`ParamName`, `FileName`...). */
  properties: Record<string, unknown> | null = null;
  data: unknown = null;
  hResult = -2146233088;
  source: string | null = null;
  helpLink: string | null = null;
  stackTrace: string | null = null;

  constructor(
    type: string | NetType,
    public message: string,
    public innerException: NetException | null = null,
    properties: Record<string, unknown> | null = null,
  ) {
    this.netType = typeof type === 'string' ? requireType(type) : type;
    this.properties = properties;
  }

  /** Exception.GetBaseException() */
  get baseException(): NetException {
    let exception: NetException = this;
    while (exception.innerException) exception = exception.innerException;
    return exception;
  }
}
