/**
 * Compress-Archive packs files and folders into a zip file. As in PowerShell a folder stands in the archive under its own name,
 * hidden files are left out, and modes of files are not kept.
 */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { toDosTime } from '../../dotnet/io/dos-time.js';
import { infoOf } from '../../dotnet/io/file-system-info.js';
import { isDirectory } from '../../dotnet/io/stat.js';
import { emptyEntry, readZip, setContent, writeZip, type ZipEntryData } from '../../dotnet/io/zip-format.js';
import { DateTime } from '../../dotnet/system/date-time.js';
import { NetException } from '../../objects/net-exception.js';
import { ProgressRecord } from '../../objects/records.js';
import { fold } from '../../objects/values.js';
import { onFile } from '../../providers/filesystem/file-errors.js';
import { compareNames } from '../../providers/session-item-provider.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { checkPaths, refuse, resolvedPaths, unresolvedPath } from './archive-paths.js';

/** By CompressionLevel's number. */
const levels = ['optimal', 'fastest', 'nocompression'];
const fileAttributes = (0o100644 << 16) | 0;
const folderAttributes = (0o040755 << 16) | 0;

export const CompressArchive = cmdlet('Compress-Archive', [], () => ({
  module: 'Microsoft.PowerShell.Archive',
  synopsis: 'Creates a compressed archive, or zipped file, from specified files and directories.',
  defaultSet: 'Path',
  className: 'Compress-Archive',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  parameters: {
    Path: {
      type: t.array(t.string),
      sets: {
        Path: { mandatory: true, position: 0, from: 'both' },
        PathWithForce: { mandatory: true, position: 0, from: 'both' },
        PathWithUpdate: { mandatory: true, position: 0, from: 'both' },
      },
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Files and folders.',
    },
    LiteralPath: {
      type: t.array(t.string),
      sets: {
        LiteralPath: { mandatory: true, from: 'propertyName' },
        LiteralPathWithForce: { mandatory: true, from: 'propertyName' },
        LiteralPathWithUpdate: { mandatory: true, from: 'propertyName' },
      },
      aliases: ['PSPath'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Paths in which wildcard characters stand for themselves.',
    },
    DestinationPath: {
      type: t.string,
      mandatory: true,
      position: 1,
      validate: [{ notNullOrEmpty: true }],
      help: 'The archive file; .zip is added to a name without an extension.',
    },
    CompressionLevel: {
      type: t.string,
      default: 'Optimal',
      validate: [{ set: ['Optimal', 'NoCompression', 'Fastest'], ignoreCase: true }],
      help: 'How hard to try.',
    },
    Update: {
      type: t.switch,
      default: false,
      sets: { PathWithUpdate: { mandatory: true }, LiteralPathWithUpdate: { mandatory: true } },
      help: 'Put newer versions into an archive that exists.',
    },
    Force: {
      type: t.switch,
      default: false,
      sets: { PathWithForce: { mandatory: true }, LiteralPathWithForce: { mandatory: true } },
      help: 'Replace an archive that exists.',
    },
    PassThru: { type: t.switch, default: false, help: 'Write the archive file.' },
  },
  outputs: ['System.IO.File'],
  examples: [
    {
      code: 'Set-Content ant.txt 1; Compress-Archive ant.txt ants; (Get-Item ants.zip).Name',
      output: 'ants.zip',
    },
    {
      code: 'New-Item d -Type Directory | Out-Null; Set-Content d/ant.txt 1\nCompress-Archive d ants.zip\n[IO.Compression.ZipFile]::OpenRead("$pwd/ants.zip").Entries.FullName',
      output: 'd/ant.txt',
    },
  ],
  run(cmd, { DestinationPath, CompressionLevel, Update, Force, PassThru }) {
    const isLiteral = cmd.parameterSet.startsWith('Literal');
    const archive = archivePath(cmd, DestinationPath);
    const exists = existsSync(archive) && !isDirectory(archive);
    if (exists && !Update && !Force)
      refuse(
        cmd,
        'ArchiveFileExists',
        archive,
        `The archive file ${archive} already exists. Use the -Update parameter to update the existing archive file or use the -Force parameter to overwrite the existing archive file.`,
      );
    if (exists && Update && (statSync(archive).mode & 0o222) === 0)
      refuse(
        cmd,
        'ArchiveFileIsReadOnly',
        archive,
        `The attributes of the archive file ${archive} is set to 'ReadOnly' hence it cannot be updated. If you intend to update the existing archive file, remove the 'ReadOnly' attribute on the archive file else use -Force parameter to override and create a new archive file.`,
        'InvalidOperation',
      );
    if (!cmd.isBound('WhatIf')) cmd.writeVerbose('Preparing to compress...');
    const given: string[] = [];
    return {
      process({ Path, LiteralPath }) {
        given.push(...((isLiteral ? LiteralPath : Path) ?? []));
      },
      end() {
        if (exists && Force && !cmd.isBound('WhatIf')) rmSync(archive);
        refuseDuplicates(cmd, given);
        const sources = resolvedPaths(cmd, given, isLiteral);
        checkPaths(cmd, sources);
        if (!cmd.shouldProcess(sources.length === 1 ? (sources[0] as string) : `\n${sources.join('\n')}`)) return;
        const level = levels.indexOf(CompressionLevel.toLowerCase());
        if (!compress(cmd, sources, archive, level, Update)) {
          cmd.writeVerbose(`The partially created archive file '${archive}' is deleted as it is not usable.`);
          rmSync(archive, { force: true });
        } else if (PassThru) cmd.writeObject(infoOf(archive));
      },
    };
  },
}));

function archivePath(cmd: CmdletRuntime, destination: string): string {
  const path = unresolvedPath(cmd, destination);
  if (path === '/')
    refuse(
      cmd,
      'InvalidArchiveFilePath',
      path,
      `The destination path '${path}' does not contain a valid archive file name.`,
    );
  const folders = resolvedPaths(cmd, [dirname(path)], false);
  if (folders.length > 1)
    refuse(
      cmd,
      'InvalidArchiveFilePath',
      path,
      `The archive file path '${path}' specified as input to the DestinationPath parameter is resolving to multiple file system paths. Provide a unique path to the DestinationPath parameter where the archive file has to be created.`,
    );
  checkPaths(cmd, folders);
  const full = join(folders[0] as string, basename(path));
  if (extname(full) !== '') return full;
  cmd.writeVerbose(
    `The archive file path '${full}' supplied to the DestinationPath parameter does not include .zip extension. Hence .zip is appended to the supplied DestinationPath path and the archive file would be created at '${full}.zip'.`,
  );
  return `${full}.zip`;
}

function refuseDuplicates(cmd: CmdletRuntime, paths: readonly string[]): void {
  const seen = new Set<string>();
  for (const path of paths) {
    if (seen.has(fold(path)))
      refuse(
        cmd,
        'DuplicatePathFound',
        path,
        `The input to ${cmd.parameterSet} parameter contains a duplicate path '${path}'. Provide a unique set of paths as input to ${cmd.parameterSet} parameter.`,
      );
    seen.add(fold(path));
  }
}

/** What is to be packed: a path, and its name in the archive, which ends with a slash for a folder without files. */
interface Source {
  path: string;
  name: string;
}

/** Folders first. */
function sourcesOf(paths: readonly string[]): Source[] {
  const folders = paths.filter((path) => isDirectory(path));
  const files = paths.filter((path) => !isDirectory(path));
  return [
    ...folders.flatMap((path) => [...contentOf(path, basename(path))]),
    ...files.map((path) => ({ path, name: basename(path) })),
  ];
}
function* contentOf(folder: string, name: string): Iterable<Source> {
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .sort((a, b) => compareNames(a.name, b.name))
    .map((entry) => ({ path: join(folder, entry.name), name: `${name}/${entry.name}` }));
  const folders = entries.filter(({ path }) => isDirectory(path));
  for (const each of folders)
    if (!readdirSync(each.path).some((inner) => !isDirectory(join(each.path, inner))))
      yield { ...each, name: `${each.name}/` };
  yield* entries.filter(({ path }) => !isDirectory(path));
  for (const each of folders) yield* contentOf(each.path, each.name);
}

/** False when there was nothing to pack. */
function compress(
  cmd: CmdletRuntime,
  paths: readonly string[],
  archive: string,
  level: number,
  update: boolean,
): boolean {
  const old =
    update && existsSync(archive) ? readZip(new Uint8Array(readFileSync(archive))) : { entries: [], comment: '' };
  let entries: ZipEntryData[] = [...old.entries];
  const sources = sourcesOf(paths);
  const progress = new ProgressRecord(
    0,
    'Compress-Archive',
    `The archive file '${archive}' creation is in progress...`,
  );
  let count = 0;
  for (const [index, source] of sources.entries()) {
    if (update) entries = entries.filter((entry) => fold(entry.name) !== fold(source.name));
    const entry = packed(cmd, source, level);
    if (entry === null) continue;
    entries.push(entry);
    count++;
    cmd.writeVerbose(`Adding '${source.path}${source.name.endsWith('/') ? '/' : ''}'.`);
    progress.percentComplete = Math.floor((100 * (index + 1)) / sources.length);
    cmd.writeProgress(progress);
  }
  progress.recordType = 'Completed';
  cmd.writeProgress(progress);
  onFile(archive, () => writeFileSync(archive, writeZip(entries, old.comment)), true);
  return count > 0;
}

/** Null for a file that cannot be read, which is reported. */
function packed(cmd: CmdletRuntime, { path, name }: Source, level: number): ZipEntryData | null {
  const isFolder = name.endsWith('/');
  const entry = emptyEntry(name, toDosTime(DateTime.now), isFolder ? folderAttributes : fileAttributes);
  if (isFolder) return entry;
  try {
    const { content, time } = onFile(path, () => ({ content: readFileSync(path), time: statSync(path).mtime }));
    if (time.getFullYear() < 1980)
      cmd.writeWarning(
        `'${path}' has LastWriteTime earlier than 1980. Compress-Archive will store any files with LastWriteTime values earlier than 1980 as 1/1/1980 00:00.`,
      );
    entry.dosTime = toDosTime(time.getFullYear() < 1980 ? DateTime.of(1980, 1, 1) : DateTime.fromDate(time));
    setContent(entry, new Uint8Array(content), level);
    return entry;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    cmd.writeError(cmd.error('CompressArchiveUnauthorizedAccessError', 'PermissionDenied', path, error.message, error));
    return null;
  }
}
