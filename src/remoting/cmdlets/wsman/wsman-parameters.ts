/** The parameters that Test-WSMan and Connect-WSMan share, and the target that they name. */
import { t } from '../../../runtime/cmdlets/cmdlet.js';
import type { PSCredential } from '../../../runtime/dotnet/automation/credential.js';
import { credentialArgument, plainCredential } from '../../../runtime/engine/credentials.js';
import type { SessionOptions } from '../../client/session-options.js';
import type { Authentication, WSManTarget } from '../../transports/targets.js';
import { readClientSettings } from '../../wsman/client-settings.js';
import { credentialType, type SetEntries } from '../remote-parameters.js';
import '../../wsman/drive/management-types.js';

const mechanisms = {
  None: 'Default',
  Default: 'Default',
  Digest: 'Digest',
  Negotiate: 'Negotiate',
  Basic: 'Basic',
  Kerberos: 'Kerberos',
  ClientCertificate: 'Default',
  Credssp: 'Credssp',
} as const satisfies Record<string, Authentication>;
export type WSManMechanism = keyof typeof mechanisms;

export const credential = {
  type: credentialType,
  from: 'propertyName',
  transform: credentialArgument,
  aliases: ['cred', 'c'],
  help: 'Who logs in there: a PSCredential, or a user name whose password is asked for.',
  defaultText: 'Current user',
} as const;
export const authentication = {
  type: t.enum<WSManMechanism>('Microsoft.WSMan.Management.AuthenticationMechanism'),
  aliases: ['auth', 'am'],
  help: 'How you prove there who you are.',
} as const;
export const certificateThumbprint = {
  type: t.string,
  help: 'The thumbprint of the certificate that says who you are, in place of a credential.',
} as const;
export const port = (sets: SetEntries) =>
  ({
    type: t.int,
    sets,
    validate: [{ range: [1, 2_147_483_647] }],
    help: 'The port; 5985, or 5986 with -UseSSL.',
  }) as const;
export const useSSL = (sets: SetEntries) =>
  ({ type: t.switch, sets, default: false, help: 'Goes over HTTPS.' }) as const;
export const applicationName = (sets: SetEntries) =>
  ({ type: t.string, sets, help: "The last part of the connection's address.", defaultText: 'wsman' }) as const;

export interface WSManParameterValues {
  ComputerName?: string | undefined;
  Port?: number | undefined;
  UseSSL?: boolean | undefined;
  ApplicationName?: string | undefined;
  Credential?: PSCredential | undefined;
  Authentication?: WSManMechanism | undefined;
  CertificateThumbprint?: string | undefined;
}

/** `address` stands for name, port and application. */
export function wsmanTargetOf(values: WSManParameterValues, address?: string): WSManTarget {
  const { ComputerName, UseSSL, ApplicationName, Credential, CertificateThumbprint } = values;
  const { defaultPorts } = readClientSettings();
  const computerName = !ComputerName || ComputerName === '.' ? 'localhost' : ComputerName;
  const scheme = UseSSL ? 'https' : 'http';
  const port = values.Port ?? defaultPorts[scheme];
  const host = computerName.includes(':') ? `[${computerName.replace(/^\[|\]$/g, '')}]` : computerName;
  const mechanism = String(values.Authentication ?? 'Default') as WSManMechanism;
  return {
    computerName: address === undefined ? computerName : new URL(address).hostname,
    connectionUri: address ?? `${scheme}://${host}:${port}/${(ApplicationName ?? 'wsman').replace(/^\//, '')}`,
    shellUri: '',
    authentication: mechanisms[mechanism] ?? 'Default',
    credential: Credential ? plainCredential(Credential) : null,
    certificateThumbprint: CertificateThumbprint ?? null,
    allowRedirection: false,
    enableNetworkAccess: false,
  };
}

/** A fault as the message of WinRM's cmdlets has it: the XML of the fault itself. */
export function faultText(number: string, message: string, machine: string): string {
  const escaped = message.replace(
    /[<>&]/g,
    (character) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[character] ?? '',
  );
  return `<f:WSManFault xmlns:f="http://schemas.microsoft.com/wbem/wsman/1/wsmanfault" Code="${number}" Machine="${machine}"><f:Message>${escaped} </f:Message></f:WSManFault>`;
}

/** Milliseconds that a computer may take to answer. */
export const askOptions = (options: SessionOptions): SessionOptions => ({ ...options, operationTimeout: 60_000 });
