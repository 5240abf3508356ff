/** What the statuses of GSSAPI and the error codes of Kerberos mean for who wants to sign in. */
import { AuthenticationError, type AuthenticationErrorCode } from '../authentication-error.js';
import { messages } from '../messages.js';

/** Codes of MIT Kerberos (krb5_err.h); Heimdal has the same numbers. */
const kerberosCodes: Readonly<Record<number, AuthenticationErrorCode>> = {
  [-1765328383]: 'AccountDisabled', // client's entry has expired
  [-1765328378]: 'LogonFailure', // client is unknown
  [-1765328377]: 'TargetUnknown', // server is unknown
  [-1765328372]: 'AccountRestricted', // policy
  [-1765328370]: 'NotSupported', // no common encryption
  [-1765328366]: 'AccountDisabled', // revoked, locked
  [-1765328361]: 'PasswordExpired',
  [-1765328360]: 'LogonFailure', // preauthentication failed
  [-1765328353]: 'LogonFailure', // answer could not be decrypted
  [-1765328352]: 'NoCredential', // ticket has expired
  [-1765328351]: 'ClockSkew', // ticket is not valid yet
  [-1765328347]: 'ClockSkew',
  [-1765328343]: 'WrongPrincipal', // server cannot read the ticket
  [-1765328340]: 'WrongPrincipal', // server has no key of that version
  [-1765328339]: 'WrongPrincipal', // server has no key
  [-1765328332]: 'ServerNotProven', // mutual authentication failed
  [-1765328324]: 'AccessDenied', // no more said
  [-1765328243]: 'NoCredential', // nothing in the cache
  [-1765328239]: 'ServerNotProven', // answer of the KDC was altered
  [-1765328237]: 'ClockSkew', // with the KDC
  [-1765328230]: 'NoLogonServers', // realm is unknown
  [-1765328228]: 'NoLogonServers', // no KDC answers
  [-1765328189]: 'NoCredential', // no cache
  [-1765328164]: 'NoLogonServers', // name of a KDC cannot be resolved
  [-1765328160]: 'NoLogonServers', // no default realm
};

/** Routine errors of GSSAPI (RFC 2744 3.9.1). */
const routineErrors: Readonly<Record<number, AuthenticationErrorCode>> = {
  4: 'BadBindings',
  6: 'MessageAltered',
  7: 'NoCredential',
  9: 'InvalidToken',
  10: 'InvalidToken',
  11: 'NoCredential',
  12: 'AccessDenied',
};

export function gssError(major: number, minor: number, text: string): AuthenticationError {
  const code = kerberosCodes[minor | 0] ?? routineErrors[(major >>> 16) & 0xff] ?? 'NotSupported';
  return new AuthenticationError(code, messages.kerberos(code, text));
}

/** One sentence of what the library says; its text of the minor status is the better one, where it has one. */
export function gssMessage(major: string, minor: string): string {
  return minor === '' || minor === 'Unknown error' || minor === 'Success' ? major : minor;
}
