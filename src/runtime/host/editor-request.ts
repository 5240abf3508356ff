/** What the engine asks of the line editor while a script block that a key calls runs, and which script blocks those are. */

/** A function's name that stands for a script block: the prefix, and the number the engine knows it by. */
export const keyScriptPrefix = 'script:';

export type EditorRequest =
  | { readonly kind: 'look' }
  | { readonly kind: 'replace'; readonly start: number; readonly length: number; readonly text: string }
  | { readonly kind: 'move'; readonly cursor: number }
  /** Calls a function of the editor as by a key that is this character, '' for another key. */
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly character: string;
      /** DigitArgument's number. */
      readonly argument: number | null;
    }
  | { readonly kind: 'ding' };

/** The line after a request. Offsets in UTF-16 units. */
export interface EditorView {
  readonly text: string;
  readonly cursor: number;
  readonly selection: { readonly start: number; readonly length: number } | null;
}

/** A key that calls a script block. */
export interface KeyScriptCall {
  readonly id: number;
  readonly character: string;
  /** System.ConsoleKey. */
  readonly virtualKeyCode: number;
  /** System.ConsoleModifiers: 1 Alt, 2 Shift, 4 Control. */
  readonly modifiers: number;
  /** DigitArgument's number. */
  readonly argument: number | null;
}
