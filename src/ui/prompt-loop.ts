/**
 * The loop of the prompt: ask the runspace for its prompt, read a line, run it, again. It knows the Runspace interface only, so
 * that a remote session is nothing special. A nested prompt is the same loop while a command waits.
 */

import { HostCallError } from '../runtime/host/host-call.js';
import type { Runspace } from '../runtime/runspaces/runspace.js';
import type { CommandHistories } from './command-histories.js';
import type { ConsoleHost } from './host/console-host.js';
import { messages } from './host/messages.js';
import type { RunspaceStack } from './host/runspace-stack.js';
import type { CommandReader } from './read-command.js';
import { abandoned, type RunningWorkParts, whileRunning } from './running-work.js';
import type { Screen } from './terminal/screen.js';

/** How deep prompts may be nested (PSHost.MaximumNestedPromptLevel). */
const MAXIMUM_NESTED = 128;
const EMPTY_PROMPT = 'PS>';

export interface Editor {
  readonly reader: CommandReader;
  readonly histories: CommandHistories;
}

export interface PromptLoopParts {
  readonly host: ConsoleHost;
  readonly screen: Screen;
  readonly stack: RunspaceStack;
  readonly running: RunningWorkParts;
  /** Still being loaded when the session begins. */
  readonly editor: Promise<Editor>;
  /** Shows a prompt while the editor is still being loaded. */
  showEarly(prompt: string): void;
  /** Ends the local runspace and begins another; null when that cannot be. */
  restart: ((dead: Runspace) => Promise<Runspace>) | null;
}

interface Level {
  hasEnded: boolean;
}

export class PromptLoop {
  readonly #levels: Level[] = [];
  #exitCode: number | null = null;
  #read = new AbortController();

  constructor(private readonly parts: PromptLoopParts) {
    parts.stack.onChanged(() => {
      if (parts.stack.hasRunspace && isDead(parts.stack.current)) this.#interruptRead();
    });
  }

  /** Runs the session until it ends. Returns its exit code. */
  async run(): Promise<number> {
    await this.#runLevel();
    return this.#exitCode ?? 0;
  }

  /** A prompt inside of a running command; settles when it has been left. */
  async runNested(): Promise<void> {
    if (this.#levels.length > MAXIMUM_NESTED) {
      throw new HostCallError(messages.tooManyNestedPrompts, 'InvalidOperation', 'System.InvalidOperationException');
    }
    const { keyboard } = this.parts.running;
    const outer = keyboard.interrupt;
    keyboard.interrupt = null;
    try {
      await this.#runLevel();
    } finally {
      keyboard.interrupt = outer;
    }
  }

  /** Ends the innermost nested prompt, after the command that runs in it. */
  exitNested(): void {
    if (this.#levels.length < 2) {
      throw new HostCallError(messages.noNestedPrompt, 'InvalidOperation', 'System.InvalidOperationException');
    }
    this.#levels.at(-1)!.hasEnded = true;
  }

  /** Ends the session, or leaves the remote one that was entered, after the command that runs. */
  exit(exitCode: number): void {
    if (this.parts.stack.isPushed) {
      this.parts.stack.pop();
      return;
    }
    this.#exitCode = exitCode;
    this.#interruptRead();
  }

  #interruptRead(): void {
    this.#read.abort();
    this.#read = new AbortController();
  }

  async #runLevel(): Promise<void> {
    const level: Level = { hasEnded: false };
    this.#levels.push(level);
    while (this.#exitCode === null && !level.hasEnded) await this.#step(level);
    this.#levels.pop();
  }

  async #step(level: Level): Promise<void> {
    const { stack, host } = this.parts;
    if (isDead(stack.current) && !(await this.#revive())) return;
    const runspace = stack.current;
    const prompt = await this.#promptOf(runspace);
    if (prompt === null || stack.current !== runspace || this.#exitCode !== null) return;
    await this.#freshLine();
    host.progress.suspend();
    const reprompt = async () => (await this.#promptOf(runspace)) ?? EMPTY_PROMPT;
    this.parts.showEarly(prompt);
    const { reader, histories } = await this.parts.editor;
    const outcome = await reader.read(prompt, histories.of(runspace), reprompt, this.#read.signal);
    host.progress.resume();
    if (outcome.kind === 'ended' && !isDead(stack.current)) this.#exitCode ??= 0;
    if (outcome.kind === 'exit') await this.#execute('exit', runspace, level);
    if (outcome.kind === 'line' && outcome.text.trim() !== '') await this.#execute(outcome.text, runspace, level);
  }

  async #execute(text: string, runspace: Runspace, level: Level): Promise<void> {
    const { stack, host } = this.parts;
    if (stack.current !== runspace) {
      this.#writeError(messages.commandNotExecuted(text));
      return;
    }
    const pipeline = runspace.invoke(text);
    const done = pipeline.done.catch((error: Error) => {
      this.#writeError(error.message);
      return { state: 'Failed' as const, exitCode: undefined };
    });
    const result = await whileRunning(done, () => pipeline.stop(), this.parts.running);
    host.finishCommand();
    if (result === abandoned) await this.#replace(runspace);
    else if (result.exitCode !== undefined) this.#leave(level, result.exitCode);
  }

  /** `exit` was typed: it leaves a nested prompt, a remote session, or the shell. */
  #leave(level: Level, exitCode: number): void {
    if (this.#levels.length > 1) level.hasEnded = true;
    else this.exit(exitCode);
  }

  /** The prompt's text, or null when the runspace was given up while it made one. A prompt that fails is `PS>`. */
  async #promptOf(runspace: Runspace): Promise<string | null> {
    const abort = new AbortController();
    const text = runspace.prompt(abort.signal).catch(() => '');
    const result = await whileRunning(text, () => abort.abort(), this.parts.running);
    this.parts.host.output.flush();
    if (result !== abandoned) return runspace.promptPrefix + (result || EMPTY_PROMPT);
    await this.#replace(runspace);
    return null;
  }

  /** Makes sure that the prompt begins a line: a native program may have left the cursor anywhere. */
  async #freshLine(): Promise<void> {
    const { screen, running } = this.parts;
    if (screen.column === null) screen.column = (await running.keyboard.locateCursor())?.column ?? 0;
    screen.freshLine();
  }

  async #revive(): Promise<boolean> {
    this.#writeError(this.parts.restart ? messages.sessionLostAndReplaced : messages.sessionLost);
    return this.#replace(this.parts.stack.current);
  }

  /** Begins a new local runspace in the place of one that is dead or hangs. Without that the session ends. */
  async #replace(lost: Runspace): Promise<boolean> {
    if (!this.parts.restart) {
      this.#exitCode = 1;
      return false;
    }
    this.parts.stack.start(await this.parts.restart(lost));
    for (const level of this.#levels.slice(1)) level.hasEnded = true;
    return true;
  }

  #writeError(text: string): void {
    this.parts.host.output.flush();
    if (this.parts.screen.column) this.parts.screen.freshLine();
    void this.parts.host.output.write(`\x1b[31;1m${text}\x1b[0m\n`);
    this.parts.host.output.flush();
  }
}

const isDead = ({ state }: Runspace): boolean => state === 'Broken' || state === 'Closed';
