/**
 * Errors of a typed text that only the engine can see: names of types in a class that mean nothing. The engine is asked once a text
 * defines types and is otherwise right; until it answers the text counts as right, so that typing never waits.
 */
import type { Runspace } from '../runtime/runspaces/runspace.js';
import type { ParseInput } from './editor/parsed-input.js';

export class TypeErrors {
  /** The text that was asked about last. */
  #asked = '';
  #wrong: string | null = null;

  constructor(
    private readonly parse: ParseInput,
    private readonly runspace: () => Runspace,
    /** Called when the text that was asked about last has turned out to be wrong. */
    private readonly found: () => void,
  ) {}

  isIn(text: string): boolean {
    return text === this.#wrong;
  }
  ask(text: string): void {
    if (text === this.#asked) return;
    const { definesTypes, errors } = this.parse(text);
    if (!definesTypes || errors.length > 0) return;
    this.#asked = text;
    this.runspace()
      .hasTypeErrors?.(text)
      .then(
        (hasErrors) => {
          if (!hasErrors || text !== this.#asked) return;
          this.#wrong = text;
          this.found();
        },
        // A runspace that is gone tells so by its state; the text is not red then.
        () => undefined,
      );
  }
}
