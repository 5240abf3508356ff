/**
 * The format of zip files, as far as archives of files need it: stored and deflated entries, UTF-8 names, the central
 * directory. Zip64 is read and not written.
 */
import { netException } from '../../objects/errors.js';
import { compress, decompress } from './compression.js';

export interface ZipEntryData {
  name: string;
  comment: string;
  crc: number;
  /** 0 stored, 8 deflated. */
  method: number;
  compressed: Uint8Array;
  length: number;
  /** MS-DOS date (high half) and time (low half). */
  dosTime: number;
  externalAttributes: number;
  isEncrypted: boolean;
}

/** An entry without content. `dosTime` and `externalAttributes` as in ZipEntryData. */
export function emptyEntry(name: string, dosTime: number, externalAttributes: number): ZipEntryData {
  return {
    name,
    comment: '',
    crc: 0,
    method: 0,
    compressed: new Uint8Array(),
    length: 0,
    dosTime,
    externalAttributes,
    isEncrypted: false,
  };
}

const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const zip64Locator = 0x07064b50;

function invalid(message: string) {
  return netException('System.IO.InvalidDataException', message);
}

export function readZip(bytes: Uint8Array): { entries: ZipEntryData[]; comment: string } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) throw invalid('End of Central Directory record could not be found.');
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (end >= 20 && view.getUint32(end - 20, true) === zip64Locator) {
    const record = Number(view.getBigUint64(end - 12, true));
    count = Number(view.getBigUint64(record + 32, true));
    at = Number(view.getBigUint64(record + 48, true));
  }
  const text = (start: number, length: number) => new TextDecoder().decode(bytes.subarray(start, start + length));
  const entries: ZipEntryData[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== centralSignature)
      throw invalid(
        'Number of entries expected in End Of Central Directory does not correspond to number of entries in Central Directory.',
      );
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    const sizes = sizesOf(view, at, at + 46 + nameLength, extraLength);
    const local = sizes.offset;
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    entries.push({
      name: text(at + 46, nameLength),
      comment: text(at + 46 + nameLength + extraLength, commentLength),
      crc: view.getUint32(at + 16, true),
      method: view.getUint16(at + 10, true),
      compressed: bytes.subarray(start, start + sizes.compressed),
      length: sizes.length,
      dosTime: view.getUint32(at + 12, true),
      externalAttributes: view.getInt32(at + 38, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return { entries, comment: text(end + 22, view.getUint16(end + 20, true)) };
}
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 0xffff; at--)
    if (view.getUint32(at, true) === endSignature) return at;
  return -1;
}
/** Sizes that do not fit 32 bits stand in an extra field. */
function sizesOf(view: DataView, at: number, extra: number, extraLength: number) {
  const sizes = {
    length: view.getUint32(at + 24, true),
    compressed: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  };
  for (let field = extra; field + 4 <= extra + extraLength; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let value = field + 4;
    for (const key of ['length', 'compressed', 'offset'] as const)
      if (sizes[key] === 0xffffffff) {
        sizes[key] = Number(view.getBigUint64(value, true));
        value += 8;
      }
  }
  return sizes;
}

/** The content of an entry. Throws InvalidDataException. */
export function contentOf(entry: ZipEntryData): Uint8Array {
  if (entry.method === 0) return entry.compressed.slice();
  if (entry.method === 8) return new Uint8Array(decompress('deflate', entry.compressed));
  throw invalid('The archive entry was compressed using an unsupported compression method.');
}
/** Sets the content of an entry; `level` is a CompressionLevel. */
export function setContent(entry: ZipEntryData, content: Uint8Array, level: number): void {
  entry.length = content.length;
  entry.crc = crc32(content);
  entry.method = level === 2 || content.length === 0 ? 0 : 8;
  entry.compressed = entry.method === 0 ? content.slice() : new Uint8Array(compress('deflate', content, level));
}

let crcTable: Uint32Array | undefined;
function makeCrcTable(): Uint32Array {
  const table = new Uint32Array(256);
  for (let i = 0; i < 256; i++) {
    let value = i;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    table[i] = value >>> 0;
  }
  return table;
}
export function crc32(bytes: Uint8Array): number {
  crcTable ??= makeCrcTable();
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = (crcTable[(crc ^ (bytes[i] as number)) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

export function writeZip(entries: readonly ZipEntryData[], comment: string): Uint8Array {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = new TextEncoder().encode(entry.name);
    const flags = /[^\x00-\x7f]/.test(entry.name) ? 0x800 : 0;
    const header = new DataView(new ArrayBuffer(30));
    header.setUint32(0, localSignature, true);
    header.setUint16(4, 20, true);
    writeCommon(header, 6, entry, flags, name.length);
    parts.push(new Uint8Array(header.buffer), name, entry.compressed);
    central.push(...centralRecord(entry, name, flags, offset));
    offset += 30 + name.length + entry.compressed.length;
  }
  const size = central.reduce((total, part) => total + part.length, 0);
  const text = new TextEncoder().encode(comment);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, endSignature, true);
  end.setUint16(8, entries.length, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(12, size, true);
  end.setUint32(16, offset, true);
  end.setUint16(20, text.length, true);
  return new Uint8Array(Buffer.concat([...parts, ...central, new Uint8Array(end.buffer), text]));
}
function centralRecord(entry: ZipEntryData, name: Uint8Array, flags: number, offset: number): Uint8Array[] {
  const comment = new TextEncoder().encode(entry.comment);
  const record = new DataView(new ArrayBuffer(46));
  record.setUint32(0, centralSignature, true);
  // Made on Unix, where the high half of the attributes is the mode.
  record.setUint16(4, (3 << 8) | 20, true);
  record.setUint16(6, 20, true);
  writeCommon(record, 8, entry, flags, name.length);
  record.setUint16(32, comment.length, true);
  record.setInt32(38, entry.externalAttributes, true);
  record.setUint32(42, offset, true);
  return [new Uint8Array(record.buffer), name, comment];
}
/** What the local header and the central record have in common, from the flags on. */
function writeCommon(view: DataView, at: number, entry: ZipEntryData, flags: number, nameLength: number): void {
  view.setUint16(at, flags, true);
  view.setUint16(at + 2, entry.method, true);
  view.setUint32(at + 4, entry.dosTime, true);
  view.setUint32(at + 8, entry.crc, true);
  view.setUint32(at + 12, entry.compressed.length, true);
  view.setUint32(at + 16, entry.length, true);
  view.setUint16(at + 20, nameLength, true);
}
