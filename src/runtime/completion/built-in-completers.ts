/**
 * What the shell itself knows of the values that its commands take: a table by command and parameter; `*` stands for all
 * commands that are not in it.
 */
import type { CommandAst } from '../../parser/index.js';
import type { ParameterMetadata } from '../binding/metadata.js';
import { approvedVerbs } from '../cmdlets/utility/approved-verbs.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { fold } from '../objects/values.js';
import type { PseudoBinding } from '../type-inference/pseudo-binding.js';
import { completeCommand } from './commands.js';
import type { CompletionContext } from './completion-context.js';
import { completeFileName } from './file-names.js';
import {
  aliasNames,
  driveNames,
  helpTopics,
  itemTypes,
  jobValues,
  loadedAndAvailableModules,
  nounNames,
  processIds,
  processNames,
  providerNames,
  variableNames,
} from './item-names.js';
import { completeModuleName } from './modules.js';
import { memberNames, memberValues, propertyNames, viewNames } from './property-names.js';
import { argumentCompletions, matchingValues, result, startingWith } from './results.js';
import { completeTypeName } from './type-names.js';

export interface ArgumentCall {
  context: CompletionContext;
  binding: PseudoBinding;
  parameter: ParameterMetadata;
  command: CommandAst;
}
export type BuiltInCompleter = (call: ArgumentCall) => CompletionResult[] | null;

const values =
  (...all: string[]): BuiltInCompleter =>
  ({ context }) =>
    matchingValues(context.word, all);

const path: BuiltInCompleter = ({ context }) => completeFileName(context);
const literalPath: BuiltInCompleter = ({ context }) => context.withLiteralPaths(() => completeFileName(context));
const folder: BuiltInCompleter = ({ context }) => completeFileName(context, { containersOnly: true });
const scope = values('Global', 'Local', 'Script');
const encoding: BuiltInCompleter = ({ context }) => argumentCompletions(context.word, encodings);
const encodings = 'ansi ascii bigendianunicode bigendianutf32 oem unicode utf7 utf8 utf8BOM utf8NoBOM utf32'.split(' ');
const typeName: BuiltInCompleter = ({ context }) => completeTypeName(context);
const verbs: BuiltInCompleter = ({ context, binding }) => {
  const groups = constants(binding, 'group').map(fold);
  const chosen = Object.entries(approvedVerbs).filter(([group]) => groups.length === 0 || groups.includes(fold(group)));
  const names = chosen.flatMap(([, rows]) => rows.map(([verb]) => verb));
  return matchingValues(context.word, names);
};
const moduleFiles = ['.ps1', '.psm1', '.psd1', '.dll', '.exe', '.cdxml'];

const commandTypes = 'Cmdlet, Function, Filter, Alias, ExternalScript, Configuration';
const commands =
  (types: string, withTopics: boolean): BuiltInCompleter =>
  ({ context }) => [
    ...completeCommand(context, { types }),
    ...completeFileName(context, { extensions: ['.ps1'] }),
    ...(withTopics ? helpTopics(context) : []),
  ];

const commandNames: BuiltInCompleter = ({ context, binding }) => {
  const modules = constants(binding, 'module');
  if (modules.length > 0) return modules.flatMap((module) => completeCommand(context, { module }));
  return [...completeCommand(context), ...completeFileName(context, { extensions: ['.ps1'] })];
};

/** The texts that an argument lists; none where it is anything else. */
function constants({ arguments: bound }: PseudoBinding, name: string): string[] {
  const argument = bound.get(name);
  const value = argument?.kind === 'ast' ? argument.argument : null;
  const list =
    value?.kind === 'ArrayLiteralAst' ? (value as unknown as { elements: { kind: string }[] }).elements : [value];
  return list.flatMap((each) =>
    each?.kind === 'StringConstantExpressionAst' ? [(each as unknown as { value: string }).value] : [],
  );
}

const importModule: BuiltInCompleter = ({ context }) => {
  const files = completeFileName(context, { extensions: moduleFiles });
  return /[\\/:]/.test(context.word) ? files : [...files, ...completeModuleName(context, false)];
};

const members: BuiltInCompleter = (call) => memberNames(call, false);
const properties: BuiltInCompleter = (call) => memberNames(call, true);
const processes = { Id: processIds, Name: processNames };
const jobs = { Id: jobValues('Id'), InstanceId: jobValues('InstanceId'), Name: jobValues('Name') };
const variables = { Name: variableNames, Scope: scope };
const drives: BuiltInCompleter = ({ context, binding }) => driveNames(context, constants(binding, 'psprovider'));
const sorted = { Property: properties, Value: memberValues };
const formatted = { Property: properties, ExcludeProperty: properties, View: viewNames };
const located = { Path: folder, LiteralPath: folder };
const moved = { Path: path, LiteralPath: literalPath, Destination: literalPath };

const byCommand: Readonly<Record<string, Readonly<Record<string, BuiltInCompleter>>>> = {
  'Get-Command': {
    Name: commandNames,
    Module: loadedAndAvailableModules,
    ExcludeModule: loadedAndAvailableModules,
    ParameterType: typeName,
    Verb: verbs,
    Noun: nounNames,
  },
  'Get-Verb': { Verb: verbs },
  'Show-Command': { Name: commands(commandTypes, false) },
  help: { Name: commands(commandTypes, true) },
  'Get-Help': { Name: commands(commandTypes, true) },
  'Save-Help': { Module: loadedAndAvailableModules },
  'Update-Help': { Module: loadedAndAvailableModules },
  'Invoke-Expression': { Command: ({ context }) => completeCommand(context) },
  'Get-Job': jobs,
  'Receive-Job': jobs,
  'Remove-Job': jobs,
  'Stop-Job': jobs,
  'Wait-Job': jobs,
  'Get-Module': {
    Name: ({ context, binding }) => completeModuleName(context, !binding.arguments.has('listavailable')),
    PSEdition: values('Core', 'Desktop'),
  },
  'Remove-Module': { Name: ({ context }) => completeModuleName(context, true) },
  'Import-Module': { Name: importModule },
  'Debug-Process': processes,
  'Get-Process': processes,
  'Stop-Process': processes,
  'Wait-Process': processes,
  'Enter-PSHostProcess': processes,
  'Get-PSDrive': { PSProvider: providerNames, Name: drives, Scope: scope },
  'Remove-PSDrive': { PSProvider: providerNames, Name: drives, Scope: scope },
  'New-PSDrive': { PSProvider: providerNames, Scope: scope },
  'Get-PSProvider': { PSProvider: providerNames },
  'Clear-Variable': variables,
  'Get-Variable': variables,
  'Remove-Variable': variables,
  'Set-Variable': variables,
  'New-Variable': { Scope: scope },
  'Get-Alias': {
    Name: aliasNames,
    Definition: ({ context }) => [
      ...completeCommand(context, { types: 'Cmdlet, Function, Filter, ExternalScript, Configuration' }),
      ...completeFileName(context),
    ],
    Scope: scope,
  },
  'Set-Alias': { Scope: scope },
  'New-Alias': { Scope: scope },
  'Remove-Alias': { Scope: scope },
  'Export-Alias': { Scope: scope, Path: path, LiteralPath: literalPath },
  'Import-Alias': { Scope: scope, Path: path, LiteralPath: literalPath },
  'Set-Location': located,
  'Push-Location': located,
  'Move-Item': moved,
  'Copy-Item': moved,
  'New-Item': { ItemType: itemTypes },
  'ForEach-Object': { MemberName: members },
  'Group-Object': sorted,
  'Measure-Object': sorted,
  'Sort-Object': sorted,
  'Where-Object': sorted,
  'Format-Custom': formatted,
  'Format-List': formatted,
  'Format-Table': formatted,
  'Format-Wide': formatted,
  'Select-Object': { Property: properties, ExcludeProperty: properties, ExpandProperty: properties },
  'Join-String': {
    Property: propertyNames,
    Separator: separators,
    FormatString: values('[{0}]', '{0:N2}', '`n    `${0}', '`n    [string] `${0}'),
  },
  'New-Object': { TypeName: typeName },
  'Set-StrictMode': { Version: values('Latest', '3.0', '2.0', '1.0') },
  'Get-Date': {
    Format: ({ context }) =>
      argumentCompletions(context.word, ['FileDate', 'FileDateUniversal', 'FileDateTime', 'FileDateTimeUniversal']),
  },
  'Get-Clipboard': { Delimiter: clipboardDelimiters },
};
const everywhere: Readonly<Record<string, BuiltInCompleter>> = {
  Path: path,
  FilePath: path,
  LiteralPath: literalPath,
};

const tables = new Map(Object.entries(byCommand).map(([name, table]) => [fold(name), table]));

export function builtInCompleter(command: string, parameter: string): BuiltInCompleter | undefined {
  const find = (table: Readonly<Record<string, BuiltInCompleter>>) =>
    Object.entries(table).find(([name]) => fold(name) === fold(parameter))?.[1];
  if (fold(parameter) === 'encoding') return encoding;
  return find(tables.get(fold(command)) ?? everywhere);
}

const namedSeparators: Readonly<Record<string, string>> = {
  ',': 'Comma',
  ', ': 'Comma-Space',
  ';': 'Semi-Colon',
  '; ': 'Semi-Colon-Space',
  '`n': 'Newline',
  '-': 'Dash',
  ' ': 'Space',
};
function separators({ context }: ArgumentCall): CompletionResult[] {
  return matchingValues(context.word, Object.keys(namedSeparators)).map(({ completionText, listItemText }) => {
    const name = namedSeparators[listItemText] as string;
    const shown = listItemText === '`n' ? listItemText : `'${listItemText}'`;
    return result('ParameterValue', completionText, name, `${shown} - ${name}`);
  });
}

function clipboardDelimiters({ context }: ArgumentCall): CompletionResult[] {
  const fits = startingWith(context.word);
  const found: CompletionResult[] = [];
  if (['CRLF', 'Windows'].some(fits)) found.push(result('ParameterValue', '"`r`n"', 'CRLF', 'Windows (CRLF)'));
  if (['LF', 'Unix', 'Linux'].some(fits)) found.push(result('ParameterValue', '"`n"', 'LF', 'UNIX (LF)'));
  return found;
}
