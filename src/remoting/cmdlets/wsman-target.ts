/**
 * What -ComputerName and -ConnectionUri mean: a loopback session where they name this computer and nothing asks for more, else
 * WSMan.
 */
import { hostname } from 'node:os';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { PSCredential } from '../../runtime/dotnet/automation/credential.js';
import type { Uri } from '../../runtime/dotnet/uri/uri.js';
import { plainCredential } from '../../runtime/engine/credentials.js';
import { getVariable } from '../../runtime/engine/variables.js';
import { toText } from '../../runtime/language/to-text.js';
import { NetException } from '../../runtime/objects/net-exception.js';
import { fold, isNull } from '../../runtime/objects/values.js';
import { messages } from '../messages.js';
import type { Authentication, SessionTarget, TargetOf } from '../transports/targets.js';
import { loopbackTarget } from './loopback-target.js';

export interface WSManValues {
  Credential?: PSCredential | undefined;
  ConfigurationName?: string | undefined;
  Port?: number | undefined;
  UseSSL?: boolean | undefined;
  ApplicationName?: string | undefined;
  Authentication?: Authentication | undefined;
  CertificateThumbprint?: string | undefined;
  EnableNetworkAccess?: boolean | undefined;
  AllowRedirection?: boolean | undefined;
}

const resourcePrefix = 'http://schemas.microsoft.com/powershell/';
const defaultConfiguration = 'Microsoft.PowerShell';
const defaultApplication = 'WSMan';
export const localhost = 'localhost';

/** Given any of these, a session goes over WSMan even to this computer. */
const wsmanOnly = ['Port', 'UseSSL', 'Credential', 'Authentication', 'ApplicationName', 'CertificateThumbprint'];

/** The target for a name of -ComputerName. Throws NetException for what cannot be one. */
export function computerTarget(cmd: CmdletRuntime, name: string, values: WSManValues): SessionTarget {
  checkAuthentication(values);
  const computerName = name === '.' ? localhost : name;
  if (isThisComputer(name) && !wsmanOnly.some((parameter) => cmd.isBound(parameter)))
    return loopbackTarget(cmd, computerName, shellUriOf(cmd, values));
  const scheme = values.UseSSL ? 'https' : 'http';
  const port = values.Port ?? (values.UseSSL ? 5986 : 5985);
  const host = computerName.includes(':') ? `[${computerName.replace(/^\[|\]$/g, '')}]` : computerName;
  return {
    kind: 'wsman',
    computerName,
    connectionUri: `${scheme}://${host}:${port}/${applicationNameOf(cmd, values).replace(/^\//, '')}`,
    ...settingsOf(cmd, values),
    allowRedirection: false,
  };
}

/** The target for -ConnectionUri; null means `http://localhost:5985/WSMAN`. Throws NetException. */
export function uriTarget(cmd: CmdletRuntime, uri: Uri | null, values: WSManValues): SessionTarget {
  checkAuthentication(values);
  if (uri === null) return computerTarget(cmd, localhost, values);
  if (!uri.isAbsolute) throw new NetException('System.NotSupportedException', messages.relativeUri);
  const { scheme, port, path, query } = uri.absolute;
  if (scheme !== 'http' && scheme !== 'https') throw new NetException('System.ArgumentException', messages.uriScheme);
  const application = path === '/' && query === '' ? '/wsman' : path + query;
  return {
    kind: 'wsman',
    computerName: uri.host,
    connectionUri: `${scheme}://${uri.host}:${port}${application}`,
    ...settingsOf(cmd, values),
    allowRedirection: values.AllowRedirection ?? false,
  };
}

function settingsOf(
  cmd: CmdletRuntime,
  values: WSManValues,
): Omit<TargetOf<'wsman'>, 'kind' | 'computerName' | 'connectionUri' | 'allowRedirection'> {
  return {
    shellUri: shellUriOf(cmd, values),
    authentication: values.Authentication ?? 'Default',
    credential: values.Credential ? plainCredential(values.Credential) : null,
    certificateThumbprint: values.CertificateThumbprint ?? null,
    enableNetworkAccess: values.EnableNetworkAccess ?? false,
  };
}

/** The configuration's resource URI; a short name gets PowerShell's prefix. */
function shellUriOf(cmd: CmdletRuntime, { ConfigurationName }: WSManValues): string {
  const name = ConfigurationName || variableText(cmd, 'PSSessionConfigurationName') || defaultConfiguration;
  return fold(name).includes(fold(resourcePrefix)) ? name : resourcePrefix + name;
}
function applicationNameOf(cmd: CmdletRuntime, { ApplicationName }: WSManValues): string {
  return ApplicationName || variableText(cmd, 'PSSessionApplicationName') || defaultApplication;
}
function variableText(cmd: CmdletRuntime, name: string): string {
  const value = getVariable(cmd.context.frame.scope, name);
  return isNull(value) ? '' : toText(value);
}

/** True for `.`, `localhost` and this computer's own name, in any case. */
export function isThisComputer(name: string): boolean {
  const own = fold(hostname());
  return ['.', localhost, own, own.replace(/\..*$/, '')].includes(fold(name));
}

/** A thumbprint stands alone, and who logs in implicitly needs no credential. Throws InvalidOperationException. */
function checkAuthentication({ Credential, CertificateThumbprint, Authentication }: WSManValues): void {
  const refuse = (what: string, other: string) => {
    throw new NetException('System.InvalidOperationException', messages.ambiguousAuthentication(what, other));
  };
  if (Credential && CertificateThumbprint) refuse('CertificateThumbPrint', 'Credential');
  if (CertificateThumbprint && Authentication && Authentication !== 'Default')
    refuse('CertificateThumbPrint', Authentication);
  if (Credential && Authentication === 'NegotiateWithImplicitCredential') refuse('Credential', Authentication);
}

/** True for what can name a computer: a DNS name or an IP address. */
export function isComputerName(name: string): boolean {
  return (
    /^[\p{L}\p{N}_]([\p{L}\p{N}_.-]*[\p{L}\p{N}_.])?$/u.test(name) ||
    /^\[?[0-9A-Fa-f:.%\w]*:[0-9A-Fa-f:.%\w]*\]?$/.test(name)
  );
}
