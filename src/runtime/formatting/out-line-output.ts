/**
 * Prints format data on lines; objects that are none are given to the default formatting first. The heart of all Out-*
 * commands. A format command's own data end the default formatting that is under way.
 */

import { ErrorCategoryInfo, ErrorDetails, ErrorRecord } from '../objects/error-record.js';
import { netException } from '../objects/errors.js';
import { isNull } from '../objects/values.js';
import {
  ComplexViewEntry,
  FormatEndData,
  FormatEntryData,
  type FormatPacket,
  FormatStartData,
  GroupEndData,
  GroupStartData,
  ListViewEntry,
  ListViewHeaderInfo,
  RawTextFormatEntry,
  type ShapeInfo,
  TableHeaderInfo,
  WideViewHeaderInfo,
} from './format-data.js';
import { toFormatPacket } from './format-data-types.js';
import type { FormattingSession } from './formatting-session.js';
import { writeCustom } from './layout/custom-writer.js';
import { type GroupLayout, measureGroup, startGroup } from './layout/group-layout.js';
import { type LineOutput, unlimitedColumns } from './layout/line-output.js';
import { writeList } from './layout/list-writer.js';
import { PacketCache } from './packet-cache.js';
import { ShapeFormatter } from './shape-formatter.js';

/** How long the rows of a table wait for others before the widths of its columns are settled. */
const settlingMilliseconds = 300;

type State = 'reset' | 'formatting' | 'insideGroup';

export class OutLineOutput {
  #state: State = 'reset';
  #formatter: ShapeFormatter | null = null;
  #cache: PacketCache | null = null;
  #shape: ShapeInfo | null = null;
  #group: GroupLayout | null = null;
  /** Widths that the rows held back ask for. */
  #measured: readonly number[] | null = null;

  constructor(
    readonly output: LineOutput,
    readonly session: FormattingSession,
  ) {}

  /** Takes an object or a packet of format data. */
  process(value: unknown): void {
    if (isNull(value)) return;
    const packet = typeof value === 'object' ? toFormatPacket(value) : undefined;
    if (packet !== undefined) this.#accept(packet);
    else {
      this.#formatter ??= new ShapeFormatter(null, null, this.session, (p) => this.#accept(p));
      this.#formatter.process(value);
    }
  }

  end(): void {
    const formatter = this.#formatter;
    this.#formatter = null;
    formatter?.end();
    for (const packet of this.#cache?.drain() ?? []) this.#print(packet);
  }

  // The order of packets

  #accept(packet: FormatPacket): void {
    this.#checkOrder(packet);
    if (packet instanceof FormatStartData) this.#prepareCache(packet);
    if (this.#cache === null) this.#print(packet);
    else for (const released of this.#cache.add(packet)) this.#print(released);
  }

  #checkOrder(packet: FormatPacket): void {
    if (packet instanceof FormatEntryData) {
      if (!packet.outOfBand) this.#require('insideGroup', packet);
    } else if (packet instanceof FormatStartData) {
      if (this.#state === 'insideGroup') this.end();
      this.#require('reset', packet);
      this.#state = 'formatting';
    } else if (packet instanceof FormatEndData) {
      this.#require('formatting', packet);
      this.#state = 'reset';
    } else if (packet instanceof GroupStartData) {
      this.#require('formatting', packet);
      this.#state = 'insideGroup';
    } else {
      this.#require('insideGroup', packet);
      this.#state = 'formatting';
    }
  }

  #require(state: State, packet: FormatPacket): void {
    if (this.#state === state) return;
    const shape = packet instanceof FormatStartData ? packet.shapeInfo : null;
    const record = new ErrorRecord(
      netException(
        'System.InvalidOperationException',
        'Operation is not valid due to the current state of the object.',
      ),
      'ConsoleLineOutputOutOfSequencePacket',
      new ErrorCategoryInfo('InvalidData'),
    );
    record.errorDetails = new ErrorDetails(
      `The object of type "${packet.netType.fullName}" is not valid or not in the correct sequence. This is likely caused by a user-specified "${commandOf(shape)}" command which is conflicting with the default formatting.`,
    );
    this.session.throwTerminating(record);
  }

  /** Once rows have been held back for one table, those of later ones are, too. */
  #prepareCache(start: FormatStartData): void {
    const measure = (of: FormatStartData, entries: FormatEntryData[]) => {
      this.#measured = measureGroup(of.shapeInfo, entries);
    };
    const shape = start.shapeInfo;
    if (start.autosizeInfo !== null) this.#cache = new PacketCache(null, start.autosizeInfo.objectCount, measure);
    else if (shape instanceof TableHeaderInfo && shape.tableColumnInfoList[0]?.width === 0)
      this.#cache = new PacketCache(settlingMilliseconds, 0, measure);
  }

  // Printing

  #print(packet: FormatPacket): void {
    if (packet instanceof FormatEntryData) this.#printEntry(packet);
    else if (packet instanceof FormatStartData) {
      this.#shape = packet.shapeInfo;
      this.output.writeLine('');
    } else if (packet instanceof GroupStartData) this.#startGroup(packet);
    else if (packet instanceof GroupEndData) {
      this.#group?.end();
      this.#group = null;
    } else {
      // A list has a blank line below each object already.
      if (!(this.#shape instanceof ListViewHeaderInfo)) this.output.writeLine('');
      this.#shape = null;
    }
  }

  #startGroup(packet: GroupStartData): void {
    const measured = this.#measured;
    this.#measured = null;
    this.#group = startGroup(this.#shape, measured, this.output);
    if (packet.groupingEntry !== null) {
      writeCustom(packet.groupingEntry.formatValueList, this.output.columns, this.output);
      this.output.writeLine('');
    }
    this.#group.start();
  }

  #printEntry(packet: FormatEntryData): void {
    const before = this.output.writeStream;
    this.output.writeStream = packet.writeStream;
    try {
      if (packet.outOfBand) this.#printOutOfBand(packet);
      else this.#group?.entry(packet.formatEntryInfo);
    } finally {
      this.output.writeStream = before;
    }
  }

  #printOutOfBand(packet: FormatEntryData): void {
    const entry = packet.formatEntryInfo;
    if (entry instanceof RawTextFormatEntry) this.output.writeRawText(entry.text);
    else if (entry instanceof ComplexViewEntry) writeCustom(entry.formatValueList, unlimitedColumns, this.output);
    else if (entry instanceof ListViewEntry) {
      this.output.writeLine('');
      writeList(entry, this.output);
      this.output.writeLine('');
    }
  }
}

function commandOf(shape: ShapeInfo | null): string {
  if (shape instanceof TableHeaderInfo) return 'format-table';
  if (shape instanceof ListViewHeaderInfo) return 'format-list';
  if (shape instanceof WideViewHeaderInfo) return 'format-wide';
  return shape === null ? 'format-*' : 'format-complex';
}
