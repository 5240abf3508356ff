/** System.IO.FileStream. Writes go to the file at once: there is no buffer that Flush would have to write. */
import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { defineType, type NetType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { argumentError, argumentNull, notSupported } from '../system/errors.js';
import type { FileStreamOptions } from './enumeration-options.js';
import { accessDenied, guarded, ioException, requirePath } from './io-errors.js';
import { NetStream, type SeekOrigin } from './net-stream.js';
import { fullPath } from './path-text.js';
import { isDirectory } from './stat.js';

const modeNames = ['', 'CreateNew', 'Create', 'Open', 'OpenOrCreate', 'Truncate', 'Append'] as const;
export type FileMode = (typeof modeNames)[number];
const Access = { Read: 1, Write: 2, ReadWrite: 3 };
const accessNames = ['', 'Read', 'Write', 'ReadWrite'];

const { O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC } = constants;
const accessFlags = [O_RDWR, O_RDONLY, O_WRONLY, O_RDWR];
const modeFlags: Record<FileMode, number> = {
  '': 0,
  CreateNew: O_CREAT | O_EXCL,
  Create: O_CREAT | O_TRUNC,
  Open: 0,
  OpenOrCreate: O_CREAT,
  Truncate: O_TRUNC,
  Append: O_CREAT,
};

export class FileStream extends NetStream {
  readonly handle: number;
  #position = 0;
  readonly #isFile: boolean;
  /** Where an appending stream began: it cannot go back before that. */
  readonly #appendStart: number = -1;
  constructor(
    readonly name: string,
    mode: FileMode,
    readonly access: number,
    createMode = 0o666,
  ) {
    super();
    if (isDirectory(name)) throw accessDenied(name);
    this.handle = guarded(name, () => openSync(name, (accessFlags[access] as number) | modeFlags[mode], createMode));
    this.#isFile = fstatSync(this.handle).isFile();
    if (mode === 'Append') {
      this.#appendStart = this.length;
      this.#position = this.#appendStart;
    }
  }
  get canRead(): boolean {
    return (this.access & Access.Read) !== 0;
  }
  get canWrite(): boolean {
    return (this.access & Access.Write) !== 0;
  }
  override get canSeek(): boolean {
    return this.#isFile;
  }
  override get length(): number {
    return fstatSync(this.handle).size;
  }
  override get position(): number {
    return this.#position;
  }
  override set position(value: number) {
    this.seek(value, 'begin');
  }
  readInto(buffer: Uint8Array, offset: number, count: number): number {
    if (count === 0) return 0;
    const got = guarded(this.name, () =>
      readSync(this.handle, buffer, offset, count, this.#isFile ? this.#position : null),
    );
    this.#position += got;
    return got;
  }
  writeFrom(bytes: Uint8Array): void {
    guarded(this.name, () => {
      for (let done = 0; done < bytes.length; )
        done += writeSync(this.handle, bytes, done, bytes.length - done, this.#isFile ? this.#position + done : null);
    });
    this.#position += bytes.length;
  }
  override setLength(value: number): void {
    guarded(this.name, () => ftruncateSync(this.handle, value));
    this.#position = Math.min(this.#position, value);
  }
  override seek(offset: number, origin: SeekOrigin): number {
    if (!this.#isFile) throw notSupported('Stream does not support seeking.');
    const base = origin === 'begin' ? 0 : origin === 'current' ? this.#position : this.length;
    if (base + offset < 0) throw ioException(`Invalid argument : '${this.name}'`);
    if (base + offset < this.#appendStart)
      throw ioException(
        'Unable seek backward to overwrite data that previously existed in a file opened in Append mode.',
      );
    this.#position = base + offset;
    return this.#position;
  }
  flushToDisk(): void {
    guarded(this.name, () => fsyncSync(this.handle));
  }
  protected override release(): void {
    closeSync(this.handle);
  }
}

/** Opens a file. `access` left out: both, or writing for Append. Throws for combinations that make no sense. */
export function openFile(path: string | null, mode: FileMode, access?: number, createMode?: number): FileStream {
  const full = fullPath(requirePath(path));
  const wanted = access ?? (mode === 'Append' ? Access.Write : Access.ReadWrite);
  if (mode === 'Append' && wanted !== Access.Write) throw badCombination(mode, wanted);
  if (wanted === Access.Read && mode !== 'Open' && mode !== 'OpenOrCreate') throw badCombination(mode, wanted);
  return new FileStream(full, mode, wanted, createMode);
}
function badCombination(mode: FileMode, access: number) {
  return argumentError(`Combining FileMode: ${mode} with FileAccess: ${accessNames[access]} is invalid.`, 'access');
}

export function modeOf(value: EnumValue): FileMode {
  return modeNames[Number(value.value)] ?? 'Open';
}
export function openWithOptions(path: string | null, options: FileStreamOptions | null): FileStream {
  if (options === null) throw argumentNull('options');
  return openFile(path, modeNames[options.mode] ?? 'Open', options.access, options.unixCreateMode ?? undefined);
}

const open = (_type: NetType, path: string, mode: EnumValue, access?: EnumValue) =>
  openFile(path, modeOf(mode), access && Number(access.value));

defineType('System.IO.FileStream', { class: FileStream }, () => ({
  base: 'System.IO.Stream',
  members: {
    'new(string path, System.IO.FileMode mode)': open,
    'new(string path, System.IO.FileMode mode, System.IO.FileAccess access)': open,
    'new(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)': open,
    'new(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share, int bufferSize)':
      open,
    'new(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share, int bufferSize, System.IO.FileOptions options)':
      open,
    'new(string path, System.IO.FileStreamOptions options)': (
      _type: NetType,
      path: string,
      options: FileStreamOptions,
    ) => openWithOptions(path, options),
    'string Name {get;}': (self: FileStream) => self.name,
    'void Flush(bool flushToDisk)': (self: FileStream, toDisk: boolean) => {
      if (toDisk) self.flushToDisk();
    },
    'void Lock(long position, long length)': () => {},
    'void Unlock(long position, long length)': () => {},
  },
}));
