/** RunspacePool: at most so many runspaces, given to those that want to run in the order in which they ask. */
import { Guid } from '../dotnet/system/guid.js';
import type { EngineHost } from '../host/host-call.js';
import { netException } from '../objects/errors.js';
import type { NetType } from '../objects/net-type.js';
import { createRunspace, type HostedRunspace, type HostedState } from './hosted-runspace.js';
import type { InitialSessionState } from './initial-session-state.js';

export class RunspacePool {
  declare readonly netType: NetType;
  readonly instanceId = Guid.create();
  state: HostedState = 'BeforeOpen';
  threadOptions = 0;
  apartmentState = 2;
  readonly #idle: HostedRunspace[] = [];
  readonly #all = new Set<HostedRunspace>();
  readonly #waiting: ((runspace: HostedRunspace) => void)[] = [];

  constructor(
    public minimum: number,
    public maximum: number,
    readonly sessionState: InitialSessionState | null,
    private readonly host: EngineHost | null,
  ) {}

  get available(): number {
    return this.maximum - (this.#all.size - this.#idle.length);
  }
  open(): void {
    if (this.state !== 'BeforeOpen')
      throw netException(
        'System.Management.Automation.Runspaces.InvalidRunspacePoolStateException',
        `Cannot open the runspace pool because the runspace pool is not in the BeforeOpen state. The current state of the runspace pool is ${this.state}.`,
      );
    this.state = 'Opened';
  }
  close(): void {
    this.state = 'Closed';
    for (const runspace of this.#all) if (runspace.busy === 0) runspace.close();
  }

  /** Calls `run` with a runspace, now or when one is free. Throws when the pool is not open. */
  take(run: (runspace: HostedRunspace) => void): void {
    if (this.state !== 'Opened')
      throw netException(
        'System.Management.Automation.Runspaces.InvalidRunspacePoolStateException',
        `Cannot perform the operation because the runspace pool is not in the 'Opened' state. The current state is '${this.state}'.`,
      );
    const free = this.#idle.pop() ?? this.#make();
    if (free) run(free);
    else this.#waiting.push(run);
  }
  #make(): HostedRunspace | undefined {
    if (this.#all.size >= this.maximum) return undefined;
    const runspace = createRunspace(this.sessionState, this.host);
    runspace.open();
    this.#all.add(runspace);
    return runspace;
  }
  release(runspace: HostedRunspace): void {
    const next = this.#waiting.shift();
    if (next) next(runspace);
    else if (this.state === 'Opened') this.#idle.push(runspace);
    else runspace.close();
  }
}
