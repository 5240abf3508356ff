/** What reading a command line works with. */
import type { KeyScriptCall } from '../runtime/host/editor-request.js';
import type { Runspace } from '../runtime/runspaces/runspace.js';
import type { EditorOptions } from './editor/options.js';
import type { ParseInput } from './editor/parsed-input.js';
import type { KeyBindings } from './keys/key-bindings.js';
import type { Keyboard } from './keys/keyboard.js';
import type { LiveView } from './live-view.js';
import type { Clipboard } from './terminal/clipboard.js';
import type { Screen } from './terminal/screen.js';

export interface CommandReaderParts {
  readonly screen: Screen;
  readonly keyboard: Keyboard;
  readonly view: LiveView;
  readonly clipboard: Clipboard;
  readonly parse: ParseInput;
  options(): EditorOptions;
  bindings(): KeyBindings;
  commandBindings(): KeyBindings;
  /** Whose completions are offered. */
  runspace(): Runspace;
  switchPredictionView(): void;
  /** Runs the script block of a key; gives the message of the error that ended it. */
  runKeyScript(call: KeyScriptCall, signal: AbortSignal): Promise<string | null>;
}
