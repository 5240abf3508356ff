/** Get-Credential asks for a user name and password. A credential that it is given is passed on. */
import type { PSCredential } from '../../dotnet/automation/credential.js';
import { credentialArgument, credentialFrom } from '../../engine/credentials.js';
import { HostMethod } from '../../host/host-call.js';
import { cmdlet, t } from '../cmdlet.js';

/** PSCredentialTypes.Default and PSCredentialUIOptions.Default. */
const anyKind = 3;
const asUsual = 1;

export const GetCredential = cmdlet('Get-Credential', [], () => ({
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Asks for a user name and password.',
  defaultSet: 'CredentialSet',
  parameters: {
    Credential: {
      type: t.net<PSCredential>('System.Management.Automation.PSCredential'),
      sets: ['CredentialSet'],
      position: 0,
      validate: [{ notNull: true }],
      transform: credentialArgument,
      help: 'A credential, or the user name for which a password is asked.',
    },
    Message: {
      type: t.string,
      sets: ['MessageSet'],
      default: 'Enter your credentials.',
      validate: [{ notNullOrEmpty: true }],
      help: 'What to say.',
    },
    UserName: {
      type: t.string,
      sets: ['MessageSet'],
      position: 0,
      default: '',
      validate: [{ notNullOrEmpty: true }],
      help: 'The user; asked for when it is left out.',
    },
    Title: {
      type: t.string,
      sets: ['MessageSet'],
      default: 'PowerShell credential request',
      validate: [{ notNullOrEmpty: true }],
      help: 'A heading above the message.',
    },
  },
  outputs: ['System.Management.Automation.PSCredential'],
  examples: [
    {
      code: "$known = [pscredential]::new('ann', (ConvertTo-SecureString 'x' -AsPlainText))\n(Get-Credential $known).UserName",
      output: 'ann',
    },
  ],
  run(cmd, { Credential, Message, UserName, Title }) {
    const given =
      Credential ??
      credentialFrom(cmd.host.call(HostMethod.PromptForCredential2, Title, Message, UserName, '', anyKind, asUsual));
    if (given !== null) cmd.writeObject(given);
    return undefined;
  },
}));
