/** PSCredential values from what the host gives. */
import type { Credential } from '../host/host-call.js';
import { construct } from '../objects/members.js';
import { requireType } from '../objects/net-type.js';
import { secureStringFromBytes } from './secure-values.js';

export function credentialFrom(credential: Credential | null): unknown {
  if (credential === null) return null;
  const password = secureStringFromBytes(credential.password);
  return construct(requireType('System.Management.Automation.PSCredential'), [credential.userName, password]);
}
