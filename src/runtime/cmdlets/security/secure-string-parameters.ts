/** The parameters by which ConvertTo- and ConvertFrom-SecureString are given a key. */
import type { SecureString } from '../../dotnet/security/secure-string.js';
import { t } from '../cmdlet.js';

export const secureString = t.net<SecureString>('System.Security.SecureString');

export const keyParameters = {
  SecureKey: {
    type: secureString,
    sets: ['Secure'],
    position: 1,
    help: 'A key of 8, 12 or 16 characters.',
  },
  Key: {
    type: t.net<Uint8Array>('System.Byte[]'),
    sets: ['Open'],
    help: 'A key of 16, 24 or 32 bytes.',
  },
} as const;

/** The key that was given; null for none. */
export function keyOf(secret: SecureString | undefined, bytes: Uint8Array | undefined): Uint8Array | null {
  return secret?.bytes ?? bytes ?? null;
}
