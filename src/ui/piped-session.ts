/**
 * A session without a terminal at both ends: lines are read from standard input and echoed behind their prompts, as pwsh does.
 * A command that is not complete goes on over more lines until an empty one.
 */
import type { InvokeResult, Runspace } from '../runtime/runspaces/runspace.js';
import type { InputLanguage } from './editor/parsed-input.js';
import type { ConsoleHost } from './host/console-host.js';
import type { RunspaceStack } from './host/runspace-stack.js';
import type { LineInput } from './line-input.js';

const BLOCK_PROMPT = '>> ';

export interface PipedSessionParts {
  readonly host: ConsoleHost;
  readonly stack: RunspaceStack;
  readonly input: LineInput;
  readonly language: InputLanguage;
  /** Set by the engine's SetShouldExit. */
  exitCode(): number | null;
}

/** Runs lines until the input ends or a command exits. Returns the exit code. */
export async function runPipedSession({ host, stack, input, language, exitCode }: PipedSessionParts): Promise<number> {
  let block: string | null = null;
  for (;;) {
    const prompt: string = block === null ? await promptOf(stack.current) : BLOCK_PROMPT;
    await host.output.write(prompt);
    host.output.flush();
    const line = await input.read((text) => void host.output.write(text));
    if (line === null) return exitCode() ?? 0;
    if (block !== null && line.trim() !== '') {
      block += `\n${line}`;
      continue;
    }
    const command: string = block ?? line;
    block = null;
    if (command.trim() === '') continue;
    if (command === line && language.parse(command).errors.some((error) => error.isIncomplete)) {
      block = command;
      continue;
    }
    const result = await stack.current.invoke(command).done;
    host.finishCommand();
    const code = exitCode() ?? leave(result, stack);
    if (code !== null) return code;
  }
}

async function promptOf(runspace: Runspace): Promise<string> {
  const text = await runspace.prompt().catch(() => '');
  return runspace.promptPrefix + (text || 'PS>');
}

/** The exit code when the result ends the session; `exit` in a remote session only leaves that. */
function leave({ exitCode }: InvokeResult, stack: RunspaceStack): number | null {
  if (exitCode === undefined) return null;
  if (!stack.isPushed) return exitCode;
  stack.pop();
  return null;
}
