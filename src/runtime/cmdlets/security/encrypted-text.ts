/**
 * Secure strings as text. Without a key nothing is encrypted outside of Windows, as in PowerShell: the hexadecimal digits of the
 * UTF-16 text. With a key it is AES in CBC mode, in a wrapping that names the version and the initialization vector.
 */
import { randomBytes } from 'node:crypto';
import { psArgumentText } from '../../dotnet/automation/ps-errors.js';
import { CryptoTransform, Padding } from '../../dotnet/security/cryptography/crypto-transform.js';
import { SecureString } from '../../dotnet/security/secure-string.js';
import { netException } from '../../objects/errors.js';

/** What every encrypted text begins with. */
const header = '76492d1116743f0423413b16050a5345';
const version = 2;

export function encode(secret: SecureString): string {
  return Buffer.from(secret.bytes).toString('hex');
}

/** Throws PSArgumentException or FormatException for a text that `encode` did not make. */
export function decode(text: string): SecureString {
  if (text.length % 2 !== 0) throw psArgumentText(`The parameter value "${text}" is not a valid encrypted string.`);
  return secretFrom(bytesOf(text));
}

/** Throws PSArgumentException for a key that has not 16, 24 or 32 bytes. */
export function encrypt(secret: SecureString, key: Uint8Array): string {
  const iv = randomBytes(16);
  const encrypted = transform(true, key, iv).finish(secret.bytes);
  const parts = [version, iv.toString('base64'), Buffer.from(encrypted).toString('hex')];
  return header + Buffer.from(parts.join('|'), 'utf16le').toString('base64');
}

/** Throws PSArgumentException, FormatException or CryptographicException for another text or key than `encrypt` had. */
export function decrypt(text: string, key: Uint8Array): SecureString {
  const { content, iv } = unwrapped(text);
  return secretFrom(transform(false, key, iv ?? randomBytes(16)).finish(bytesOf(content)));
}

function transform(encrypts: boolean, key: Uint8Array, iv: Uint8Array): CryptoTransform {
  if (![16, 24, 32].includes(key.length))
    throw psArgumentText(
      'The specified key is not valid. Valid key length settings are either 128 bits, 192 bits, or 256 bits.',
    );
  return new CryptoTransform(encrypts, `aes-${key.length * 8}-cbc`, key, iv, Padding.Pkcs7);
}

/** A text without the wrapping is taken to be the encrypted bytes themselves. */
function unwrapped(text: string): { content: string; iv: Uint8Array | null } {
  if (!text.toLowerCase().startsWith(header)) return { content: text, iv: null };
  const parts = Buffer.from(text.slice(header.length), 'base64').toString('utf16le').split('|');
  const [, iv, content] = parts;
  if (parts.length !== 3 || iv === undefined || content === undefined) return { content: text, iv: null };
  return { content, iv: Buffer.from(iv, 'base64') };
}

function bytesOf(hex: string): Uint8Array {
  const wrong = /[\s\S]{2}/g[Symbol.match](hex)?.find((pair) => !/^[\da-f]{2}$/i.test(pair));
  if (wrong !== undefined)
    throw netException('System.FormatException', `The input string '${wrong}' was not in a correct format.`);
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

function secretFrom(bytes: Uint8Array): SecureString {
  if (bytes.length % 2 !== 0) throw psArgumentText('Could not decrypt data. The data was not encrypted with this key.');
  return SecureString.fromBytes(bytes);
}
