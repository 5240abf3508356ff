/** `$ExecutionContext`: EngineIntrinsics. Its .NET members are declared in dotnet/automation/engine-intrinsics.ts. */
import type { NetType } from '../objects/net-type.js';
import type { ExecutionContext } from './execution-context.js';

export class EngineIntrinsics {
  declare readonly netType: NetType;
  readonly invokeCommand: CommandInvocationIntrinsics;
  readonly sessionState: SessionStateIntrinsics;
  constructor(readonly engine: ExecutionContext) {
    this.invokeCommand = new CommandInvocationIntrinsics(engine);
    this.sessionState = new SessionStateIntrinsics(engine);
  }
}
export class CommandInvocationIntrinsics {
  declare readonly netType: NetType;
  constructor(readonly engine: ExecutionContext) {}
}
export class SessionStateIntrinsics {
  declare readonly netType: NetType;
  constructor(readonly engine: ExecutionContext) {}
}
