/** Running a module's code in its session: what is defined there stays there, and what it writes is the result. */
import type { CmdletRuntime } from '../../cmdlets/cmdlet-runtime.js';
import { containedRecordOf } from '../../dotnet/automation/contained-error-record.js';
import type { ErrorRecord } from '../../objects/error-record.js';
import { requireType } from '../../objects/net-type.js';
import { CaptureSink } from '../../pipeline/sink.js';
import { type CommandInfo, ScriptInfo } from '../command-info.js';
import { FrameCall } from '../frame-call.js';
import { raisedFrom, runtimeExceptionName } from '../raised-error.js';
import type { ScriptBlock } from '../script-block.js';
import type { SessionState } from '../session-state.js';
import { ExitSignal, isSignal } from '../signals.js';
import { PSModuleInfo } from './module-info.js';
import { moduleSession } from './module-session.js';
import { maximumNesting } from './module-table.js';

export interface ModuleCode {
  /** Null takes it from the path. */
  name: string | null;
  path: string;
  block: ScriptBlock;
  /** What $MyInvocation tells of the code; null makes it the block. */
  command: ((block: ScriptBlock) => CommandInfo) | null;
  /** Null for a new one. */
  session: SessionState | null;
  privateData: unknown;
  args: readonly unknown[];
}

/** Makes a module and runs its code. Throws what the code throws; `exit` only ends the code. */
export function createModule(cmd: CmdletRuntime, code: ModuleCode): { module: PSModuleInfo; output: unknown[] } {
  const engine = cmd.context;
  const session = code.session ?? moduleSession(engine);
  const module = new PSModuleInfo(code.name, code.path, session);
  module.details.privateData = code.privateData;
  const block = code.block.bindTo(session);
  module.definition = block.ast.extent.text;
  const sink = new CaptureSink();
  const runner = cmd.moduleRunner(block, sink);
  const command = code.command?.(block) ?? new ScriptInfo(block);
  const call = new FrameCall(command, '', cmd.invocation.extent, () => []);
  runner.frame.call = call;
  try {
    runner.run(undefined, code.args);
  } catch (thrown) {
    if (!(thrown instanceof ExitSignal)) throw thrown;
    engine.setLastExitCode(thrown.exitCode);
  }
  return { module, output: sink.array };
}

/** Loads something within whatever is loading. Ends the command when that goes too deep: modules that import each other. */
export function nested<T>(cmd: CmdletRuntime, path: string, load: () => T): T {
  const { modules } = cmd.context;
  if (modules.nesting >= maximumNesting)
    cmd.throwTerminating(
      cmd.error(
        'Modules_ModuleTooDeeplyNested',
        'InvalidOperation',
        path,
        `Cannot load the module '${path}' because the module nesting limit has been exceeded. Modules can only be nested to ${maximumNesting} levels. Evaluate and change the order in which you are loading modules to prevent exceeding the nesting limit, and then try running your script again.`,
      ),
    );
  modules.nesting++;
  try {
    return load();
  } finally {
    modules.nesting--;
  }
}

/**
 * What ended a module's code is the importing cmdlet's error, which keeps its place; `throw` ends that too. An error of a command
 * stays as it is; of other errors the exception's own record is shown.
 */
export function reportModuleFailure(cmd: CmdletRuntime, thrown: unknown): void {
  if (isSignal(thrown)) throw thrown;
  const raised = raisedFrom(thrown);
  if (raised.exception.wasThrownFromThrowStatement) {
    const record = raised.record.copy();
    record.preserveInvocationInfoOnce = true;
    cmd.throwTerminating(record);
  }
  cmd.context.addError(raised.record);
  writeOwnRecord(cmd, raised.record);
}

/** Writes an error that keeps its place. */
export function writeOwnRecord(cmd: CmdletRuntime, reported: ErrorRecord): void {
  const record = ownRecord(reported);
  record.preserveInvocationInfoOnce = true;
  record.idIsWhole = true;
  cmd.writeError(record);
}

function ownRecord(reported: ErrorRecord): ErrorRecord {
  const { exception } = reported;
  const isRuntimeException = requireType(runtimeExceptionName).isAssignableFrom(exception.netType);
  if (exception.wasThrownFromThrowStatement || !isRuntimeException) return reported;
  const record = containedRecordOf(exception, 'RuntimeException', 'NotSpecified');
  if (reported.commandTypeName === '' || record === reported) return record;
  record.commandTypeName = reported.commandTypeName;
  record.categoryInfo.activity = reported.categoryInfo.activity;
  record.invocationInfo = reported.invocationInfo;
  record.scriptStackTrace = reported.scriptStackTrace;
  return record;
}
