/**
 * Bytes of a terminal's keyboard into key presses. A sequence may come in pieces, and a lone ESC is a key of its own when
 * nothing follows it in time; who owns the clock calls `flush` then.
 */

import { characterKey, type KeyChord, type Modifiers, namedKey, noModifiers } from './key-chord.js';
import { codePointKeys, finalKeys, numberedKeys } from './key-codes.js';

export type InputEvent =
  | { readonly type: 'key'; readonly key: KeyChord }
  /** Text that the terminal says was pasted (bracketed paste), with its line ends as `\n`. */
  | { readonly type: 'paste'; readonly text: string }
  /** The answer to a question for the cursor's position, counted from 0. */
  | { readonly type: 'cursor'; readonly row: number; readonly column: number };

const PASTE_END = '\x1b[201~';
const controlSequence = /\x1b\[([0-?]*)([ -/]*)([@-~])/y;
const openControlSequence = /^\x1b\[[0-?]*[ -/]*$/;
const stringSequence = /\x1b[\]PX^_][\s\S]*?(?:\x07|\x1b\\)/y;
const altModifier: Modifiers = { shift: false, alt: true, ctrl: false };

export class KeyDecoder {
  readonly #text = new TextDecoder();
  #pending = '';
  #pasting = false;
  /** How many answers to `ESC [ 6 n` are still to come; only then is `ESC [ n ; n R` one and not the F3 key. */
  expectedCursorReports = 0;

  /** Whether there is something that more bytes, or `flush`, would make a key of. */
  get isWaiting(): boolean {
    return this.#pending !== '' && !this.#pasting;
  }

  feed(data: Uint8Array): InputEvent[] {
    this.#pending += this.#text.decode(data, { stream: true });
    return this.#take(false);
  }

  /** Nothing more came: what looks like the start of a sequence is taken for the keys it is made of. */
  flush(): InputEvent[] {
    return this.#take(true);
  }

  #take(final: boolean): InputEvent[] {
    const events: InputEvent[] = [];
    while (this.#pending !== '') {
      if (this.#pasting) {
        const end = this.#pending.indexOf(PASTE_END);
        if (end < 0) break;
        events.push({ type: 'paste', text: this.#pending.slice(0, end).replace(/\r\n?/g, '\n') });
        this.#pending = this.#pending.slice(end + PASTE_END.length);
        this.#pasting = false;
        continue;
      }
      const [length, event] = this.#pending.startsWith('\x1b') ? this.#escape(final) : plainKey(this.#pending);
      if (length === 0) break;
      this.#pending = this.#pending.slice(length);
      if (event) events.push(event);
    }
    return events;
  }

  /** What the ESC at the front begins; length 0 when that cannot be said yet. */
  #escape(final: boolean): [length: number, event?: InputEvent] {
    const text = this.#pending;
    controlSequence.lastIndex = stringSequence.lastIndex = 0;
    const sequence = controlSequence.exec(text);
    if (sequence) return [sequence[0].length, this.#control(sequence[1]!, sequence[2]!, sequence[3]!)];
    const functionKey = /^\x1bO(\d*)([A-Z])/.exec(text);
    if (functionKey && finalKeys[functionKey[2]!]) {
      const key = namedKey(finalKeys[functionKey[2]!]!, modifiersOf(Number(functionKey[1] || 1)));
      return [functionKey[0].length, { type: 'key', key }];
    }
    const reply = stringSequence.exec(text);
    if (reply) return [reply[0].length];
    if (!final && (text === '\x1b' || text === '\x1bO' || openControlSequence.test(text) || /^\x1b[\]PX^_]/.test(text)))
      return [0];
    if (text.length === 1 || text[1] === '\x1b') return [1, { type: 'key', key: namedKey('Escape') }];
    const [length, event] = plainKey(text.slice(1), altModifier);
    return [length + 1, event];
  }

  #control(parameters: string, intermediates: string, final: string): InputEvent | undefined {
    const numbers = parameters.split(/[;:]/).map((n) => Number(n || 0));
    if (intermediates !== '' || numbers.some(Number.isNaN)) return undefined;
    const [first = 0, second = 0, third = 0] = numbers;
    if (final === 'R' && numbers.length === 2 && this.expectedCursorReports > 0) {
      this.expectedCursorReports--;
      return { type: 'cursor', row: first - 1, column: second - 1 };
    }
    if (final === 'Z') return { type: 'key', key: namedKey('Tab', { ...modifiersOf(second || 1), shift: true }) };
    if (final === 'u') return codePointEvent(first, second || 1);
    if (final === '~') {
      if (first === 200) this.#pasting = true;
      if (first === 27) return codePointEvent(third, second);
      const key = numberedKeys[first];
      return key === undefined ? undefined : { type: 'key', key: namedKey(key, modifiersOf(second || 1)) };
    }
    const key = finalKeys[final];
    return key === undefined ? undefined : { type: 'key', key: namedKey(key, modifiersOf(second || 1)) };
  }
}

/** xterm's modifier parameter: 1 plus shift 1, alt 2, ctrl 4. */
function modifiersOf(parameter: number): Modifiers {
  const bits = Math.max(0, parameter - 1);
  return bits === 0 ? noModifiers : { shift: (bits & 1) !== 0, alt: (bits & 2) !== 0, ctrl: (bits & 4) !== 0 };
}

function codePointEvent(codePoint: number, modifierParameter: number): InputEvent | undefined {
  const modifiers = modifiersOf(modifierParameter);
  const named = codePointKeys[codePoint];
  if (named) return { type: 'key', key: namedKey(named, modifiers) };
  if (codePoint < 0x20 || codePoint > 0x10ffff) return undefined;
  const character = String.fromCodePoint(codePoint);
  return { type: 'key', key: characterKey(modifiers.shift ? character.toUpperCase() : character, modifiers) };
}

/** The key at the front of a text that does not begin with ESC. */
function plainKey(text: string, modifiers: Modifiers = noModifiers): [length: number, event: InputEvent] {
  const character = String.fromCodePoint(text.codePointAt(0)!);
  return [character.length, { type: 'key', key: codedKey(character, modifiers) }];
}

function codedKey(character: string, modifiers: Modifiers): KeyChord {
  const code = character.charCodeAt(0);
  if (character === '\r') return namedKey('Enter', modifiers);
  if (character === '\t') return namedKey('Tab', modifiers);
  if (character === '\x7f') return namedKey('Backspace', modifiers);
  // The codes of Ctrl+h and Ctrl+j: .NET's console, and so PSReadLine, knows them by these names.
  if (character === '\b') return namedKey('Backspace', { ...modifiers, ctrl: true });
  if (character === '\n') return namedKey('Enter', { ...modifiers, ctrl: true });
  if (code >= 0x20) return characterKey(character, modifiers);
  return characterKey(String.fromCharCode(code + 0x40).toLowerCase(), { ...modifiers, ctrl: true });
}
