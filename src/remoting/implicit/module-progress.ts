/** The progress record that shows while the far side is asked, at most five times a second as PowerShell's. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { ProgressRecord } from '../../runtime/objects/records.js';
import { implicitMessages } from './implicit-messages.js';

const activityId = 1_905_347_799;
const interval = 200;

export class ModuleProgress {
  #last = performance.now();
  constructor(private readonly cmd: CmdletRuntime) {}

  show(status: string): void {
    const now = performance.now();
    if (now - this.#last < interval) return;
    this.#last = now;
    this.cmd.writeProgress(this.#record(status));
  }
  complete(): void {
    const record = this.#record(implicitMessages.completed);
    record.percentComplete = 100;
    record.secondsRemaining = 0;
    record.recordType = 'Completed';
    this.cmd.writeProgress(record);
  }
  #record(status: string): ProgressRecord {
    return new ProgressRecord(activityId, implicitMessages.activity, status);
  }
}
