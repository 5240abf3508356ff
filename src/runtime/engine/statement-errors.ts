/**
 * What becomes of an error at the end of its statement: handed on to whoever catches, or put into $Error, shown, and the next
 * statement runs (about_Preference_Variables, $ErrorActionPreference).
 */

import { InvocationInfo } from '../objects/error-record.js';
import type { StreamSet } from '../pipeline/streams.js';
import { isAtEndOfStack } from './call-depth.js';
import { StackTrace } from './call-stack.js';
import type { Frame } from './frame.js';
import { inquire } from './inquire.js';
import { type ActionPreference, actionPreference } from './preferences.js';
import { RaisedError, raisedFrom } from './raised-error.js';
import { isSignal } from './signals.js';

/** Adds position and stack trace, once: where the error was first seen is where it happened. */
export function locate(f: Frame, raised: RaisedError): RaisedError {
  const { record } = raised;
  record.stackTrace ??= new StackTrace(f);
  if (record.invocationInfo === null) {
    const info = new InvocationInfo();
    info.extent = f.position?.extent ?? null;
    record.invocationInfo = info;
  } else if (record.invocationInfo.extent === null && record.invocationInfo.received === null)
    record.invocationInfo.extent = f.position?.extent ?? null;
  if (record.invocationInfo.historyId === -1 && record.invocationInfo.received === null)
    record.invocationInfo.historyId = f.engine.history.nextId;
  return raised;
}

/**
 * A function or a block ends with an error: it goes into its caller's -ErrorVariable once more, as in PowerShell. Not so the
 * command's own ThrowTerminatingError.
 */
export function collectFailure(callerStreams: StreamSet, command: unknown, thrown: unknown): void {
  if (!(thrown instanceof RaisedError) || thrown.isActionPreferenceStop) return;
  const { record, exception } = thrown;
  if (exception.wasThrownFromThrowStatement || record.invocationInfo?.myCommand === command) return;
  callerStreams.collect('error', record);
}

/**
 * An error that a cmdlet passes on under its own name. What `throw` and -ErrorAction Stop threw, and what bears a command's name,
 * keeps saying where it happened.
 */
export function bearsNoCommand(thrown: unknown): thrown is RaisedError {
  if (!(thrown instanceof RaisedError) || thrown.isActionPreferenceStop || thrown.endedCommand) return false;
  if (thrown.isRecordThrown) return false;
  return !thrown.exception.wasThrownFromThrowStatement && thrown.record.errorId !== 'CallDepthOverflow';
}

/** Reports the error, or throws it on. */
export function reportStatementError(f: Frame, thrown: unknown): void {
  if (isSignal(thrown) || isAtEndOfStack(thrown, f)) throw thrown;
  const raised = locate(f, raisedFrom(thrown));
  const { engine } = f;
  engine.lastSucceeded = false;
  const leaves = raised.leaves !== null && raised.leaves === f.callFrame;
  if (leaves && engine.tryDepth === 0) throw raised;
  // A record that -ErrorAction Stop made terminating is in the lists already.
  if (!raised.isActionPreferenceStop && !leaves) f.streams.collect('error', raised.record);
  if (engine.tryDepth > 0) {
    if (!raised.reported) engine.addError(raised.record);
    throw raised;
  }
  let preference: ActionPreference;
  try {
    preference = actionPreference(f, 'ErrorActionPreference', 'Continue');
  } catch (refused) {
    reportStatementError(f, refused);
    return;
  }
  if (preference === 'SilentlyContinue' || preference === 'Ignore') {
    if (!raised.reported) engine.addError(raised.record);
    return;
  }
  if (raised.endsScript || preference === 'Stop')
    throw raised.endsScript ? raised : new RaisedError(raised.record, true);
  if (preference === 'Inquire') {
    if (!inquire(engine, raised.record.message)) throw new RaisedError(raised.record, true);
  }
  if (preference === 'Break') engine.debugger.breakHere(f, raised.record);
  engine.addError(raised.record);
  engine.showError(f, raised.record);
}
