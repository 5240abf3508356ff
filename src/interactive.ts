/**
 * The shell at a terminal: the console on this thread, the engine in a worker. Also for -Command and -File when a terminal is
 * attached, so that Ctrl+C, prompts and progress work there.
 */

import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type CommandLine, notAFile, parseCommandLine } from './command-line.js';
import { remotingServices, removeAllSessions, runspaceOf } from './remoting/index.js';
import { productName, productVersion } from './runtime/engine/version.js';
import { LocalRunspace, runtimeServices } from './runtime/io-side.js';
import type { InvokeResult, RunningPipeline } from './runtime/runspaces/runspace.js';
import { openConsole } from './ui/index.js';

/** What a terminal is taken for; the other modes print something, or read commands as they come. */
const modes: ReadonlySet<CommandLine['mode']> = new Set(['interactive', 'command', 'file']);

/**
 * Takes the terminal, runs, gives it back. Returns the exit code, or null when the command line asks for nothing that is done at
 * a terminal. `folder` holds the worker's program.
 */
export async function runAtTerminal(argv: readonly string[], folder: string): Promise<number | null> {
  const line = parseCommandLine(argv);
  if (line.error !== null || !modes.has(line.mode)) return null;
  const isPrompt = line.mode === 'interactive' || line.noExit;
  if (line.mode === 'file') {
    const path = resolve(line.file);
    if (!existsSync(path) || statSync(path).isDirectory()) {
      process.stderr.write(`${notAFile(line.file)}\n`);
      return 64;
    }
  }
  const console = openConsole({
    historyPath: historyPath(),
    promptFollows: isPrompt,
    findRunspace: (id) => runspaceOf(id, console.host),
    restart: async (lost) => {
      await lost.close();
      return open();
    },
  });
  const open = () =>
    new LocalRunspace({
      program: join(folder, 'runspace-worker.cjs'),
      host: console.host,
      services: { ...runtimeServices, ...remotingServices, ...console.services },
      startDirectory: startDirectory(line),
      environment: process.env,
      interactive: !line.nonInteractive,
      supportsPush: isPrompt,
      supportsVirtualTerminal: process.env['NO_COLOR'] === undefined && process.env['TERM'] !== 'dumb',
    });
  const runspace = open();
  let code: number | null = null;
  try {
    if (line.customPipeName !== null && !(await listen(line.customPipeName, folder))) return 64;
    if (isGreeted(line)) await console.greet(`${productName} ${productVersion}\n`);
    if (!line.noProfile) await console.follow(runspace.runProfiles());
    const first = firstRun(runspace, line);
    if (first !== null) {
      const result = await console.follow(first);
      if (!isPrompt || result.exitCode !== undefined) code = exitCodeOf(result, line);
    }
    if (code === null) return await console.run(runspace);
    console.close();
    return code;
  } finally {
    await removeAllSessions();
    await runspace.close();
  }
}

/** The product's name stands before all else, but not for -Command, nor for -File where no prompt follows. */
function isGreeted({ mode, noExit, noLogo }: CommandLine): boolean {
  return !noLogo && (mode === 'interactive' || (mode === 'file' && noExit));
}

/** Lets others come in by a named pipe. False after an error. */
async function listen(name: string, folder: string): Promise<boolean> {
  const { listenOnPipe } = await import('./remoting/server/serve-pipe.js');
  const { servedServices } = await import('./remoting/server/served-services.js');
  const program = join(folder, 'runspace-worker.cjs');
  try {
    await listenOnPipe(name, {
      runspace: { program, services: servedServices, startDirectory: homedir(), environment: process.env },
      configurationName: null,
    });
    return true;
  } catch (error) {
    process.stderr.write(`The pipe ${name} cannot be made: ${(error as Error).message}\n`);
    return false;
  }
}

function firstRun(runspace: LocalRunspace, line: CommandLine): RunningPipeline | null {
  if (line.mode === 'command') return runspace.runCommand(line.command, line.args);
  if (line.mode === 'file') return runspace.runScript(resolve(line.file), line.args);
  return null;
}

function exitCodeOf(result: InvokeResult, line: CommandLine): number {
  if (result.exitCode !== undefined) return result.exitCode & 0xff;
  if (result.state !== 'Completed') return 1;
  return line.mode === 'file' || result.succeeded !== false ? 0 : 1;
}

function startDirectory(line: CommandLine): string {
  const { workingDirectory } = line;
  if (workingDirectory === null) return process.cwd();
  return resolve(workingDirectory.replace(/^~(?=\/|$)/, homedir()));
}

/** PowerShell's own history file, which both shells may share. */
function historyPath(): string {
  const data = process.env['XDG_DATA_HOME'] ?? join(process.env['HOME'] ?? homedir(), '.local', 'share');
  return join(data, 'powershell', 'PSReadLine', 'ConsoleHost_history.txt');
}
