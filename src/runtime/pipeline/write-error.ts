/** Non-terminating errors: $Error, -ErrorVariable, -ErrorAction and $ErrorActionPreference (about_CommonParameters). */

import { StackTrace } from '../engine/call-stack.js';
import type { Frame } from '../engine/frame.js';
import { inquire } from '../engine/inquire.js';
import { type ActionPreference, actionPreferenceIn } from '../engine/preferences.js';
import { completeCategory, RaisedError } from '../engine/raised-error.js';
import type { ErrorRecord, InvocationInfo } from '../objects/error-record.js';
import { NetException } from '../objects/net-exception.js';
import { setWriteStream } from '../objects/write-stream.js';
import type { StreamSet } from './streams.js';

export interface ErrorOrigin {
  frame: Frame;
  streams: StreamSet;
  /** -ErrorAction, when it was given. */
  errorAction: ActionPreference | null;
  invocation: InvocationInfo;
  /** Class name for the error id, name for the category's activity. */
  commandClass: string;
  commandName: string;
}

/** Says in the record which command wrote it. */
export function attribute(record: ErrorRecord, origin: ErrorOrigin): void {
  if (record.isRemote) return;
  if (record.preserveInvocationInfoOnce) record.preserveInvocationInfoOnce = false;
  else {
    record.invocationInfo = origin.invocation.forRecord();
    record.pipelineIterationInfo = [...origin.invocation.pipelineIterationInfo];
    if (!record.idIsWhole) record.commandTypeName = origin.commandClass;
    if (record.categoryInfo.activity === '') record.categoryInfo.activity = origin.commandName;
  }
  record.stackTrace ??= new StackTrace(origin.frame);
  completeCategory(record);
}

/** Throws a RaisedError when the action is Stop. */
export function writeErrorRecord(record: ErrorRecord, origin: ErrorOrigin): void {
  attribute(record, origin);
  const { engine } = origin.frame;
  const action = origin.errorAction ?? actionPreferenceIn(origin.frame.scope, 'ErrorActionPreference', 'Continue');
  if (action === 'Ignore') return;
  const collected = action === 'Stop' ? stopException(record) : record;
  for (const list of origin.streams.lists.error) list.items.push(collected);
  if (action === 'Stop') throw new RaisedError(stoppedBy(record), true, true);
  engine.addError(record);
  if (action === 'SilentlyContinue') return;
  if (action === 'Inquire' && !inquire(engine, record.message)) throw new RaisedError(stoppedBy(record), true, true);
  if (action === 'Break') engine.debugger.breakHere(origin.frame, record);
  setWriteStream(record, 'Error');
  (origin.streams.error ?? engine.errorSink).write(record);
}

/** A record that only stands in for its exception gets one of its own when it ends the command. */
function stoppedBy(record: ErrorRecord): ErrorRecord {
  if (record.exception.netType.name !== 'ParentContainsErrorRecordException') return record;
  const stopped = record.copy();
  stopped.exception = stopException(stopped);
  stopped.categoryInfo.reason = stopped.exception.netType.name;
  return stopped;
}

/** The exception that brings a record which -ErrorAction Stop made terminating. */
export function stopException(record: ErrorRecord): NetException {
  const exception = new NetException(
    'System.Management.Automation.ActionPreferenceStopException',
    `The running command stopped because the preference variable "ErrorActionPreference" or common parameter is set to Stop: ${record.message}`,
  );
  exception.errorRecord = record;
  return exception;
}
