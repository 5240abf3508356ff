/**
 * System.Runtime.InteropServices.Marshal, as far as scripts use it: to read a secure string through a pointer, and to ask for
 * sizes. The pointers are numbers of blocks that are kept here; there is no memory behind them that anything else could read.
 */
import { netException } from '../../objects/errors.js';
import { defineType, type MemberImplementation, type NetType, typeOf } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { IntPtr } from '../system/core-types.js';
import { argumentNull } from '../system/errors.js';
import type { SecureString } from './secure-string.js';

const blocks = new Map<bigint, Buffer>();
let nextAddress = 0x1_0000n;

/** A copy of the bytes with a zero behind them. */
function allocate(text: string, encoding: 'utf16le' | 'utf8'): IntPtr {
  const block = Buffer.from(`${text}\0`, encoding);
  const address = nextAddress;
  nextAddress += BigInt((block.length + 31) & ~15);
  blocks.set(address, block);
  return new IntPtr(address);
}
function free({ value }: IntPtr): void {
  blocks.get(value)?.fill(0);
  blocks.delete(value);
}

/** Null for no block. */
const blockAt = ({ value }: IntPtr) => blocks.get(value) ?? null;
function readText(pointer: IntPtr, encoding: 'utf16le' | 'utf8'): string | null {
  const text = blockAt(pointer)?.toString(encoding);
  return text?.slice(0, text.indexOf('\0')) ?? null;
}
/** A BSTR knows its length, and may have zeros inside. */
const readBstr = (pointer: IntPtr) => blockAt(pointer)?.toString('utf16le').slice(0, -1) ?? null;

const fromSecure =
  (encoding: 'utf16le' | 'utf8'): MemberImplementation =>
  (secret: SecureString | null) => {
    if (secret === null) throw argumentNull('s');
    return allocate(secret.text, encoding);
  };
const fromText =
  (encoding: 'utf16le' | 'utf8'): MemberImplementation =>
  (text: string | null) =>
    text === null ? new IntPtr(0n) : allocate(text, encoding);

const read =
  (encoding: 'utf16le' | 'utf8'): MemberImplementation =>
  (pointer: IntPtr) =>
    readText(pointer, encoding);

const pointer = 'System.IntPtr';

/** Bytes that a value takes outside of .NET, where a Boolean is an int and a Char a byte. */
const sizes: Record<string, number> = {
  'System.Boolean': 4,
  'System.Byte': 1,
  'System.Char': 1,
  'System.Decimal': 16,
  'System.Double': 8,
  'System.Guid': 16,
  'System.Int16': 2,
  'System.Int32': 4,
  'System.Int64': 8,
  'System.IntPtr': 8,
  'System.SByte': 1,
  'System.Single': 4,
  'System.UInt16': 2,
  'System.UInt32': 4,
  'System.UInt64': 8,
  'System.UIntPtr': 8,
};
function sizeOf(type: NetType): number {
  const size = sizes[type.fullName];
  if (size !== undefined) return size;
  const message = `Type '${type.fullName}' cannot be marshaled as an unmanaged structure; no meaningful size or offset can be computed.`;
  throw netException('System.ArgumentException', message);
}

defineType('System.Runtime.InteropServices.Marshal', {}, () => ({
  abstract: true,
  members: {
    [`static ${pointer} SecureStringToBSTR(securestring s)`]: fromSecure('utf16le'),
    [`static ${pointer} SecureStringToCoTaskMemAnsi(securestring s)`]: fromSecure('utf8'),
    [`static ${pointer} SecureStringToCoTaskMemUnicode(securestring s)`]: fromSecure('utf16le'),
    [`static ${pointer} SecureStringToGlobalAllocAnsi(securestring s)`]: fromSecure('utf8'),
    [`static ${pointer} SecureStringToGlobalAllocUnicode(securestring s)`]: fromSecure('utf16le'),
    [`static ${pointer} StringToBSTR(string s)`]: fromText('utf16le'),
    [`static ${pointer} StringToHGlobalAnsi(string s)`]: fromText('utf8'),
    [`static ${pointer} StringToHGlobalUni(string s)`]: fromText('utf16le'),
    [`static string PtrToStringBSTR(${pointer} ptr)`]: readBstr,
    [`static string PtrToStringUni(${pointer} ptr)`]: read('utf16le'),
    [`static string PtrToStringUni(${pointer} ptr, int len)`]: (block: IntPtr, length: number) =>
      readBstr(block)?.slice(0, length) ?? null,
    [`static string PtrToStringAnsi(${pointer} ptr)`]: read('utf8'),
    [`static string PtrToStringUTF8(${pointer} ptr)`]: read('utf8'),
    // UTF-8 outside of Windows: of a BSTR it gives the first letter.
    [`static string PtrToStringAuto(${pointer} ptr)`]: read('utf8'),
    'static int SizeOf(type t)': sizeOf,
    'static int SizeOf(System.Object structure)': (structure: unknown) => sizeOf(typeOf(baseOf(structure))),
    [`static void FreeBSTR(${pointer} ptr)`]: free,
    [`static void FreeHGlobal(${pointer} hglobal)`]: free,
    [`static void ZeroFreeBSTR(${pointer} s)`]: free,
    [`static void ZeroFreeCoTaskMemAnsi(${pointer} s)`]: free,
    [`static void ZeroFreeCoTaskMemUnicode(${pointer} s)`]: free,
    [`static void ZeroFreeGlobalAllocAnsi(${pointer} s)`]: free,
    [`static void ZeroFreeGlobalAllocUnicode(${pointer} s)`]: free,
  },
}));
