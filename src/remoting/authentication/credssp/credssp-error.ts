/** The NTSTATUS that a CredSSP server reports (MS-CSSP 2.2.1, errorCode; MS-ERREF 2.3.1). */
import { AuthenticationError, type AuthenticationErrorCode } from '../authentication-error.js';
import { messages } from '../messages.js';

const codes: Readonly<Record<number, AuthenticationErrorCode>> = {
  3221225566: 'NoLogonServers', // C000005E
  3221225581: 'LogonFailure', // C000006D
  3221225582: 'AccountRestricted', // C000006E
  3221225583: 'AccountRestricted', // C000006F, logon hours
  3221225584: 'AccountRestricted', // C0000070, workstation
  3221225585: 'PasswordExpired', // C0000071
  3221225586: 'AccountDisabled', // C0000072
  3221225779: 'ClockSkew', // C0000133
  3221225875: 'AccountDisabled', // C0000193, expired
  3221226020: 'PasswordExpired', // C0000224, must change
  3221226036: 'AccountDisabled', // C0000234, locked out
};

export function credsspError(status: number): AuthenticationError {
  const code = codes[status] ?? 'AccessDenied';
  return new AuthenticationError(code, messages.credssp(code, status.toString(16).toUpperCase()));
}
