/**
 * A wrap token of Kerberos, cut as WSMan wants it: what is before the data is the signature. gss_wrap gives the data in the
 * middle; a token may be rotated (RFC 4121 4.2.5), and gss_unwrap of any library turns it back.
 */
import type { SealedPart } from '../authentication.js';
import { AuthenticationError } from '../authentication-error.js';
import { messages } from '../messages.js';

const headerLength = 16;
const confounderLength = 16;

/** Throws AuthenticationError (NotSupported) for tokens of DES. */
export function splitWrapToken(token: Buffer, plaintextLength: number): SealedPart {
  return token[0] === 0x60 ? splitOldToken(token, plaintextLength) : splitToken(token, plaintextLength);
}

/** RFC 4121, with AES: header, then confounder, data, header and checksum, of which the last two are turned to the front. */
function splitToken(token: Buffer, plaintextLength: number): SealedPart {
  const signatureLength = token.length - plaintextLength;
  const rotation = signatureLength - headerLength - confounderLength;
  const header = Buffer.from(token.subarray(0, headerLength));
  header.writeUInt16BE(rotation, 6);
  const end = token.length - rotation;
  const signature = [header, token.subarray(end), token.subarray(headerLength, headerLength + confounderLength)];
  return {
    signature: Buffer.concat(signature),
    ciphertext: token.subarray(headerLength + confounderLength, end),
    padding: 0,
  };
}

/** RFC 4757, with RC4: a frame, 24 bytes of header, 8 of confounder, data, padding. */
function splitOldToken(token: Buffer, plaintextLength: number): SealedPart {
  const lengthByte = token[1] as number;
  const frame = 2 + (lengthByte < 0x80 ? 0 : lengthByte & 0x7f) + 11;
  if (token.readUInt16BE(frame + 2) !== 0x1100) throw new AuthenticationError('NotSupported', messages.kerberosCipher);
  const signatureLength = frame + 32;
  return {
    signature: token.subarray(0, signatureLength),
    ciphertext: token.subarray(signatureLength),
    padding: token.length - signatureLength - plaintextLength,
  };
}
