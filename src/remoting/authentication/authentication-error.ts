/** Why signing in failed: our code, the number that WinRM has for it, and PowerShell's error id of that number. */
import { messages } from './messages.js';

/** Numbers of Windows (winerror.h, wsmerror.h; negative ones are HRESULTs), which PowerShell shows in its error ids. */
const numbers = {
  /** The server refused, and said no more. */
  AccessDenied: 5,
  /** No domain controller (KDC) to be reached. */
  NoLogonServers: 1311,
  /** There is no credential: no ticket, and no password. */
  NoCredential: 1312,
  /** Wrong user name or password, as the KDC says. */
  LogonFailure: 1326,
  AccountRestricted: 1327,
  PasswordExpired: 1330,
  AccountDisabled: 1331,
  /** The clocks of the two differ too much for Kerberos. */
  ClockSkew: 1398,
  /** The KDC knows no such service. */
  TargetUnknown: -2146893053,
  /** The token is malformed, or not to be expected here. */
  InvalidToken: -2146893048,
  /** A signature does not fit. */
  MessageAltered: -2146893041,
  /** The server could not read a ticket that was made for its name. */
  WrongPrincipal: -2146893022,
  /** The server is not who it should be: mutual authentication, or CredSSP's public key. */
  ServerNotProven: -2146893022,
  /** The connection is not the one that was signed in: channel bindings. */
  BadBindings: -2146892986,
  /** What is asked for cannot be done here: a library is missing, the server lacks an ability. */
  NotSupported: -2146893054,
  /** The server offers no scheme that fits. */
  SchemeNotOffered: 5,
  UnencryptedRefused: -2144108322,
  CertificateNeedsSSL: -2144108328,
  KerberosWithAddress: -2144108277,
  CredentialRequired: -2144108315,
  CannotDecrypt: -2144108295,
} as const;

export type AuthenticationErrorCode = keyof typeof numbers;

/** Those of PowerShell's names of transport errors that belong to signing in. */
const errorIds: Readonly<Record<number, string>> = {
  5: 'AccessDenied',
  1311: 'AuthenticationFailed',
  1326: 'LogonFailure',
  [-2144108315]: 'ExplicitCredentialsRequired',
  [-2146893053]: 'TargetUnknown',
};

export class AuthenticationError extends Error {
  constructor(
    readonly code: AuthenticationErrorCode,
    message: string,
    /** Schemes that the server offered, where it is about them. */
    readonly offered: readonly string[] = [],
  ) {
    super(message);
  }

  /** The error code of WinRM. */
  get number(): number {
    return numbers[this.code];
  }

  /** The first part of the error's FullyQualifiedErrorId: PowerShell's name of the number, or the number. */
  get errorId(): string {
    return errorIds[this.number] ?? String(this.number);
  }
}

/** A token of the server that is malformed, or does not fit where the conversation is. `why` is the end of a sentence. */
export function invalidToken(why: string): AuthenticationError {
  return new AuthenticationError('InvalidToken', messages.invalidToken(why));
}
