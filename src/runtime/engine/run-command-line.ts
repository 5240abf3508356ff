/**
 * Running what a user typed, or a script file, to its end: output through Out-Default, errors shown in order with it. What
 * became of it is told by the result; exit codes are the callers' business.
 */

import type { CommandArgument } from '../binding/command-argument.js';
import { containedRecordOf } from '../dotnet/automation/contained-error-record.js';
import { HostMethod } from '../host/host-call.js';
import { type ErrorRecord, InvocationInfo } from '../objects/error-record.js';
import { requireType } from '../objects/net-type.js';
import { setWriteStream } from '../objects/write-stream.js';
import { ScriptProcessor } from '../pipeline/script-processor.js';
import type { Sink } from '../pipeline/sink.js';
import { CallbackSink } from '../pipeline/sink.js';
import { StreamSet } from '../pipeline/streams.js';
import { scheduler } from '../threads/scheduler.js';
import { ScriptInfo } from './command-info.js';
import type { ExecutionContext } from './execution-context.js';
import { Frame } from './frame.js';
import { BlockRunner } from './invoke.js';
import { RaisedError, raisedFrom } from './raised-error.js';
import type { ScriptBlock } from './script-block.js';
import { parseScript } from './script-file.js';
import { ExitSignal, isSignal, LoopSignal, PipelineStoppedSignal, ReturnSignal, TerminateSignal } from './signals.js';
import { ObjectTopOutput, TopOutput } from './top-output.js';
import { boundParametersDictionary } from './types/dictionaries.js';

export interface RunResult {
  outcome: 'completed' | 'failed' | 'stopped' | 'exited';
  /** For `exited`. */
  exitCode: number;
  /** `$?` at the end. */
  succeeded: boolean;
  /** What ended it, for `failed`; already shown. */
  error: ErrorRecord | null;
}

function topFrame(engine: ExecutionContext, out: Sink): Frame {
  return new Frame(engine, engine.globalScope, out, StreamSet.default, null, null, null);
}

/** Where a command line's output ends up. */
export interface CommandLineOutput {
  readonly sink: Sink;
  /** For errors that nothing redirects. */
  readonly errorSink: Sink;
  /** A command formats what is written. */
  readonly formats?: boolean;
  /** Takes the error that ended the line; without it the error is written like others. */
  fail?(record: ErrorRecord): void;
  /** Completes what is held back. */
  end(): void;
}

/** Runs work with the host as its output, or with `output`. */
export function runToHost(
  engine: ExecutionContext,
  work: (frame: Frame) => void,
  output: CommandLineOutput | null = null,
): RunResult {
  const result: RunResult = { outcome: 'completed', exitCode: 0, succeeded: true, error: null };
  // A nested prompt runs command lines inside one that waits.
  const outer = {
    top: engine.topOutput,
    dropsStoppedOutput: engine.dropsStoppedOutput,
    errorSink: engine.errorSink,
    frame: engine.frame,
    scope: engine.session.currentScope,
    tryDepth: engine.tryDepth,
    caughtErrors: engine.caughtErrors.length,
    invocation: engine.topInvocation,
  };
  engine.tryDepth = 0;
  if (scheduler.wantsTurns(engine)) engine.attend();
  const frame = topFrame(engine, new CallbackSink(() => {}));
  const { objectOutput } = engine.host;
  const top: CommandLineOutput =
    output ?? (objectOutput ? new ObjectTopOutput(engine, objectOutput) : new TopOutput(engine, frame));
  frame.out = top.sink;
  engine.topOutput = top instanceof TopOutput ? top : null;
  engine.dropsStoppedOutput = output === null || output.formats === true;
  engine.errorSink = top.errorSink;
  engine.frame = frame;
  try {
    work(frame);
  } catch (thrown) {
    conclude(engine, top, thrown, result);
  }
  result.succeeded = engine.lastSucceeded;
  try {
    top.end();
  } catch (thrown) {
    conclude(engine, top, thrown, result);
  } finally {
    engine.topOutput = outer.top;
    engine.dropsStoppedOutput = outer.dropsStoppedOutput;
    engine.errorSink = outer.errorSink;
    engine.frame = outer.frame;
    engine.session.currentScope = outer.scope;
    engine.tryDepth = outer.tryDepth;
    engine.caughtErrors.length = outer.caughtErrors;
    engine.topInvocation = outer.invocation;
  }
  return result;
}

function conclude(engine: ExecutionContext, top: CommandLineOutput, thrown: unknown, result: RunResult): void {
  if (thrown instanceof ExitSignal) {
    result.outcome = 'exited';
    result.exitCode = thrown.exitCode;
    return;
  }
  if (thrown instanceof TerminateSignal) {
    result.outcome = 'exited';
    result.exitCode = thrown.exitCode;
    return;
  }
  if (thrown instanceof PipelineStoppedSignal) {
    result.outcome = 'stopped';
    engine.lastSucceeded = false;
    return;
  }
  // A break or continue that no loop wanted, or a return, just ends the command line.
  if (thrown instanceof LoopSignal || thrown instanceof ReturnSignal) return;
  const raised = thrown instanceof RaisedError ? thrown : raisedFrom(thrown);
  result.outcome = 'failed';
  result.error = raised.record;
  engine.lastSucceeded = false;
  if (!raised.reported) engine.addError(raised.record);
  if (top.fail) {
    top.fail(raised.record);
    return;
  }
  // Text that only breaks off ends the shell without a word, as in pwsh; a prompt asks for more instead.
  const isIncomplete = raised.exception.netType.fullName === 'System.Management.Automation.IncompleteParseException';
  if (isIncomplete && !engine.host.objectOutput) return;
  const shown = shownRecord(raised);
  setWriteStream(shown, 'Error');
  try {
    top.errorSink.write(shown);
  } catch (failure) {
    if (isSignal(failure)) throw failure;
    // Not even the error can be formatted: its bare text is better than silence.
    engine.host.call(HostMethod.WriteErrorLine, raised.record.message);
  }
}

/** A text that cannot be parsed is shown as the record which its exception contains, and so with its place. */
function shownRecord({ exception, record }: RaisedError): ErrorRecord {
  const isParseError = requireType('System.Management.Automation.ParseException').isInstance(exception);
  return isParseError ? containedRecordOf(exception, record.errorId, 'ParserError') : record;
}

/** Runs a command line in the global scope. `args` become `$args`. */
export function runCommandText(
  engine: ExecutionContext,
  text: string,
  args: readonly unknown[] = [],
  input?: readonly unknown[],
): RunResult {
  return runToHost(engine, (frame) => {
    const block = parseScript(text, null, null);
    engine.topInvocation = invocationOfText(engine, block);
    const runner = new BlockRunner(frame, block, frame.out, frame.streams, false);
    runner.run(undefined, args, input);
  });
}

/**
 * Runs the script that the shell was started for, in the global scope, as pwsh's -File does. `input` is what `$input`
 * enumerates.
 */
export function runScriptFile(
  engine: ExecutionContext,
  path: string,
  args: readonly CommandArgument[],
  input?: Iterable<unknown>,
): RunResult {
  return runToHost(engine, (frame) => {
    const command = engine.commands.scriptCommand(path);
    const processor = new ScriptProcessor(frame, command, null, command.load(), true);
    processor.endsShell = true;
    processor.out = frame.out;
    processor.expectsInput = input !== undefined;
    processor.prepare(args);
    try {
      processor.begin();
      if (input === undefined) processor.processNothing();
      else for (const item of input) processor.write(item);
      processor.end();
    } finally {
      processor.dispose();
    }
    engine.lastSucceeded = !processor.failed;
  });
}

/** `$MyInvocation` of what was typed. */
function invocationOfText(engine: ExecutionContext, block: ScriptBlock): InvocationInfo {
  const info = new InvocationInfo();
  info.myCommand = new ScriptInfo(block);
  info.pipelineLength = 2;
  info.commandOrigin = 'Runspace';
  info.historyId = engine.history.nextId;
  let bound: unknown;
  info.makeBoundParameters = () => (bound ??= boundParametersDictionary([]));
  return info;
}
