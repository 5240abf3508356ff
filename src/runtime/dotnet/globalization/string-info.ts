/** System.Globalization.StringInfo and TextElementEnumerator: text by what a reader takes for characters. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { overloads } from '../overloads.js';
import { argumentNull, invalidOperation, outOfRange } from '../system/errors.js';

let segmenter: Intl.Segmenter | undefined;

/** Positions at which text elements (extended grapheme clusters) start. */
export function textElementStarts(text: string): number[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), (segment) => segment.index);
}

function elementLength(text: string | null, index = 0): number {
  if (text === null) throw argumentNull('str');
  if (index < 0 || index > text.length)
    throw outOfRange(
      'index',
      'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
    );
  const rest = text.slice(index);
  return textElementStarts(rest)[1] ?? rest.length;
}

export class StringInfo {
  declare readonly netType: NetType;
  constructor(public text: string) {}
  slice(start: number, count?: number): string {
    const starts = [...textElementStarts(this.text), this.text.length];
    const total = starts.length - 1;
    if (start < 0 || start >= total) throw outOfRange('startingTextElement', argumentOutOfBounds);
    if (count !== undefined && (count < 0 || start + count > total))
      throw outOfRange('lengthInTextElements', argumentOutOfBounds);
    return this.text.slice(starts[start], starts[count === undefined ? total : start + count]);
  }
}

const argumentOutOfBounds = 'Specified argument was out of the range of valid values.';

export class TextElementEnumerator {
  declare readonly netType: NetType;
  #position = -1;
  readonly #starts: number[];
  constructor(
    readonly text: string,
    readonly from: number,
  ) {
    this.#starts = textElementStarts(text.slice(from)).map((start) => start + from);
  }
  moveNext(): boolean {
    if (this.#position < this.#starts.length) this.#position++;
    return this.#position < this.#starts.length;
  }
  reset(): void {
    this.#position = -1;
  }
  get index(): number {
    if (this.#position < 0) throw invalidOperation('Enumeration has not started. Call MoveNext.');
    return this.#starts[this.#position] ?? this.text.length;
  }
  get current(): string {
    if (this.#position >= this.#starts.length) throw invalidOperation('Enumeration already finished.');
    return this.text.slice(this.index, this.#starts[this.#position + 1] ?? this.text.length);
  }
  *rest(): Iterable<string> {
    while (this.moveNext()) yield this.current;
  }
}

defineType('System.Globalization.TextElementEnumerator', { class: TextElementEnumerator }, () => ({
  interfaces: ['System.Collections.IEnumerator'],
  enumerate: (self: TextElementEnumerator) => self.rest(),
  members: {
    'System.Object Current {get;}': (self: TextElementEnumerator) => self.current,
    'int ElementIndex {get;}': (self: TextElementEnumerator) => self.index,
    'bool MoveNext()': (self: TextElementEnumerator) => self.moveNext(),
    'string GetTextElement()': (self: TextElementEnumerator) => self.current,
    'void Reset()': (self: TextElementEnumerator) => self.reset(),
  },
}));

defineType('System.Globalization.StringInfo', { class: StringInfo }, () => ({
  equals: (self: StringInfo, other: unknown) => other instanceof StringInfo && other.text === self.text,
  hashKey: (self: StringInfo) => self.text,
  members: {
    ...overloads((_type: NetType, value = '') => new StringInfo(value), ['new()', 'new(string value)']),
    ...overloads(
      (text: string | null, index = 0) => (text ?? '').slice(index, index + elementLength(text, index)),
      ['static string GetNextTextElement(string str)', 'static string GetNextTextElement(string str, int index)'],
    ),
    ...overloads(elementLength, [
      'static int GetNextTextElementLength(string str)',
      'static int GetNextTextElementLength(string str, int index)',
      'static int GetNextTextElementLength(System.ReadOnlySpan[char] str)',
    ]),
    ...overloads(
      (text: string, index = 0) => new TextElementEnumerator(text, index),
      [
        'static System.Globalization.TextElementEnumerator GetTextElementEnumerator(string str)',
        'static System.Globalization.TextElementEnumerator GetTextElementEnumerator(string str, int index)',
      ],
    ),
    'static int[] ParseCombiningCharacters(string str)': textElementStarts,
    'string String {get;set;}': {
      get: (self: StringInfo) => self.text,
      set: (self: StringInfo, value: string) => {
        self.text = value;
      },
    },
    'int LengthInTextElements {get;}': (self: StringInfo) => textElementStarts(self.text).length,
    ...overloads(
      (self: StringInfo, start: number, count?: number) => self.slice(start, count),
      [
        'string SubstringByTextElements(int startingTextElement)',
        'string SubstringByTextElements(int startingTextElement, int lengthInTextElements)',
      ],
    ),
  },
}));
