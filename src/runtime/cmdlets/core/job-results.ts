/** Writes what a job or a parallel task wrote to the streams of the command that asks for it. */
import type { JobResult } from '../../jobs/job.js';
import type { ErrorRecord } from '../../objects/error-record.js';
import type { InformationalRecord, InformationRecord, ProgressRecord } from '../../objects/records.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export function writeResult(cmd: CmdletRuntime, [stream, value]: JobResult): void {
  switch (stream) {
    case 'perform':
      value(cmd);
      return;
    case 'output':
      cmd.writeObject(value);
      return;
    case 'error': {
      const record = value as ErrorRecord;
      // It says where it happened, not who passes it on.
      if (record.invocationInfo !== null) {
        record.preserveInvocationInfoOnce = true;
        record.idIsWhole = true;
      }
      cmd.writeError(record);
      return;
    }
    case 'warning':
      cmd.writeWarning((value as InformationalRecord).message);
      return;
    case 'verbose':
      cmd.writeVerbose((value as InformationalRecord).message);
      return;
    case 'debug':
      cmd.writeDebug((value as InformationalRecord).message);
      return;
    case 'progress':
      cmd.writeProgress(value as ProgressRecord);
      return;
    case 'information':
      cmd.writeInformation(value as InformationRecord);
  }
}
