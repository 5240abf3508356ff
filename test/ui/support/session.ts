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

// What the console loads while it starts is there already, so that a test need not wait for it.
await Promise.all([import('../../../src/ui/live-view.js'), import('../../../src/ui/editor/powershell-input.js')]);

export async function startSession({ columns, rows, command, prompt, banner, ...options }: SessionOptions = {}) {
  const terminal = new ScreenTerminal(columns, rows);
  const console = openConsole({ terminal, ...options });
  const runspace = new FakeRunspace(console.host, command ?? (() => undefined));
  if (prompt !== undefined) runspace.promptText = prompt;
  if (banner !== undefined) await console.greet(banner);
  const exitCode = console.run(runspace);
  await terminal.until(() => terminal.output !== '');
  return { terminal, console, runspace, exitCode };
}
