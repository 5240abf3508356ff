/** What a 401 means that ends the attempt: the server does not know our scheme, or did not accept who we say we are. */
import type { AuthenticationAnswer } from './authentication.js';
import { AuthenticationError } from './authentication-error.js';
import { challengeOf, offeredSchemes, readChallenges } from './challenges.js';
import type { Credential } from './credential.js';
import { messages } from './messages.js';

/**
 * @param scheme as in the header
 * @param how what to call it in the message: `Negotiate (NTLM)`
 */
export function refusal(
  answer: AuthenticationAnswer,
  scheme: string,
  how: string,
  credential: Credential | null,
): AuthenticationError {
  const challenges = readChallenges(answer.challenges);
  const offered = offeredSchemes(challenges);
  if (challengeOf(challenges, scheme) === undefined)
    return new AuthenticationError('SchemeNotOffered', messages.schemeNotOffered(offered), offered);
  return new AuthenticationError('AccessDenied', messages.accessDenied(how, userOf(credential), offered), offered);
}

function userOf(credential: Credential | null): string {
  return credential === null ? messages.thisUser : messages.userNamed(credential.userName);
}
