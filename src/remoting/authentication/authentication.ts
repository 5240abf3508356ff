/**
 * The ways to sign in to a WSMan service, as the transport sees them: state machines without sockets. The transport sends what
 * they say and hands them the answers; one of them belongs to one TCP connection and is made anew with the next.
 *
 *     let header = await authentication.first(request);
 *     for (;;) {
 *       const answer = await post(header);
 *       header = await authentication.next(answer, request);
 *       if (header === null) break;
 *     }
 */
import type { Authentication } from '../transports/targets.js';
import type { Credential } from './credential.js';

/** System.Management.Automation.Runspaces.AuthenticationMechanism; ClientCertificate stands for -CertificateThumbprint, None for nobody. */
export type AuthenticationMechanism = Authentication | 'ClientCertificate' | 'None';

export interface AuthenticationSettings {
  mechanism: AuthenticationMechanism;
  /** Whom to sign in as; null for the user who runs this, whom only Kerberos knows. It stays the caller's, who disposes of it. */
  credential: Credential | null;
  /** The computer as the user named it: Kerberos tickets and NTLM are made for this name. */
  computerName: string;
  port: number;
  includePortInSPN: boolean;
  /** Whether TLS lies below. Then bodies are not sealed. */
  useSSL: boolean;
  /** Lets bodies and passwords travel readably where neither TLS nor sealing protects them (-NoEncryption). */
  noEncryption: boolean;
  /** Kerberos: whether the ticket may be forwarded. `policy` as the KDC says of the service, which is what Windows does. */
  delegation: 'policy' | 'always' | 'never';
  /** The oldest version of CredSSP to be spoken: 5 refuses servers in which a password can be stolen (CVE-2018-0886). */
  oldestCredsspVersion: number;
  /** What one connection finds out for those after it; left out where there is only one. */
  memory?: { kerberosIsNotToBeHad: boolean };
}

/** A request, as far as a scheme looks at it. */
export interface AuthenticatedRequest {
  method: string;
  /** Path and query, as the request line has them. */
  uri: string;
  body: Buffer;
}

/** An answer of status 2xx, 401 or 5xx; of others the transport makes its own errors. */
export interface AuthenticationAnswer {
  status: number;
  /** The values of all WWW-Authenticate fields. */
  challenges: readonly string[];
}

export interface HttpAuthentication {
  /** As in the header; may change with the first answer, where the server knows Negotiate by another name. */
  readonly scheme: string;
  /**
   * `connection`: requests without a body are sent until next() gives null; from then on the connection is signed in and requests
   * carry no header. `request`: every request starts with first(), and carries its body.
   */
  readonly scope: 'connection' | 'request';
  /** How bodies are sealed once signed in; null where they are not: over TLS, with -NoEncryption, and in schemes of requests. */
  readonly sealing: MessageSealing | null;
  /** Binds what follows to the TLS channel by the server's certificate (DER). Before first(). */
  bindChannel(certificate: Buffer): void;
  /** The Authorization field of the first request; null to send none. Throws AuthenticationError. */
  first(request: AuthenticatedRequest): Promise<string | null>;
  /** The Authorization field to send the request again with; null when it was accepted. Throws AuthenticationError. */
  next(answer: AuthenticationAnswer, request: AuthenticatedRequest): Promise<string | null>;
  /** Wipes keys. */
  dispose(): void;
}

export interface SealedPart {
  /** Goes before the ciphertext, its length before it. */
  signature: Buffer;
  ciphertext: Buffer;
  /** How many bytes of padding the mechanism added to the plaintext. */
  padding: number;
}

/** Encryption of bodies (MS-WSMV 2.2.9.1). Parts have to be sealed and unsealed in the order in which they travel. */
export interface MessageSealing {
  /** The media type that tells the mechanism: `application/HTTP-SPNEGO-session-encrypted`. */
  readonly protocol: string;
  /** Bytes of plaintext that one part may have. */
  readonly maxPart: number;
  /** Bytes by which a plaintext may be shorter than the length announced for it. */
  readonly maxPadding: number;
  /** Throws AuthenticationError. */
  seal(plaintext: Buffer): Promise<SealedPart>;
  /** Throws AuthenticationError when the part was altered. */
  unseal(signature: Buffer, ciphertext: Buffer): Promise<Buffer>;
}
