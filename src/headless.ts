/**
 * -Command, -File and scripts on standard input, without a prompt: the engine runs on this thread, which saves a worker's start,
 * and the asynchronous services start in a worker when something first needs one (architecture.md, "Which thread").
 */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runInThisContext } from 'node:vm';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { type CommandLine, notAFile } from './command-line.js';
import { growStack } from './grow-stack.js';
import { isComplete } from './parser/index.js';
import { remotingCmdlets } from './remoting/cmdlets/index.js';
import {
  createEngine,
  type ExecutionContext,
  fromClixml,
  HeadlessHost,
  HostMethod,
  NetException,
  PortIoClient,
  profileFiles,
  type RunResult,
  runCommandText,
  runScriptFile,
  scriptArguments,
  sharedSize,
  whenCallsAreDeep,
} from './runtime/index.js';
import { isTerminal, terminalSize } from './standard-streams.js';

export function runHeadless(line: CommandLine): number {
  const size = terminalSize();
  const host = new HeadlessHost({
    interactive: !line.nonInteractive,
    ansi: ansiAllowed(process.env),
    width: size?.width ?? Number(process.env['COLUMNS'] ?? 80),
    height: size?.height ?? 24,
    clixml: line.outputFormat === 'XML',
  });
  const shared = new Int32Array(new SharedArrayBuffer(sharedSize));
  const io = new PortIoClient(ioWorker(shared), shared);
  const engine = createEngine(
    { host, io, stop: shared, startDirectory: process.cwd(), environment: process.env },
    remotingCmdlets,
  );
  whenCallsAreDeep(growStack);
  let code = 1;
  const interrupted = runInterruptibly(() => {
    if (line.workingDirectory !== null) setLocation(engine, line.workingDirectory);
    if (!line.noProfile) runProfiles(engine);
    try {
      code = runMode(engine, host, line);
      engine.raiseExiting();
    } catch (error) {
      // Standard input is not the CLIXML that it was said to be.
      if (!(error instanceof NetException)) throw error;
      process.stderr.write(`${error.message}\n`);
    }
  });
  try {
    if (interrupted) {
      engine.runPendingFinally();
      if (worker !== null) engine.runUnstoppable(() => engine.io.call('process.endAll', {}, { uninterruptible: true }));
      host.call(HostMethod.WriteLine1);
    }
    host.finish();
  } finally {
    closeIoWorker();
  }
  // What was cut off while it was being made (a worker, half of it) would keep the process alive.
  if (interrupted) process.exit(code & 0xff);
  return code & 0xff;
}

/**
 * Runs work that SIGINT cuts off, wherever it is: this thread is busy, so no handler would ever be called. Returns true when it
 * was cut off. A second SIGINT, while finally blocks run, ends the process as usual.
 */
function runInterruptibly(work: () => void): boolean {
  const holder = globalThis as { periwinkleWork?: () => void };
  holder.periwinkleWork = work;
  try {
    runInThisContext('periwinkleWork()', { breakOnSigint: true });
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw error;
    return true;
  } finally {
    delete holder.periwinkleWork;
  }
}

/** pwsh writes escape sequences even when redirected, but not for NO_COLOR and dumb terminals. */
function ansiAllowed(environment: NodeJS.ProcessEnv): boolean {
  if (environment['NO_COLOR'] !== undefined) return false;
  return !['dumb', 'xterm-mono', 'xtermm'].includes(environment['TERM'] ?? '');
}

let worker: Worker | null = null;
function closeIoWorker(): void {
  worker?.unref();
  if (worker) void worker.terminate();
}
function ioWorker(shared: Int32Array): () => MessagePort {
  let port: MessagePort | null = null;
  return () => {
    if (port === null) {
      const channel = new MessageChannel();
      worker = new Worker(join(__dirname, 'io-worker.mjs'), {
        workerData: { port: channel.port2, shared },
        transferList: [channel.port2],
        // Services write nothing there, and connecting these takes time in which SIGINT can leave Node's net half loaded.
        stdout: true,
        stderr: true,
      });
      worker.unref();
      // Only now: SIGINT can cut this off, and the blocks that run then must not wait for a worker that never was.
      port = channel.port1;
    }
    return port;
  };
}

function runMode(engine: ExecutionContext, host: HeadlessHost, line: CommandLine): number {
  switch (line.mode) {
    case 'command': {
      const input = pipedInput(host, line);
      const result = runCommandText(engine, line.command, line.args, input);
      if (line.noExit && result.outcome !== 'exited') return readEvalPrint(engine, host);
      return exitCodeOfCommand(result);
    }
    case 'file': {
      const path = resolve(line.file);
      if (!existsSync(path) || statSync(path).isDirectory()) {
        process.stderr.write(`${notAFile(line.file)}\n`);
        return 64;
      }
      const result = runScriptFile(engine, path, scriptArguments(line.args), pipedInput(host, line));
      if (line.noExit && result.outcome !== 'exited') return readEvalPrint(engine, host);
      return exitCodeOfScript(engine, result);
    }
    case 'stdin':
      return runLinesSilently(engine, host);
    default:
      return readEvalPrint(engine, host);
  }
}

/** What is piped in, for `$input`: the lines of standard input, or the objects of a CLIXML document there. */
function pipedInput(host: HeadlessHost, line: CommandLine): unknown[] | undefined {
  if (line.noExit || isTerminal(0)) return undefined;
  const lines = [...host.input.lines()];
  if (line.inputFormat === 'Text') return lines;
  // The first line says that it is CLIXML.
  return fromClixml(lines.slice(1).join('\n')).map(({ value }) => value);
}

function exitCodeOfCommand(result: RunResult): number {
  if (result.outcome === 'exited') return result.exitCode;
  return result.outcome === 'completed' && result.succeeded ? 0 : 1;
}
function exitCodeOfScript(_engine: ExecutionContext, result: RunResult): number {
  if (result.outcome === 'exited') return result.exitCode;
  return result.outcome === 'completed' ? 0 : 1;
}

/** Commands on standard input (`-`, `-Command -`): each complete one runs; a block over several lines ends with an empty line. */
function runLinesSilently(engine: ExecutionContext, host: HeadlessHost): number {
  let text = '';
  let result: RunResult | null = null;
  for (const line of host.input.lines()) {
    text += `${line}\n`;
    if (text.trim() === '') {
      text = '';
      continue;
    }
    if (line.trim() !== '' && (!isComplete(text) || text.includes('\n', 0) === false)) continue;
    if (!isComplete(text) && line.trim() !== '') continue;
    result = runCommandText(engine, text);
    text = '';
    if (result.outcome === 'exited') return result.exitCode;
  }
  if (text.trim() !== '') result = runCommandText(engine, text);
  return result === null ? 0 : exitCodeOfCommand(result);
}

/** The prompt over a pipe: prompts and the lines read are written, as pwsh does. */
function readEvalPrint(engine: ExecutionContext, host: HeadlessHost): number {
  for (;;) {
    host.call(HostMethod.Write1, engine.promptText());
    host.flush();
    let text = host.input.readLine();
    if (text === null) {
      host.call(HostMethod.WriteLine1);
      return 0;
    }
    host.call(HostMethod.WriteLine2, text);
    while (!isComplete(text)) {
      host.call(HostMethod.Write1, '>> ');
      const more = host.input.readLine();
      if (more === null) break;
      host.call(HostMethod.WriteLine2, more);
      text += `\n${more}`;
    }
    if (text.trim() === '') continue;
    const result = runCommandText(engine, text);
    if (result.outcome === 'exited') return result.exitCode;
  }
}

function setLocation(engine: ExecutionContext, path: string): void {
  runCommandText(engine, `Set-Location -LiteralPath '${path.replaceAll("'", "''")}'`);
}

function runProfiles(engine: ExecutionContext): void {
  for (const path of Object.values(profileFiles(process.env)))
    if (existsSync(path)) runCommandText(engine, `. '${path.replaceAll("'", "''")}'`);
}
