/** The editor without a screen: keystrokes in, buffer out. A bar in a text stands for the cursor. */
import type { EditorContext, HistoryLine } from '../../../src/ui/editor/editor-context.js';
import { type EditorState, emptyState, noVi } from '../../../src/ui/editor/editor-state.js';
import { editorFunctions } from '../../../src/ui/editor/functions.js';
import { layOut } from '../../../src/ui/editor/layout.js';
import { defaultOptions, type EditorOptions } from '../../../src/ui/editor/options.js';
import { powerShell } from '../../../src/ui/editor/powershell-input.js';
import { pressKey } from '../../../src/ui/editor/press-key.js';
import { editsOfWholeText } from '../../../src/ui/editor/undo.js';
import { bindingTables, commandBindings, KeyBindings } from '../../../src/ui/keys/key-bindings.js';
import { KeyDecoder } from '../../../src/ui/keys/key-decoder.js';

export interface EditorSetup {
  readonly mode?: 'Emacs' | 'Windows' | 'Vi';
  readonly options?: Partial<EditorOptions>;
  readonly history?: readonly (string | { text: string; fromOtherSession: boolean })[];
  readonly columns?: number;
}

export class TestEditor {
  state: EditorState;
  readonly context: EditorContext;
  readonly bindings: KeyBindings;

  constructor({ mode = 'Emacs', options = {}, history = [], columns = 80 }: EditorSetup = {}) {
    const lines = history.map((line): HistoryLine => {
      const { text, fromOtherSession } = typeof line === 'string' ? { text: line, fromOtherSession: false } : line;
      return { text, edits: editsOfWholeText(text), fromOtherSession };
    });
    this.bindings = new KeyBindings(bindingTables[mode]);
    const all = { ...defaultOptions, editMode: mode, ...options };
    this.context = {
      options: all,
      parse: powerShell.parse,
      bindings: this.bindings,
      commandBindings: commandBindings(),
      functions: editorFunctions,
      size: { columns, rows: 24 },
      history: { length: lines.length, at: (index) => lines[index]!, update() {} },
      layout: ({ text }) =>
        layOut({ text, tokens: [], columns, startColumn: 4, continuationPrompt: '>> ', colors: all.colors }),
    };
    const vi = { ...noVi, mode: mode === 'Vi' ? 'insert' : null } as const;
    this.state = emptyState(lines.length, undefined, vi);
  }

  /** Presses keys as a terminal sends them. Returns the text with a bar at the cursor. */
  type(keys: string): string {
    const decoder = new KeyDecoder();
    for (const event of [...decoder.feed(Buffer.from(keys)), ...decoder.flush()]) {
      if (event.type === 'key') this.state = pressKey(this.state, event.key, this.context);
    }
    return this.shown;
  }
  get shown(): string {
    const { text, cursor } = this.state;
    return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
  }
}

export const edit = (keys: string, setup?: EditorSetup): string => new TestEditor(setup).type(keys);

/** Keys as xterm sends them. */
export const key = {
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  home: '\x1b[H',
  end: '\x1b[F',
  delete: '\x1b[3~',
  backspace: '\x7f',
  enter: '\r',
  shiftLeft: '\x1b[1;2D',
  shiftRight: '\x1b[1;2C',
  shiftHome: '\x1b[1;2H',
  f8: '\x1b[19~',
  ctrl: (letter: string) => String.fromCharCode(letter.charCodeAt(0) & 0x1f),
  alt: (letter: string) => `\x1b${letter}`,
};
