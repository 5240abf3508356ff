/**
 * Holds back the rows of a group until the widths of its columns are known: all of them for -AutoSize, else those of the
 * first 300 ms, so that a slow command shows its first rows soon.
 */
import { FormatEntryData, type FormatPacket, FormatStartData, GroupEndData, GroupStartData } from './format-data.js';

export class PacketCache {
  #held: FormatPacket[] = [];
  #holding = false;
  #heldEntries = 0;
  #since = 0;
  #start: FormatStartData | null = null;

  /**
   * `milliseconds` is how long rows are held back, or null for no limit; `objectCount` how many rows at most, 0 for no
   * limit. `onGroup` is told the rows held before they are released.
   */
  constructor(
    readonly milliseconds: number | null,
    readonly objectCount: number,
    readonly onGroup: (start: FormatStartData, entries: FormatEntryData[]) => void,
  ) {}

  /** Takes a packet; returns what is released by it. */
  add(packet: FormatPacket): readonly FormatPacket[] {
    if (packet instanceof FormatStartData) this.#start = packet;
    if (packet instanceof FormatEntryData && !packet.outOfBand) this.#heldEntries++;
    if (!this.#holding) {
      if (!(packet instanceof GroupStartData)) return [packet];
      this.#holding = true;
      this.#heldEntries = 0;
      this.#since = performance.now();
      this.#held.push(packet);
      return [];
    }
    this.#held.push(packet);
    return this.#isDue(packet) ? this.#release() : [];
  }

  #isDue(packet: FormatPacket): boolean {
    if (packet instanceof GroupEndData) return true;
    if (this.objectCount > 0 && this.#heldEntries >= this.objectCount) return true;
    return this.milliseconds !== null && performance.now() - this.#since > this.milliseconds;
  }

  #release(): readonly FormatPacket[] {
    const released = this.#held;
    const entries = released.filter((p): p is FormatEntryData => p instanceof FormatEntryData && !p.outOfBand);
    if (this.#start !== null) this.onGroup(this.#start, entries);
    this.#held = [];
    this.#holding = false;
    this.#heldEntries = 0;
    return released;
  }

  /** What is still held when the stream breaks off. */
  drain(): readonly FormatPacket[] {
    const rest = this.#held;
    this.#held = [];
    this.#holding = false;
    return rest;
  }
}
