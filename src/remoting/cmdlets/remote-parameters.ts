/**
 * The parameters that the cmdlets of remoting share, each as the real engine has it. `sets` are the sets of the cmdlet at hand
 * that the parameter belongs to.
 */
import { type ParameterSetEntry, type ParameterSpec, type ParameterType, t } from '../../runtime/cmdlets/cmdlet.js';

import type { PSCredential } from '../../runtime/dotnet/automation/credential.js';
import type { PSSessionOption } from '../../runtime/dotnet/automation/session-option.js';
import { credentialArgument } from '../../runtime/engine/credentials.js';
import type { Authentication } from '../transports/targets.js';
import type { PSSession } from './ps-session.js';

type Sets = readonly string[];
export type SetEntries = Readonly<Record<string, ParameterSetEntry>>;

const runspaces = 'System.Management.Automation.Runspaces';

/** The same entry for several sets. */
export function inSets(sets: Sets, entry: ParameterSetEntry = {}): SetEntries {
  return Object.fromEntries(sets.map((set) => [set, entry]));
}

const spec = <T>(type: ParameterType<T>, help: string, rest: Partial<ParameterSpec<T>>): ParameterSpec<T> => ({
  type,
  help,
  ...rest,
});

export const authenticationType = t.enum<Authentication>(`${runspaces}.AuthenticationMechanism`);
export const sessionOptionType = t.net<PSSessionOption>('System.Management.Automation.Remoting.PSSessionOption');
export const credentialType = t.net<PSCredential>('System.Management.Automation.PSCredential');

/** A switch that is false when it is not given. */
export const switchIn = (sets: Sets, help: string, aliases?: readonly string[]) =>
  ({ type: t.switch, sets, default: false, help, ...(aliases ? { aliases } : {}) }) as const;

export const enableNetworkAccess = (sets: Sets) =>
  switchIn(sets, 'Lets a loopback session reach other computers as you; without an effect on other sessions.');

export const credential = (sets: SetEntries) =>
  spec(credentialType, 'Who logs in there: a PSCredential, or a user name whose password is asked for.', {
    sets,
    transform: credentialArgument,
    defaultText: 'Current user',
  });

export const configurationName = (sets: Sets) =>
  spec(t.string, 'The session configuration there: its name, or its whole resource URI.', {
    sets,
    from: 'propertyName',
    defaultText: '$PSSessionConfigurationName',
  });

export const port = (sets: Sets, help = 'The port; 5985, or 5986 with -UseSSL.') =>
  spec(t.int, help, { sets, validate: [{ range: [1, 65535] }] });

export const sslSwitch = (sets: Sets) => switchIn(sets, 'Goes over HTTPS.');

export const applicationName = (sets: Sets) =>
  spec(t.string, "The last part of the connection's address, which chooses the listener there.", {
    sets,
    from: 'propertyName',
    defaultText: '$PSSessionApplicationName',
  });

export const allowRedirection = (sets: Sets) =>
  switchIn(sets, 'Follows when the far side sends the connection elsewhere.');

export const sessionOption = (sets: Sets) =>
  spec(sessionOptionType, 'Advanced options: what New-PSSessionOption makes, or a hashtable of its properties.', {
    sets,
    validate: [{ notNull: true }],
    defaultText: '$PSSessionOption',
  });

export const authentication = (sets: Sets) =>
  spec(authenticationType, 'How you prove there who you are.', { sets, defaultText: 'Default' });

export const certificateThumbprint = (sets: Sets) =>
  spec(t.string, 'The thumbprint of the certificate that says who you are, in place of a credential.', { sets });

export const throttleLimit = (sets: Sets) =>
  spec(t.int, 'How many connections are made, or sessions used, at once.', { sets, defaultText: '32' });

export const runAsAdministrator = (sets: Sets) => switchIn(sets, 'Works in the container as its administrator.');

// How sessions are named to those cmdlets that take several.
export const sessions = {
  type: t.array(t.net<PSSession>('System.Management.Automation.Runspaces.PSSession')),
  mandatory: true,
  position: 0,
  from: 'both',
  sets: ['Session'],
  validate: [{ notNullOrEmpty: true }],
  help: 'The sessions.',
} as const;
export const sessionNames = {
  type: t.array(t.string),
  mandatory: true,
  from: 'propertyName',
  sets: ['Name'],
  validate: [{ notNullOrEmpty: true }],
  wildcards: true,
  help: 'Their names.',
} as const;
export const sessionIds = {
  type: t.array(t.int),
  mandatory: true,
  position: 0,
  from: 'propertyName',
  sets: ['Id'],
  validate: [{ notNull: true }],
  help: 'Their numbers.',
} as const;
export const sessionInstanceIds = {
  type: t.array(t.net('System.Guid')),
  mandatory: true,
  from: 'propertyName',
  sets: ['InstanceId'],
  validate: [{ notNull: true }],
  help: 'Their instance ids.',
} as const;
