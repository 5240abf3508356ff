/**
 * The members that session configuration files and role capability files have in common: the parameters that set them, and how they
 * are written with their comments, or as examples where they are not given. Mostly a table.
 */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { IDictionaryLike } from '../../objects/hashtable.js';
import { baseOf } from '../../objects/ps-object.js';
import { onFile } from '../../providers/filesystem/file-errors.js';
import { ProviderContext } from '../../providers/provider-context.js';
import { type ParameterValues, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { definitionsText, mixedText, quotedText, tablesText, tableText, textsText } from './configuration-text.js';

/** A member of the file; without a value its example stands there as a comment. */
export interface ConfigurationMember {
  key: string;
  comment: string;
  value: string | null;
  example?: string;
}

const dictionaries = t.array(t.net<IDictionaryLike>('System.Collections.IDictionary'));
const texts = t.array(t.string);
const objects = t.array(t.object);

export const configurationParameters = {
  Path: {
    type: t.string,
    mandatory: true,
    position: 0,
    validate: [{ notNullOrEmpty: true }],
    help: 'The file.',
  },
  Guid: { type: t.net('System.Guid'), help: 'The number of the document; a new one where it is left out.' },
  Author: { type: t.string, help: 'Who wrote it.' },
  Description: { type: t.string, help: 'What it is for.' },
  CompanyName: { type: t.string, help: 'Whose it is.' },
  Copyright: { type: t.string, help: 'Who has the rights.' },
  ModulesToImport: { type: objects, help: 'Modules to import.' },
  VisibleAliases: { type: texts, help: 'Aliases that can be used.' },
  VisibleCmdlets: { type: objects, help: 'Cmdlets that can be used.' },
  VisibleFunctions: { type: objects, help: 'Functions that can be used.' },
  VisibleExternalCommands: { type: texts, help: 'Programs and scripts that can be used.' },
  VisibleProviders: { type: texts, help: 'Providers that can be used.' },
  ScriptsToProcess: { type: texts, help: 'Scripts to run.' },
  AliasDefinitions: { type: dictionaries, help: 'Aliases to define.' },
  FunctionDefinitions: { type: dictionaries, help: 'Functions to define.' },
  VariableDefinitions: { type: t.object, help: 'Variables to define.' },
  EnvironmentVariables: { type: t.dictionary, help: 'Environment variables to set.' },
  TypesToProcess: { type: texts, help: 'Type files to load.' },
  FormatsToProcess: { type: texts, help: 'Format files to load.' },
  AssembliesToLoad: { type: texts, help: 'Assemblies to load.' },
} as const;
export type ConfigurationValues = ParameterValues<typeof configurationParameters>;

const orNull = <T>(values: readonly T[] | undefined, text: (values: readonly T[]) => string) =>
  values === undefined || values.length === 0 ? null : text(values);
const applied = 'when applied to a session';
const exampleCommands = (kind: string) =>
  `'Invoke-${kind}1', @{ Name = 'Invoke-${kind}2'; Parameters = @{ Name = 'Parameter1'; ValidateSet = 'Item1', 'Item2' }, @{ Name = 'Parameter2'; ValidatePattern = 'L*' } }`;
const exampleItems = "'Item1', 'Item2'";
const exampleFiles = (name: (which: string) => string) =>
  `'C:\\ConfigData\\${name('1')}', 'C:\\ConfigData\\${name('2')}'`;

export function identityMembers(
  p: ConfigurationValues,
): Record<'guid' | 'author' | 'description' | 'company' | 'copyright', ConfigurationMember> {
  const author = p.Author || userInfo().username;
  return {
    guid: {
      key: 'GUID',
      comment: 'ID used to uniquely identify this document',
      value: quotedText(p.Guid ?? randomUUID()),
    },
    author: { key: 'Author', comment: 'Author of this document', value: quotedText(author) },
    description: {
      key: 'Description',
      comment: 'Description of the functionality provided by these settings',
      value: p.Description ? quotedText(p.Description) : null,
      example: "''",
    },
    company: {
      key: 'CompanyName',
      comment: 'Company associated with this document',
      value: quotedText(p.CompanyName || 'Unknown'),
    },
    copyright: {
      key: 'Copyright',
      comment: 'Copyright statement for this document',
      value: quotedText(p.Copyright || `(c) ${author}. All rights reserved.`),
    },
  };
}

export function modulesMember(p: ConfigurationValues): ConfigurationMember {
  return {
    key: 'ModulesToImport',
    comment: `Modules to import ${applied}`,
    value: p.ModulesToImport === undefined ? null : mixedText(p.ModulesToImport),
    example:
      "'MyCustomModule', @{ ModuleName = 'MyCustomModule'; ModuleVersion = '1.0.0.0'; GUID = '4d30d5f0-cb16-4898-812d-f20a6c596bdf' }",
  };
}

export function visibilityMembers(p: ConfigurationValues): ConfigurationMember[] {
  const visible = (what: string) => `${what} to make visible ${applied}`;
  return [
    {
      key: 'VisibleAliases',
      comment: visible('Aliases'),
      value: orNull(p.VisibleAliases, mixedText),
      example: exampleItems,
    },
    {
      key: 'VisibleCmdlets',
      comment: visible('Cmdlets'),
      value: orNull(p.VisibleCmdlets, mixedText),
      example: exampleCommands('Cmdlet'),
    },
    {
      key: 'VisibleFunctions',
      comment: visible('Functions'),
      value: orNull(p.VisibleFunctions, mixedText),
      example: exampleCommands('Function'),
    },
    {
      key: 'VisibleExternalCommands',
      comment: visible('External commands (scripts and applications)'),
      value: orNull(p.VisibleExternalCommands, mixedText),
      example: exampleItems,
    },
    {
      key: 'VisibleProviders',
      comment: visible('Providers'),
      value: orNull(p.VisibleProviders, mixedText),
      example: exampleItems,
    },
  ];
}

export function scriptsMember(p: ConfigurationValues): ConfigurationMember {
  return {
    key: 'ScriptsToProcess',
    comment: `Scripts to run ${applied}`,
    value: orNull(p.ScriptsToProcess, textsText),
    example: exampleFiles((which) => `InitScript${which}.ps1`),
  };
}

export function definitionMembers(p: ConfigurationValues): ConfigurationMember[] {
  const variables = baseOf(p.VariableDefinitions ?? null);
  const other = (which: string) => (which === '1' ? 'My' : 'Other');
  return [
    {
      key: 'AliasDefinitions',
      comment: `Aliases to be defined ${applied}`,
      value: orNull(p.AliasDefinitions, tablesText),
      example: "@{ Name = 'Alias1'; Value = 'Invoke-Alias1'}, @{ Name = 'Alias2'; Value = 'Invoke-Alias2'}",
    },
    {
      key: 'FunctionDefinitions',
      comment: `Functions to define ${applied}`,
      value:
        p.FunctionDefinitions === undefined
          ? null
          : definitionsText('FunctionDefinitions', p.FunctionDefinitions, p.Path),
      example: "@{ Name = 'MyFunction'; ScriptBlock = { param($MyInput) $MyInput } }",
    },
    {
      key: 'VariableDefinitions',
      comment: `Variables to define ${applied}`,
      value:
        variables === null || typeof variables === 'string'
          ? variables
          : definitionsText('VariableDefinitions', variables, p.Path),
      example:
        "@{ Name = 'Variable1'; Value = { 'Dynamic' + 'InitialValue' } }, @{ Name = 'Variable2'; Value = 'StaticInitialValue' }",
    },
    {
      key: 'EnvironmentVariables',
      comment: `Environment variables to define ${applied}`,
      value: p.EnvironmentVariables === undefined ? null : tableText(p.EnvironmentVariables),
      example: "@{ Variable1 = 'Value1'; Variable2 = 'Value2' }",
    },
    {
      key: 'TypesToProcess',
      comment: `Type files (.ps1xml) to load ${applied}`,
      value: orNull(p.TypesToProcess, textsText),
      example: exampleFiles((which) => `${other(which)}Types.ps1xml`),
    },
    {
      key: 'FormatsToProcess',
      comment: `Format files (.ps1xml) to load ${applied}`,
      value: orNull(p.FormatsToProcess, textsText),
      example: exampleFiles((which) => `${other(which)}Formats.ps1xml`),
    },
    {
      key: 'AssembliesToLoad',
      comment: `Assemblies to load ${applied}`,
      value: orNull(p.AssembliesToLoad, textsText),
      example:
        "'System.Web', 'System.OtherAssembly, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a'",
    },
  ];
}

/** Writes the members to the file, in UTF-16. Ends the command where the path is none with the extension. */
export function writeConfiguration(
  cmd: CmdletRuntime,
  { Path }: ConfigurationValues,
  kind: { extension: string; errorId: string; name: string },
  members: readonly ConfigurationMember[],
): void {
  const { provider, providerPath } = cmd.session.providers.paths.locate(Path, new ProviderContext(null));
  if (!provider.nameEquals('FileSystem') || !providerPath.toLowerCase().endsWith(kind.extension)) {
    const message = `${kind.name} file path '${Path}' is not valid. The path argument must resolve to a single file in the file system with a '${kind.extension}' extension. Please fix the path specification and try again.`;
    cmd.throwTerminating(cmd.error(kind.errorId, 'InvalidArgument', Path, message, 'System.InvalidOperationException'));
  }
  const lines = members.map(
    ({ key, comment, value, example }) => `# ${comment}\n${value === null ? '# ' : ''}${key} = ${value ?? example}\n\n`,
  );
  const text = `\ufeff@{\n\n${lines.join('')}}`;
  onFile(providerPath, () => writeFileSync(providerPath, Buffer.from(text, 'utf16le')), true);
}
