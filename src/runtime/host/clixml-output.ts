/**
 * -OutputFormat XML: what is written to the two standard streams, as a CLIXML document for each in which every object says
 * which of PowerShell's streams it came from. A document appears when the shell ends, and only where something was written.
 */
import { PSObject } from '../objects/ps-object.js';
import { ProgressRecord } from '../objects/records.js';
import { ClixmlDocument } from '../serialization/index.js';
import { HostMethod, type ObjectOutput, type ProgressUpdate } from './host-call.js';

const depth = 2;
const heading = '#< CLIXML\n';

type Stream = Parameters<ObjectOutput['write']>[1] | 'warning' | 'verbose' | 'debug' | 'progress';

export class ClixmlOutput implements ObjectOutput {
  #output: ClixmlDocument | null = null;
  #errors: ClixmlDocument | null = null;

  write(value: unknown, stream: Stream): void {
    if (stream === 'Output') this.#output ??= new ClixmlDocument(depth, false);
    else this.#errors ??= new ClixmlDocument(depth, false);
    (stream === 'Output' ? this.#output : this.#errors)?.add(value, stream);
  }

  /** True for the calls that write something. */
  answer(method: HostMethod, parameters: readonly unknown[]): boolean {
    switch (method) {
      case HostMethod.Write1:
        this.write(parameters[0], 'Output');
        return true;
      case HostMethod.Write2:
        this.write(parameters[2], 'Output');
        return true;
      case HostMethod.WriteLine1:
        this.write('\n', 'Output');
        return true;
      case HostMethod.WriteLine2:
      case HostMethod.WriteLine3:
        this.write(parameters[method === HostMethod.WriteLine2 ? 0 : 2], 'Output');
        this.write('\n', 'Output');
        return true;
      case HostMethod.WriteErrorLine:
        this.write(`${parameters[0]}\n`, 'Error');
        return true;
      case HostMethod.WriteWarningLine:
        this.write(parameters[0], 'warning');
        return true;
      case HostMethod.WriteVerboseLine:
        this.write(parameters[0], 'verbose');
        return true;
      case HostMethod.WriteDebugLine:
        this.write(parameters[0], 'debug');
        return true;
      case HostMethod.WriteProgress:
        this.#writeProgress(parameters[0] as ProgressUpdate);
        return true;
      default:
        return false;
    }
  }

  #writeProgress(update: ProgressUpdate): void {
    const { activityId, activity, statusDescription } = update;
    const record = new ProgressRecord(activityId, activity, statusDescription);
    record.parentActivityId = update.parentActivityId;
    record.currentOperation = update.currentOperation;
    record.percentComplete = update.percentComplete;
    record.secondsRemaining = update.secondsRemaining;
    record.recordType = update.completed ? 'Completed' : 'Processing';
    const properties = [['SourceId', BigInt(update.sourceId)] as const, ['Record', record] as const];
    this.write(PSObject.custom(properties), 'progress');
  }

  /** Writes the documents out. */
  finish(write: (fd: 1 | 2, text: string) => void): void {
    if (this.#output) write(1, heading + this.#output.finish());
    if (this.#errors) write(2, heading + this.#errors.finish());
    this.#output = null;
    this.#errors = null;
  }
}
