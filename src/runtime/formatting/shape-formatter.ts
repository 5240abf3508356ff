/**
 * Turns a stream of objects into format data: Format-Table and its like, and the default formatting. The first object
 * decides the shape of all; objects of other types that follow, strings and errors print as they come (out of band).
 */
import { typeNamesOf } from '../objects/members.js';
import { isInt32, isNull } from '../objects/values.js';
import { takeWriteStream } from '../objects/write-stream.js';
import { hasOwnProperties } from './display-properties.js';
import { itemsOf, textOf } from './display-text.js';
import {
  ComplexViewEntry,
  FormatEndData,
  FormatEntry,
  FormatEntryData,
  type FormatPacket,
  GroupEndData,
  RawTextFormatEntry,
} from './format-data.js';
import { toFormatPacket } from './format-data-types.js';
import type { FormattingSession } from './formatting-session.js';
import { chooseGenerator, makeGenerator } from './generators/choose-generator.js';
import type { FormatCommandOptions, ViewGenerator } from './generators/view-generator.js';
import { isScalarType } from './scalar-types.js';
import type { ViewShape } from './views/view-definition.js';

const defaultEnumerationLimit = 4;

export class ShapeFormatter {
  readonly #enumerationLimit: number;
  #generator: ViewGenerator | null = null;
  #inGroup = false;

  /** `shape` null is the default formatting, whose `options` are null, too. */
  constructor(
    readonly shape: ViewShape | null,
    readonly options: FormatCommandOptions | null,
    readonly session: FormattingSession,
    readonly emit: (packet: FormatPacket) => void,
  ) {
    const limit = session.globalVariable('FormatEnumerationLimit');
    this.#enumerationLimit = isInt32(limit) ? limit : defaultEnumerationLimit;
  }

  /** Takes what was written: a collection's elements one by one, unless -Expand says otherwise. */
  process(value: unknown): void {
    if (isNull(value)) return;
    const items = typeof value === 'object' ? itemsOf(value) : null;
    const expand = this.options?.expand ?? 'EnumOnly';
    if (items === null || expand === 'CoreOnly') this.#processObject(value);
    else if (expand === 'Both') {
      const elements = [...items];
      this.#announceCollection(value, elements.length);
      for (const element of elements) this.#processObject(element ?? '');
    } else for (const element of items) this.#processObject(element ?? '');
  }

  end(): void {
    if (this.#inGroup) this.emit(new GroupEndData());
    if (this.#generator !== null) this.emit(new FormatEndData());
    this.#inGroup = false;
    this.#generator = null;
  }

  #announceCollection(value: unknown, count: number): void {
    this.#emitText('The following object supports IEnumerable:');
    this.#emitOutOfBand(value, true);
    if (count === 0) this.#emitText('The IEnumerable contains no objects.');
    else if (count === 1) this.#emitText('The IEnumerable contains the following object:');
    else this.#emitText(`The IEnumerable contains the following ${count} objects:`);
  }

  #processObject(target: unknown): void {
    const packet = typeof target === 'object' ? toFormatPacket(target) : undefined;
    if (packet !== undefined) {
      this.emit(packet);
      return;
    }
    const printsAsItComes = !this.options?.force;
    if (printsAsItComes && this.#emitOutOfBand(target, false)) return;
    if (this.#generator === null) {
      const { session, options } = this;
      const context = { session, options, enumerationLimit: this.#enumerationLimit };
      this.#generator = chooseGenerator(this.shape, target, context);
      this.emit(this.#generator.startData(target));
    }
    if (printsAsItComes && !this.#generator.appliesTo(target) && this.#emitOutOfBand(target, true)) return;
    this.#emitEntry(this.#generator, target);
  }

  #emitEntry(generator: ViewGenerator, target: unknown): void {
    const isNewGroup = generator.updateGroup(target);
    if (this.#inGroup && isNewGroup) {
      this.#emitNewLine();
      this.emit(new GroupEndData());
      this.#inGroup = false;
    }
    if (!this.#inGroup) {
      this.emit(generator.groupStart(target));
      this.#inGroup = true;
    }
    const data = new FormatEntryData(generator.entry(target));
    data.writeStream = takeWriteStream(target);
    this.emit(data);
    this.#emitErrors(generator);
  }

  #emitErrors(generator: ViewGenerator): void {
    for (const error of generator.drainErrors()) this.#emitOutOfBand(error, true);
  }

  // Out of band

  /** Prints an object as it comes if it is of that kind, or (as a list) if it must. False when nothing was printed. */
  #emitOutOfBand(target: unknown, must: boolean): boolean {
    if (typeof target !== 'object') {
      this.#emitText(textOf(target));
      return true;
    }
    const typeNames = typeNamesOf(target);
    const { session } = this;
    const view = session.views.findOutOfBand(typeNames);
    if (view === null && (isScalarType(typeNames) || !hasOwnProperties(target))) {
      if (typeNames.length === 0 && !must) return false;
      this.#emitText(textOf(target));
      return true;
    }
    if (view === null && !must) return false;
    const context = { session, view, options: null, enumerationLimit: this.#enumerationLimit };
    const generator = makeGenerator(view?.control.shape === 'Custom' ? 'Custom' : 'List', context, target);
    const data = new FormatEntryData(generator.entry(target));
    data.outOfBand = true;
    data.writeStream = takeWriteStream(target);
    this.emit(data);
    return true;
  }

  #emitText(text: string): void {
    const data = new FormatEntryData(new RawTextFormatEntry(text));
    data.outOfBand = true;
    this.emit(data);
  }

  /** The blank line between two groups. */
  #emitNewLine(): void {
    const entry = new ComplexViewEntry();
    entry.formatValueList.push(new FormatEntry());
    const data = new FormatEntryData(entry);
    data.outOfBand = true;
    this.emit(data);
  }
}
