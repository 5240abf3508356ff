/** Why a run of [powershell] failed, as the exception that its caller gets. */
import type { RaisedError } from '../engine/raised-error.js';
import { runtimeExceptionName } from '../engine/raised-error.js';
import { NetException } from '../objects/net-exception.js';
import { stopException } from '../pipeline/write-error.js';

/**
 * What was thrown by a command arrives in a CmdletInvocationException, what `throw` threw in a RuntimeException, and an error that
 * was to stop the run in an ActionPreferenceStopException; each has the error's record.
 */
export function runFailure({ carrier, exception, record }: RaisedError): NetException {
  const isThrown = exception.wasThrownFromThrowStatement;
  if (carrier === null && !isThrown) return exception;
  if (carrier === 'ActionPreferenceStopException') return stopException(record);
  const type =
    carrier === 'CmdletInvocationException'
      ? 'System.Management.Automation.CmdletInvocationException'
      : runtimeExceptionName;
  const outer = new NetException(type, exception.message, exception);
  outer.errorRecord = record;
  return outer;
}
