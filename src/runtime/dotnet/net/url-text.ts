/** The form encoding of URLs: a space is a plus. Letters, digits and `-_.!*()` stand for themselves. */
import { decodeText, encodeText } from '../io/text-encoding.js';

const plain = /[A-Za-z0-9\-_.!*()]/;

export function encodeBytes(bytes: Uint8Array, isUpper: boolean): string {
  let text = '';
  for (const byte of bytes) {
    const c = String.fromCharCode(byte);
    const hex = byte.toString(16).padStart(2, '0');
    if (c === ' ') text += '+';
    else text += plain.test(c) ? c : `%${isUpper ? hex.toUpperCase() : hex}`;
  }
  return text;
}
/** WebUtility writes capital letters, HttpUtility small ones. */
export function urlEncode(text: string, isUpper: boolean, encoding: unknown = null): string {
  return encodeBytes(withoutMark(text, encoding), isUpper);
}
function withoutMark(text: string, encoding: unknown): Uint8Array {
  const bytes = encodeText(text, encoding);
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** The bytes that an encoded text stands for; what is no escape is kept. */
export function decodeBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  const raw = Buffer.from(text.replaceAll('+', ' '));
  for (let i = 0; i < raw.length; i++) {
    const hex = raw[i] === 0x25 ? raw.toString('latin1', i + 1, i + 3) : '';
    if (/^[0-9a-fA-F]{2}$/.test(hex)) {
      bytes.push(Number.parseInt(hex, 16));
      i += 2;
    } else bytes.push(raw[i] as number);
  }
  return Uint8Array.from(bytes);
}
/** `%u00e9` is known to HttpUtility alone. */
export function urlDecode(text: string, knowsUnicode: boolean, encoding: unknown = null): string {
  const parts = knowsUnicode ? text.split(/(%u[0-9a-fA-F]{4})/) : [text];
  return parts
    .map((part, i) =>
      i % 2 === 1 ? String.fromCharCode(Number.parseInt(part.slice(2), 16)) : decodeText(decodeBytes(part), encoding),
    )
    .join('');
}
/** The path is escaped, the query stays. */
export function urlPathEncode(text: string): string {
  const query = text.indexOf('?');
  const path = query < 0 ? text : text.slice(0, query);
  const escaped = path.replace(/[^\x21-\x7e]+/gu, (part) =>
    Array.from(Buffer.from(part), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );
  return query < 0 ? escaped : escaped + text.slice(query);
}
