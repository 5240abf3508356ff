/** Start-Transcript writes what the session shows to a file, until Stop-Transcript. */

import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, statSync, truncateSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { DateTime } from '../../dotnet/system/date-time.js';
import { argumentText } from '../../language/format/index.js';
import { toText } from '../../language/index.js';
import type { ErrorCategory } from '../../objects/error-record.js';
import { NetException } from '../../objects/net-exception.js';
import { PSObject } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import { ProviderContext } from '../../providers/provider-context.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

const notEmpty = [{ notNullOrEmpty: true as const }];

export const StartTranscript = cmdlet('Start-Transcript', [], () => ({
  module: 'Microsoft.PowerShell.Host',
  synopsis: 'Writes what the session shows to a file.',
  defaultSet: 'ByPath',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  parameters: {
    Path: { type: t.string, position: 0, sets: ['ByPath'], validate: notEmpty, help: 'Path of the file.' },
    LiteralPath: {
      type: t.string,
      position: 0,
      sets: ['ByLiteralPath'],
      aliases: ['PSPath', 'LP'],
      validate: notEmpty,
      help: 'Path of the file, in which wildcard characters stand for themselves.',
    },
    OutputDirectory: {
      type: t.string,
      position: 0,
      sets: ['ByOutputDirectory'],
      validate: notEmpty,
      help: 'Folder for a file whose name is made up.',
    },
    Append: { type: t.switch, default: false, help: 'Adds to the end of the file.' },
    Force: { type: t.switch, default: false, help: 'Also writes a read-only file, which is no longer read-only then.' },
    NoClobber: {
      type: t.switch,
      default: false,
      aliases: ['NoOverwrite'],
      help: 'Does not overwrite a file that is there already.',
    },
    IncludeInvocationHeader: { type: t.switch, default: false, help: 'Notes when each command line began.' },
    UseMinimalHeader: { type: t.switch, default: false, help: 'Leaves out whose session it is.' },
  },
  outputs: ['System.String'],
  examples: [
    {
      code: "$null = Start-Transcript log.txt; 'noted'; $null = Stop-Transcript; @(Get-Content log.txt) -contains 'noted'",
      output: 'noted\nTrue',
    },
  ],
  run(cmd, parameters) {
    const { Path, LiteralPath, OutputDirectory, NoClobber, Append, Force } = parameters;
    const given = Path ?? LiteralPath ?? madeUpPath(cmd, OutputDirectory);
    const file = resolvePath(cmd, given, Path === undefined);
    if (!cmd.shouldProcess(file)) return undefined;
    if (existsSync(file)) {
      if (NoClobber && !Append)
        fail(
          cmd,
          'NoClobber',
          'ResourceExists',
          file,
          `File ${file} already exists and NoClobber was specified.`,
          'System.UnauthorizedAccessException',
        );
      makeWritable(cmd, file, Force);
      if (!Append) truncateSync(file);
    }
    begin(cmd, file, {
      includeInvocationHeader: parameters.IncludeInvocationHeader,
      useMinimalHeader: parameters.UseMinimalHeader,
    });
    const started = new PSObject(`Transcript started, output file is ${given}`);
    started.setEntry('Path', given);
    cmd.writeObject(started);
    return undefined;
  },
}));

/** `$Transcript`, or a name that nobody guesses, in the folder. */
function madeUpPath(cmd: CmdletRuntime, folder: string | undefined): string {
  const preset = folder === undefined ? cmd.context.globalScope.lookup('transcript') : undefined;
  if (!isNull(preset) && preset !== undefined) return toText(preset);
  const home = cmd.context.environment['HOME'] ?? '.';
  const random = randomBytes(6).toString('base64').replaceAll('/', '_');
  const time = argumentText(DateTime.fromDate(new Date()), 'yyyyMMddHHmmss');
  return join(resolve(home, folder ?? ''), `PowerShell_transcript.${hostname()}.${random}.${time}.txt`);
}

function resolvePath(cmd: CmdletRuntime, path: string, isLiteral: boolean): string {
  const { paths } = cmd.session.providers;
  const found = isLiteral ? [] : paths.resolve(path, new ProviderContext(null), true);
  if (found.length > 1)
    fail(
      cmd,
      'MultipleFilesNotSupported',
      'InvalidArgument',
      null,
      'Cannot perform operation because the path resolved to more than one file. This command cannot operate on multiple files.',
      'System.Management.Automation.PSInvalidOperationException',
    );
  const place = found[0] ?? paths.locate(path);
  if (place.provider.name === 'FileSystem') return place.providerPath;
  return fail(
    cmd,
    'ReadWriteFileNotFileSystemProvider',
    'InvalidArgument',
    null,
    `The current provider (${place.provider.fullName}) cannot open a file.`,
    'System.Management.Automation.PSInvalidOperationException',
  );
}

function makeWritable(cmd: CmdletRuntime, file: string, force: boolean): void {
  try {
    accessSync(file, constants.W_OK);
    return;
  } catch {
    // It is read-only, which is what follows about.
  }
  if (force) chmodSync(file, statSync(file).mode | 0o200);
  else
    fail(
      cmd,
      'FileReadOnly',
      'InvalidArgument',
      file,
      `File ${file} is read-only. Cannot write to this file. "Start-Transcript -Force" will clear the read-only attribute.`,
      'System.ArgumentException',
    );
}

function begin(cmd: CmdletRuntime, file: string, options: Parameters<typeof cmd.context.transcription.start>[1]): void {
  try {
    cmd.context.transcription.start(file, options);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    fail(
      cmd,
      'CannotStartTranscription',
      'InvalidOperation',
      null,
      `Transcription cannot be started due to the error: ${error.message}`,
      'System.Management.Automation.PSInvalidOperationException',
    );
  }
}

function fail(
  cmd: CmdletRuntime,
  id: string,
  category: ErrorCategory,
  target: unknown,
  message: string,
  type: string,
): never {
  return cmd.throwTerminating(cmd.error(id, category, target, message, type));
}
