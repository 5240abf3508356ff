/** Nobody signs in: what a service tells everybody, which is that it is one (Test-WSMan). */
import type { AuthenticationAnswer, HttpAuthentication } from './authentication.js';
import { AuthenticationError } from './authentication-error.js';
import { offeredSchemes, readChallenges } from './challenges.js';
import { messages } from './messages.js';

export class AnonymousAuthentication implements HttpAuthentication {
  readonly scheme = '';
  readonly scope = 'request';
  readonly sealing = null;

  bindChannel(): void {}

  async first(): Promise<null> {
    return null;
  }

  async next(answer: AuthenticationAnswer): Promise<null> {
    if (answer.status !== 401) return null;
    const offered = offeredSchemes(readChallenges(answer.challenges));
    throw new AuthenticationError('AccessDenied', messages.anonymousRefused(offered), offered);
  }

  dispose(): void {}
}
