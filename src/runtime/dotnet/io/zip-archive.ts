/** ZipArchive, ZipArchiveEntry and ZipFile. An archive is held in memory and written when it is disposed of. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { construct, getProperty } from '../../objects/members.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { readOnlyCollection } from '../collections/read-only-collection.js';
import { DateTime, DateTimeKind } from '../system/date-time.js';
import { argumentNull, invalidOperation, notSupported } from '../system/errors.js';
import { fromDosTime, toDosTime } from './dos-time.js';
import { fileIsThere } from './file-operations.js';
import { openFile } from './file-stream.js';
import { fileExists, guarded, ioException, objectDisposed, requirePath } from './io-errors.js';
import { MemoryStream } from './memory-stream.js';
import type { NetStream } from './net-stream.js';
import { combine, directoryName, fileName, fullPath, trimEndingSeparator } from './path-text.js';
import { searchDirectory, settingsOf } from './search-directory.js';
import { isDirectory } from './stat.js';
import { contentOf, emptyEntry, readZip, setContent, writeZip, type ZipEntryData } from './zip-format.js';

const namespace = 'System.IO.Compression';
const Mode = { Read: 0, Create: 1, Update: 2 };

class ZipArchive {
  declare readonly netType: NetType;
  entries: ZipArchiveEntry[] = [];
  comment = '';
  isClosed = false;
  constructor(
    readonly stream: NetStream,
    readonly mode: number,
    readonly leaveOpen: boolean,
  ) {
    if (mode === Mode.Create) return;
    const bytes = stream.readToEnd();
    if (bytes.length === 0 && mode === Mode.Update) return;
    const { entries, comment } = readZip(bytes);
    this.entries = entries.map((data) => new ZipArchiveEntry(this, data));
    this.comment = comment;
  }
  createEntry(name: string, level = 0): ZipArchiveEntry {
    if (this.mode === Mode.Read) throw notSupported('Cannot create entries on an archive opened in read mode.');
    const data = emptyEntry(name, toDosTime(DateTime.now), 0o100644 << 16);
    const entry = new ZipArchiveEntry(this, data, level);
    this.entries.push(entry);
    return entry;
  }
  dispose(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    if (this.mode !== Mode.Read) {
      for (const entry of this.entries) entry.finish();
      if (this.stream.canSeek) {
        this.stream.seek(0, 'begin');
        this.stream.setLength(0);
      }
      this.stream.writeFrom(
        writeZip(
          this.entries.map((entry) => entry.data),
          this.comment,
        ),
      );
    }
    if (!this.leaveOpen) this.stream.close();
  }
}

/** What is written to an entry becomes its content when the stream is closed. */
class EntryStream extends MemoryStream {
  constructor(readonly entry: ZipArchiveEntry) {
    super();
  }
  protected override release(): void {
    this.entry.finish();
  }
}

class ZipArchiveEntry {
  declare readonly netType: NetType;
  #open: EntryStream | null = null;
  constructor(
    readonly archive: ZipArchive,
    readonly data: ZipEntryData,
    readonly level = 0,
  ) {}
  open(): NetStream {
    if (this.archive.isClosed) throw objectDisposed('Cannot access a disposed object.', 'ZipArchive');
    if (this.archive.mode === Mode.Read) return new MemoryStream(contentOf(this.data), false);
    if (this.#open) throw ioException('Entries cannot be opened multiple times in Update mode.');
    this.#open = new EntryStream(this);
    if (this.archive.mode === Mode.Update) {
      this.#open.writeFrom(contentOf(this.data));
      this.#open.seek(0, 'begin');
    }
    return this.#open;
  }
  finish(): void {
    if (this.#open) setContent(this.data, this.#open.toArray(), this.level);
    this.#open = null;
  }
  delete(): void {
    if (this.archive.mode !== Mode.Update) throw notSupported('Cannot delete an archive entry opened for reading.');
    this.archive.entries = this.archive.entries.filter((entry) => entry !== this);
  }
}

function make(_type: NetType, stream: NetStream | null, mode: EnumValue | null = null, leaveOpen = false): ZipArchive {
  if (stream === null) throw argumentNull('stream');
  return new ZipArchive(stream, Number(mode?.value ?? 0), leaveOpen);
}
function live(self: ZipArchive): ZipArchive {
  if (self.isClosed) throw objectDisposed('Cannot access a disposed object.', 'System.IO.Compression.ZipArchive');
  return self;
}

defineType(`${namespace}.ZipArchive`, { class: ZipArchive }, () => ({
  interfaces: ['System.IDisposable'],
  members: {
    'new(System.IO.Stream stream)': make,
    [`new(System.IO.Stream stream, ${namespace}.ZipArchiveMode mode)`]: make,
    [`new(System.IO.Stream stream, ${namespace}.ZipArchiveMode mode, bool leaveOpen)`]: make,
    'string Comment {get;set;}': {
      get: (self: ZipArchive) => self.comment,
      set: (self: ZipArchive, value: string | null) => {
        self.comment = value ?? '';
      },
    },
    [`System.Collections.ObjectModel.ReadOnlyCollection[${namespace}.ZipArchiveEntry] Entries {get;}`]: (
      self: ZipArchive,
    ) => {
      if (self.mode === Mode.Create) throw notSupported('Cannot access entries in Create mode.');
      return readOnlyCollection(requireType(`${namespace}.ZipArchiveEntry`), live(self).entries);
    },
    [`${namespace}.ZipArchiveMode Mode {get;}`]: (self: ZipArchive) => self.mode,
    [`${namespace}.ZipArchiveEntry CreateEntry(string entryName)`]: (self: ZipArchive, name: string) =>
      live(self).createEntry(requirePath(name, 'entryName')),
    [`${namespace}.ZipArchiveEntry CreateEntry(string entryName, ${namespace}.CompressionLevel compressionLevel)`]: (
      self: ZipArchive,
      name: string,
      level: EnumValue,
    ) => live(self).createEntry(requirePath(name, 'entryName'), Number(level.value)),
    'void Dispose()': (self: ZipArchive) => self.dispose(),
    [`${namespace}.ZipArchiveEntry GetEntry(string entryName)`]: (self: ZipArchive, name: string | null) => {
      if (name === null) throw argumentNull('entryName');
      return live(self).entries.find((entry) => entry.data.name === name) ?? null;
    },
  },
}));

function readableLength(self: ZipArchiveEntry, length: number): bigint {
  if (self.archive.mode === Mode.Create)
    throw invalidOperation('Length properties are unavailable once an entry has been opened for writing.');
  return BigInt(length);
}

defineType(`${namespace}.ZipArchiveEntry`, { class: ZipArchiveEntry }, () => ({
  toString: (self: ZipArchiveEntry) => self.data.name,
  members: {
    [`${namespace}.ZipArchive Archive {get;}`]: (self: ZipArchiveEntry) => self.archive,
    'uint Crc32 {get;}': (self: ZipArchiveEntry) => self.data.crc,
    'bool IsEncrypted {get;}': (self: ZipArchiveEntry) => self.data.isEncrypted,
    'long CompressedLength {get;}': (self: ZipArchiveEntry) => readableLength(self, self.data.compressed.length),
    'int ExternalAttributes {get;set;}': {
      get: (self: ZipArchiveEntry) => self.data.externalAttributes,
      set: (self: ZipArchiveEntry, value: number) => {
        self.data.externalAttributes = value;
      },
    },
    'string Comment {get;set;}': {
      get: (self: ZipArchiveEntry) => self.data.comment,
      set: (self: ZipArchiveEntry, value: string | null) => {
        self.data.comment = value ?? '';
      },
    },
    'string FullName {get;}': (self: ZipArchiveEntry) => self.data.name,
    'System.DateTimeOffset LastWriteTime {get;set;}': {
      get: (self: ZipArchiveEntry) =>
        construct(requireType('System.DateTimeOffset'), [
          new DateTime(fromDosTime(self.data.dosTime).ticks, DateTimeKind.Local),
        ]),
      set: (self: ZipArchiveEntry, value: unknown) => {
        self.data.dosTime = toDosTime(getProperty(value, 'DateTime') as DateTime);
      },
    },
    'long Length {get;}': (self: ZipArchiveEntry) => readableLength(self, self.data.length),
    'string Name {get;}': (self: ZipArchiveEntry) => fileName(self.data.name),
    'void Delete()': (self: ZipArchiveEntry) => self.delete(),
    'System.IO.Stream Open()': (self: ZipArchiveEntry) => self.open(),
    'string ToString()': (self: ZipArchiveEntry) => self.data.name,
  },
}));

function openArchive(path: string | null, mode: number): ZipArchive {
  const full = requirePath(path, 'archiveFileName');
  const stream =
    mode === Mode.Read
      ? openFile(full, 'Open', 1)
      : openFile(full, mode === Mode.Create ? 'CreateNew' : 'OpenOrCreate', mode === Mode.Create ? 2 : 3);
  return new ZipArchive(stream, mode, false);
}

/** Adds a file with its time and mode. */
function addFile(archive: ZipArchive, path: string, name: string, level: number): void {
  const stats = statSync(path);
  const entry = archive.createEntry(name, level);
  setContent(entry.data, new Uint8Array(readFileSync(path)), level);
  entry.data.dosTime = toDosTime(DateTime.fromDate(stats.mtime));
  entry.data.externalAttributes = (stats.mode << 16) | 0;
}
function createFromDirectory(
  source: string,
  destination: string,
  level: EnumValue | null = null,
  withBase = false,
): void {
  const root = trimEndingSeparator(fullPath(requirePath(source, 'sourceDirectoryName')));
  const archive = openArchive(requirePath(destination, 'destinationArchiveFileName'), Mode.Create);
  const prefix = withBase ? `${fileName(root)}/` : '';
  const settings = settingsOf(requireType('System.IO.SearchOption').enumValue(1));
  for (const path of searchDirectory(root, '*', settings, 'both')) {
    const name = prefix + path.slice(root.length + 1);
    if (!isDirectory(path)) addFile(archive, path, name, Number(level?.value ?? 0));
    else if (searchDirectory(path, '*', settingsOf(null), 'both').length === 0) archive.createEntry(`${name}/`);
  }
  archive.dispose();
}
/** Extracts everything; an entry that would land outside of the folder is refused. */
function extractToDirectory(source: string, destination: string, overwrite = false): void {
  const archive = openArchive(requirePath(source, 'sourceArchiveFileName'), Mode.Read);
  const root = trimEndingSeparator(fullPath(requirePath(destination, 'destinationDirectoryName')));
  guarded(root, () => mkdirSync(root, { recursive: true }), 'directory');
  for (const { data } of archive.entries) {
    const path = fullPath(combine([root, data.name]));
    if (path !== root && !path.startsWith(root === '/' ? root : `${root}/`))
      throw ioException(
        'Extracting Zip entry would have resulted in a file outside the specified destination directory.',
      );
    if (data.name.endsWith('/')) {
      guarded(path, () => mkdirSync(path, { recursive: true }), 'directory');
      continue;
    }
    if (fileIsThere(path) && !overwrite) throw fileExists(path);
    guarded(path, () => {
      mkdirSync(directoryName(path) ?? '/', { recursive: true });
      writeFileSync(path, contentOf(data), { mode: (data.externalAttributes >>> 16) & 0o777 || 0o644 });
    });
  }
  archive.dispose();
}

defineType(`${namespace}.ZipFile`, {}, () => ({
  abstract: true,
  members: {
    [`static ${namespace}.ZipArchive OpenRead(string archiveFileName)`]: (path: string) => openArchive(path, Mode.Read),
    [`static ${namespace}.ZipArchive Open(string archiveFileName, ${namespace}.ZipArchiveMode mode)`]: (
      path: string,
      mode: EnumValue,
    ) => openArchive(path, Number(mode.value)),
    'static void CreateFromDirectory(string sourceDirectoryName, string destinationArchiveFileName)': (
      source: string,
      destination: string,
    ) => createFromDirectory(source, destination),
    [`static void CreateFromDirectory(string sourceDirectoryName, string destinationArchiveFileName, ${namespace}.CompressionLevel compressionLevel, bool includeBaseDirectory)`]:
      createFromDirectory,
    'static void ExtractToDirectory(string sourceArchiveFileName, string destinationDirectoryName)': (
      source: string,
      destination: string,
    ) => extractToDirectory(source, destination),
    'static void ExtractToDirectory(string sourceArchiveFileName, string destinationDirectoryName, bool overwriteFiles)':
      extractToDirectory,
  },
}));

defineType(`${namespace}.ZipFileExtensions`, {}, () => ({
  abstract: true,
  members: {
    [`static void ExtractToFile(${namespace}.ZipArchiveEntry source, string destinationFileName)`]: extractEntry,
    [`static void ExtractToFile(${namespace}.ZipArchiveEntry source, string destinationFileName, bool overwrite)`]:
      extractEntry,
    [`static ${namespace}.ZipArchiveEntry CreateEntryFromFile(${namespace}.ZipArchive destination, string sourceFileName, string entryName)`]:
      (archive: ZipArchive, path: string, name: string) => {
        const full = fullPath(requirePath(path, 'sourceFileName'));
        guarded(full, () => addFile(archive, full, name, 0));
        return archive.entries.at(-1);
      },
  },
}));
function extractEntry(entry: ZipArchiveEntry, path: string, overwrite = false): void {
  const full = fullPath(requirePath(path, 'destinationFileName'));
  if (!overwrite && fileIsThere(full)) throw fileExists(full);
  guarded(full, () => writeFileSync(full, contentOf(entry.data)));
}
