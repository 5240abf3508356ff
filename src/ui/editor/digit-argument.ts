/** DigitArgument (Alt+0 to Alt+9, Alt+-): collects a number that the function of the next key is called with. */
import type { EditorFunction } from './editor-context.js';
import { ding, type EditorState, type Mode } from './editor-state.js';
import { BeginningOfLine } from './movement.js';

type DigitMode = Extract<Mode, { kind: 'digitArgument' }>;

const collecting = (state: EditorState, text: string, sawDigit: boolean): EditorState => ({
  ...state,
  mode: { kind: 'digitArgument', text, sawDigit },
  status: { text: `digit-argument: ${text}`, isError: false },
});

export const DigitArgument: EditorFunction = (state, call, context) => {
  const { key } = call;
  if (key.char === '' || key.char < ' ') return ding(state);
  // A number does not begin with 0, and so it is the start of the line in Vi mode.
  if (state.vi.mode !== null && key.char === '0') return BeginningOfLine(state, call, context);
  return key.char === '-' ? collecting(state, '-1', false) : collecting(state, key.char, true);
};

/** Takes another key that is bound to DigitArgument; undefined for one that does not lengthen the number. */
export function addDigit(state: EditorState, mode: DigitMode, char: string): EditorState | undefined {
  if (char === '-') {
    return collecting(state, mode.text.startsWith('-') ? mode.text.slice(1) : `-${mode.text}`, mode.sawDigit);
  }
  if (!/^\d$/.test(char)) return undefined;
  // Without a digit so far the text is the 1 or -1 that Alt+- stands for on its own.
  return collecting(state, (mode.sawDigit ? mode.text : mode.text.slice(0, -1)) + char, true);
}
