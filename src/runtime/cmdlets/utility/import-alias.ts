/** Import-Alias makes the aliases that Export-Alias wrote. A line is name, command, description and options, quoted as in CSV. */
import { readFileSync } from 'node:fs';
import { aliasExists, aliasIn, putAlias } from '../../engine/aliases.js';
import { AliasInfo } from '../../engine/command-info.js';
import { decodeText } from '../../engine/decode-text.js';
import { convertTo } from '../../language/index.js';
import { ErrorDetails } from '../../objects/error-record.js';
import { netError } from '../../objects/errors.js';
import { NetException } from '../../objects/net-exception.js';
import { requireType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { onFile } from '../../providers/filesystem/file-errors.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { reportingSessionErrors } from './session-errors.js';
import { scopeOf, scopeParameter } from './variable-scope.js';

export const ImportAlias = cmdlet('Import-Alias', ['ipal'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes the aliases that a file lists.',
  defaultSet: 'ByPath',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  parameters: {
    Path: { type: t.string, mandatory: true, position: 0, from: 'both', sets: ['ByPath'], help: 'Path of the file.' },
    LiteralPath: {
      type: t.string,
      mandatory: true,
      from: 'both',
      sets: ['ByLiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'Path of the file, in which wildcard characters stand for themselves.',
    },
    Scope: { ...scopeParameter, validate: [{ notNullOrEmpty: true }] },
    PassThru: { type: t.switch, default: false, help: 'Writes the aliases.' },
    Force: { type: t.switch, default: false, help: 'Also over aliases that exist.' },
  },
  outputs: ['System.Management.Automation.AliasInfo'],
  examples: [
    {
      code: 'Set-Content mine.csv \'"say","Write-Output","","None"\'; Import-Alias mine.csv; say \'hi\'',
      output: 'hi',
    },
  ],
  run: (cmd, { Scope, PassThru, Force }) => ({
    process({ Path, LiteralPath }) {
      const scope = scopeOf(cmd, Scope);
      const isLiteral = cmd.parameterSet === 'ByLiteralPath';
      for (const alias of aliasesOfFile(cmd, (isLiteral ? LiteralPath : Path) ?? '', isLiteral)) {
        const { name, definition } = alias;
        if (!cmd.shouldProcess(`Name: ${name} Value: ${definition}`, 'Import Alias')) continue;
        reportingSessionErrors(cmd, () => {
          if (!Force) checkNew(cmd, name, Scope);
          putAlias(scope, alias, Force);
          if (PassThru) cmd.writeObject(alias);
        });
      }
    },
  }),
}));

/** Throws when the name is taken, by another alias or by a command. */
function checkNew(cmd: CmdletRuntime, name: string, scopeName: string | undefined): void {
  const scope = scopeOf(cmd, scopeName);
  const { commands } = cmd.context;
  const existing = scopeName === undefined ? commands.findAlias(scope, name) : aliasIn(scope, name);
  if (existing !== undefined) throw aliasExists(name);
  const command = commands.lookUp(scope, name);
  if (command === null || command.commandType === 'Alias') return;
  throw netError(
    'SessionStateException',
    'AliasAlreadyExists',
    `The alias is not allowed, because a command with the name '${name}' and command type '${command.commandType}' already exists.`,
    'ResourceExists',
    name,
  );
}

function aliasesOfFile(cmd: CmdletRuntime, path: string, isLiteral: boolean): AliasInfo[] {
  const file = fileAt(cmd, path, isLiteral);
  const aliases: AliasInfo[] = [];
  linesOf(cmd, file).forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const values = valuesOf(line);
    if (values.length !== 4) refuseLine(cmd, file, index + 1);
    const options = optionsOf(cmd, values[3] as string, file, index + 1);
    if (options === null) return;
    const alias = new AliasInfo(values[0] as string, values[1] as string);
    alias.description = values[2] as string;
    alias.options = options;
    aliases.push(alias);
  });
  return aliases;
}

function fileAt(cmd: CmdletRuntime, path: string, isLiteral: boolean): string {
  const found = cmd.session.providers.paths.given(path, isLiteral);
  const [place] = found;
  if (place === undefined || found.length > 1) throw unsupported(severalFiles(path));
  if (place.provider.name === 'FileSystem') return place.providerPath;
  throw unsupported(
    `Cannot import the alias because the specified path '${path}' referred to a '${place.provider.fullName}' provider path. Change the value of the Path parameter to a file system path.`,
  );
}
const severalFiles = (path: string) =>
  `Cannot import alias because path '${path}' contains wildcard characters that resolve to multiple paths. Aliases can be imported from only one file. Change the value of the Path parameter to a path that resolves to a single file.`;
const unsupported = (message: string) => netError('PSNotSupportedException', 'NotSupported', message, 'NotImplemented');

function linesOf(cmd: CmdletRuntime, file: string): string[] {
  try {
    return decodeText(onFile(file, () => readFileSync(file))).split(/\r\n|\n|\r/);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const record = cmd.error('FileOpenFailure', 'OpenError', file, error.message, error);
    record.errorDetails = new ErrorDetails(`Cannot open file ${file} to import the alias. ${error.message}`);
    return cmd.throwTerminating(record);
  }
}

function refuseLine(cmd: CmdletRuntime, file: string, line: number): never {
  const message = `Cannot import an alias. Line number ${line} in the file '${file}' is not a properly-formatted, comma-separated values (CSV) line for aliases. Change the line to contain four values separated by commas. If the value text itself contains a comma, then the value must be contained in quotation marks.`;
  return cmd.throwTerminating(
    cmd.error('ImportAliasFileFormatError', 'ReadError', file, message, 'System.FormatException'),
  );
}

function optionsOf(cmd: CmdletRuntime, text: string, file: string, line: number): number | null {
  try {
    const options = convertTo(text, requireType('System.Management.Automation.ScopedItemOptions')) as EnumValue;
    return Number(options.value);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const record = cmd.error('ImportAliasOptionsError', 'ReadError', file, error.message, 'System.ArgumentException');
    record.errorDetails = new ErrorDetails(
      `Cannot import the alias because line number ${line} in the file '${file}' contains an option that is not recognized for aliases. Change the file to contain valid options.`,
    );
    cmd.writeError(record);
    return null;
  }
}

/** Values of one line: quoted ones may have commas, and doubled quotation marks for one. */
function valuesOf(line: string): string[] {
  const values = line.match(/(?<=^|,)(?:\s*"(?:[^"]|"")*"\s*|[^,"]*)(?=,|$)/g) ?? [];
  return values.map((value) => {
    const quoted = /^\s*"(.*)"\s*$/s.exec(value);
    return quoted ? (quoted[1] as string).replaceAll('""', '"') : value;
  });
}
