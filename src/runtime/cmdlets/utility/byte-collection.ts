/** ByteCollection: sixteen bytes, as Format-Hex shows them in a row. */
import { defineType, type NetType } from '../../objects/net-type.js';

const hex = (value: number | bigint, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0');

/** A NUL shows as a space, other control characters as a replacement character. */
function asciiOf(byte: number): string {
  if (byte === 0) return ' ';
  return byte < 0x20 || (byte >= 0x7f && byte < 0xa0) ? '\ufffd' : String.fromCharCode(byte);
}

export class ByteCollection {
  declare readonly netType: NetType;
  constructor(
    readonly offset: bigint,
    readonly bytes: Uint8Array,
    readonly label: string | null = null,
    readonly path: string | null = null,
  ) {}
  get hexOffset(): string {
    return hex(this.offset, 16);
  }
  get hexBytes(): string {
    return Array.from(this.bytes, (byte) => hex(byte, 2)).join(' ');
  }
  get ascii(): string {
    return Array.from(this.bytes, asciiOf).join('');
  }
  /** Rows of sixteen; each full one ends its line unless the bytes are a file's. */
  toString(): string {
    let text = '';
    for (let at = 0; at < this.bytes.length; at += 16) {
      const row = new ByteCollection(this.offset + BigInt(at), this.bytes.subarray(at, at + 16));
      text += `${row.hexOffset}   ${row.hexBytes.padEnd(47)}  ${row.ascii.padEnd(16)}`;
      if (row.bytes.length === 16 && !this.path) text += '\n';
    }
    return text;
  }
}

defineType(
  'Microsoft.PowerShell.Commands.ByteCollection',
  { class: ByteCollection, assembly: 'Microsoft.PowerShell.Commands.Utility' },
  () => ({
    toString: (self: ByteCollection) => self.toString(),
    members: {
      'new(ulong offset, byte[] value, string path)': (
        _type: NetType,
        offset: bigint,
        value: Uint8Array,
        path: string,
      ) => new ByteCollection(offset, value, path, path),
      'new(ulong offset, byte[] value)': (_type: NetType, offset: bigint, value: Uint8Array) =>
        new ByteCollection(offset, value),
      'new(ulong offset, string label, byte[] value)': (
        _type: NetType,
        offset: bigint,
        label: string,
        value: Uint8Array,
      ) => new ByteCollection(offset, value, label),
      'new(byte[] value)': (_type: NetType, value: Uint8Array) => new ByteCollection(0n, value),
      'uint Offset {get;}': (self: ByteCollection) => Number(BigInt.asUintN(32, self.offset)),
      'ulong Offset64 {get;}': (self: ByteCollection) => self.offset,
      'byte[] Bytes {get;}': (self: ByteCollection) => self.bytes,
      'string Path {get;}': (self: ByteCollection) => self.path,
      'string HexOffset {get;}': (self: ByteCollection) => self.hexOffset,
      'string Label {get;}': (self: ByteCollection) => self.label,
      'string HexBytes {get;}': (self: ByteCollection) => self.hexBytes,
      'string Ascii {get;}': (self: ByteCollection) => self.ascii,
    },
  }),
);
