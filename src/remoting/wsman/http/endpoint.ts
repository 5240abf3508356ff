/** Where requests go, and with what rights: made once for a session from its target and its options. */
import { isIP } from 'node:net';
import { powershellVersion } from '../../../runtime/engine/version.js';
import type { AuthenticationSettings } from '../../authentication/authentication.js';
import { AuthenticationError } from '../../authentication/authentication-error.js';
import { Credential } from '../../authentication/credential.js';
import { messages as authenticationMessages } from '../../authentication/messages.js';
import type { SessionOptions } from '../../client/session-options.js';
import type { WSManTarget } from '../../transports/targets.js';
import type { UserInteraction } from '../../transports/user-interaction.js';
import { type ClientCertificate, findClientCertificate } from '../certificates/client-certificate.js';
import { isTrustedHost, readClientSettings } from '../client-settings.js';
import { wsmanMessages } from '../messages.js';
import { FaultCode, WSManFault } from '../soap/fault.js';
import { type ProxyServer, proxyFor } from './proxy.js';

export interface Endpoint {
  /** With the query that PowerShell adds. */
  url: URL;
  /** Without brackets. */
  host: string;
  port: number;
  proxy: ProxyServer | null;
  options: SessionOptions;
  interaction: UserInteraction;
  authentication: AuthenticationSettings;
  /** Header fields of every request, beside the usual ones. */
  headers: Readonly<Record<string, string>>;
  clientCertificate: ClientCertificate | null;
  /** Wipes the password. */
  dispose(): void;
}

/** These do not seal, so that AllowUnencrypted is about them; the others go on sealing. */
const schemesOfRequests: readonly string[] = ['Basic', 'Digest'];

/**
 * Throws WSManFault or AuthenticationError for what is not allowed, TransportError for settings that cannot be read, before anything
 * was sent. Who does not sign in gives nothing away, and may ask anybody.
 */
export function createEndpoint(
  target: WSManTarget,
  options: SessionOptions,
  interaction: UserInteraction,
  isAuthenticated = true,
): Endpoint {
  const url = new URL(target.connectionUri);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const useSSL = url.protocol === 'https:';
  const settings = readClientSettings();
  if (isAuthenticated) {
    checkAddress(target, host, useSSL, settings.trustedHosts);
    checkAllowed(target, settings.auth);
  }
  const credential = target.credential
    ? new Credential(target.credential.userName, Buffer.from(target.credential.password))
    : null;
  const port = Number(url.port) || (useSSL ? 443 : 80);
  const { certificateThumbprint } = target;
  const query = `PSVersion=${powershellVersion}`;
  url.search = url.search === '' ? `?${query}` : `${url.search};${query}`;
  return {
    url,
    host,
    port,
    proxy: proxyFor(url, options.proxyAccessType),
    options,
    interaction,
    authentication: {
      mechanism: !isAuthenticated
        ? 'None'
        : certificateThumbprint === null
          ? target.authentication
          : 'ClientCertificate',
      credential,
      computerName: host,
      port,
      includePortInSPN: options.includePortInSPN,
      useSSL,
      noEncryption:
        options.noEncryption || (settings.allowUnencrypted && schemesOfRequests.includes(target.authentication)),
      delegation: 'policy',
      oldestCredsspVersion: 5,
      memory: { kerberosIsNotToBeHad: false },
    },
    headers: isAuthenticated ? {} : { WSMANIDENTIFY: 'unauthenticated' },
    clientCertificate: certificateThumbprint === null ? null : findClientCertificate(certificateThumbprint),
    dispose: () => credential?.dispose(),
  };
}

/** An address proves nothing of who is there: it needs a credential, and TLS or the user's word (TrustedHosts). */
function checkAddress(target: WSManTarget, host: string, useSSL: boolean, trustedHosts: string): void {
  if (isIP(host) === 0) return;
  const knowsWho = target.credential !== null || target.certificateThumbprint !== null;
  if (knowsWho && (useSSL || isTrustedHost(trustedHosts, host))) return;
  throw new WSManFault(FaultCode.addressNotTrusted, wsmanMessages.addressNotTrusted);
}

/** WSMan:\localhost\Client\Auth can forbid a mechanism. */
function checkAllowed(target: WSManTarget, allowed: Readonly<Record<string, boolean>>): void {
  if (target.certificateThumbprint !== null) {
    if (!allowed['certificate']) throw forbidden('Certificate');
    return;
  }
  const name = target.authentication.toLowerCase().replace('negotiatewithimplicitcredential', 'negotiate');
  if (allowed[name === 'default' ? 'negotiate' : name] === false) throw forbidden(target.authentication);
}

function forbidden(mechanism: string): AuthenticationError {
  return new AuthenticationError('NotSupported', authenticationMessages.mechanismDisabled(mechanism));
}
