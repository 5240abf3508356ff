/**
 * The actions of $ExecutionContext.InvokeCommand: what a script wants done when a command is looked up or not found, or when
 * the location changes. Lookups are told where a command is looked up: what a place of a script has found, it keeps.
 */
import { getStatic } from '../objects/members.js';
import { NetException } from '../objects/net-exception.js';
import { type NetType, requireType } from '../objects/net-type.js';
import type { PathInfo } from '../providers/path-info.js';
import { type CommandInfo, FunctionInfo } from './command-info.js';
import type { ExecutionContext } from './execution-context.js';
import type { SessionStateIntrinsics } from './intrinsics.js';
import { RaisedError } from './raised-error.js';
import type { ScriptBlock } from './script-block.js';

/** An EventHandler. */
export type SessionAction = (sender: unknown, args: unknown) => unknown;
export type LookupAction = 'preCommandLookup' | 'postCommandLookup' | 'commandNotFound';

export class CommandLookupEventArgs {
  declare readonly netType: NetType;
  stopSearch = false;
  #block: ScriptBlock | null = null;
  constructor(
    readonly commandName: string,
    public command: CommandInfo | null,
  ) {}
  get commandScriptBlock(): ScriptBlock | null {
    return this.#block;
  }
  /** A block becomes the command, and nobody has to look further. */
  set commandScriptBlock(block: ScriptBlock | null) {
    this.#block = block;
    this.stopSearch = block !== null;
    this.command = block && new FunctionInfo(`LookupHandlerReplacementFor<<${this.commandName}>>`, block);
  }
}

export class LocationChangedEventArgs {
  declare readonly netType: NetType;
  constructor(
    readonly sessionState: SessionStateIntrinsics,
    readonly oldPath: PathInfo,
    readonly newPath: PathInfo,
  ) {}
}

export class SessionActions {
  preCommandLookup: SessionAction | null = null;
  postCommandLookup: SessionAction | null = null;
  commandNotFound: SessionAction | null = null;
  locationChanged: SessionAction | null = null;
  /** Actions that run, by name of command: what they look up themselves is not told to them again. */
  readonly #running = new Set<string>();

  constructor(readonly engine: ExecutionContext) {}

  /** Tells an action about a command; null when there is none, or it failed, which is nobody's error. */
  tell(action: LookupAction, name: string, command: CommandInfo | null): CommandLookupEventArgs | null {
    const handler = this[action];
    if (handler === null) return null;
    const key = `${action} ${name}`;
    if (this.#running.has(key)) return null;
    const args = new CommandLookupEventArgs(name, command);
    this.#running.add(key);
    try {
      handler(name, args);
      return args;
    } catch (thrown) {
      if (thrown instanceof NetException || thrown instanceof RaisedError) return null;
      throw thrown;
    } finally {
      this.#running.delete(key);
    }
  }

  /** Errors of the action are those of the command that changed the location, which is changed nevertheless. */
  locationHasChanged(before: PathInfo, after: PathInfo): void {
    if (this.locationChanged === null) return;
    const runspace = getStatic(requireType('System.Management.Automation.Runspaces.Runspace'), 'DefaultRunspace');
    const { intrinsics } = this.engine.currentSession;
    this.locationChanged(runspace, new LocationChangedEventArgs(intrinsics, before, after));
  }
}
