/**
 * System.Security.SecureString: UTF-16LE bytes that are never shown. Nothing is encrypted in memory (neither does .NET outside
 * of Windows); the bytes are overwritten when the string is disposed of.
 */
import { netException } from '../../objects/errors.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import { invalidOperation, outOfRange } from '../system/errors.js';

export class SecureString {
  declare readonly netType: NetType;
  isReadOnly = false;
  isDisposed = false;
  constructor(public bytes: Uint8Array) {}
  static fromBytes(bytes: Uint8Array): SecureString {
    return new SecureString(bytes);
  }
  static fromText(text: string): SecureString {
    return new SecureString(new Uint8Array(Buffer.from(text, 'utf16le')));
  }
  /** Length in UTF-16 units. */
  get length(): number {
    return this.bytes.length / 2;
  }
  /** The text in the clear. */
  get text(): string {
    return Buffer.from(this.bytes).toString('utf16le');
  }
  /** Replaces `count` units at `index` by those of `text`. Throws when the string is read-only. */
  splice(index: number, count: number, text: string): void {
    if (this.isReadOnly) throw invalidOperation('Instance is read-only.');
    const before = this.text;
    const old = this.bytes;
    this.bytes = SecureString.fromText(before.slice(0, index) + text + before.slice(index + count)).bytes;
    old.fill(0);
  }
  dispose(): void {
    this.bytes.fill(0);
    this.bytes = new Uint8Array();
    this.isDisposed = true;
  }
}

function live(self: SecureString): SecureString {
  if (self.isDisposed)
    throw netException(
      'System.ObjectDisposedException',
      "Cannot access a disposed object.\nObject name: 'System.Security.SecureString'.",
      { ObjectName: 'System.Security.SecureString' },
    );
  return self;
}
function checked(self: SecureString, index: number, limit: number): SecureString {
  if (index < 0 || index >= limit)
    throw outOfRange('index', 'Index was out of range. Must be non-negative and less than the length of the string.');
  return live(self);
}

defineType('System.Security.SecureString', { class: SecureString, accelerators: ['securestring'] }, () => ({
  interfaces: ['System.IDisposable'],
  members: {
    'new()': () => new SecureString(new Uint8Array()),
    'int Length {get;}': (self: SecureString) => live(self).length,
    'void AppendChar(char c)': (self: SecureString, c: string) => live(self).splice(self.length, 0, c),
    'void Clear()': (self: SecureString) => live(self).splice(0, self.length, ''),
    'securestring Copy()': (self: SecureString) => new SecureString(live(self).bytes.slice()),
    'void Dispose()': (self: SecureString) => self.dispose(),
    'void InsertAt(int index, char c)': (self: SecureString, index: number, c: string) =>
      checked(self, index, self.length + 1).splice(index, 0, c),
    'bool IsReadOnly()': (self: SecureString) => live(self).isReadOnly,
    'void MakeReadOnly()': (self: SecureString) => {
      live(self).isReadOnly = true;
    },
    'void RemoveAt(int index)': (self: SecureString, index: number) =>
      checked(self, index, self.length).splice(index, 1, ''),
    'void SetAt(int index, char c)': (self: SecureString, index: number, c: string) =>
      checked(self, index, self.length).splice(index, 1, c),
  },
}));
