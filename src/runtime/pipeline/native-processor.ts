/**
 * Native programs in a pipeline. Output is decoded line by line as UTF-8, unless the next stage takes bytes; input objects are
 * written as lines of text. At the end of a command line that goes to the screen the program has the terminal itself.
 */

import { StringDecoder } from 'node:string_decoder';
import type { CommandAst } from '../../parser/index.js';
import type { CommandArgument } from '../binding/command-argument.js';
import type { ApplicationInfo } from '../engine/command-info.js';
import type { Frame } from '../engine/frame.js';
import { nativeArguments } from '../engine/native-arguments.js';
import { type RaisedError, raisedFrom } from '../engine/raised-error.js';
import { locate } from '../engine/statement-errors.js';
import { IoError } from '../io/client.js';
import { exitCodeOf } from '../io/exit-code.js';
import type { ReadReply, StartRequest } from '../io/services/process.js';
import { ErrorCategoryInfo, ErrorRecord } from '../objects/error-record.js';
import { NetException } from '../objects/net-exception.js';
import { baseOf } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';
import { asPSObject } from '../objects/wrapping.js';
import type { Steps } from '../threads/scheduler.js';
import { invocationOf } from './binding-errors.js';
import { CommandProcessor } from './command-processor.js';
import { nativeInputText } from './native-input.js';
import { ByteSink } from './sink.js';
import { writeErrorRecord } from './write-error.js';

export class NativeProcessor extends CommandProcessor {
  #args: string[] = [];
  #id: number | null = null;
  #inputOpen = false;
  #stdout = new LineSplitter();
  #stderr = new LineSplitter();
  #exit: ReadReply['exit'] = null;
  /** The host was told that a program begins, and not yet that it has ended. */
  #hasTerminal = false;
  #complained = false;

  constructor(
    frame: Frame,
    readonly application: ApplicationInfo,
    ast: CommandAst | null,
  ) {
    super(frame, application, ast);
  }

  override get takesBytes(): boolean {
    return true;
  }

  override prepare(args: readonly CommandArgument[]): void {
    this.#args = nativeArguments(this.frame, args);
  }

  override begin(): void {
    if (!this.expectsInput) this.#start();
  }

  /** Started with the first input or at the latest at the end, so that errors in front of it come first. */
  #start(): void {
    if (this.#id !== null) return;
    const { engine } = this.frame;
    const { path, name } = this.application;
    const direct = engine.isTopOutput(this.out);
    const request: StartRequest = {
      file: path,
      args: this.#args,
      argv0: name,
      cwd: engine.currentDirectory,
      env: engine.childEnvironment,
      stdin: this.expectsInput ? 'pipe' : 'inherit',
      stdout: direct ? 'inherit' : 'pipe',
      stderr: this.streams.error === null && this.#sharesErrorStream ? 'inherit' : 'pipe',
    };
    engine.beforeNative(direct);
    this.#hasTerminal = true;
    try {
      this.#id = engine.io.call<number>('process.start', request);
    } catch (thrown) {
      this.#giveBack();
      if (!(thrown instanceof IoError)) throw thrown;
      throw this.#failure(thrown);
    }
    this.#inputOpen = this.expectsInput;
  }

  /** False where errors are objects for someone: a client, or a CLIXML document. */
  get #sharesErrorStream(): boolean {
    const { host, recordOutput } = this.frame.engine;
    return !host.objectOutput && recordOutput === null;
  }

  #failure(error: IoError): RaisedError {
    const { name, path } = this.application;
    const reason =
      error.code === 'EACCES' ? 'Permission denied' : error.code === 'ENOEXEC' ? 'Exec format error' : error.message;
    const exception = new NetException(
      'System.Management.Automation.ApplicationFailedException',
      `Program '${name}' failed to run: An error occurred trying to start process '${path}' with working directory '${this.frame.engine.currentDirectory}'. ${reason}${this.#positionText()}`,
    );
    exception.errorRecord = new ErrorRecord(
      exception,
      'NativeCommandFailed',
      new ErrorCategoryInfo('ResourceUnavailable', '', 'ApplicationFailedException'),
    );
    const raised = raisedFrom(exception);
    raised.record.invocationInfo = invocationOf(this);
    return locate(this.frame, raised);
  }
  #positionText(): string {
    return this.ast === null
      ? ''
      : `At line:${this.ast.extent.startLineNumber} char:${this.ast.extent.startColumnNumber}`;
  }

  override write(value: unknown): void {
    if (this.waiting) this.start();
    this.#start();
    const base = baseOf(value);
    if (base instanceof Uint8Array) this.writeBytes(base);
    else if (!isNull(base)) this.writeBytes(Buffer.from(nativeInputText(this.frame, value), 'utf8'));
  }
  override writeBytes(bytes: Uint8Array): void {
    this.#start();
    if (!this.#inputOpen) return;
    const { io } = this.frame.engine;
    // What the program wrote meanwhile is taken first, so that neither side waits for the other for ever.
    this.#inputOpen = io.call<boolean>('process.write', { id: this.#id, bytes });
  }

  override processNothing(): void {
    this.#start();
  }

  override end(): void {
    this.#start();
    const { engine } = this.frame;
    if (this.expectsInput) engine.io.call('process.closeInput', { id: this.#id });
    while (this.#exit === null) this.#take(engine.io.call<ReadReply>('process.read', { id: this.#id }));
    this.#ended();
  }
  /** As the whole command without input, in a thread that others take turns with. */
  *steps(args: readonly CommandArgument[]): Steps {
    const { io } = this.frame.engine;
    this.prepare(args);
    try {
      this.#start();
      while (this.#exit === null) {
        const read = io.start('process.read', { id: this.#id });
        yield { until: () => read.isReady };
        this.#take(read.wait<ReadReply>());
      }
      this.#ended();
    } finally {
      this.dispose();
    }
  }
  #ended(): void {
    this.#flush();
    this.#giveBack();
    this.#finish();
  }

  #take(reply: ReadReply): void {
    const raw = this.#rawOut;
    for (const chunk of reply.stdout) {
      if (raw !== null) raw.writeBytes(chunk);
      else for (const line of this.#stdout.add(chunk)) this.out.write(asPSObject(line));
    }
    for (const chunk of reply.stderr) for (const line of this.#stderr.add(chunk)) this.#writeStderr(line);
    this.#exit = reply.exit;
  }
  /** The next stage, when it takes bytes. */
  get #rawOut(): ByteSink | null {
    const { out } = this;
    if (out instanceof CommandProcessor) return out.takesBytes ? out : null;
    return out instanceof ByteSink ? out : null;
  }
  #flush(): void {
    for (const line of this.#stdout.end()) this.out.write(asPSObject(line));
    for (const line of this.#stderr.end()) this.#writeStderr(line);
  }

  /** Redirected error output of programs becomes error records, one a line; the first line stands for the whole. */
  #writeStderr(line: string): void {
    const exception = new NetException('System.Management.Automation.RemoteException', line);
    const category = new ErrorCategoryInfo('NotSpecified', '', 'RemoteException');
    if (!this.#complained) {
      category.targetName = line;
      category.targetType = 'String';
    }
    const id = this.#complained ? 'NativeCommandErrorMessage' : 'NativeCommandError';
    const record = new ErrorRecord(exception, id, category, this.#complained ? null : line);
    this.#complained = true;
    exception.errorRecord = record;
    record.invocationInfo = invocationOf(this);
    (this.streams.error ?? this.frame.engine.errorSink).write(record);
  }

  #finish(): void {
    const { engine } = this.frame;
    const exit = this.#exit as NonNullable<ReadReply['exit']>;
    const code = exitCodeOf(exit);
    engine.setLastExitCode(code);
    const processId = this.#id;
    this.#id = null;
    if (code === 0) return;
    this.failed = true;
    const preference = this.frame.scope.lookup('psnativecommanduseerroractionpreference');
    if (preference === true) this.#reportExitCode(code, processId);
  }

  /** The error names no command: it is where its statement is, and only once that has failed. */
  #reportExitCode(code: number, processId: number | null): void {
    const { name, path } = this.application;
    const exception = new NetException(
      'System.Management.Automation.NativeCommandExitException',
      `Program "${name}" ended with non-zero exit code: ${code} (0x${hexadecimal(code)}).`,
      null,
      { Path: path, ExitCode: code, ProcessId: processId },
    );
    const record = new ErrorRecord(
      exception,
      'ProgramExitedWithNonZeroCode',
      new ErrorCategoryInfo('NotSpecified'),
      path,
    );
    exception.errorRecord = record;
    record.preserveInvocationInfoOnce = true;
    writeErrorRecord(record, {
      frame: this.frame,
      streams: this.streams,
      errorAction: null,
      invocation: invocationOf(this),
      commandClass: '',
      commandName: name,
    });
  }

  override dispose(): void {
    const { engine } = this.frame;
    try {
      if (this.#id !== null && this.#exit === null)
        engine.runUnstoppable(() => {
          engine.io.call('process.kill', { id: this.#id, signal: 'SIGTERM' }, { uninterruptible: true });
        });
    } finally {
      // A stop can come between the program's end and the end of the command.
      this.#giveBack();
    }
  }
  #giveBack(): void {
    if (!this.#hasTerminal) return;
    this.#hasTerminal = false;
    this.frame.engine.afterNative();
  }
}

/** Eight digits on Windows, as many as are needed, but two, elsewhere. */
function hexadecimal(code: number): string {
  const digits = process.platform === 'win32' ? 8 : 2;
  return (code >>> 0).toString(16).toUpperCase().padStart(digits, '0');
}

/** Bytes to lines: \n, \r\n; the last line may lack its end. */
class LineSplitter {
  #decoder = new StringDecoder('utf8');
  #rest = '';
  *add(chunk: Uint8Array): Iterable<string> {
    this.#rest += this.#decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    let from = 0;
    for (let i = this.#rest.indexOf('\n'); i >= 0; i = this.#rest.indexOf('\n', from)) {
      yield this.#rest.slice(from, this.#rest[i - 1] === '\r' && i > from ? i - 1 : i);
      from = i + 1;
    }
    this.#rest = this.#rest.slice(from);
  }
  *end(): Iterable<string> {
    const last = this.#rest + this.#decoder.end();
    this.#rest = '';
    if (last !== '') yield last;
  }
}
