/** A whole interactive session on an emulated terminal, with commands that a test brings. */
import { type ConsoleOptions, openConsole } from '../../../src/ui/console.js';
import { type CommandHandler, FakeRunspace } from './fake-runspace.js';
import { ScreenTerminal } from './screen-terminal.js';

export interface SessionOptions extends Partial<ConsoleOptions> {
  readonly columns?: number;
  readonly rows?: number;
  readonly command?: CommandHandler;
  readonly prompt?: FakeRunspace['promptText'];
  readonly banner?: string;
}

export async function startSession({ columns, rows, command, prompt, banner, ...options }: SessionOptions = {}) {
  const terminal = new ScreenTerminal(columns, rows);
  const console = openConsole({ terminal, ...options });
  const runspace = new FakeRunspace(console.host, command ?? (() => undefined));
  if (prompt !== undefined) runspace.promptText = prompt;
  const exitCode = console.run(runspace, banner);
  await terminal.until(() => terminal.cursor[0] > 0);
  return { terminal, console, runspace, exitCode };
}
