/**
 * Which function each key calls: a table as data, copied so that Set-PSReadLineKeyHandler can change it. A chord of two keys is
 * written with a comma, `Ctrl+x,Ctrl+u`; its first key then only begins chords.
 */
import { emacsBindings } from './emacs-bindings.js';
import { parseChord } from './key-chord.js';
import { viCommandBindings, viInsertBindings } from './vi-bindings.js';
import { windowsBindings } from './windows-bindings.js';

/** Chord to function name. */
export type BindingTable = Readonly<Record<string, string>>;

export const bindingTables: Readonly<Record<'Emacs' | 'Windows' | 'Vi', BindingTable>> = {
  Emacs: emacsBindings,
  Windows: windowsBindings,
  Vi: viInsertBindings,
};
/** The keys of Vi's command mode. */
export const commandBindings = (): KeyBindings => new KeyBindings(viCommandBindings);

export class KeyBindings {
  readonly #single = new Map<string, string>();
  readonly #chords = new Map<string, Map<string, string>>();

  constructor(table: BindingTable) {
    for (const [chord, name] of Object.entries(table)) this.bind(chord, name);
  }

  functionOf(key: string): string | undefined {
    return this.#single.get(key);
  }
  functionOfSecond(first: string, second: string): string | undefined {
    return this.#chords.get(first)?.get(second);
  }
  isChordStart(key: string): boolean {
    return this.#chords.has(key);
  }

  /** All bindings, as chord and function name. */
  *entries(): Iterable<[chord: string, name: string]> {
    yield* this.#single;
    for (const [first, seconds] of this.#chords)
      for (const [second, name] of seconds) yield [`${first},${second}`, name];
  }

  /** Binds a chord; false when there is no such chord. */
  bind(chord: string, name: string): boolean {
    const [first, second] = parseChord(chord) ?? [];
    if (first === undefined) return false;
    if (second === undefined) {
      this.#chords.delete(first);
      this.#single.set(first, name);
      return true;
    }
    this.#single.delete(first);
    let seconds = this.#chords.get(first);
    if (!seconds) this.#chords.set(first, (seconds = new Map()));
    seconds.set(second, name);
    return true;
  }

  /** Takes a binding away; false when there is no such chord. */
  unbind(chord: string): boolean {
    const [first, second] = parseChord(chord) ?? [];
    if (first === undefined) return false;
    if (second === undefined) this.#single.delete(first);
    else this.#chords.get(first)?.delete(second);
    return true;
  }
}
