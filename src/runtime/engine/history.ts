/** The session history (about_History): command lines with their times, for Get-History and $MyInvocation.HistoryId. */
import type { NetType } from '../objects/net-type.js';

export type ExecutionStatus =
  | 'NotStarted'
  | 'Running'
  | 'Stopping'
  | 'Stopped'
  | 'Completed'
  | 'Failed'
  | 'Disconnected';

export class HistoryInfo {
  declare readonly netType: NetType;
  constructor(
    readonly id: number,
    public commandLine: string,
    public status: ExecutionStatus,
    /** Milliseconds since 1970. */
    readonly startTime: number,
    public endTime: number,
  ) {}
}

/** A command line that runs: it gets into the history when it has ended. */
export interface RunningCommand {
  commandLine: string;
  startTime: number;
  /** Its entry, once it has one. */
  entry: HistoryInfo | null;
}

export class History {
  #entries: HistoryInfo[] = [];
  #nextId = 1;
  /** The command line that the user gave, while it runs. */
  running: RunningCommand | null = null;
  /** Entries that Invoke-History runs now: one that runs itself would never end. */
  readonly invoked = new Set<HistoryInfo>();

  /** `maximum` tells $MaximumHistoryCount. */
  constructor(readonly maximum: () => number) {}

  get entries(): readonly HistoryInfo[] {
    const excess = this.#entries.length - this.maximum();
    if (excess > 0) this.#entries.splice(0, excess);
    return this.#entries;
  }
  get nextId(): number {
    return this.#nextId;
  }
  find(id: number): HistoryInfo | undefined {
    return this.entries.find((entry) => entry.id === id);
  }
  add(commandLine: string, status: ExecutionStatus, startTime: number, endTime: number): HistoryInfo {
    const entry = new HistoryInfo(this.#nextId++, commandLine, status, startTime, endTime);
    this.#entries.push(entry);
    return entry;
  }
  remove(entries: ReadonlySet<HistoryInfo>): void {
    this.#entries = this.#entries.filter((entry) => !entries.has(entry));
  }

  /** Gives the running command line its entry before its end: what is added after this stands behind it. */
  addRunning(): void {
    const { running } = this;
    if (running === null || running.entry !== null) return;
    running.entry = this.add(running.commandLine, 'Running', running.startTime, Date.now());
  }
  /** The running command line has ended. */
  finish(status: ExecutionStatus): void {
    const { running } = this;
    this.addRunning();
    this.running = null;
    if (!running?.entry) return;
    running.entry.status = status;
    running.entry.endTime = Date.now();
  }
}
