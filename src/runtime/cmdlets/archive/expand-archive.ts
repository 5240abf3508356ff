/** Expand-Archive unpacks a zip file. An entry that would land outside of the folder is refused, and the others are unpacked. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fromDosTime } from '../../dotnet/io/dos-time.js';
import { infoOf } from '../../dotnet/io/file-system-info.js';
import { setTime } from '../../dotnet/io/file-times.js';
import { fullPath } from '../../dotnet/io/path-text.js';
import { isDirectory } from '../../dotnet/io/stat.js';
import { contentOf, readZip, type ZipEntryData } from '../../dotnet/io/zip-format.js';
import { NetException } from '../../objects/net-exception.js';
import { ProgressRecord } from '../../objects/records.js';
import { isType } from '../../providers/errors.js';
import { onFile } from '../../providers/filesystem/file-errors.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { refuse, resolvedPaths, unresolvedPath } from './archive-paths.js';

export const ExpandArchive = cmdlet('Expand-Archive', [], () => ({
  module: 'Microsoft.PowerShell.Archive',
  synopsis: 'Extracts files from a specified archive (zipped) file.',
  defaultSet: 'Path',
  className: 'Expand-Archive',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  parameters: {
    Path: {
      type: t.string,
      sets: { Path: { mandatory: true, position: 0, from: 'both' } },
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'The archive file.',
    },
    LiteralPath: {
      type: t.string,
      sets: { LiteralPath: { mandatory: true, from: 'propertyName' } },
      aliases: ['PSPath'],
      validate: [{ notNullOrEmpty: true }],
      help: 'A path in which wildcard characters stand for themselves.',
    },
    DestinationPath: {
      type: t.string,
      position: 1,
      validate: [{ notNullOrEmpty: true }],
      help: 'The folder to unpack to; one with the name of the archive where it is left out.',
    },
    Force: { type: t.switch, default: false, help: 'Replace files that exist.' },
    PassThru: { type: t.switch, default: false, help: 'Write what was unpacked.' },
  },
  outputs: ['System.IO.FileSystemInfo'],
  examples: [
    {
      code: 'Set-Content ant.txt six -NoNewline; Compress-Archive ant.txt ants.zip; Expand-Archive ants.zip; Get-Content ants/ant.txt',
      output: 'six',
    },
    {
      code: 'Set-Content ant.txt six; Compress-Archive ant.txt a.zip; (Expand-Archive a.zip -DestinationPath to -PassThru).Name',
      output: 'ant.txt',
    },
  ],
  run(cmd, { DestinationPath, Force, PassThru }) {
    const destination = DestinationPath === undefined ? null : destinationFolder(cmd, DestinationPath);
    if (!cmd.isBound('WhatIf')) cmd.writeVerbose('Preparing to expand...');
    return {
      process({ Path, LiteralPath }) {
        const given = LiteralPath ?? Path ?? '';
        const [archive = '', ...others] = resolvedPaths(cmd, [given], LiteralPath !== undefined);
        const set = cmd.parameterSet;
        if (others.length > 0)
          refuse(
            cmd,
            'InvalidArchiveFilePath',
            given,
            `The archive file path '${given}' specified as input to the ${set} parameter is resolving to multiple file system paths. Provide a unique path to the ${set} parameter where the archive file has to be created.`,
          );
        if (!existsSync(archive) || isDirectory(archive))
          refuse(
            cmd,
            'PathNotFound',
            archive,
            `The path '${archive}' either does not exist or is not a valid file system path.`,
          );
        if (!cmd.shouldProcess(archive)) return;
        const folder = destination ?? join(unresolvedPath(cmd, '.'), basename(archive, extname(archive)));
        onFile(folder, () => mkdirSync(folder, { recursive: true }), true);
        const expanded = expand(cmd, archive, folder, Force);
        if (PassThru) for (const path of expanded) cmd.writeObject(infoOf(path));
      },
    };
  },
}));

function destinationFolder(cmd: CmdletRuntime, path: string): string {
  const place = cmd.session.providers.paths.locate(path);
  if (!place.provider.nameEquals('FileSystem'))
    refuse(cmd, 'InvalidDirectoryPath', path, `The path '${path}' is not a valid file system directory path.`);
  if (!isDirectory(place.providerPath)) {
    const made = unresolvedPath(cmd, path);
    if (!cmd.isBound('WhatIf')) onFile(made, () => mkdirSync(made, { recursive: true }), true);
    return made;
  }
  const found = resolvedPaths(cmd, [path], false);
  if (found.length > 1)
    refuse(
      cmd,
      'InvalidDestinationPath',
      path,
      `The directory path '${path}' specified as input to the DestinationPath parameter is resolving to multiple file system paths. Provide a unique path to the Destination parameter where the archive file contents have to be expanded.`,
    );
  return found[0] as string;
}

/** The paths of all that was made. When it does not come to its end all of that is taken away. */
function expand(cmd: CmdletRuntime, archive: string, folder: string, force: boolean): string[] {
  const entries = entriesOf(archive);
  if (entries.length === 0) cmd.writeVerbose(`The archive file ${archive} is empty.`);
  const progress = new ProgressRecord(0, 'Expand-Archive', `The archive file '${archive}' expansion is in progress...`);
  const made: string[] = [];
  let isDone = false;
  try {
    for (const [index, entry] of entries.entries()) {
      unpack(cmd, entry, archive, folder, force, made);
      progress.percentComplete = Math.floor((100 * (index + 1)) / entries.length);
      cmd.writeProgress(progress);
    }
    isDone = true;
  } finally {
    if (!isDone) for (const path of made) rmSync(path, { recursive: true, force: true });
  }
  progress.recordType = 'Completed';
  cmd.writeProgress(progress);
  return made;
}

function entriesOf(archive: string): ZipEntryData[] {
  const bytes = new Uint8Array(onFile(archive, () => readFileSync(archive)));
  try {
    return readZip(bytes).entries;
  } catch (error) {
    if (!isType(error, 'System.IO.InvalidDataException')) throw error;
    const message = `File '${archive}' does not appear to be a valid zip archive.`;
    throw new NetException('System.IO.FileFormatException', message, error);
  }
}

function unpack(
  cmd: CmdletRuntime,
  entry: ZipEntryData,
  archive: string,
  folder: string,
  force: boolean,
  made: string[],
): void {
  const root = folder.endsWith('/') ? folder : `${folder}/`;
  const path = fullPath(join(root, entry.name));
  if (!path.startsWith(root)) {
    const message = `Can not process invalid archive entry '${entry.name}'.`;
    const exception = 'Microsoft.PowerShell.Commands.WriteErrorException';
    cmd.writeError(cmd.error(exception, 'NotSpecified', null, message, exception));
    return;
  }
  const makeFolder = (wanted: string) => {
    if (existsSync(wanted)) return;
    onFile(wanted, () => mkdirSync(wanted, { recursive: true }), true);
    made.push(wanted.replace(/\/+$/, ''));
  };
  if (entry.name.endsWith('/')) {
    makeFolder(path);
    cmd.writeVerbose(`Adding '${path}'.`);
    return;
  }
  makeFolder(dirname(path));
  if (existsSync(path)) {
    if (!force) {
      const message = `Failed to create file '${path}' while expanding the archive file '${archive}' contents as the file '${path}' already exists. Use the -Force parameter if you want to overwrite the existing directory '${path}' contents when expanding the archive file.`;
      cmd.writeError(cmd.error('ExpandArchiveFileExists', 'InvalidOperation', path, message, 'System.IO.IOException'));
      return;
    }
    onFile(path, () => rmSync(path));
  }
  // White space around the parts of a name goes, as other programs do.
  const target = path
    .split('/')
    .map((part) => part.trim())
    .join('/');
  const content = contentOf(entry);
  onFile(target, () => writeFileSync(target, content, { mode: (entry.externalAttributes >>> 16) & 0o777 || 0o666 }));
  setTime(target, 'lastWrite', fromDosTime(entry.dosTime));
  made.push(target);
  cmd.writeVerbose(`Created '${target}'.`);
}
