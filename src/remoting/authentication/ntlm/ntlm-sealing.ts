/** Signing and sealing in one direction of an NTLM session, with extended session security (MS-NLMP 3.4.3, 3.4.4). */
import { timingSafeEqual } from 'node:crypto';
import { AuthenticationError } from '../authentication-error.js';
import { messages } from '../messages.js';
import { hmacMd5, sessionKeys } from './ntlm-keys.js';
import { NtlmFlag } from './ntlm-messages.js';
import { Rc4 } from './rc4.js';

export const signatureLength = 16;

export class NtlmDirection {
  readonly #signing: Buffer;
  readonly #sealing: Buffer;
  readonly #encryptsSignature: boolean;
  #cipher: Rc4;
  #sequence = 0;

  constructor(exportedKey: Buffer, flags: number, sender: 'client' | 'server') {
    const { signing, sealing } = sessionKeys(exportedKey, flags, sender);
    this.#signing = signing;
    this.#sealing = sealing;
    this.#encryptsSignature = (flags & NtlmFlag.keyExchange) !== 0;
    this.#cipher = new Rc4(sealing);
  }

  sign(message: Buffer): Buffer {
    const checksum = hmacMd5(this.#signing, this.#sequenceBytes(), message).subarray(0, 8);
    const signature = Buffer.alloc(signatureLength);
    signature.writeUInt32LE(1, 0);
    (this.#encryptsSignature ? this.#cipher.update(checksum) : checksum).copy(signature, 4);
    signature.writeUInt32LE(this.#sequence, 12);
    this.#sequence = (this.#sequence + 1) >>> 0;
    return signature;
  }

  /** Throws AuthenticationError (MessageAltered). */
  verify(message: Buffer, signature: Buffer): void {
    const expected = this.sign(message);
    if (signature.length !== signatureLength || !timingSafeEqual(signature, expected))
      throw new AuthenticationError('MessageAltered', messages.messageAltered);
  }

  /** The cipher takes the text first and the signature after it, whatever the order on the wire. */
  seal(plaintext: Buffer): { signature: Buffer; ciphertext: Buffer } {
    const ciphertext = this.#cipher.update(plaintext);
    return { signature: this.sign(plaintext), ciphertext };
  }

  /** Throws AuthenticationError (MessageAltered). */
  unseal(signature: Buffer, ciphertext: Buffer): Buffer {
    const plaintext = this.#cipher.update(ciphertext);
    this.verify(plaintext, signature);
    return plaintext;
  }

  /** After SPNEGO's mechListMIC the cipher starts anew while messages are counted on: so do Windows and gss-ntlmssp. */
  restartCipher(): void {
    this.#cipher.dispose();
    this.#cipher = new Rc4(this.#sealing);
  }

  dispose(): void {
    this.#signing.fill(0);
    this.#sealing.fill(0);
    this.#cipher.dispose();
  }

  #sequenceBytes(): Buffer {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(this.#sequence);
    return bytes;
  }
}
