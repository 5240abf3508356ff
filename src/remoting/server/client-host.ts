/**
 * The client's host as a served runspace has it: calls travel to the client, with the pipeline that makes them. What HostInfo
 * told of the raw interface is answered here, and what nobody can do from afar (a nested prompt) is refused, both as the real
 * engine does.
 */
import {
  type AsyncHost,
  type HostCall,
  HostCallError,
  HostMethod,
  type ProgressUpdate,
} from '../../runtime/host/host-call.js';
import { messages } from '../messages.js';
import type { HostInfo, RawUIProperties } from '../protocol/host-info.js';
import type { Target } from '../protocol/pool-core.js';
import type { HostCalls } from './host-calls.js';

const getters: Partial<Record<HostMethod, keyof RawUIProperties>> = {
  [HostMethod.GetForegroundColor]: 'foregroundColor',
  [HostMethod.GetBackgroundColor]: 'backgroundColor',
  [HostMethod.GetCursorPosition]: 'cursorPosition',
  [HostMethod.GetWindowPosition]: 'windowPosition',
  [HostMethod.GetCursorSize]: 'cursorSize',
  [HostMethod.GetBufferSize]: 'bufferSize',
  [HostMethod.GetWindowSize]: 'windowSize',
  [HostMethod.GetMaxWindowSize]: 'maxWindowSize',
  [HostMethod.GetMaxPhysicalWindowSize]: 'maxPhysicalWindowSize',
  [HostMethod.GetWindowTitle]: 'windowTitle',
};
const setters: Partial<Record<HostMethod, keyof RawUIProperties>> = {
  [HostMethod.SetForegroundColor]: 'foregroundColor',
  [HostMethod.SetBackgroundColor]: 'backgroundColor',
  [HostMethod.SetCursorPosition]: 'cursorPosition',
  [HostMethod.SetWindowPosition]: 'windowPosition',
  [HostMethod.SetCursorSize]: 'cursorSize',
  [HostMethod.SetBufferSize]: 'bufferSize',
  [HostMethod.SetWindowSize]: 'windowSize',
  [HostMethod.SetWindowTitle]: 'windowTitle',
};
/** The far side's host has no state that a program here could change. */
const ofNoUse: ReadonlySet<HostMethod> = new Set([HostMethod.NotifyBeginApplication, HostMethod.NotifyEndApplication]);
const notFromAfar: ReadonlyMap<HostMethod, string> = new Map([
  [HostMethod.EnterNestedPrompt, 'EnterNestedPrompt'],
  [HostMethod.ExitNestedPrompt, 'ExitNestedPrompt'],
  [HostMethod.PushRunspace, 'PushRunspace'],
  [HostMethod.GetRunspace, 'GetRunspace'],
  [HostMethod.GetKeyAvailable, 'GetKeyAvailable'],
  [HostMethod.GetBufferContents, 'GetBufferContents'],
]);

interface Caller {
  target: Target;
  info: HostInfo;
}

export class ClientHost implements AsyncHost {
  /** Whose code runs, innermost last: a pipeline that runs inside another one's wait comes on top. */
  readonly #callers: Caller[];

  constructor(
    info: HostInfo,
    private readonly calls: HostCalls,
    /** Progress is a record of the pipeline's, too. */
    private readonly writeProgress: (pipelineId: string, progress: ProgressUpdate) => void,
  ) {
    this.#callers = [{ target: null, info: copyOf(info) }];
  }

  /** Calls belong to this pipeline from now on. */
  enter(pipelineId: string, info: HostInfo): void {
    const session = this.#callers[0] as Caller;
    this.#callers.push({ target: pipelineId, info: info.kind === 'runspace' ? session.info : copyOf(info) });
  }
  leave(pipelineId: string): void {
    const index = this.#callers.findIndex(({ target }) => target === pipelineId);
    if (index > 0) this.#callers.splice(index, 1);
  }

  /** `exit` in the pipeline that runs. */
  async exit(exitCode: number): Promise<void> {
    await this.call({ method: HostMethod.SetShouldExit, parameters: [exitCode] });
  }

  async call({ method, parameters }: HostCall, signal?: AbortSignal): Promise<unknown> {
    const { target, info } = this.#callers.at(-1) as Caller;
    if (ofNoUse.has(method)) return undefined;
    if (method === HostMethod.GetIsRunspacePushed) return false;
    const refused = notFromAfar.get(method);
    if (refused !== undefined)
      throw new HostCallError(
        messages.remoteHostMethodNotImplemented(refused),
        'RemoteHostMethodNotImplemented',
        'System.Management.Automation.Remoting.PSRemotingDataStructureException',
      );
    const rawUI = info.kind === 'host' ? info.rawUI : null;
    const getter = getters[method];
    const setter = setters[method];
    if (getter !== undefined || setter !== undefined) {
      if (rawUI === null) throw noHost();
      if (getter !== undefined) return rawUI[getter];
      if (setter !== undefined) Object.assign(rawUI, { [setter]: parameters[0] });
    }
    if (info.kind === 'null' && !worksWithoutUI.has(method)) throw noHost();
    if (method === HostMethod.WriteProgress && target !== null)
      this.writeProgress(target, parameters[0] as ProgressUpdate);
    return this.calls.call(target, method, parameters, signal);
  }
}

const worksWithoutUI: ReadonlySet<HostMethod> = new Set([HostMethod.SetShouldExit, HostMethod.PopRunspace]);

function noHost(): HostCallError {
  return new HostCallError(messages.noHost, 'HostFunctionNotImplemented', 'System.NotImplementedException');
}

/** Its raw interface is changed by what is set. */
function copyOf(info: HostInfo): HostInfo {
  return info.kind === 'host' && info.rawUI ? { kind: 'host', rawUI: { ...info.rawUI } } : info;
}
