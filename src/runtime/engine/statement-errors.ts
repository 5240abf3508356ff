/**
 * What becomes of an error at the end of its statement: handed on to whoever catches, or put into $Error, shown, and the next
 * statement runs (about_Preference_Variables, $ErrorActionPreference).
 */
import { InvocationInfo } from '../objects/error-record.js';
import { stackTraceOf } from './call-stack.js';
import type { Frame } from './frame.js';
import { actionPreference } from './preferences.js';
import { RaisedError, raisedFrom } from './raised-error.js';
import { isSignal } from './signals.js';

/** Adds position and stack trace, once: where the error was first seen is where it happened. */
export function locate(f: Frame, raised: RaisedError): RaisedError {
  const { record } = raised;
  record.scriptStackTrace ??= stackTraceOf(f);
  if (record.invocationInfo === null) {
    const info = new InvocationInfo();
    info.extent = f.position?.extent ?? null;
    record.invocationInfo = info;
  } else if (record.invocationInfo.extent === null && record.invocationInfo.received === null)
    record.invocationInfo.extent = f.position?.extent ?? null;
  return raised;
}

/** Reports the error, or throws it on. */
export function reportStatementError(f: Frame, thrown: unknown): void {
  if (isSignal(thrown)) throw thrown;
  const raised = locate(f, raisedFrom(thrown));
  const { engine } = f;
  engine.lastSucceeded = false;
  if (engine.tryDepth > 0) throw raised;
  for (const list of f.streams.lists.error) list.items.push(raised.record);
  const preference = actionPreference(f, 'ErrorActionPreference', 'Continue');
  if (preference === 'SilentlyContinue' || preference === 'Ignore') {
    if (preference === 'SilentlyContinue' && !raised.reported) engine.addError(raised.record);
    return;
  }
  if (raised.endsScript || preference === 'Stop')
    throw raised.endsScript ? raised : new RaisedError(raised.record, true);
  if (preference === 'Inquire') {
    if (!engine.inquire(f, raised.record.message)) throw new RaisedError(raised.record, true);
  }
  engine.addError(raised.record);
  engine.showError(f, raised.record);
}
