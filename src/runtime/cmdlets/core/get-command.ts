/**
 * Get-Command finds commands by name, verb, noun, module or parameter. A plain name gives the command that would run; -All, -Module,
 * -CommandType and -TotalCount give those behind it too.
 */

import type { ModuleSpecification } from '../../dotnet/automation/module-specification.js';
import type { PSTypeName } from '../../dotnet/automation/ps-type-name.js';
import { visibleAliases } from '../../engine/aliases.js';
import { commandNotFound } from '../../engine/command-discovery.js';
import { AliasInfo, ApplicationInfo, type CommandInfo, commandWithArguments } from '../../engine/command-info.js';
import { parameterSetsOf } from '../../engine/command-parameters.js';
import { byTypeAndName, typeFilter } from '../../engine/find-commands.js';
import { WildcardPattern } from '../../language/index.js';
import { PSObject } from '../../objects/ps-object.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { matchingVerbAndNoun, moduleFilter, parameterFilter } from './command-filters.js';
import { showCommandInfo, syntaxText } from './command-output.js';
import { type Found, find, scored, searchFor } from './command-search.js';
import { commandsAvailable, commandsOfModules, isAmong, loadModuleOf } from './module-commands.js';

const cmdletTypes = 'Cmdlet, Function, Filter, Alias, Configuration';

export const GetCommand = cmdlet('Get-Command', ['gcm'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Finds commands.',
  defaultSet: 'CmdletSet',
  parameters: {
    Name: {
      type: t.array(t.string),
      position: 0,
      from: 'both',
      sets: ['AllCommandSet'],
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Names of the commands; a path for a script or program.',
    },
    Verb: {
      type: t.array(t.string),
      from: 'propertyName',
      sets: ['CmdletSet'],
      default: [],
      help: 'Verbs in the names.',
    },
    Noun: {
      type: t.array(t.string),
      from: 'propertyName',
      sets: ['CmdletSet'],
      default: [],
      help: 'Nouns in the names.',
    },
    Module: {
      type: t.array(t.string),
      from: 'propertyName',
      aliases: ['PSSnapin'],
      help: 'Modules that have the commands.',
    },
    ExcludeModule: { type: t.array(t.string), default: [], help: 'Modules whose commands are left out.' },
    FullyQualifiedModule: {
      type: t.array(t.net<ModuleSpecification>('Microsoft.PowerShell.Commands.ModuleSpecification')),
      from: 'propertyName',
      help: 'Modules with their versions.',
    },
    CommandType: {
      type: t.enum('System.Management.Automation.CommandTypes'),
      from: 'propertyName',
      sets: ['AllCommandSet'],
      aliases: ['Type'],
      help: 'Kinds of command: Alias, Function, Cmdlet, ExternalScript, Application.',
    },
    TotalCount: { type: t.int, from: 'propertyName', default: -1, help: 'At most this many.' },
    Syntax: { type: t.switch, from: 'propertyName', default: false, help: 'Shows the syntax instead of the command.' },
    ShowCommandInfo: { type: t.switch, default: false, help: 'Gives objects that describe the command.' },
    ArgumentList: {
      type: t.array(t.object),
      position: 1,
      remaining: true,
      allowNull: true,
      allowEmptyCollection: true,
      aliases: ['Args'],
      help: 'Arguments that bring in dynamic parameters.',
    },
    All: {
      type: t.switch,
      from: 'propertyName',
      default: false,
      help: 'Also commands that others of the same name hide.',
    },
    ListImported: { type: t.switch, from: 'propertyName', default: false, help: 'Only commands of the session.' },
    ParameterName: {
      type: t.array(t.string),
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Only commands with such parameters.',
    },
    ParameterType: {
      type: t.array(t.net<PSTypeName>('System.Management.Automation.PSTypeName')),
      validate: [{ notNullOrEmpty: true }],
      help: 'Only commands with parameters of these types.',
    },
    UseFuzzyMatching: {
      type: t.switch,
      sets: ['AllCommandSet'],
      default: false,
      help: 'Also names that are nearly the same.',
    },
    FuzzyMinimumDistance: {
      type: t.uint,
      sets: ['AllCommandSet'],
      default: 5,
      help: 'How many letters may differ with -UseFuzzyMatching.',
    },
    UseAbbreviationExpansion: {
      type: t.switch,
      from: 'propertyName',
      sets: ['AllCommandSet'],
      default: false,
      help: 'Takes a name as the capital letters of commands: i-psdf is Import-PowerShellDataFile.',
    },
  },
  outputs: [
    'System.Management.Automation.AliasInfo',
    'System.Management.Automation.ApplicationInfo',
    'System.Management.Automation.FunctionInfo',
    'System.Management.Automation.CmdletInfo',
    'System.Management.Automation.ExternalScriptInfo',
    'System.Management.Automation.FilterInfo',
    'System.String',
    'System.Management.Automation.PSObject',
  ],
  examples: [
    { code: '(Get-Command Get-Alias).CommandType', output: 'Cmdlet' },
    { code: '(Get-Command -Verb Pop).Name', output: 'Pop-Location' },
    {
      code: '(Get-Command -Noun Location).Name -join " "',
      output: 'Get-Location Pop-Location Push-Location Set-Location',
    },
    {
      code: 'function Hi([string] $Name, [switch] $Loud) { }; (Get-Command Hi -Syntax).Trim()',
      output: 'Hi [[-Name] <string>] [-Loud]',
    },
  ],
  run(cmd, parameters) {
    if (parameters.ShowCommandInfo && parameters.Syntax) refuseTogether(cmd, 'ShowCommandInfo', 'Syntax');
    const { TotalCount, Syntax, ArgumentList, UseFuzzyMatching } = parameters;
    const byParameter = parameterFilter(parameters.ParameterName, parameters.ParameterType);
    const found: Found[] = [];
    let named: readonly string[] | undefined;
    let given: string | undefined;
    return {
      process(values) {
        const { Name, Verb, Noun, Module, FullyQualifiedModule } = values;
        if (Module && FullyQualifiedModule) refuseTogether(cmd, 'Module', 'FullyQualifiedModule');
        named = Name;
        given = values.CommandType;
        const accepts = typeFilter(cmd.parameterSet === 'CmdletSet' ? cmdletTypes : (given ?? 'All'));
        const inModule = moduleFilter(Module ?? [], FullyQualifiedModule ?? [], values.ExcludeModule);
        const byName = matchingVerbAndNoun(Verb, Noun);
        const seen = new Set<string>();
        const several = values.All || TotalCount !== -1 || given !== undefined || Module || FullyQualifiedModule;
        const taken = (command: CommandInfo) =>
          ArgumentList === undefined ? command : withArguments(cmd, command, ArgumentList);
        const isFull = () => TotalCount >= 0 && found.length >= TotalCount;
        /** True when there is one that fits, even if it is not taken. */
        const take = (commands: Iterable<Found>, isOnly: boolean): boolean => {
          let isFound = false;
          for (const { command, score } of commands) {
            const key = identityOf(command);
            if (key !== null && seen.has(key)) {
              isFound = true;
              continue;
            }
            if (!inModule(command) || !byName(command) || isAmong(found, command)) continue;
            if (key !== null) seen.add(key);
            isFound = true;
            const given = taken(command);
            if (byParameter.accepts(given)) {
              if (isFull()) break;
              found.push({ command: given, score });
              if (ArgumentList !== undefined) break;
            }
            if (isOnly) break;
          }
          return isFound;
        };
        for (const name of Name ?? ['*']) {
          const search = searchFor(name, values);
          const { isPattern } = search;
          const matches = (text: string) => search.matches(text);
          const findAll = (): boolean => {
            const isFound = take(find(cmd, search, accepts, values.All), !isPattern && !several);
            if (!values.All) return isFound;
            return take(scored(search, commandsOfModules(cmd, matches, accepts)), false) || isFound;
          };
          let isFound = findAll();
          if (isFound && !isPattern) continue;
          const [only] = Module?.length === 1 && !WildcardPattern.containsWildcard(Module[0] as string) ? Module : [];
          if (only !== undefined || !isPattern) {
            loadModuleOf(cmd, only === undefined || name.includes('\\') ? name : `${only}\\${name}`);
            isFound = findAll() || isFound;
          } else if (!values.ListImported && !isFull())
            take(scored(search, commandsAvailable(cmd, matches, accepts)), false);
          if (!isFound && !isPattern) cmd.writeError(commandNotFound(name, null).errorRecord!);
        }
      },
      end() {
        byParameter.reportMissing(cmd);
        let results = found;
        if (named === undefined && !parameters.All && TotalCount === -1) results = found.filter(isShown(given));
        if (named === undefined || named.some((name) => WildcardPattern.containsWildcard(name)))
          results = [...results].sort((a, b) => byTypeAndName(a.command, b.command));
        if (UseFuzzyMatching) results = [...results].sort((a, b) => a.score - b.score);
        for (const { command, score } of results) {
          if (Syntax) writeSyntax(cmd, command, named);
          else if (parameters.ShowCommandInfo) cmd.writeObject(showCommandInfo(command));
          else cmd.writeObject(UseFuzzyMatching ? withScore(command, score) : command);
        }
      },
    };
  },
}));

/** What makes two finds the same command; null for those that are all shown. */
function identityOf(command: CommandInfo): string | null {
  if (command.commandType === 'Cmdlet') return command.name;
  if (command.commandType === 'Application' || command.commandType === 'ExternalScript') return command.definition;
  return null;
}

/** Without a name, short aliases and programs are not listed unless their kind is asked for. */
function isShown(given: string | undefined): (found: Found) => boolean {
  const asked = typeFilter(given === undefined ? '' : given);
  return ({ command }) =>
    !(command instanceof AliasInfo || command instanceof ApplicationInfo) ||
    asked(command.commandType) ||
    command.name.indexOf('-') > 0;
}

function withArguments(cmd: CmdletRuntime, command: CommandInfo, args: readonly unknown[]): CommandInfo {
  if (!(command instanceof AliasInfo || command instanceof ApplicationInfo)) {
    const copy = commandWithArguments(command, args);
    // Arguments that do not fit are an error now, and not when somebody asks for the parameters.
    parameterSetsOf(copy);
    return copy;
  }
  return cmd.throwTerminating(
    cmd.error(
      'CommandArgsOnlyForSingleCmdlet',
      'InvalidArgument',
      command,
      'The command could not be retrieved because the ArgumentList parameter can be specified only when retrieving a single cmdlet or script.',
      'System.Management.Automation.PSArgumentException',
    ),
  );
}

/** The syntax of an alias is its command's, under the name that was asked for. */
function writeSyntax(cmd: CmdletRuntime, command: CommandInfo, names: readonly string[] | undefined): void {
  const { context, session } = cmd;
  const target =
    command instanceof AliasInfo ? context.commands.find(session.currentScope, command.definition) : command;
  if (target === null) throw commandNotFound(command.definition, null);
  const text = syntaxText(target, names, visibleAliases(session.currentScope));
  if (text !== '') cmd.writeObject(text);
}

function withScore(command: CommandInfo, score: number): PSObject {
  const scored = new PSObject(command);
  scored.setEntry('Score', score);
  return scored;
}

function refuseTogether(cmd: CmdletRuntime, first: string, second: string): never {
  if (second === 'Syntax')
    return cmd.throwTerminating(
      cmd.error(
        'GetCommandCannotSpecifySyntaxAndShowCommandInfoTogether',
        'InvalidArgument',
        null,
        'The ShowCommandInfo and Syntax parameters cannot be specified together.',
        'System.Management.Automation.PSArgumentException',
      ),
    );
  return cmd.throwTerminating(
    cmd.error(
      'ModuleAndFullyQualifiedModuleCannotBeSpecifiedTogether',
      'InvalidOperation',
      null,
      `The parameters ${first} and ${second} cannot be used together. Please specify only one parameter.`,
    ),
  );
}
