/**
 * The host of a shell without a prompt: it writes to the standard streams from the engine's own thread, in batches, and reads
 * answers from standard input. See architecture.md, "Which thread runs the engine".
 */
import { readSync, writeSync } from 'node:fs';
import { TerminateSignal } from '../engine/signals.js';
import { psStyle } from '../formatting/ps-style.js';
import { ClixmlOutput } from './clixml-output.js';
import { consoleColorSequence, resetSequence } from './console-colors.js';
import {
  type ConsoleColor,
  type EngineHost,
  type FieldDescription,
  HostMethod,
  type HostSignatures,
} from './host-call.js';
import { notInteractive, refusal } from './refusal.js';

export interface HeadlessHostOptions {
  interactive: boolean;
  /** Escape sequences are written (not with NO_COLOR or TERM=dumb). */
  ansi: boolean;
  width: number;
  height: number;
  /** Objects are written as CLIXML, nothing as text. */
  clixml?: boolean;
}

const batch = 1 << 16;
/** A script that goes on computing is not to hold back for long what it has written. */
const batchMilliseconds = 8;

export class HeadlessHost implements EngineHost {
  readonly name = 'ConsoleHost';
  readonly supportsPush = false;
  readonly interactive: boolean;
  readonly supportsVirtualTerminal: boolean;
  readonly objectOutput: ClixmlOutput | null;
  exitCode: number | null = null;
  #pending = '';
  #pendingFd: 1 | 2 = 1;
  #lastFlush = Number.NEGATIVE_INFINITY;
  #input = new StandardInput();

  constructor(readonly options: HeadlessHostOptions) {
    this.interactive = options.interactive;
    this.supportsVirtualTerminal = options.ansi;
    this.objectOutput = options.clixml ? new ClixmlOutput() : null;
  }

  /** The standard input, for those who read it beside prompts (a script on stdin). */
  get input(): StandardInput {
    return this.#input;
  }

  #write(fd: 1 | 2, text: string): void {
    if (fd !== this.#pendingFd) this.flush();
    this.#pendingFd = fd;
    this.#pending += text;
    if (this.#pending.length >= batch || performance.now() - this.#lastFlush >= batchMilliseconds) this.flush();
  }
  flush(): void {
    if (this.#pending === '') return;
    this.#lastFlush = performance.now();
    const bytes = Buffer.from(this.#pending, 'utf8');
    this.#pending = '';
    writeAll(this.#pendingFd, bytes);
  }
  /** Writes what the end of the shell completes. */
  finish(): void {
    this.objectOutput?.finish((fd, text) => this.#write(fd, text));
    this.flush();
  }
  beginNative(): void {
    this.flush();
  }

  call<M extends HostMethod>(
    method: M,
    ...parameters: M extends keyof HostSignatures ? HostSignatures[M][0] : unknown[]
  ): M extends keyof HostSignatures ? HostSignatures[M][1] : unknown {
    return this.#answer(method, parameters) as never;
  }

  #answer(method: HostMethod, parameters: readonly unknown[]): unknown {
    if (this.objectOutput?.answer(method, parameters)) return undefined;
    const { formatting } = psStyle;
    switch (method) {
      case HostMethod.Write1:
        return this.#write(1, parameters[0] as string);
      case HostMethod.WriteLine1:
        return this.#write(1, '\n');
      case HostMethod.WriteLine2:
        return this.#write(1, `${parameters[0]}\n`);
      case HostMethod.Write2:
      case HostMethod.WriteLine3: {
        const [foreground, background, text] = parameters as [ConsoleColor, ConsoleColor, string];
        const end = method === HostMethod.WriteLine3 ? '\n' : '';
        return this.#write(1, this.#coloured(foreground, background, text) + end);
      }
      case HostMethod.WriteErrorLine:
        // An empty line of an error view is not shown.
        if (parameters[0] === '') return;
        return this.#write(2, `${this.#styled(formatting.error, parameters[0] as string)}\n`);
      case HostMethod.WriteWarningLine:
        return this.#write(1, `${this.#styled(formatting.warning, `WARNING: ${parameters[0]}`)}\n`);
      case HostMethod.WriteVerboseLine:
        return this.#write(1, `${this.#styled(formatting.verbose, `VERBOSE: ${parameters[0]}`)}\n`);
      case HostMethod.WriteDebugLine:
        return this.#write(1, `${this.#styled(formatting.debug, `DEBUG: ${parameters[0]}`)}\n`);
      case HostMethod.WriteProgress:
      case HostMethod.SetWindowTitle:
      case HostMethod.FlushInputBuffer:
        return undefined;
      case HostMethod.SetShouldExit:
        this.exitCode = parameters[0] as number;
        throw new TerminateSignal(this.exitCode);
      case HostMethod.GetWindowSize:
      case HostMethod.GetBufferSize:
      case HostMethod.GetMaxWindowSize:
      case HostMethod.GetMaxPhysicalWindowSize:
        return { width: this.options.width, height: this.options.height };
      case HostMethod.GetCursorPosition:
      case HostMethod.GetWindowPosition:
        return { x: 0, y: 0 };
      case HostMethod.GetForegroundColor:
      case HostMethod.GetBackgroundColor:
        return -1;
      case HostMethod.GetCursorSize:
        return 25;
      case HostMethod.GetWindowTitle:
        return '';
      case HostMethod.GetKeyAvailable:
      case HostMethod.GetIsRunspacePushed:
        return false;
      case HostMethod.ReadLine:
        this.#refuseIfNotInteractive();
        this.flush();
        return this.#input.readLine();
      case HostMethod.ReadLineAsSecureString: {
        this.#refuseIfNotInteractive();
        this.flush();
        const line = this.#input.readLine();
        return line === null ? null : Buffer.from(line, 'utf16le');
      }
      case HostMethod.Prompt:
        this.#refuseIfNotInteractive();
        return this.#prompt(...(parameters as HostSignatures[typeof HostMethod.Prompt][0]));
    }
    this.#refuseIfNotInteractive();
    throw refusal(
      'The host does not support this operation without a terminal.',
      'NotImplemented',
      'System.NotImplementedException',
    );
  }

  /** A line of standard input for each field. */
  #prompt(caption: string, message: string, fields: readonly FieldDescription[]): Record<string, string | Uint8Array> {
    for (const heading of [caption, message]) if (heading !== '') this.call(HostMethod.WriteLine2, heading);
    const answers: Record<string, string | Uint8Array> = {};
    for (const { name, parameterTypeFullName } of fields) {
      this.call(HostMethod.Write1, `${name}: `);
      this.flush();
      const line = this.#input.readLine() ?? '';
      const isSecret = parameterTypeFullName === 'System.Security.SecureString';
      answers[name] = isSecret ? Buffer.from(line, 'utf16le') : line;
    }
    return answers;
  }

  #refuseIfNotInteractive(): void {
    if (this.interactive) return;
    throw notInteractive();
  }

  #styled(sequence: string, text: string): string {
    return this.supportsVirtualTerminal ? `${sequence}${text}${resetSequence}` : text;
  }
  #coloured(foreground: ConsoleColor, background: ConsoleColor, text: string): string {
    if (!this.supportsVirtualTerminal) return text;
    return `${consoleColorSequence(foreground, background)}${text}${resetSequence}`;
  }
}

function writeAll(fd: number, bytes: Buffer): void {
  let offset = 0;
  while (offset < bytes.length) {
    try {
      offset += writeSync(fd, bytes, offset);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      else if (code === 'EPIPE') throw new TerminateSignal(141);
      else throw error;
    }
  }
}

/** Standard input by lines, read when somebody asks. */
export class StandardInput {
  #buffer = Buffer.alloc(0);
  #ended = false;

  #fill(): void {
    const chunk = Buffer.alloc(65536);
    for (;;) {
      try {
        const count = readSync(0, chunk, 0, chunk.length, null);
        if (count === 0) this.#ended = true;
        else this.#buffer = Buffer.concat([this.#buffer, chunk.subarray(0, count)]);
        return;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
        else if (code === 'EOF') {
          this.#ended = true;
          return;
        } else throw error;
      }
    }
  }
  /** The next line without its end; null at the end of input. */
  readLine(): string | null {
    for (;;) {
      const end = this.#buffer.indexOf(10);
      if (end >= 0) {
        const line = this.#buffer.toString('utf8', 0, end);
        this.#buffer = this.#buffer.subarray(end + 1);
        return line.endsWith('\r') ? line.slice(0, -1) : line;
      }
      if (this.#ended) {
        if (this.#buffer.length === 0) return null;
        const line = this.#buffer.toString('utf8');
        this.#buffer = Buffer.alloc(0);
        return line;
      }
      this.#fill();
    }
  }
  *lines(): Iterable<string> {
    for (let line = this.readLine(); line !== null; line = this.readLine()) yield line;
  }
}
