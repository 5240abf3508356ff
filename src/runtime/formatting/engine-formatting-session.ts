/** The formatting session of a running cmdlet. */
import type { CmdletRuntime } from '../cmdlets/cmdlet-runtime.js';
import { raisedFrom } from '../engine/raised-error.js';
import type { ScriptBlock } from '../engine/script-block.js';
import { isSignal } from '../engine/signals.js';
import type { EngineHost } from '../host/host-call.js';
import { toText } from '../language/index.js';
import type { ErrorRecord } from '../objects/error-record.js';
import { FormatDatabase } from './format-database.js';
import type { FormattingSession } from './formatting-session.js';
import { defaultViews } from './views/default-views.js';

const databases = new WeakMap<object, FormatDatabase>();

/** The views of an engine; made when the first object is formatted. */
export function formatDatabaseOf(engine: object): FormatDatabase {
  let database = databases.get(engine);
  if (database === undefined) {
    database = new FormatDatabase(defaultViews());
    databases.set(engine, database);
  }
  return database;
}

export class EngineFormattingSession implements FormattingSession {
  readonly host: EngineHost;
  constructor(readonly cmd: CmdletRuntime) {
    this.host = cmd.host;
  }
  get views(): FormatDatabase {
    return formatDatabaseOf(this.cmd.context);
  }
  variable(name: string): unknown {
    return this.cmd.session.getVariable(name);
  }
  globalVariable(name: string): unknown {
    return this.cmd.session.getVariable(`global:${name}`);
  }
  /** As in a try block: the first error ends the block, and is thrown. */
  invokeBlock(block: ScriptBlock, dollarUnder: unknown): unknown {
    const { context } = this.cmd;
    context.tryDepth++;
    try {
      return this.cmd.invokeBlock(block, dollarUnder);
    } catch (thrown) {
      if (isSignal(thrown)) throw thrown;
      throw raisedFrom(thrown).exception;
    } finally {
      context.tryDepth--;
    }
  }
  currentLocation(): string {
    return toText(this.cmd.session.getVariable('PWD'));
  }
  commandExists(name: string): boolean {
    return this.cmd.context.commands.find(this.cmd.session.currentScope, name) !== null;
  }
  environmentVariable(name: string): string | undefined {
    return this.cmd.context.environment[name];
  }
  throwTerminating(error: ErrorRecord): never {
    return this.cmd.throwTerminating(error);
  }
}
