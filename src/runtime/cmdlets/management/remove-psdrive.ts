/** Remove-PSDrive removes drives; what they lead to stays. The current drive is in use and needs -Force. */

import type { PSDriveInfo } from '../../providers/drive-info.js';
import { driveNotFound, isType } from '../../providers/errors.js';
import type { ProviderSession } from '../../providers/provider-session.js';
import { cmdlet, t } from '../cmdlet.js';
import { matchingDrives } from './matching-drives.js';
import { reportInvalidOperation, reportThrown } from './provider-call.js';

export const RemovePSDrive = cmdlet('Remove-PSDrive', ['rdr'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Removes drives from the session.',
  defaultSet: 'Name',
  supportsShouldProcess: true,
  parameters: {
    Name: {
      type: t.array(t.string),
      mandatory: true,
      position: 0,
      from: 'propertyName',
      sets: ['Name'],
      allowNull: true,
      allowEmptyCollection: true,
      wildcards: true,
      help: 'Names of drives, without a colon.',
    },
    LiteralName: {
      type: t.array(t.string),
      mandatory: true,
      position: 0,
      from: 'propertyName',
      sets: ['LiteralName'],
      help: 'Names of drives, taken as they are.',
    },
    PSProvider: { type: t.array(t.string), from: 'propertyName', help: 'Drives of these providers only.' },
    Scope: { type: t.string, from: 'propertyName', help: 'Drives of this scope only.' },
    Force: { type: t.switch, default: false, help: 'Remove the current drive too.' },
  },
  examples: [
    {
      code: 'New-PSDrive work FileSystem / | Out-Null; Remove-PSDrive work; Test-Path work:',
      output: 'False',
    },
  ],
  run: (cmd) => ({
    process({ Name, LiteralName, PSProvider, Scope, Force }) {
      const session = cmd.session.providers;
      const given = LiteralName ?? Name ?? null;
      for (const name of given ?? ['']) {
        const drives = drivesOrNone(session, name, PSProvider ?? [], Scope ?? '', LiteralName !== undefined);
        for (const drive of drives) {
          const target = `Name: ${drive.name} Provider: ${drive.provider.fullName} Root: ${drive.root}`;
          if (!cmd.shouldProcess(target, 'Remove Drive')) continue;
          if (!Force && drive === session.drives.current)
            reportInvalidOperation(cmd, `Cannot remove drive '${drive.name}' because it is in use.`);
          else session.removeDrive(drive, Scope ?? '');
        }
        if (given !== null && drives.length === 0) reportThrown(cmd, driveNotFound(name));
      }
    },
  }),
}));

function drivesOrNone(
  session: ProviderSession,
  name: string,
  providers: readonly string[],
  scope: string,
  literal: boolean,
): PSDriveInfo[] {
  try {
    return matchingDrives(session, name, providers, scope, literal);
  } catch (error) {
    const isMissing = ['DriveNotFoundException', 'ProviderNotFoundException'].some((type) =>
      isType(error, `System.Management.Automation.${type}`),
    );
    if (isMissing) return [];
    throw error;
  }
}
