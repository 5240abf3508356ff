/** `$Host`: the host as scripts see it, with its UI and RawUI. The .NET members are declared in dotnet/automation/host-types.ts. */
import { randomUUID } from 'node:crypto';
import { HostMethod } from '../host/host-call.js';
import { convertTo } from '../language/index.js';
import { type NetType, requireType } from '../objects/net-type.js';
import { PSObject } from '../objects/ps-object.js';
import type { ExecutionContext } from './execution-context.js';
import { powershellVersion } from './version.js';

export class EngineHostObject {
  declare readonly netType: NetType;
  readonly ui: EngineHostUI;
  readonly privateData = new PSObject();
  constructor(readonly engine: ExecutionContext) {
    this.ui = new EngineHostUI(engine);
  }
  get name(): string {
    return this.engine.host.name;
  }
  get version(): string {
    return powershellVersion;
  }
  /** A System.Guid. */
  get instanceId(): unknown {
    this.#instanceId ??= convertTo(randomUUID(), requireType('System.Guid'));
    return this.#instanceId;
  }
  #instanceId: unknown;
  /** `$NestedPromptLevel`: prompts that wait for others to end. */
  nestedPromptLevel = 0;
  /** Returns when the nested prompt has been left. */
  enterNestedPrompt(): void {
    this.nested(() => this.engine.host.call(HostMethod.EnterNestedPrompt));
  }
  /** Runs what is a prompt of its own, as $NestedPromptLevel says meanwhile. */
  nested<T>(prompt: () => T): T {
    this.#setNestedPromptLevel(this.nestedPromptLevel + 1);
    try {
      return prompt();
    } finally {
      this.#setNestedPromptLevel(this.nestedPromptLevel - 1);
    }
  }
  #setNestedPromptLevel(level: number): void {
    this.nestedPromptLevel = level;
    this.engine.globalScope.setLocal('NestedPromptLevel', level);
  }
  setShouldExit(code: number): void {
    this.engine.host.call(HostMethod.SetShouldExit, code);
  }
}

export class EngineHostUI {
  declare readonly netType: NetType;
  readonly rawUI: EngineRawUI;
  constructor(readonly engine: ExecutionContext) {
    this.rawUI = new EngineRawUI(engine);
  }
}

export class EngineRawUI {
  declare readonly netType: NetType;
  constructor(readonly engine: ExecutionContext) {}
}
