/** Reads and writes DER, the encoding of certificates, as far as they need it. */
import { netException } from '../../../objects/errors.js';

export interface DerNode {
  /** The whole identifier octet. */
  tag: number;
  content: Uint8Array;
  /** Tag, length and content. */
  whole: Uint8Array;
}
export const Tag = {
  Boolean: 0x01,
  Integer: 0x02,
  BitString: 0x03,
  OctetString: 0x04,
  ObjectIdentifier: 0x06,
  Utf8String: 0x0c,
  PrintableString: 0x13,
  Ia5String: 0x16,
  UtcTime: 0x17,
  BmpString: 0x1e,
  Sequence: 0x30,
  Set: 0x31,
} as const;

function damaged() {
  return netException('System.Security.Cryptography.CryptographicException', 'ASN1 corrupted data.');
}

/** One value; what follows it is not looked at. Throws CryptographicException. */
export function readDer(bytes: Uint8Array, at = 0): DerNode {
  const tag = bytes[at];
  let length = bytes[at + 1];
  if (tag === undefined || length === undefined) throw damaged();
  let start = at + 2;
  if (length >= 0x80) {
    const count = length & 0x7f;
    length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + (bytes[start++] ?? 0);
  }
  if (start + length > bytes.length) throw damaged();
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) };
}
export function childrenOf({ content }: DerNode): DerNode[] {
  const children: DerNode[] = [];
  for (let at = 0; at < content.length; ) {
    const child = readDer(content, at);
    children.push(child);
    at += child.whole.length;
  }
  return children;
}
export function childAt(node: DerNode, index: number): DerNode {
  const child = childrenOf(node)[index];
  if (!child) throw damaged();
  return child;
}
export function oidText({ content }: DerNode): string {
  const numbers: bigint[] = [];
  let number = 0n;
  for (const byte of content) {
    number = number * 128n + BigInt(byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(number);
    number = 0n;
  }
  const [first = 0n, ...rest] = numbers;
  const top = first < 80n ? first / 40n : 2n;
  return [top, first - top * 40n, ...rest].join('.');
}
export function textOf({ tag, content }: DerNode): string {
  if (tag === Tag.Utf8String) return Buffer.from(content).toString('utf8');
  if (tag === Tag.BmpString) return Buffer.from(content).swap16().toString('utf16le');
  return Buffer.from(content).toString('latin1');
}
export function integerOf({ content }: DerNode): bigint {
  return BigInt(`0x${Buffer.from(content).toString('hex') || '0'}`);
}
/** UTCTime has two digits of the year, from 1950 on. */
export function timeOf({ tag, content }: DerNode): Date {
  const text = Buffer.from(content).toString('latin1');
  const century = tag === Tag.UtcTime ? (Number(text.slice(0, 2)) >= 50 ? '19' : '20') : '';
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?/.exec(century + text) ?? [];
  if (year === undefined) throw damaged();
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}Z`);
}

export function writeDer(tag: number, ...content: Uint8Array[]): Uint8Array {
  const body = Buffer.concat(content);
  const length: number[] = [];
  if (body.length < 0x80) length.push(body.length);
  else {
    for (let rest = body.length; rest > 0; rest >>= 8) length.unshift(rest & 255);
    length.unshift(0x80 | length.length);
  }
  return new Uint8Array(Buffer.concat([Uint8Array.of(tag, ...length), body]));
}
export function writeOid(text: string): Uint8Array {
  const [top = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = [top * 40 + second, ...rest].flatMap((number) => {
    const groups = [number & 0x7f];
    for (let left = number >> 7; left > 0; left >>= 7) groups.unshift(0x80 | (left & 0x7f));
    return groups;
  });
  return writeDer(Tag.ObjectIdentifier, Uint8Array.from(bytes));
}
