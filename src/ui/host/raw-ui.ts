/** PSHostRawUserInterface: size, cursor, colours, title and single keys of the console. */

import { consoleColorSequence } from '../../runtime/host/console-colors.js';
import { type Coordinates, HostCallError, type KeyInfo, type Size } from '../../runtime/host/host-call.js';
import type { Keyboard } from '../keys/keyboard.js';
import type { Screen } from '../terminal/screen.js';
import { moveTo, windowTitle } from '../terminal/vt.js';
import { messages } from './messages.js';
import { virtualKeyCode } from './virtual-keys.js';

/** ReadKeyOptions: the key is not to be shown. */
const NO_ECHO = 2;

export class RawUserInterface {
  /** ConsoleColor, or -1 for the terminal's own. */
  foreground = -1;
  background = -1;
  #title = '';

  constructor(
    private readonly screen: Screen,
    private readonly keyboard: Keyboard,
  ) {}

  get size(): Size {
    return { width: this.screen.terminal.columns, height: this.screen.terminal.rows };
  }
  get title(): string {
    return this.#title;
  }
  set title(title: string) {
    this.#title = title;
    if (this.screen.terminal.isInteractive) this.screen.write(windowTitle(title));
  }

  /** The colours that `foreground` and `background` now ask for, on top of the terminal's own. */
  get colorSequence(): string {
    return `\x1b[39;49m${consoleColorSequence(this.foreground, this.background)}`;
  }

  /** Where the cursor is. A terminal that does not say so is taken to have it at the start of the last row. */
  async cursorPosition(): Promise<Coordinates> {
    const at = await this.keyboard.locateCursor();
    return at ? { x: at.column, y: at.row } : { x: this.screen.column ?? 0, y: this.screen.terminal.rows - 1 };
  }
  setCursorPosition({ x, y }: Coordinates): void {
    this.screen.write(moveTo(Math.max(0, x), Math.max(0, y)));
    this.screen.column = Math.max(0, x);
  }

  /** Waits for a key. `options` are ReadKeyOptions. Throws HostCallError when the user gives up. */
  async readKey(options: number, signal: AbortSignal): Promise<KeyInfo> {
    const event = await this.keyboard.read(signal);
    if (!event)
      throw new HostCallError(
        messages.pipelineStopped,
        'PipelineStopped',
        'System.Management.Automation.PipelineStoppedException',
      );
    if (event.type === 'paste') {
      const [first = '', ...rest] = event.text;
      if (rest.length) this.keyboard.unread({ type: 'paste', text: rest.join('') });
      return this.#keyInfo({ name: first, char: first }, options);
    }
    return this.#keyInfo(event.key, options);
  }

  #keyInfo(key: { name: string; char: string }, options: number): KeyInfo {
    const character = key.name === 'Enter' ? '\r' : key.name === 'Backspace' ? '\b' : key.char;
    if (!(options & NO_ECHO) && character >= ' ') this.screen.write(character);
    return {
      virtualKeyCode: virtualKeyCode(key.name),
      character: character === '' ? '\0' : character,
      controlKeyState: 0,
      keyDown: true,
    };
  }
}
