/**
 * System.Diagnostics.Process: a process by its id. What it says is read when it is first asked for and kept until Refresh; of a
 * process that this shell started, the exit code is known too.
 */

import { currentEngine } from '../../engine/current-engine.js';
import { exitCodeOf } from '../../io/exit-code.js';
import type { ReadReply } from '../../io/services/process.js';
import { netException } from '../../objects/errors.js';
import type { NetType } from '../../objects/net-type.js';
import { argumentError, invalidOperation } from '../system/errors.js';
import { waitUntil } from '../threading/waiting.js';
import type { ProcessStartInfo } from './process-start-info.js';
import { isRunning, type ProcessStatus, processIds, statusOf } from './process-status.js';
import type { ChildStreams } from './process-streams.js';

export class Process {
  declare readonly netType: NetType;
  /** Null for a process that was not started by this object. */
  startInfo: ProcessStartInfo | null = null;
  streams: ChildStreams | null = null;
  enableRaisingEvents = false;
  #status: ProcessStatus | null;
  #exit: ReadReply['exit'] = null;
  exitTime = 0;

  constructor(
    public id: number | null,
    /** Started here, so that its exit code will be told. */
    public isChild = false,
  ) {
    this.#status = id === null ? null : statusOf(id);
  }

  /** Throws ArgumentException when there is no such process. */
  static byId(id: number): Process {
    if (!isRunning(id)) throw argumentError(`Process with an Id of ${id} is not running.`);
    return new Process(id);
  }
  static all(): Process[] {
    return processIds()
      .map((id) => new Process(id))
      .filter((process) => process.#status !== null);
  }
  static current(): Process {
    return new Process(process.pid);
  }

  /** The id; throws InvalidOperationException when nothing was started yet. */
  get knownId(): number {
    if (this.id === null) throw invalidOperation('No process is associated with this object.');
    return this.id;
  }
  /** Throws InvalidOperationException for a process that has ended before it was asked. */
  get status(): ProcessStatus {
    const id = this.knownId;
    this.#status ??= statusOf(id);
    if (this.#status === null)
      throw invalidOperation('Process has exited, so the requested information is not available.');
    return this.#status;
  }
  get name(): string {
    return this.status.name;
  }
  refresh(): void {
    this.#status = this.id === null ? null : (statusOf(this.id) ?? this.#status);
  }

  get hasExited(): boolean {
    const id = this.knownId;
    if (this.#exit !== null) return true;
    const ended = this.isChild ? this.#learnExit('process.status') : !isRunning(id);
    if (ended && this.exitTime === 0) this.exitTime = Date.now();
    return ended;
  }
  #learnExit(service: 'process.status' | 'process.wait', milliseconds?: number): boolean {
    this.#exit = currentEngine().io.call<ReadReply['exit']>(service, { id: this.knownId, milliseconds });
    return this.#exit !== null;
  }
  /** Throws InvalidOperationException while it runs, and for a process that others started. */
  get exitCode(): number {
    if (!this.hasExited) throw invalidOperation('Process must exit before requested information can be determined.');
    if (this.#exit === null)
      throw invalidOperation('Process was not started by this object, so requested information cannot be determined.');
    return exitCodeOf(this.#exit);
  }

  /** Waits for the end; false when the time (-1: for ever) was over before. */
  waitForExit(milliseconds = -1): boolean {
    if (this.hasExited) return true;
    // A stream that nobody reads must not keep the process from ending.
    this.streams?.drain();
    if (!this.isChild) return waitUntil(() => this.hasExited, milliseconds);
    const ended = this.#learnExit('process.wait', milliseconds < 0 ? undefined : milliseconds);
    if (ended) this.exitTime = Date.now();
    return ended;
  }
  /** Throws Win32Exception when that is not allowed. */
  kill(): void {
    if (this.hasExited) return;
    try {
      process.kill(this.knownId, 'SIGKILL');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ESRCH') return;
      throw netException('System.ComponentModel.Win32Exception', 'Operation not permitted', { NativeErrorCode: 1 });
    }
  }
  toString(): string {
    const name = this.id === null || this.#status === null ? '' : this.#status.name;
    return name === '' ? 'System.Diagnostics.Process' : `System.Diagnostics.Process (${name})`;
  }
}
