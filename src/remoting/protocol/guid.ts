/** GUIDs: lower-case text here, .NET's byte order (first three groups little-endian) on the wire. */
import { randomUUID } from 'node:crypto';

export const emptyGuid = '00000000-0000-0000-0000-000000000000';

export function newGuid(): string {
  return randomUUID();
}

/** Reads the 16 bytes at `offset`. */
export function readGuid(bytes: Buffer, offset: number): string {
  const group = (from: number, to: number) => bytes.toString('hex', offset + from, offset + to);
  const number = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  return [
    number(bytes.readUInt32LE(offset), 8),
    number(bytes.readUInt16LE(offset + 4), 4),
    number(bytes.readUInt16LE(offset + 6), 4),
    group(8, 10),
    group(10, 16),
  ].join('-');
}

/** Writes 16 bytes at `offset`. */
export function writeGuid(bytes: Buffer, offset: number, guid: string): void {
  const hex = guid.replaceAll('-', '');
  bytes.writeUInt32LE(Number.parseInt(hex.slice(0, 8), 16), offset);
  bytes.writeUInt16LE(Number.parseInt(hex.slice(8, 12), 16), offset + 4);
  bytes.writeUInt16LE(Number.parseInt(hex.slice(12, 16), 16), offset + 6);
  bytes.write(hex.slice(16), offset + 8, 'hex');
}
