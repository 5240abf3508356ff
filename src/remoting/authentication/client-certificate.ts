/**
 * A client certificate that the server maps to a user (MS-WSMV 2.2.9.1, DSP0226 C.3.12). TLS proves the certificate; the header only
 * says that the user it is mapped to is meant.
 */
import type { AuthenticationAnswer, HttpAuthentication } from './authentication.js';
import { AuthenticationError } from './authentication-error.js';
import { offeredSchemes, readChallenges } from './challenges.js';
import { messages } from './messages.js';

export class ClientCertificateAuthentication implements HttpAuthentication {
  readonly scheme = 'http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual';
  readonly scope = 'request';
  readonly sealing = null;

  bindChannel(): void {}

  async first(): Promise<string> {
    return this.scheme;
  }

  async next(answer: AuthenticationAnswer): Promise<null> {
    if (answer.status !== 401) return null;
    const offered = offeredSchemes(readChallenges(answer.challenges));
    throw new AuthenticationError('AccessDenied', messages.certificateRefused(offered), offered);
  }

  dispose(): void {}
}
