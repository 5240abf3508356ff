/**
 * A security context in the sense of GSS-API (RFC 2743), from the initiator's side: tokens until both sides know each other, then
 * signing and sealing. NTLM is one, Kerberos another, and SPNEGO one that picks among others.
 */
import type { SealedPart } from './authentication.js';

export const Mechanism = {
  kerberos: '1.2.840.113554.1.2.2',
  /** Kerberos as old Windows spells it. */
  microsoftKerberos: '1.2.840.48018.1.2.2',
  ntlm: '1.3.6.1.4.1.311.2.2.10',
  spnego: '1.3.6.1.5.5.2',
} as const;

export interface SecurityContext {
  /** `NTLM`, `Kerberos`: for messages. */
  readonly name: string;
  /** Object identifier of the mechanism. */
  readonly mechanism: string;
  /** Whether no more tokens are awaited. */
  readonly isComplete: boolean;
  /** The next token for the server after its last one; null when there is none to send. Throws AuthenticationError. */
  step(token: Buffer | null): Promise<Buffer | null>;
  sign(message: Buffer): Promise<Buffer>;
  /** Throws AuthenticationError (MessageAltered). */
  verify(message: Buffer, signature: Buffer): Promise<void>;
  seal(plaintext: Buffer): Promise<SealedPart>;
  /** Throws AuthenticationError (MessageAltered). */
  unseal(signature: Buffer, ciphertext: Buffer): Promise<Buffer>;
  /** The same for a token that holds both, as CredSSP has it. */
  unsealToken(token: Buffer): Promise<Buffer>;
  dispose(): void;
}

/** What SPNEGO has to know of a mechanism to negotiate it. */
export interface NegotiableContext extends SecurityContext {
  /** Whether SPNEGO's list has to be signed even where nothing was negotiated (NTLM, once it protects its own messages). */
  readonly needsMechListMic: boolean;
  /** Starts the cipher of one direction anew after the signature of the list; without meaning for Kerberos. */
  restartCipher(direction: 'sending' | 'receiving'): void;
}
