/** What the prompts of this folder need of the console. */
import type { ConsoleColor } from '../../runtime/host/host-call.js';

export interface PromptConsole {
  readonly columns: number;
  write(text: string): void;
  writeColored(color: ConsoleColor, text: string): void;
  /** Throws HostCallError when the user gives up. */
  readLine(): Promise<string>;
  /** UTF-16LE. Throws HostCallError when the user gives up. */
  readSecret(): Promise<Uint8Array>;
}

/** ConsoleColor of captions and choices, and of the choice that is the default. */
export const promptColor = 15;
export const defaultChoiceColor = 14;
