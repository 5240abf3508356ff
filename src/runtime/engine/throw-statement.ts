/** The error that a `throw` statement raises (about_Throw). */
import { toText } from '../language/index.js';
import { ErrorCategoryInfo, ErrorRecord } from '../objects/error-record.js';
import { getProperty } from '../objects/members.js';
import { NetException } from '../objects/net-exception.js';
import { requireType } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { AutomationNull, isNull } from '../objects/values.js';
import type { Frame } from './frame.js';
import { completeCategory, RaisedError } from './raised-error.js';
import { Slot } from './slot-table.js';
import { locate } from './statement-errors.js';

/** `alone` is a `throw` without a value: inside catch it throws the caught error again. */
export function throwStatement(f: Frame, argument: unknown, alone: boolean): RaisedError {
  if (alone) {
    const caught = f.engine.caughtErrors.at(-1);
    if (caught !== undefined && f.slots[Slot.Underscore] !== undefined) return rethrown(caught);
  }
  const value = argument === AutomationNull ? null : baseOf(argument);
  if (value instanceof ErrorRecord) {
    const raised = thrown(value.copy());
    raised.isRecordThrown = true;
    return locate(f, raised);
  }
  let record: ErrorRecord;
  if (value instanceof NetException) {
    value.wasThrownFromThrowStatement = true;
    record = value.errorRecord ?? recordOfThrown(value);
    value.errorRecord = record;
  } else {
    const message = isNull(value) ? 'ScriptHalted' : toText(argument);
    const exception = new NetException('System.Management.Automation.RuntimeException', message);
    record = new ErrorRecord(
      exception,
      message,
      new ErrorCategoryInfo('OperationStopped'),
      isNull(value) ? null : argument,
    );
    exception.errorRecord = record;
    exception.wasThrownFromThrowStatement = true;
  }
  completeCategory(record);
  return locate(f, thrown(record));
}

/** A RuntimeException has an idea of its own of its record. */
function recordOfThrown(exception: NetException): ErrorRecord {
  const own = requireType('System.Management.Automation.RuntimeException').isInstance(exception)
    ? (getProperty(exception, 'ErrorRecord') as ErrorRecord)
    : null;
  return own === null
    ? new ErrorRecord(exception, exception.message, new ErrorCategoryInfo('OperationStopped'))
    : new ErrorRecord(exception, own.errorId, new ErrorCategoryInfo(own.categoryInfo.category), own.targetObject);
}

function thrown(record: ErrorRecord): RaisedError {
  if (requireType('System.Management.Automation.RuntimeException').isInstance(record.exception)) {
    record.exception.wasThrownFromThrowStatement = true;
  }
  return new RaisedError(record, true);
}

/** As it was, but now it ends the script. */
function rethrown(caught: RaisedError): RaisedError {
  if (caught.carrier === null) return thrown(caught.record);
  const raised = new RaisedError(caught.record, true, caught.isActionPreferenceStop);
  raised.endedCommand = caught.endedCommand;
  raised.isRecordThrown = caught.isRecordThrown;
  return raised;
}
