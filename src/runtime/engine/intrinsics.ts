/** `$ExecutionContext`: EngineIntrinsics. Its .NET members are declared in dotnet/automation/engine-intrinsics.ts. */
import type { NetType } from '../objects/net-type.js';
import type { ExecutionContext } from './execution-context.js';
import type { SessionState } from './session-state.js';

export class EngineIntrinsics {
  declare readonly netType: NetType;
  constructor(readonly engine: ExecutionContext) {}
  get invokeCommand(): CommandInvocationIntrinsics {
    return this.engine.currentSession.invokeCommand;
  }
  /** Of the code that asks: a module's own, in a module. */
  get sessionState(): SessionStateIntrinsics {
    return this.engine.currentSession.intrinsics;
  }
}
export class CommandInvocationIntrinsics {
  declare readonly netType: NetType;
  constructor(readonly session: SessionState) {}
  get engine(): ExecutionContext {
    return this.session.engine;
  }
}
export class SessionStateIntrinsics {
  declare readonly netType: NetType;
  constructor(readonly session: SessionState) {}
  get engine(): ExecutionContext {
    return this.session.engine;
  }
}
