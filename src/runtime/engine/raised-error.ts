/** A terminating error on its way up: what the engine throws. Library code throws NetException; the first catch makes one of these. */

import { netText } from '../dotnet/collections/elements.js';
import { toText } from '../language/index.js';
import { ErrorCategoryInfo, ErrorRecord } from '../objects/error-record.js';
import { NetException } from '../objects/net-exception.js';
import { requireType, typeOf } from '../objects/net-type.js';
import { baseOf, PSObject } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';
import { isStackOverflow } from './call-depth.js';
import { isSignal } from './signals.js';

export class RaisedError {
  constructor(
    readonly record: ErrorRecord,
    /** Raised by `throw`, or made terminating by -ErrorAction Stop: not just its statement ends, but the script. */
    readonly endsScript = false,
    /** -ErrorAction Stop turned a non-terminating error into this. */
    readonly isActionPreferenceStop = false,
  ) {}
  get exception(): NetException {
    return this.record.exception;
  }
  /** Already in $Error and shown: whoever ends the script must not do it again. */
  reported = false;
  /** Ended a command, whose name it bears: those up the pipeline and around it pass it on as it is. */
  endedCommand = false;
  /** The frame of the function whose ThrowTerminatingError this is: nothing in it goes on. */
  leaves: unknown = null;
  /** `throw` was given a record. */
  isRecordThrown = false;

  /** The exception that brings the record where that is not the record's own: catch clauses and traps see it. */
  get carrier(): Carrier | null {
    if (this.isActionPreferenceStop) return 'ActionPreferenceStopException';
    if (this.endedCommand) return 'CmdletInvocationException';
    const isOwn = !this.isRecordThrown && requireType(runtimeExceptionName).isInstance(this.exception);
    return isOwn ? null : 'RuntimeException';
  }
}

export type Carrier = 'ActionPreferenceStopException' | 'CmdletInvocationException' | 'RuntimeException';

/** What library code is to see of what a script that it called has thrown: the exception of an error. Signals pass through. */
export function thrownToLibrary(thrown: unknown): unknown {
  return isSignal(thrown) ? thrown : raisedFrom(thrown).exception;
}

/** Anything that was thrown and is not a signal, as an error. */
export function raisedFrom(thrown: unknown): RaisedError {
  if (thrown instanceof RaisedError) return thrown;
  if (thrown instanceof NetException) {
    const exception = asRuntimeException(thrown);
    return new RaisedError(recordOfException(exception), exception.wasThrownFromThrowStatement);
  }
  return new RaisedError(recordOfInternalError(thrown));
}

/**
 * An exception of the library that brings its own record (a failed cast) is reported as a RuntimeException around it, with the
 * same record (ExceptionHandlingOps.ConvertToRuntimeException).
 */
function asRuntimeException(exception: NetException): NetException {
  const { errorRecord } = exception;
  if (errorRecord === null || requireType(runtimeExceptionName).isAssignableFrom(exception.netType)) return exception;
  if (exception.wasThrownFromThrowStatement) return exception;
  const outer = new NetException(runtimeExceptionName, exception.message, exception);
  const { category } = errorRecord.categoryInfo;
  outer.errorRecord = new ErrorRecord(
    outer,
    errorRecord.errorId,
    new ErrorCategoryInfo(category),
    errorRecord.targetObject,
  );
  outer.errorRecord.errorDetails = errorRecord.errorDetails;
  return outer;
}
export const runtimeExceptionName = 'System.Management.Automation.RuntimeException';

export function recordOfException(exception: NetException): ErrorRecord {
  exception.errorRecord ??= new ErrorRecord(
    exception,
    exception.netType.fullName,
    new ErrorCategoryInfo('OperationStopped'),
  );
  completeCategory(exception.errorRecord);
  return exception.errorRecord;
}

/** Fills in what ErrorCategoryInfo derives from the exception and the target when nobody set it. */
export function completeCategory(record: ErrorRecord): void {
  const category = record.categoryInfo;
  if (category.reason === '') {
    category.reason = record.exception.netType.name;
    category.reasonIsException = true;
  }
  const target = baseOf(record.targetObject);
  if (isNull(target)) return;
  if (category.targetName === '') category.targetName = targetText(record.targetObject, target);
  if (category.targetType === '') category.targetType = targetTypeName(record.targetObject, target);
}

function targetText(target: unknown, base: unknown): string {
  return target instanceof PSObject && target.isCustom ? toText(target) : netText(base);
}

/** A [pscustomobject] counts as a PSObject here. */
function targetTypeName(target: unknown, base: unknown): string {
  return target instanceof PSObject && target.isCustom ? 'PSObject' : typeOf(base).name;
}

/** An error of the JavaScript engine: too deep recursion, or a bug of ours. */
function recordOfInternalError(thrown: unknown): ErrorRecord {
  if (isStackOverflow(thrown)) {
    const message = 'The script failed due to call depth overflow.';
    const cause = new NetException('System.Management.Automation.ScriptCallDepthException', message);
    const exception = new NetException('System.Management.Automation.RuntimeException', message, cause);
    // Where the engine would tell the depth it has 0.
    const record = new ErrorRecord(exception, 'CallDepthOverflow', new ErrorCategoryInfo('InvalidOperation'), 0);
    exception.errorRecord = record;
    completeCategory(record);
    return record;
  }
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const code = (error as { code?: string }).code;
  const exception = new NetException('System.InvalidOperationException', error.message);
  exception.stackTrace = process.env['PERIWINKLE_TRACE'] ? (error.stack ?? null) : null;
  if (exception.stackTrace !== null) process.stderr.write(`${exception.stackTrace}\n`);
  return new ErrorRecord(exception, code ?? 'InternalError', new ErrorCategoryInfo('NotSpecified', '', error.name));
}
