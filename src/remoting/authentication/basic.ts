/** Basic (RFC 7617): user name and password in every request, readable to who sees it. */

import type { AuthenticationAnswer, HttpAuthentication } from './authentication.js';
import { AuthenticationError } from './authentication-error.js';
import type { Credential } from './credential.js';
import { messages } from './messages.js';
import { refusal } from './refusal.js';

export class BasicAuthentication implements HttpAuthentication {
  readonly scheme = 'Basic';
  readonly scope = 'request';
  readonly sealing = null;

  /** Throws AuthenticationError (CredentialRequired) for a user name that cannot be sent. */
  constructor(private readonly credential: Credential) {
    if (credential.userName.includes(':')) throw new AuthenticationError('CredentialRequired', messages.basicUserName);
  }

  bindChannel(): void {}

  async first(): Promise<string> {
    const password = this.credential.passwordUtf8();
    const pair = Buffer.concat([Buffer.from(`${this.credential.userName}:`, 'utf8'), password]);
    try {
      return `Basic ${pair.toString('base64')}`;
    } finally {
      password.fill(0);
      pair.fill(0);
    }
  }

  async next(answer: AuthenticationAnswer): Promise<null> {
    if (answer.status === 401) throw refusal(answer, this.scheme, this.scheme, this.credential);
    return null;
  }

  dispose(): void {}
}
