/** $PSCmdlet: what an advanced function can ask of its own invocation. Its .NET members are in dotnet/automation/ps-cmdlet.ts. */

import { scriptBlockMetadata } from '../binding/metadata.js';
import type { Frame } from '../engine/frame.js';
import { RaisedError } from '../engine/raised-error.js';
import type { SessionState } from '../engine/session-state.js';
import type { ErrorRecord, InvocationInfo } from '../objects/error-record.js';
import { NetException } from '../objects/net-exception.js';
import type { NetType } from '../objects/net-type.js';
import type { InformationRecord, ProgressRecord } from '../objects/records.js';
import { asPSObject } from '../objects/wrapping.js';
import { PagingParameters } from './paging.js';
import { writeProgress } from './progress.js';
import type { ScriptProcessor } from './script-processor.js';
import { ShouldProcess } from './should-process.js';
import { writeExpressionValue } from './sink.js';

export class PSScriptCmdlet {
  declare readonly netType: NetType;
  #shouldProcess: ShouldProcess | null = null;
  #paging: PagingParameters | null = null;
  constructor(readonly processor: ScriptProcessor) {}

  get frame(): Frame {
    return this.processor.innerFrame;
  }
  get parameterSetName(): string {
    return this.processor.parameterSetName;
  }
  get invocation(): InvocationInfo {
    return this.frame.call?.invocation as InvocationInfo;
  }
  /** The caller's: in a module's function it is not the module's. */
  get session(): SessionState {
    return this.processor.frame.scope.session;
  }
  get stopping(): boolean {
    return this.frame.engine.isStopping;
  }
  /** PagingParameters: the values of -Skip, -First and -IncludeTotalCount; null when the function has none. */
  get paging(): PagingParameters | null {
    const { supportsPaging } = scriptBlockMetadata(this.processor.block, this.processor.command.name);
    if (supportsPaging) this.#paging ??= new PagingParameters(this.processor.common);
    return this.#paging;
  }
  writeObject(value: unknown, enumerate: boolean): void {
    if (enumerate) writeExpressionValue(this.frame.out, value);
    else this.frame.out.write(asPSObject(value));
  }
  writeError(record: ErrorRecord): void {
    this.processor.common.writeError(this.frame, record, this.invocation);
  }
  writeWarning(text: string): void {
    this.processor.common.writeMessage('warning', text, this.frame.scope, this.invocation);
  }
  writeVerbose(text: string): void {
    this.processor.common.writeMessage('verbose', text, this.frame.scope, this.invocation);
  }
  writeDebug(text: string): void {
    this.processor.common.writeMessage('debug', text, this.frame.scope, this.invocation);
  }
  writeInformation(record: InformationRecord): void {
    this.processor.common.writeInformation(record, this.frame.scope, this.invocation);
  }
  writeProgress(record: ProgressRecord): void {
    writeProgress(this.frame, record, null);
  }
  throwTerminatingError(record: ErrorRecord): never {
    this.processor.common.attribute(this.frame, record, this.invocation);
    const raised = new RaisedError(record.copy());
    this.frame.streams.collect('error', invocationException(raised.record));
    raised.endedCommand = true;
    raised.leaves = this.frame;
    throw raised;
  }
  get confirmation(): ShouldProcess {
    const { confirmImpact } = scriptBlockMetadata(this.processor.block, this.processor.command.name);
    this.#shouldProcess ??= new ShouldProcess(this.frame, this.processor.common, confirmImpact);
    return this.#shouldProcess;
  }
}

/** What -ErrorVariable gets of a terminating error: the exception that carries its record. */
function invocationException(record: ErrorRecord): NetException {
  const name = 'System.Management.Automation.CmdletInvocationException';
  const exception = new NetException(name, record.message, record.exception);
  exception.errorRecord = record;
  return exception;
}
