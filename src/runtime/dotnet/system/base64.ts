/** Base 64 and hexadecimal text of bytes, with .NET's strictness. */
import type { EnumValue } from '../../objects/values.js';
import { argumentNull, formatError, outOfRange } from './errors.js';

const notBase64 =
  'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.';

function part(bytes: Uint8Array | null, offset = 0, length?: number): Uint8Array {
  if (bytes === null) throw argumentNull('inArray');
  if (offset < 0) throw outOfRange('offset', 'Value must be positive.');
  const count = length ?? bytes.length - offset;
  if (count < 0) throw outOfRange('length', 'Value must be positive.');
  if (offset + count > bytes.length)
    throw outOfRange('offset', 'Offset and length must refer to a position in the string.');
  return bytes.subarray(offset, offset + count);
}

/** Convert.ToBase64String: a range and Base64FormattingOptions may follow. Lines break after 76 characters. */
export function toBase64(bytes: Uint8Array | null, ...rest: unknown[]): string {
  const [offset, length] = rest.filter((a) => typeof a === 'number');
  const options = rest.find((a) => typeof a === 'object') as EnumValue | undefined;
  const text = Buffer.from(part(bytes, offset, length)).toString('base64');
  return Number(options?.value ?? 0) === 1 ? text.replace(/.{76}(?=.)/g, '$&\r\n') : text;
}

export function fromBase64(text: string | null): Uint8Array {
  if (text === null) throw argumentNull('s');
  const digits = text.replace(/[ \t\r\n]/g, '');
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) throw formatError(notBase64);
  return Uint8Array.from(Buffer.from(digits, 'base64'));
}

/** Lower case. */
export function toHex(bytes: Uint8Array | null, offset?: number, length?: number): string {
  return Buffer.from(part(bytes, offset, length)).toString('hex');
}

export function fromHex(text: string | null): Uint8Array {
  if (text === null) throw argumentNull('s');
  if (text.length % 2 !== 0)
    throw formatError('The input is not a valid hex string as its length is not a multiple of 2.');
  if (!/^[0-9a-f]*$/i.test(text))
    throw formatError('The input is not a valid hex string as it contains a non-hex character.');
  return Uint8Array.from(Buffer.from(text, 'hex'));
}
