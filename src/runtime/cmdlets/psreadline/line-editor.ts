/**
 * The line editor as the PSReadLine cmdlets see it. It runs beside the engine, where the terminal is: its options and keys are
 * asked of it, and a shell without a terminal has none.
 */

import { currentEngine } from '../../engine/current-engine.js';
import type { EditorRequest, EditorView } from '../../host/editor-request.js';
import { IoError } from '../../io/client.js';
import { netError } from '../../objects/errors.js';
import type { NetType } from '../../objects/net-type.js';

/** Options by name as the editor has them: EditMode is `editMode`. Colours are escape sequences. */
export type EditorOptionValues = Record<string, unknown> & { colors: Record<string, string> };

/** Throws InvalidOperationException with the editor's own words when it refuses, or when there is no line editor. */
function ask<T>(service: string, request?: unknown): T {
  try {
    return currentEngine().io.call<T>(service, request);
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    const message =
      error.code === 'NOSERVICE' ? 'There is no line editor: the shell does not read from a terminal.' : error.message;
    throw netError('System.InvalidOperationException', 'LineEditor', message, 'InvalidOperation');
  }
}

export const lineEditor = {
  options: () => ask<EditorOptionValues>('readline.getOptions'),
  setOptions: (changes: Record<string, unknown>) => ask<void>('readline.setOptions', changes),
  keyHandlers: () => ask<{ bound: [chord: string, name: string][]; unbound: string[] }>('readline.getKeyHandlers'),
  /** Without a function the keys lose theirs. */
  setKeyHandlers: (chords: readonly string[], viMode: unknown, name?: string) =>
    ask<void>('readline.setKeyHandlers', {
      // A copy, without what else hangs on a script's array.
      chords: [...chords],
      isCommandMode: viMode === 'Command',
      ...(name !== undefined && { function: name }),
    }),
  /** Looks at the line that is being edited, or changes it. */
  edit: (request: EditorRequest) => ask<EditorView>('readline.edit', request),
};

/** Get-PSReadLineOption's object: reading takes what was true when it was made, writing sets the option. */
export class EditorOptionsObject {
  declare readonly netType: NetType;
  constructor(readonly values: EditorOptionValues) {}
}

export class KeyHandler {
  declare readonly netType: NetType;
  constructor(
    readonly key: string,
    readonly functionName: string,
    /** Of a script block; functions of the editor are described by their names. */
    readonly ownDescription: string | null = null,
  ) {}
  /** `Backward kill word` */
  get description(): string {
    if (this.ownDescription !== null) return this.ownDescription;
    const words = this.functionName.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
    return words.charAt(0).toUpperCase() + words.slice(1);
  }
  get group(): KeyHandlerGroup {
    if (this.ownDescription !== null) return 'Custom';
    return groups.find(([, pattern]) => pattern.test(this.functionName))?.[0] ?? 'Basic';
  }
}

export type KeyHandlerGroup =
  | 'Basic'
  | 'CursorMovement'
  | 'History'
  | 'Completion'
  | 'Prediction'
  | 'Miscellaneous'
  | 'Selection'
  | 'Search'
  | 'Custom';

/** Which functions belong together: the first pattern that fits; all others are basic editing. */
const groups: readonly (readonly [KeyHandlerGroup, RegExp])[] = [
  ['History', /History/],
  ['Completion', /^(Vi)?(Complete|MenuComplete|PossibleCompletions|TabComplete)/],
  ['Prediction', /Suggestion|Prediction/],
  ['Selection', /^Select|^SetMark$|^ExchangePointAndMark$/],
  ['Search', /Search/],
  [
    'CursorMovement',
    /^(Vi|Shell)?(Backward|Forward|Next)(Char|Word|Glob)$|^(BeginningOfLine|EndOfLine|NextLine|PreviousLine|NextWordEnd)$|^Goto|^MoveTo|^Vi(EndOf|Goto)/,
  ],
  [
    'Miscellaneous',
    /^(CaptureScreen|ClearScreen|DigitArgument|InvokePrompt|SelfInsert|ShowKeyBindings|WhatIsKey)$|^Scroll|^Show.*Help$|^Vi.*(Mode|Chord|Exit|EditVisually)$/,
  ],
];

export const groupHeadings: Readonly<Record<KeyHandlerGroup, string>> = {
  Basic: 'Basic editing functions',
  CursorMovement: 'Cursor movement functions',
  History: 'History functions',
  Completion: 'Completion functions',
  Prediction: 'Prediction functions',
  Miscellaneous: 'Miscellaneous functions',
  Selection: 'Selection functions',
  Search: 'Search functions',
  Custom: 'User defined functions',
};
