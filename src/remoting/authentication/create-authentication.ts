/** Makes the way to sign in that -Authentication names, for one connection. */
import { AnonymousAuthentication } from './anonymous.js';
import type { AuthenticationSettings, HttpAuthentication } from './authentication.js';
import { AuthenticationError } from './authentication-error.js';
import { BasicAuthentication } from './basic.js';
import { ClientCertificateAuthentication } from './client-certificate.js';
import type { Credential } from './credential.js';
import { CredsspAuthentication } from './credssp/credssp.js';
import { DigestAuthentication } from './digest.js';
import { messages } from './messages.js';
import { NegotiateAuthentication } from './negotiate.js';

/**
 * Throws AuthenticationError when the settings do not go together. Default is Negotiate: Basic is never fallen back to, because
 * it would show the password to whoever asks for it.
 */
export function createAuthentication(settings: AuthenticationSettings): HttpAuthentication {
  const { mechanism } = settings;
  switch (mechanism) {
    case 'Basic':
      refuseUnencrypted(settings);
      return new BasicAuthentication(explicitCredential(settings));
    case 'Digest':
      refuseUnencrypted(settings);
      return new DigestAuthentication(explicitCredential(settings), settings.useSSL);
    case 'None':
      return new AnonymousAuthentication();
    case 'ClientCertificate':
      if (!settings.useSSL) throw new AuthenticationError('CertificateNeedsSSL', messages.certificatesNeedSSL);
      return new ClientCertificateAuthentication();
    case 'Credssp':
      return new CredsspAuthentication(settings, explicitCredential(settings));
    case 'NegotiateWithImplicitCredential':
      return new NegotiateAuthentication({ ...settings, credential: null });
    case 'Default':
    case 'Negotiate':
    case 'Kerberos':
      return new NegotiateAuthentication(settings);
  }
}

function explicitCredential({ credential, mechanism }: AuthenticationSettings): Credential {
  if (credential === null || credential.user === '')
    throw new AuthenticationError('CredentialRequired', messages.credentialRequired(mechanism));
  return credential;
}

/** Schemes of requests do not seal, so over HTTP everything would be readable. */
function refuseUnencrypted({ useSSL, noEncryption, mechanism }: AuthenticationSettings): void {
  if (useSSL || noEncryption) return;
  throw new AuthenticationError('UnencryptedRefused', messages.unencryptedRefused(mechanism));
}
