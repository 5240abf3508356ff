/** PSCommand: the pipelines that [powershell] is to run, as commands with their parameters. */

import { argumentNull } from '../dotnet/system/errors.js';
import { enumerableOf, toText } from '../language/index.js';
import { netError } from '../objects/errors.js';
import { isDictionary } from '../objects/hashtable.js';
import type { NetException } from '../objects/net-exception.js';
import type { NetType } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';

/** One parameter: `name` null is an argument by position. */
export class HostedParameter {
  declare readonly netType: NetType;
  constructor(
    readonly name: string | null,
    readonly value: unknown,
    /** False for a switch that was given without a value. */
    readonly hasValue = true,
  ) {}
}

export class HostedCommand {
  declare readonly netType: NetType;
  readonly parameters: HostedParameter[] = [];
  isEndOfStatement = false;
  constructor(
    readonly commandText: string,
    readonly isScript: boolean,
    /** Null where nobody said: scripts run in the scope of the runspace. */
    readonly useLocalScope: boolean | null,
  ) {}
}

export class PSCommand {
  declare readonly netType: NetType;
  commands: HostedCommand[] = [];

  add(text: string | null, isScript: boolean, useLocalScope: boolean | null = null): void {
    if (text === null) throw argumentNull(isScript ? 'script' : 'cmdlet');
    this.commands.push(new HostedCommand(text, isScript, useLocalScope));
  }
  addParameter(name: string | null, value: unknown, hasValue = true): void {
    this.#last().parameters.push(new HostedParameter(name, value, hasValue));
  }
  /** A dictionary by names, any other collection by position. */
  addParameters(parameters: unknown): void {
    const base = baseOf(parameters);
    if (isNull(base)) throw argumentNull('parameters');
    this.#last();
    if (isDictionary(base)) for (const [name, value] of base.entries()) this.addParameter(toText(name), value);
    else for (const value of enumerableOf(base) ?? [base]) this.addParameter(null, value);
  }
  #last(): HostedCommand {
    const last = this.commands.at(-1);
    if (last === undefined || last.isEndOfStatement) throw commandRequired();
    return last;
  }
  addStatement(): void {
    const last = this.commands.at(-1);
    if (last !== undefined) last.isEndOfStatement = true;
  }

  /** The statements, each a pipeline of commands. */
  get statements(): HostedCommand[][] {
    const statements: HostedCommand[][] = [];
    let current: HostedCommand[] = [];
    for (const command of this.commands) {
      current.push(command);
      if (!command.isEndOfStatement) continue;
      statements.push(current);
      current = [];
    }
    if (current.length > 0) statements.push(current);
    return statements;
  }
}

function commandRequired(): NetException {
  return netError(
    'PSInvalidOperationException',
    'InvalidOperation',
    'A command is required to add a parameter. A command must be added to the PowerShell instance before adding a parameter.',
    'InvalidOperation',
  );
}
