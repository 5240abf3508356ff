/**
 * Import-LocalizedData reads a script's texts for a culture: the psd1 file in the folder of the culture, of one that it
 * belongs to, or beside the script. The file is run, but only in restricted language (about_Data_Sections).
 */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { restrictedLanguageErrors } from '../../../parser/index.js';
import { psArgument } from '../../dotnet/automation/ps-errors.js';
import { type CultureInfo, currentUICulture, getCulture } from '../../dotnet/globalization/culture-info.js';
import { parseException, parseScript, scriptText } from '../../engine/script-file.js';
import { resolveFilePath } from '../../formatting/output-file.js';
import { netError } from '../../objects/errors.js';
import { NetException } from '../../objects/net-exception.js';
import { onFile } from '../../providers/filesystem/file-errors.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { scopeOf } from './variable-scope.js';

const fallbackCulture = 'en-US';

export const ImportLocalizedData = cmdlet('Import-LocalizedData', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  className: 'Microsoft.PowerShell.Commands.ImportLocalizedData',
  synopsis: "Reads a script's texts in the language of the user.",
  parameters: {
    BindingVariable: {
      type: t.string,
      position: 0,
      aliases: ['Variable'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Name of the variable for the texts; without it they are written to the output.',
    },
    UICulture: { type: t.string, position: 1, help: "The culture; the user's when left out." },
    BaseDirectory: { type: t.string, help: "The folder with the cultures' folders; the script's when left out." },
    FileName: { type: t.string, help: "Name of the data file; the script's with psd1 when left out." },
    SupportedCommand: {
      type: t.array(t.string),
      default: ['ConvertFrom-StringData'],
      help: 'Commands that the file may run.',
    },
  },
  outputs: ['System.Collections.Hashtable'],
  examples: [
    {
      code: '$null = New-Item -ItemType Directory de\nSet-Content de/Texts.psd1 "@{ hello = \'Hallo\' }"\nSet-Content Texts.psd1 "@{ hello = \'Hello\' }"\nImport-LocalizedData texts -FileName Texts -UICulture de-AT\n$texts.hello',
      output: 'Hallo',
      remarks: 'There is no folder for Austria, but for German.',
    },
  ],
  run: (cmd, parameters) => ({
    process() {
      const path = findFile(cmd, parameters.FileName, parameters.BaseDirectory, parameters.UICulture);
      if (path === null) return;
      const value = runRestricted(cmd, path, parameters.SupportedCommand);
      const { BindingVariable } = parameters;
      if (BindingVariable === undefined) cmd.writeObject(value);
      else assign(cmd, BindingVariable, value);
    },
  }),
}));

function findFile(
  cmd: CmdletRuntime,
  fileName: string | undefined,
  baseDirectory: string | undefined,
  uiCulture: string | undefined,
): string | null {
  const script = cmd.invocation.extent?.file || null;
  if (!fileName && script === null)
    throw invalidOperation(
      'The FileName parameter was not specified. The FileName parameter is required when Import-LocalizedData is not called from a script file.',
    );
  const folder = resolveFilePath(cmd, baseDirectory || (script === null ? '.' : dirname(script)), false);
  if (fileName && dirname(fileName) !== '.')
    throw invalidOperation('The argument for the FileName parameter should not contain a path.');
  const file = `${basename(fileName || (script ?? '')).replace(/\.[^.]*$/, '')}.psd1`;
  const culture = uiCulture ?? currentUICulture().name;
  const cultures = uiCulture === undefined ? [culture, fallbackCulture] : [culture];
  const places = [...cultures.flatMap((name) => withParents(name)), ''];
  const found = places.map((place) => join(folder, place, file)).find((path) => existsSync(path));
  if (found !== undefined) return found;
  const message = `Cannot find the PowerShell data file '${file}' in directory '${join(folder, culture)}', or in any parent culture directories.`;
  cmd.writeError(
    cmd.error('ImportLocalizedData', 'ObjectNotFound', join(folder, culture, file), message, invalidOperation(message)),
  );
  return null;
}

/** A culture and those that it belongs to: `de-AT`, `de`. */
function withParents(name: string): string[] {
  const names: string[] = [];
  for (let each = cultureNamed(name).name; each !== ''; each = getCulture(each).parentName) names.push(each);
  return names;
}
function cultureNamed(name: string): CultureInfo {
  try {
    return getCulture(name);
  } catch (error) {
    throw error instanceof NetException ? psArgument('Culture') : error;
  }
}

function runRestricted(cmd: CmdletRuntime, path: string, commands: readonly string[]): unknown {
  const text = readText(cmd, path);
  try {
    const block = parseScript(text, null, cmd.session, 'file');
    const errors = restrictedLanguageErrors(block.ast, { commands });
    if (errors.length > 0) throw parseException(errors, false);
    return cmd.invokeBlock(block);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    throw invalidOperation(
      `The following error occurred while PowerShell was loading the '${path}' script data file:\n${error.message}.`,
    );
  }
}

function readText(cmd: CmdletRuntime, path: string): string {
  try {
    return onFile(path, () => scriptText(path));
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const message = `The following error occurred while PowerShell was opening the data file '${path}':\n${error.message}.`;
    return cmd.throwTerminating(
      cmd.error('ImportLocalizedData', 'OpenError', path, message, invalidOperation(message)),
    );
  }
}

/** Without a scope in its name the variable belongs to the scope of the caller. */
function assign(cmd: CmdletRuntime, variable: string, value: unknown): void {
  const [, scope = 'local', name = variable] = /^(global|local|script|private):(.*)$/i.exec(variable) ?? [];
  if (name === '') {
    const message = `The BindingVariable name '${variable}' is invalid.`;
    cmd.writeError(cmd.error('ImportLocalizedData', 'InvalidArgument', variable, message, invalidOperation(message)));
    return;
  }
  scopeOf(cmd, scope).setLocal(name, value);
}

function invalidOperation(message: string): NetException {
  return netError('PSInvalidOperationException', 'InvalidOperation', message, 'InvalidOperation');
}
