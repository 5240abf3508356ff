/**
 * SecureString in CLIXML. On the wire it is base64 of UTF-16LE here (a session before protocol 2.4 encrypts it on its way), in
 * files hexadecimal of the same: on Unix PowerShell does not encrypt files either.
 */
import { SecureString } from '../dotnet/security/secure-string.js';

export type SecureStringForm = 'wire' | 'file';

export function isSecureString(value: unknown): value is SecureString {
  return value instanceof SecureString;
}

export function secureStringToText(value: SecureString, form: SecureStringForm): string {
  return Buffer.from(value.bytes).toString(form === 'wire' ? 'base64' : 'hex');
}

export function secureStringFromText(text: string, form: SecureStringForm): SecureString {
  return SecureString.fromBytes(new Uint8Array(Buffer.from(text, form === 'wire' ? 'base64' : 'hex')));
}
