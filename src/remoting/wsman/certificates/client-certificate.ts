/** The certificate that -CertificateThumbprint means, as TLS wants it. */
import type { SecureContextOptions } from 'node:tls';
import { AuthenticationError } from '../../authentication/authentication-error.js';
import { authorities } from '../http/authorities.js';
import { wsmanMessages } from '../messages.js';
import { readStore, thumbprintOf } from './certificate-files.js';

export interface ClientCertificate {
  tls: Pick<SecureContextOptions, 'cert' | 'key' | 'pfx'>;
  /** PEM: with a certificate of its own, a context of TLS has to be told these anew. */
  authorities: string[];
}

/** Looks in Cert:\CurrentUser\My. Throws AuthenticationError when there is none with a private key. */
export function findClientCertificate(
  thumbprint: string,
  environment: NodeJS.ProcessEnv = process.env,
): ClientCertificate {
  // Copied out of a window of Windows, thumbprints have spaces and an invisible mark.
  const wanted = thumbprint.replace(/[^0-9a-fA-F]/g, '').toUpperCase();
  const found = readStore('My', environment).find(
    ({ certificate, hasPrivateKey }) => hasPrivateKey && thumbprintOf(certificate) === wanted,
  );
  if (found === undefined) throw new AuthenticationError('NoCredential', wsmanMessages.noCertificate(thumbprint));
  const { certificate, chain, keyPem, pfx } = found;
  const tls = pfx !== null ? { pfx } : { cert: [certificate, ...chain].map(String).join(''), key: keyPem as string };
  return { tls, authorities: authorities(environment) };
}
