/**
 * Exception.ErrorRecord (IContainsErrorRecord). The engine keeps one record an exception, the reported one; what the property
 * shows is another, as in PowerShell: it holds a stand-in exception, so that the two never contain one another, and it knows
 * nothing of a command that wrote the error (an error that the engine raised keeps its place).
 */
import { type ErrorCategory, ErrorCategoryInfo, ErrorRecord } from '../../objects/error-record.js';
import { NetException } from '../../objects/net-exception.js';

const contained = new WeakMap<NetException, ErrorRecord>();

/** `errorId` and `category` are the type's own: of an exception that was never reported, or that `throw` made of a value. */
export function containedRecordOf(exception: NetException, errorId: string, category: ErrorCategory): ErrorRecord {
  const reported = exception.errorRecord;
  if (reported !== null && reported.exception !== exception) return reported;
  let record = contained.get(exception);
  if (record === undefined) {
    record = makeRecord(exception, reported, errorId, category);
    contained.set(exception, record);
  }
  return record;
}

function makeRecord(
  exception: NetException,
  reported: ErrorRecord | null,
  errorId: string,
  category: ErrorCategory,
): ErrorRecord {
  const standIn = new NetException(
    'System.Management.Automation.ParentContainsErrorRecordException',
    exception.message,
  );
  standIn.hResult = exception.hResult;
  const reason = standIn.netType.name;
  if (reported === null || exception.wasThrownFromThrowStatement) {
    const record = new ErrorRecord(standIn, errorId, new ErrorCategoryInfo(category, '', reason));
    record.scriptStackTrace = reported?.scriptStackTrace ?? null;
    return record;
  }
  const { targetName, targetType } = reported.categoryInfo;
  const record = new ErrorRecord(
    standIn,
    reported.errorId,
    new ErrorCategoryInfo(reported.categoryInfo.category, '', reason, targetName, targetType),
    reported.targetObject,
  );
  if (reported.commandTypeName === '') {
    record.invocationInfo = reported.invocationInfo;
    record.scriptStackTrace = reported.scriptStackTrace;
  }
  return record;
}
