/** Texts of signing in: WinRM's own where it has one, else ours. */
import type { AuthenticationErrorCode } from './authentication-error.js';

/** Windows' own texts of these errors, and what to do where it is not plain. */
const reasons: Partial<Record<AuthenticationErrorCode, string>> = {
  NoLogonServers: 'There are currently no logon servers available to service the logon request.',
  NoCredential:
    'A specified logon session does not exist. It may already have been terminated. Get a ticket with kinit, or use -Credential.',
  LogonFailure: 'The user name or password is incorrect.',
  AccountRestricted: 'Account restrictions are preventing this user from signing in.',
  PasswordExpired: 'The password for this account has expired.',
  AccountDisabled: "This user can't sign in because this account is currently disabled.",
  ClockSkew: 'There is a time and/or date difference between the client and server.',
  TargetUnknown: 'The specified target is unknown or unreachable.',
  WrongPrincipal: 'The target principal name is incorrect.',
  ServerNotProven: 'The target principal name is incorrect.',
  NotSupported: 'The requested operation is not supported.',
  InvalidToken: 'The token supplied to the function is invalid.',
  MessageAltered: 'The message or signature supplied for verification has been altered.',
  BadBindings: "The client's supplied Security Support Provider Interface (SSPI) channel bindings were incorrect.",
  AccessDenied: 'Access is denied.',
};

const cannotProcess = 'The WinRM client cannot process the request.';

export const messages = {
  schemeNotOffered: (offered: readonly string[]) =>
    `${cannotProcess} The authentication mechanism requested by the client is not supported by the server or unencrypted traffic is disabled in the service configuration. Verify the unencrypted traffic setting in the service configuration or specify one of the authentication mechanisms supported by the server. To use Kerberos, specify the computer name as the remote destination. Also verify that the client computer and the destination computer are joined to a domain. To use Basic, specify the computer name as the remote destination, specify Basic authentication and provide user name and password. Possible authentication mechanisms reported by server: ${offered.join(' ')}`,
  kerberosRefused: (target: string, offered: readonly string[]) =>
    `${cannotProcess} The WinRM client tried to use Kerberos authentication mechanism, but the destination computer (${target}) returned an 'access denied' error. Change the configuration to allow Kerberos authentication mechanism to be used or specify one of the authentication mechanisms supported by the server. To use Kerberos, specify the local computer name as the remote destination. Also verify that the client computer and the destination computer are joined to a domain. To use Basic, specify the local computer name as the remote destination, specify Basic authentication and provide user name and password. Possible authentication mechanisms reported by server: ${offered.join(' ')}`,
  accessDenied: (how: string, user: string, offered: readonly string[]) =>
    `Access is denied. The server did not accept ${user} by ${how} authentication. Possible authentication mechanisms reported by server: ${offered.join(' ')}`,
  anonymousRefused: (offered: readonly string[]) =>
    `Access is denied. The server tells nothing to those who do not sign in. Possible authentication mechanisms reported by server: ${offered.join(' ')}`,
  thisUser: 'the user who runs this',
  userNamed: (name: string) => `the user name '${name}' with the password given`,
  signedOut: 'Access is denied. The server no longer knows this connection as signed in.',
  unencryptedRefused: (scheme: string) =>
    `${cannotProcess} Unencrypted traffic is currently disabled in the client configuration. Change the client configuration and try the request again. (${scheme} authentication does not encrypt what is sent over HTTP: use -UseSSL, another -Authentication, or a session option with -NoEncryption.)`,
  certificatesNeedSSL: `${cannotProcess} Certificate parameters are not valid when the HTTP transport is also specified. Remove the certificate parameters or change the transport and try again the request.`,
  credentialRequired: (mechanism: string) =>
    `${mechanism} authentication requires an explicit user name and password.  Specify the user name and password by using the -Credential parameter and try the command again.`,
  mechanismDisabled: (mechanism: string) =>
    `${cannotProcess} ${mechanism} authentication is currently disabled in the client configuration. Change the client configuration (WSMan:\\localhost\\Client\\Auth) and try the request again.`,
  basicUserName: "A user name for Basic authentication cannot contain ':'.",
  kerberosWithAddress: `${cannotProcess} Kerberos authentication cannot be used when the destination is an IP address. Specify a DNS or NetBIOS destination or specify Basic or Negotiate authentication.`,
  invalidToken: (why: string) => `The server's answer cannot be used to sign in: ${why}.`,
  messageAltered: 'The signature of a message of the server is wrong: it was altered, or came out of order.',
  serverNotProven: (why: string) => `The server did not prove who it is: ${why}.`,
  listNotSigned: 'it did not sign the list of mechanisms that it picked from',
  cannotDecrypt: (why: string) =>
    `${cannotProcess} The encrypted message body has an invalid format and cannot be decrypted. Ensure that the service is encrypting the message body according to the specifications. (${why})`,
  ntlmTooWeak: (lacks: string) => `The server does not offer the security of NTLM version 2: ${lacks} is missing.`,
  koffiMissing:
    'Kerberos needs the package koffi, which is not installed. Install it beside this program: npm install koffi',
  gssapiMissing: (names: readonly string[]) =>
    `Kerberos needs the GSSAPI library of the system (${names.join(', ')}), which was not found. Install it: libgssapi-krb5-2 on Debian and Ubuntu, krb5-libs on Fedora and Red Hat, krb5 on Arch and Alpine, MIT Kerberos on Windows.`,
  kerberos: (code: AuthenticationErrorCode, text: string) =>
    `WinRM cannot process the request. The following error occurred while using Kerberos authentication: ${reasons[code] ?? 'The request failed.'} (${text})`,
  noKdcInTime: (seconds: number) => `No domain controller for the user's domain was found within ${seconds} seconds.`,
  kerberosCipher: 'The server uses Kerberos with DES, which is no longer secure and is not supported.',
  notEncrypted: 'A message of the server was signed but not encrypted.',
  unknownToKdc: (message: string, names: string) =>
    `${message} None of these names of the server is registered: ${names}.`,
  credssp: (code: AuthenticationErrorCode, status: string) =>
    `WinRM cannot process the request. The following error with errorcode 0x${status} occurred while using CredSSP authentication: ${reasons[code] ?? 'The request failed.'}`,
  credsspTooOld: (version: number) =>
    `The server speaks version ${version} of CredSSP, in which a password can be stolen by who is in between (CVE-2018-0886). Update the server, or use another -Authentication.`,
  otherPublicKey: 'it does not hold the key of the TLS certificate that was shown, so somebody may be in between',
  noLastToken: 'it ended the negotiation without its last token',
  tlsStalled: 'the TLS handshake within CredSSP does not go on',
  tlsFailed: (why: string) => `TLS within CredSSP failed (${why})`,
  certificateRefused: (offered: readonly string[]) =>
    `Access is denied. The server maps the client certificate to no user, or does not allow certificates. Possible authentication mechanisms reported by server: ${offered.join(' ')}`,
  digestAlgorithm: 'The server asks for Digest with an algorithm or a protection that is not known.',
  passedOver: (why: string) => `Kerberos was not used: ${why}`,
  bodyNotSealed: (contentType: string) =>
    `it came as ${contentType === '' ? 'an unknown type' : contentType}, not sealed`,
  bodyHeader: (name: string) => `${name} is missing`,
  bodyLength: (told: number, found: number) => `${told} bytes were announced and ${found} came`,
  bodyEndsEarly: 'it ends early',
  negotiationRejected: 'The server rejected all mechanisms that were offered to it under Negotiate.',
} as const;
