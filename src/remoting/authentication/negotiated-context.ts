/** Which mechanisms a user can be signed in with: Kerberos where a ticket is to be had, NTLM where there is a password. */
import { isIP } from 'node:net';
import type { AuthenticationSettings } from './authentication.js';
import { AuthenticationError, type AuthenticationErrorCode } from './authentication-error.js';
import { md5OfBindings } from './channel-binding.js';
import { KerberosContext } from './kerberos/kerberos-context.js';
import { messages } from './messages.js';
import { NtlmContext } from './ntlm/ntlm-context.js';
import type { NegotiableContext, SecurityContext } from './security-context.js';
import { SpnegoContext } from './spnego/spnego-context.js';

export type NegotiateScheme = 'Negotiate' | 'Kerberos' | 'NTLM';

/**
 * Names that the service of a computer may have. HTTP is what Windows' own client asks for, but it may belong to the account of
 * a web site, whose tickets WinRM cannot read.
 */
export const kerberosServices = ['HTTP', 'host', 'WSMAN'] as const;

/**
 * Where Kerberos fails for these reasons, NTLM may still do. A wrong password is none: the second attempt would only count
 * against the user.
 */
const kerberosIsNotToBeHad: readonly AuthenticationErrorCode[] = [
  'NoLogonServers',
  'NotSupported',
  'TargetUnknown',
  'NoCredential',
  'ClockSkew',
];

export interface Contexts {
  context: SecurityContext;
  /** The one of Kerberos within, where there is one. */
  kerberos: KerberosContext | null;
  /** Why mechanisms were passed over. */
  passedOver(): readonly AuthenticationError[];
}

/** Throws AuthenticationError when there is nothing to sign in with. */
export function createContext(
  settings: AuthenticationSettings,
  scheme: NegotiateScheme,
  services: readonly string[],
  bindings: Buffer | null,
): Contexts {
  const none = () => [];
  if (scheme === 'NTLM') return { context: createNtlm(settings, bindings), kerberos: null, passedOver: none };
  const kerberos = canUseKerberos(settings) ? createKerberos(settings, services, bindings) : null;
  if (scheme === 'Kerberos') return { context: required(kerberos), kerberos, passedOver: none };

  const candidates: NegotiableContext[] = kerberos === null ? [] : [kerberos];
  if (settings.mechanism !== 'Kerberos' && settings.credential !== null)
    candidates.push(createNtlm(settings, bindings));
  if (candidates.length === 0) required(kerberos);
  const spnego = new SpnegoContext(candidates, ({ code }) => kerberosIsNotToBeHad.includes(code));
  return { context: spnego, kerberos, passedOver: () => spnego.passedOver };
}

/** A user without a domain is one of the remote computer, unless Kerberos is asked for. */
function canUseKerberos({ computerName, credential, mechanism, memory }: AuthenticationSettings): boolean {
  if (isAddress(computerName)) return false;
  // Asking again for a KDC that does not answer would cost seconds for each connection.
  if (memory?.kerberosIsNotToBeHad && mechanism !== 'Kerberos') return false;
  return mechanism === 'Kerberos' || credential === null || credential.kerberosPrincipal !== null;
}

function isAddress(name: string): boolean {
  return isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0;
}

function required(kerberos: KerberosContext | null): KerberosContext {
  if (kerberos !== null) return kerberos;
  throw new AuthenticationError('KerberosWithAddress', messages.kerberosWithAddress);
}

function createKerberos(
  settings: AuthenticationSettings,
  services: readonly string[],
  channelBindings: Buffer | null,
): KerberosContext {
  const { credential, delegation } = settings;
  const patience = patienceFor(settings);
  return new KerberosContext(credential, { services, host: hostOf(settings), delegation, channelBindings, patience });
}

/**
 * A domain of one word is seldom one that a KDC can be found for (`SERVER\user` is a user of that computer), but asking the
 * network can take many seconds. NTLM does instead.
 */
function patienceFor({ mechanism, credential }: AuthenticationSettings): number | null {
  const domain = credential?.kerberosPrincipal?.split('@').at(-1) ?? '';
  return mechanism === 'Kerberos' || domain === '' || domain.includes('.') ? null : 2000;
}

function createNtlm(settings: AuthenticationSettings, bindings: Buffer | null): NtlmContext {
  const { credential } = settings;
  if (credential === null) throw new AuthenticationError('CredentialRequired', messages.credentialRequired('NTLM'));
  return new NtlmContext(credential, {
    servicePrincipalName: `${kerberosServices[0]}/${hostOf(settings)}`,
    channelBindings: bindings === null ? null : md5OfBindings(bindings),
  });
}

function hostOf({ computerName, port, includePortInSPN }: AuthenticationSettings): string {
  return includePortInSPN ? `${computerName}:${port}` : computerName;
}
