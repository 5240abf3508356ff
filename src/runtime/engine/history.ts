/** The session history (about_History): command lines with their times, for Get-History and $MyInvocation.HistoryId. */
import type { NetType } from '../objects/net-type.js';

export class HistoryInfo {
  declare readonly netType: NetType;
  /** Milliseconds since 1970. */
  endTime = 0;
  status: 'NotStarted' | 'Running' | 'Completed' | 'Failed' | 'Stopped' = 'Running';
  constructor(
    readonly id: number,
    readonly commandLine: string,
    readonly startTime: number,
  ) {}
}

export class History {
  #entries: HistoryInfo[] = [];
  #nextId = 1;
  /** $MaximumHistoryCount */
  maximum = 4096;

  add(commandLine: string, startTime = Date.now()): HistoryInfo {
    const entry = new HistoryInfo(this.#nextId++, commandLine, startTime);
    this.#entries.push(entry);
    if (this.#entries.length > this.maximum) this.#entries.splice(0, this.#entries.length - this.maximum);
    return entry;
  }
  get entries(): readonly HistoryInfo[] {
    return this.#entries;
  }
  find(id: number): HistoryInfo | undefined {
    return this.#entries.find((e) => e.id === id);
  }
  remove(entries: ReadonlySet<HistoryInfo>): void {
    this.#entries = this.#entries.filter((e) => !entries.has(e));
  }
  get nextId(): number {
    return this.#nextId;
  }
}
