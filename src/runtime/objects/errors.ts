/** Exceptions with the ErrorRecord that PowerShell gives them: the id and the text are what scripts see. */
import type { ScriptExtent } from '../../parser/index.js';
import { type ErrorCategory, ErrorCategoryInfo, ErrorRecord, InvocationInfo } from './error-record.js';
import { NetException } from './net-exception.js';

const automation = 'System.Management.Automation.';

/**
 * An exception to throw. `typeName` is a full .NET name, or one in System.Management.Automation when it has no dot.
 * The category's reason and target are filled in when the error is reported.
 */
export function netError(
  typeName: string,
  errorId: string,
  message: string,
  category: ErrorCategory = 'NotSpecified',
  target: unknown = null,
  inner: NetException | null = null,
): NetException {
  const exception = new NetException(typeName.includes('.') ? typeName : automation + typeName, message, inner);
  exception.errorRecord = new ErrorRecord(exception, errorId, new ErrorCategoryInfo(category), target);
  return exception;
}

/** A RuntimeException. */
export function runtimeError(
  errorId: string,
  message: string,
  category: ErrorCategory = 'InvalidOperation',
  target: unknown = null,
  inner: NetException | null = null,
): NetException {
  return netError('RuntimeException', errorId, message, category, target, inner);
}

/** A .NET exception without a record of its own, as library code throws it. */
export function netException(
  typeName: string,
  message: string,
  properties: Record<string, unknown> | null = null,
): NetException {
  return new NetException(typeName, message, null, properties);
}

/** The same exception, whose record says that the error is there and not where the running statement stands. */
export function errorAt(extent: ScriptExtent | null, exception: NetException): NetException {
  const info = new InvocationInfo();
  info.extent = extent;
  if (exception.errorRecord !== null) exception.errorRecord.invocationInfo = info;
  return exception;
}
