/**
 * What Update-Help and Save-Help have in common. The help of this shell is made of the commands themselves, so there is nothing to
 * fetch, and both say so.
 */
import type { PSCredential } from '../../dotnet/automation/credential.js';
import { credentialArgument } from '../../engine/credentials.js';
import { t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const helpUpdateParameters = {
  UICulture: { type: t.array(t.net('System.Globalization.CultureInfo')), position: 2, help: 'Languages.' },
  FullyQualifiedModule: {
    type: t.array(t.net('Microsoft.PowerShell.Commands.ModuleSpecification')),
    from: 'propertyName',
    help: 'Modules by name and version.',
  },
  Credential: {
    type: t.net<PSCredential>('System.Management.Automation.PSCredential'),
    transform: credentialArgument,
    help: 'User name and password.',
  },
  UseDefaultCredentials: { type: t.switch, default: false, help: 'Credentials of the account itself.' },
  Force: { type: t.switch, default: false, help: 'More than once a day.' },
  Scope: {
    type: t.enum('Microsoft.PowerShell.Commands.UpdateHelpScope'),
    default: 'CurrentUser',
    help: 'For whom.',
  },
} as const;

export function refuseHelpUpdate(cmd: CmdletRuntime, command: 'Update-Help' | 'Save-Help'): void {
  const message = `The ${command} command failed because the help of this shell is part of its commands: there are no help files. Use Get-Help.`;
  cmd.writeError(
    cmd.error('UpdatableHelpNotSupported', 'NotImplemented', null, message, 'System.NotSupportedException'),
  );
}
