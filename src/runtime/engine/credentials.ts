/** PSCredential values from what the host gives. */
import { PSCredential } from '../dotnet/automation/credential.js';
import { psArgument } from '../dotnet/automation/ps-errors.js';
import { type Credential, HostMethod } from '../host/host-call.js';
import { construct } from '../objects/members.js';
import { requireType } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';
import { currentEngine } from './current-engine.js';
import { secureStringFromBytes } from './secure-values.js';

export function credentialFrom(credential: Credential | null): unknown {
  if (credential === null) return null;
  const password = secureStringFromBytes(credential.password);
  return construct(requireType('System.Management.Automation.PSCredential'), [credential.userName, password]);
}

/** A PSCredential as it crosses threads. The holder zeroes the copy of the password. */
export function plainCredential(credential: PSCredential): Credential {
  return { userName: credential.userName, password: new Uint8Array(credential.password.bytes) };
}

/**
 * CredentialAttribute: a PSCredential stays as it is, for a user name (or nothing) the host asks. Throws what the host throws
 * when nobody can be asked.
 */
export function credentialArgument(value: unknown): unknown {
  const base = baseOf(value);
  if (base instanceof PSCredential) return value;
  if (!isNull(base) && typeof base !== 'string') throw psArgument('inputData');
  const { host } = currentEngine();
  const user = typeof base === 'string' ? base : '';
  return credentialFrom(
    host.call(
      HostMethod.PromptForCredential2,
      'PowerShell credential request',
      'Enter your credentials.',
      user,
      '',
      3,
      1,
    ),
  );
}
