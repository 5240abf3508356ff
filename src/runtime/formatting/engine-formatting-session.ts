/** The formatting session of a running cmdlet. */
import type { CmdletRuntime } from '../cmdlets/cmdlet-runtime.js';
import type { ScriptBlock } from '../engine/script-block.js';
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
  invokeBlock(block: ScriptBlock, dollarUnder: unknown): unknown {
    return this.cmd.evaluateBlock(block, dollarUnder);
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
