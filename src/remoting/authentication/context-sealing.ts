/** Sealing of bodies with the security context that signed in. */
import type { MessageSealing, SealedPart } from './authentication.js';
import type { SecurityContext } from './security-context.js';

/** Media types that name the mechanism (MS-WSMV 2.2.9.1.1). */
export const sealingProtocols = {
  Negotiate: 'application/HTTP-SPNEGO-session-encrypted',
  NTLM: 'application/HTTP-SPNEGO-session-encrypted',
  Kerberos: 'application/HTTP-Kerberos-session-encrypted',
  CredSSP: 'application/HTTP-CredSSP-session-encrypted',
} as const;

export class ContextSealing implements MessageSealing {
  readonly maxPart = Number.MAX_SAFE_INTEGER;
  readonly maxPadding: number;

  constructor(
    private readonly context: SecurityContext,
    readonly protocol: string,
  ) {
    this.maxPadding = context.name === 'Kerberos' ? 8 : 0;
  }

  seal(plaintext: Buffer): Promise<SealedPart> {
    return this.context.seal(plaintext);
  }
  unseal(signature: Buffer, ciphertext: Buffer): Promise<Buffer> {
    return this.context.unseal(signature, ciphertext);
  }
}
