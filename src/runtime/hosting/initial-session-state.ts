/** InitialSessionState: the variables, functions and aliases that a new runspace has beside the shell's own. */

import { genericType } from '../dotnet/collections/elements.js';
import { NetList } from '../dotnet/collections/net-list.js';
import { putAlias } from '../engine/aliases.js';
import { AliasInfo } from '../engine/command-info.js';
import { withEngine } from '../engine/current-engine.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { VariableCell } from '../engine/variable-cell.js';
import { toText } from '../language/index.js';
import { type NetType, requireType } from '../objects/net-type.js';
import { runCommand } from '../pipeline/pipeline-processor.js';
import { NullSink } from '../pipeline/sink.js';

export class SessionStateVariableEntry {
  declare readonly netType: NetType;
  constructor(
    readonly name: string,
    readonly value: unknown,
    readonly description: string,
    readonly options = 0,
  ) {}
}
export class SessionStateFunctionEntry {
  declare readonly netType: NetType;
  constructor(
    readonly name: string,
    readonly definition: string,
  ) {}
}
export class SessionStateAliasEntry {
  declare readonly netType: NetType;
  constructor(
    readonly name: string,
    readonly definition: string,
    readonly description = '',
  ) {}
}

const runspaces = 'System.Management.Automation.Runspaces.';

/** A list of entries, as InitialSessionStateEntryCollection. */
function entries(type: string): NetList {
  return new NetList(genericType(`${runspaces}InitialSessionStateEntryCollection\`1`, requireType(runspaces + type)));
}

export class InitialSessionState {
  declare readonly netType: NetType;
  readonly variables = entries('SessionStateVariableEntry');
  readonly commands = entries('SessionStateCommandEntry');
  readonly environmentVariables = entries('SessionStateVariableEntry');
  /** Scripts that run when the runspace opens. */
  readonly startupScripts = new NetList(genericType('System.Collections.Generic.List`1', requireType('System.String')));
  readonly modules: string[] = [];
  languageMode = 0;
  threadOptions = 0;
  apartmentState = 2;
  throwOnRunspaceOpenError = false;

  /** Gives a new engine what the state has. */
  apply(engine: ExecutionContext): void {
    for (const entry of this.variables.items as SessionStateVariableEntry[]) {
      const cell = new VariableCell(entry.name, entry.value);
      cell.options = entry.options;
      engine.globalScope.putCell(cell);
    }
    for (const entry of this.environmentVariables.items as SessionStateVariableEntry[])
      engine.environment[entry.name] = String(entry.value);
    for (const entry of this.commands.items) {
      if (entry instanceof SessionStateFunctionEntry)
        engine.defineFunctionFrom(engine.globalScope, entry.name, entry.definition);
      if (entry instanceof SessionStateAliasEntry)
        putAlias(engine.globalScope, new AliasInfo(entry.name, entry.definition), true);
    }
    for (const module of this.modules) this.#run(engine, 'Import-Module', module);
    for (const script of this.startupScripts.items) this.#run(engine, toText(script), null);
  }

  #run(engine: ExecutionContext, name: string, value: unknown): void {
    const command = engine.commands.resolve(engine.globalScope, name, null);
    const args =
      value === null ? [] : [{ name: null, value, hasValue: true, extent: null, text: null, fromSplat: false }];
    withEngine(engine, () => runCommand(engine.frame, command, args, null, NullSink.instance));
  }
}
