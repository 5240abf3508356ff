/**
 * The commands of a session, as Get-Command there tells of them. What comes is not trusted: names become script text, so only those
 * are taken that can do no harm there, and of parameters no more than name, aliases and whether they are switches.
 */
import { commonParameters } from '../../runtime/binding/common-parameters.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { commandsMatching } from '../../runtime/engine/find-commands.js';
import { withPrefix } from '../../runtime/engine/modules/module-names.js';
import { ScopedItemOption } from '../../runtime/engine/variable-cell.js';
import { tryConvertTo } from '../../runtime/language/conversion.js';
import { WildcardPattern } from '../../runtime/language/index.js';
import { toText } from '../../runtime/language/to-text.js';
import { isDictionary } from '../../runtime/objects/hashtable.js';
import { requireType } from '../../runtime/objects/net-type.js';
import { getProperty } from '../../runtime/objects/property-access.js';
import { baseOf } from '../../runtime/objects/ps-object.js';
import { fold, isNull } from '../../runtime/objects/values.js';
import { asking, failImplicitly, failMalformed, writeSkipped } from './implicit-errors.js';
import { implicitMessages } from './implicit-messages.js';
import type { ImplicitRequest } from './implicit-parameters.js';
import type { ModuleProgress } from './module-progress.js';
import { privateDataOf } from './private-data.js';
import { runCommand } from './run-command.js';

export interface RemoteParameter {
  name: string;
  aliases: readonly string[];
  isSwitch: boolean;
}
export interface RemoteCommandInfo {
  name: string;
  /** A name of CommandTypes. */
  type: string;
  parameters: readonly RemoteParameter[];
  /** It has the common parameters. */
  isCmdlet: boolean;
}
export interface RemoteCommands {
  commands: RemoteCommandInfo[];
  /** What aliases stand for, by their names. */
  aliases: Map<string, string>;
  /** Left out because a command here has the name. */
  shadowing: string[];
}

/** Get-Command's own, and what sessions need: left out unless they are named. */
const skippedByDefault = [
  'Get-Command',
  'Get-FormatData',
  'Get-Help',
  'Select-Object',
  'Measure-Object',
  'Exit-PSSession',
  'Out-Default',
];
const wantedProperties = [
  'Name',
  'CommandType',
  'ResolvedCommandName',
  'DefaultParameterSet',
  'CmdletBinding',
  'Parameters',
];
const safeName = /^[-._:\\\p{Ll}\p{Lu}\p{Lt}\p{Lo}\p{Nd}\p{Lm}]{1,100}$/u;

/** Asks the session. What cannot be taken is reported; a failure ends the command. */
export function remoteCommands(cmd: CmdletRuntime, request: ImplicitRequest, progress: ModuleProgress): RemoteCommands {
  const { session, commandNames, choosesCommands, choosesFormats } = request;
  const selection = new CommandSelection(cmd, request);
  if (commandNames.length === 0 || (!choosesCommands && choosesFormats)) return selection.result;
  progress.show(implicitMessages.gettingCommands);
  let count = 0;
  const commands = [
    {
      name: 'Get-Command',
      parameters: {
        CommandType: tryConvertTo(request.commandType, requireType('System.Management.Automation.CommandTypes')),
        Name: commandNames,
        Module: request.modules,
        FullyQualifiedModule: request.fullyQualifiedModules ?? undefined,
        ArgumentList: request.args,
      },
    },
    { name: 'Select-Object', parameters: { Property: wantedProperties } },
  ];
  asking(cmd, 'Get-Command', () =>
    runCommand(cmd, session, commands, (value) => {
      selection.add(value);
      progress.show(implicitMessages.commandsReceived(++count));
    }),
  );
  if (count === 0 && choosesCommands)
    failImplicitly(cmd, 'ErrorNoResultsFromRemoteEnd', implicitMessages.noResults('Get-Command'), 'InvalidResult');
  return selection.result;
}

class CommandSelection {
  readonly #patterns: readonly WildcardPattern[];
  readonly #skipped: readonly string[];
  /** Servers before 7.4 have no -ProgressAction. */
  readonly #hasNoProgress: boolean;
  readonly #commands = new Map<string, RemoteCommandInfo>();
  readonly #aliases = new Map<string, string>();
  readonly #shadowing: string[] = [];
  #existing: Set<string> | null = null;

  constructor(
    private readonly cmd: CmdletRuntime,
    private readonly request: ImplicitRequest,
  ) {
    this.#patterns = request.commandNames.map((name) => new WildcardPattern(name));
    const server = privateDataOf(request.session);
    this.#skipped = server.commandsToSkip ?? skippedByDefault;
    this.#hasNoProgress = server.isBefore(7, 4);
  }

  get result(): RemoteCommands {
    return { commands: [...this.#commands.values()], aliases: this.#aliases, shadowing: this.#shadowing };
  }

  add(value: unknown): void {
    const { command, standsFor } = this.#read(value);
    if (!this.#isSafe(command)) return;
    const { name } = command;
    if (standsFor !== null && !safeName.test(standsFor)) {
      writeSkipped(this.cmd, 'ErrorSkippedUnsafeCommandName', implicitMessages.unsafeCommand(standsFor), 'InvalidData');
      return;
    }
    if (this.#isSkipped(name) || this.#shadows(name)) return;
    const before = this.#commands.get(fold(name));
    if (before !== undefined && priorityOf(before.type) < priorityOf(command.type)) return;
    if (standsFor !== null && !this.#isAllScope(name)) this.#aliases.set(name, standsFor);
    const own = standsFor ?? name;
    this.#commands.set(fold(own), { ...command, name: own });
  }

  // ---- What came ------------------------------------------------------------------------------------------------------------

  #read(value: unknown): { command: RemoteCommandInfo; standsFor: string | null } {
    const { cmd } = this;
    const name = this.#text(value, 'Name');
    const kinds = requireType('System.Management.Automation.CommandTypes');
    const kind = tryConvertTo(this.#property(value, 'CommandType'), kinds);
    if (kind === undefined) failMalformed(cmd, 'Get-Command');
    const type = toText(kind);
    let standsFor: string | null = null;
    if (type === 'Alias') {
      standsFor = toText(getProperty(value, 'ResolvedCommandName') ?? '') || null;
      if (standsFor === null)
        cmd.writeError(
          cmd.error(
            'ErrorCouldntResolveAlias',
            'OperationTimeout',
            null,
            implicitMessages.unresolvedAlias(name),
            'System.ArgumentException',
          ),
        );
    }
    const given = baseOf(getProperty(value, 'Parameters'));
    if (!isNull(given) && !isDictionary(given)) failMalformed(cmd, 'Get-Command');
    const all = isDictionary(given) ? [...given.entries()].map(([, parameter]) => this.#parameter(parameter)) : [];
    const parameters = all.filter((parameter) => fold(parameter.name) !== 'asjob');
    return { command: { name, type, parameters, isCmdlet: this.#hasCommonParameters(parameters) }, standsFor };
  }

  #parameter(value: unknown): RemoteParameter {
    const aliases = baseOf(getProperty(value, 'Aliases'));
    const list = isNull(aliases) ? [] : tryConvertTo(aliases, requireType('System.Collections.ArrayList'));
    return {
      name: this.#text(value, 'Name'),
      aliases: [...((list ?? []) as Iterable<unknown>)].map((alias) => toText(alias)),
      isSwitch: this.#property(value, 'SwitchParameter') === true,
    };
  }

  #property(value: unknown, name: string): unknown {
    const found = baseOf(getProperty(value, name));
    return isNull(found) ? failMalformed(this.cmd, 'Get-Command') : found;
  }
  #text(value: unknown, name: string): string {
    return toText(this.#property(value, name));
  }

  #hasCommonParameters(parameters: readonly RemoteParameter[]): boolean {
    const names = new Set(parameters.map(({ name }) => fold(name)));
    return commonParameters.every(
      ({ name }) => names.has(fold(name)) || (this.#hasNoProgress && name === 'ProgressAction'),
    );
  }

  // ---- What is left out -----------------------------------------------------------------------------------------------------

  #isSafe({ name, parameters }: RemoteCommandInfo): boolean {
    const { cmd } = this;
    if (!this.#isRequested(name)) {
      writeSkipped(cmd, 'ErrorSkippedNonRequestedCommand', implicitMessages.notRequested(name), 'ResourceExists');
      return false;
    }
    if (!safeName.test(name)) {
      writeSkipped(cmd, 'ErrorSkippedUnsafeCommandName', implicitMessages.unsafeCommand(name), 'InvalidData');
      return false;
    }
    const refuse = (kind: 'Alias' | 'Parameter', text: string) => {
      const id = `ErrorSkippedUnsafe${kind}Name`;
      writeSkipped(cmd, id, implicitMessages.unsafeName[kind](name, text), 'InvalidData');
      return false;
    };
    for (const parameter of parameters) {
      if (!safeName.test(parameter.name) || parameter.name.includes(':')) return refuse('Parameter', parameter.name);
      const alias = parameter.aliases.find((each) => !safeName.test(each));
      if (alias !== undefined) return refuse('Alias', alias);
    }
    return true;
  }

  /** A program's name need not be given with its extension. */
  #isRequested(name: string): boolean {
    const matches = (text: string) => this.#patterns.some((pattern) => pattern.isMatch(text));
    return matches(name) || matches(name.replace(/\.[^.]*$/, ''));
  }

  #isSkipped(name: string): boolean {
    const isSame = (other: string) => fold(other) === fold(name);
    return this.#skipped.some(isSame) && !this.request.commandNames.some(isSame);
  }

  /** Aliases in every scope (`cd`) cannot be made anew in a module, nor exported from one. */
  #isAllScope(alias: string): boolean {
    const { commands, currentScope } = this.cmd.context;
    return ((commands.findAlias(currentScope, alias)?.options ?? 0) & ScopedItemOption.AllScope) !== 0;
  }

  #shadows(name: string): boolean {
    if (this.request.allowClobber) return false;
    this.#existing ??= new Set(
      [
        ...commandsMatching(
          this.cmd.context,
          () => true,
          () => true,
        ),
      ].map((command) => fold(command.name)),
    );
    if (!this.#existing.has(fold(withPrefix(name, this.request.prefix)))) return false;
    this.#shadowing.push(name);
    return true;
  }
}

/** Of commands with the same name the one with the lowest number runs. */
function priorityOf(type: string): number {
  switch (type) {
    case 'Alias':
      return 10;
    case 'Filter':
    case 'Function':
    case 'Script':
      return 20;
    case 'Cmdlet':
      return 30;
    default:
      return 40;
  }
}
