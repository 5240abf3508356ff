/** The errors of copying over a session, progress, and what both directions need of this side's file system. */

import type { CmdletRuntime } from '../../../runtime/cmdlets/cmdlet-runtime.js';
import { RaisedError } from '../../../runtime/engine/raised-error.js';
import { NetException } from '../../../runtime/objects/net-exception.js';
import { ProgressRecord } from '../../../runtime/objects/records.js';
import { messages } from '../../messages.js';

/** Runs a part of the copying whose failure does not end the rest: an error of the far side, or of a file of this side. */
export function reportingCopyErrors(cmd: CmdletRuntime, target: string, copy: () => void): void {
  try {
    copy();
  } catch (error) {
    if (error instanceof RaisedError) cmd.writeError(error.record);
    else if (error instanceof NetException)
      cmd.writeError(
        error.errorRecord ?? cmd.error('CopyItemRemotelyIOError', 'WriteError', target, error.message, error),
      );
    else throw error;
  }
}

export function ioError(message: string): NetException {
  return new NetException('System.IO.IOException', message);
}

/** The copy is not what was sent. Throws NetException. */
export function checkHash(path: string, here: string, there: unknown): void {
  if (here.toUpperCase() !== String(there).replaceAll('-', '').toUpperCase()) throw ioError(messages.copyDiffers(path));
}

/** Told as often as a user can see it. */
const progressInterval = 100;

export class CopyProgress {
  readonly #record: ProgressRecord;
  #shownAt = 0;
  #done = 0;

  constructor(
    private readonly cmd: CmdletRuntime,
    from: string,
    to: string,
    private readonly length: number,
  ) {
    this.#record = new ProgressRecord(0, messages.copying(from, to), messages.copyingFromTo(from, to));
  }

  add(bytes: number): void {
    this.#done += bytes;
    const now = Date.now();
    if (now - this.#shownAt < progressInterval) return;
    this.#shownAt = now;
    this.#record.percentComplete =
      this.length === 0 ? 100 : Math.min(100, Math.floor((this.#done / this.length) * 100));
    this.cmd.writeProgress(this.#record);
  }

  end(): void {
    if (this.#shownAt === 0) return;
    this.#record.recordType = 'Completed';
    this.cmd.writeProgress(this.#record);
  }
}

/** Ticks of 100 ns since the year 1. */
export const ticksOf = (milliseconds: number): bigint =>
  BigInt(Math.round(milliseconds)) * 10_000n + 621_355_968_000_000_000n;
export const millisecondsOf = (ticks: bigint): number => Number((ticks - 621_355_968_000_000_000n) / 10_000n);
