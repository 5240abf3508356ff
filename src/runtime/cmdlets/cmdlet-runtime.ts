/** What a running cmdlet has at hand (`cmd` in its code): its streams, its session, its host. Implemented by pipeline/cmdlet-processor.ts. */
import type { ExecutionContext } from '../engine/execution-context.js';
import type { BlockRunner } from '../engine/invoke.js';
import type { ScriptBlock } from '../engine/script-block.js';
import type { SessionState } from '../engine/session-state.js';
import type { EngineHost } from '../host/host-call.js';
import type { IoClient } from '../io/client.js';
import type { ErrorCategory, ErrorRecord, InvocationInfo } from '../objects/error-record.js';
import type { NetException } from '../objects/net-exception.js';
import type { InformationRecord, ProgressRecord } from '../objects/records.js';
import type { Paging } from '../pipeline/paging.js';
import type { Sink } from '../pipeline/sink.js';

export interface CmdletRuntime {
  readonly context: ExecutionContext;
  readonly session: SessionState;
  readonly host: EngineHost;
  readonly io: IoClient;
  readonly invocation: InvocationInfo;
  /** Name of the parameter set in use. */
  readonly parameterSet: string;
  /** True when the parameter (also a common one) was given, by name, position, pipeline or splatting. Case matters. */
  isBound(parameter: string): boolean;
  /** -First, -Skip and -IncludeTotalCount, of a cmdlet that supports paging. */
  readonly paging: Paging;
  /** Values of dynamic parameters, by name. */
  readonly dynamic: Readonly<Record<string, unknown>>;
  /** The object that is being processed, when there is pipeline input. */
  readonly currentPipelineObject: unknown;

  /** Writes one object, as it is. */
  writeObject(value: unknown): void;
  /** Writes each element of a collection (WriteObject(value, true)). */
  writeEnumerated(value: unknown): void;
  /** A non-terminating error. */
  writeError(error: ErrorRecord): void;
  writeWarning(text: string): void;
  writeVerbose(text: string): void;
  writeDebug(text: string): void;
  writeInformation(record: InformationRecord): void;
  /** `sourceId` tells records of different origin apart. */
  writeProgress(record: ProgressRecord, sourceId?: number): void;
  /**
   * Makes an ErrorRecord. `exception` is a .NET type name (with `message`), or an exception.
   * PowerShell's id and text are the contract.
   */
  error(
    id: string,
    category: ErrorCategory,
    target: unknown,
    message: string,
    exception?: string | NetException,
  ): ErrorRecord;
  /** Ends this command with a statement-terminating error. */
  throwTerminating(error: ErrorRecord): never;
  /**
   * -WhatIf and -Confirm. `target` and `action` as in `Performing the operation "action" on target "target".`; a function
   * as target is called only when the text is shown.
   */
  shouldProcess(target: string | (() => string), action?: string): boolean;
  /** Asks yes or no regardless of -Confirm; remembers Yes to All and No to All in `state`. */
  shouldContinue(query: string, caption: string, state?: { yesToAll: boolean; noToAll: boolean }): boolean;
  /** Ends the pipeline upstream of this command: nothing more will be processed (Select-Object -First). */
  stopUpstream(): never;

  /**
   * Runs a script block in the caller's scope (as ForEach-Object does) with `$_` set, and returns what it wrote: nothing
   * is null, one object is that object, several are an array.
   */
  invokeBlock(block: ScriptBlock, dollarUnder?: unknown, args?: readonly unknown[]): unknown;
  /**
   * Runs a calculated property's block for its value: in a scope of its own, and as in a `try`, so that the first error ends
   * it. Throws NetException.
   */
  evaluateBlock(block: ScriptBlock, dollarUnder: unknown): unknown;
  /** A block that will be run many times in the caller's scope, writing to this command's output. */
  blockRunner(block: ScriptBlock, out?: Sink): BlockRunner;
  /** As blockRunner, for code that is not the cmdlet's own: -ErrorVariable and its like do not collect what it reports. */
  moduleRunner(block: ScriptBlock, out?: Sink): BlockRunner;
  /** As invokeBlock, writing its output to this command's output as it comes. */
  invokeBlockToOutput(block: ScriptBlock, dollarUnder?: unknown, args?: readonly unknown[]): void;
}
