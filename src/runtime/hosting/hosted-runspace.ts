/**
 * A runspace as scripts see it: an engine with a state. The session's own is one, and those that [runspacefactory] and
 * [powershell] make. (The prompt's Runspace, which runs command lines, is runspaces/runspace.ts.)
 */
import { Guid } from '../dotnet/system/guid.js';
import { currentEngine } from '../engine/current-engine.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import type { EngineHost } from '../host/host-call.js';
import { netException } from '../objects/errors.js';
import type { NetException } from '../objects/net-exception.js';
import type { NetType } from '../objects/net-type.js';
import type { InitialSessionState } from './initial-session-state.js';
import { quietHost } from './quiet-host.js';

export type HostedState = 'BeforeOpen' | 'Opening' | 'Opened' | 'Closed' | 'Closing' | 'Broken';

export class RunspaceStateInfo {
  declare readonly netType: NetType;
  constructor(
    readonly state: string,
    readonly reason: NetException | null = null,
  ) {}
}

function wrongState(text: string): NetException {
  return netException('System.Management.Automation.Runspaces.InvalidRunspaceStateException', text);
}

let lastId = 0;
/** Weakly: a runspace that nobody holds any more goes with its engine. */
const runspaces = new Map<number, WeakRef<HostedRunspace>>();

export class HostedRunspace {
  declare readonly netType: NetType;
  readonly id = ++lastId;
  readonly instanceId = Guid.create();
  name = `Runspace${this.id}`;
  state: HostedState = 'BeforeOpen';
  threadOptions = 0;
  apartmentState = 2;
  readonly #events = new Set<(info: RunspaceStateInfo) => void>();
  /** Pipelines that run. */
  busy = 0;
  #engine: ExecutionContext | null = null;

  constructor(
    /** Makes the engine when the runspace is opened. */
    private readonly make: () => ExecutionContext,
    readonly initialSessionState: InitialSessionState | null = null,
  ) {
    runspaces.set(this.id, new WeakRef(this));
  }

  /** The session's engine as a runspace, open from the start. */
  static of(engine: ExecutionContext): HostedRunspace {
    let runspace = byEngine.get(engine);
    if (runspace === undefined) {
      runspace = new HostedRunspace(() => engine);
      runspace.open();
      runspace.busy = 1;
    }
    return runspace;
  }

  /** Throws InvalidRunspaceStateException when it is not open. */
  get engine(): ExecutionContext {
    const { state } = this;
    if (this.#engine !== null && state === 'Opened') return this.#engine;
    throw wrongState(
      `Cannot perform the operation because the runspace is not in the Opened state. Current state of the runspace is '${state}'.`,
    );
  }
  /** The engine for a pipeline of [powershell]. Throws as `engine`, in the words of that. */
  get pipelineEngine(): ExecutionContext {
    const { state } = this;
    if (this.#engine !== null && state === 'Opened') return this.#engine;
    throw wrongState(
      `Cannot perform operation because the runspace is not in the 'Opened' state. Current state of runspace is '${state}'.`,
    );
  }
  get stateInfo(): RunspaceStateInfo {
    return new RunspaceStateInfo(this.state);
  }
  get availability(): 'None' | 'Available' | 'Busy' {
    if (this.state !== 'Opened') return 'None';
    return this.busy > 0 ? 'Busy' : 'Available';
  }

  /** Throws InvalidRunspaceStateException for one that was open before. */
  open(): void {
    if (this.state !== 'BeforeOpen')
      throw wrongState(
        `Cannot open the runspace because the runspace is not in the BeforeOpen state. Current state of the runspace is '${this.state}'.`,
      );
    this.#engine = this.make();
    byEngine.set(this.#engine, this);
    this.#become('Opened');
    this.initialSessionState?.apply(this.#engine);
  }
  close(): void {
    if (this.state === 'Closed') return;
    this.#become('Closed');
    runspaces.delete(this.id);
  }
  onStateChanged(listener: (info: RunspaceStateInfo) => void): void {
    this.#events.add(listener);
  }
  #become(state: HostedState): void {
    this.state = state;
    for (const listener of this.#events) listener(this.stateInfo);
  }
}

const byEngine = new WeakMap<ExecutionContext, HostedRunspace>();

/** All that are not closed, by id; the session's own is the first. */
export function hostedRunspaces(): HostedRunspace[] {
  HostedRunspace.of(currentEngine());
  const alive = [...runspaces.values()]
    .map((reference) => reference.deref())
    .filter((runspace) => runspace !== undefined);
  return alive.sort((a, b) => a.id - b.id);
}

/** A new runspace beside the session's, not yet open. Without a host what it shows goes nowhere. */
export function createRunspace(state: InitialSessionState | null, host: EngineHost | null = null): HostedRunspace {
  const engine = currentEngine();
  HostedRunspace.of(engine);
  return new HostedRunspace(() => engine.createSibling({ host: host ?? quietHost() }), state);
}
