/** SecureString values from what the host gives: UTF-16LE bytes. */
import { SecureString } from '../dotnet/security/secure-string.js';

export function secureStringFromBytes(bytes: Uint8Array): SecureString {
  return SecureString.fromBytes(bytes);
}
