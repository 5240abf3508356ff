/** New-PSDrive gives a place in a provider's store a drive name, in the current scope. */

import type { NetException } from '../../objects/net-exception.js';
import { PSDriveInfo } from '../../providers/drive-info.js';
import { isPathError, isType } from '../../providers/errors.js';
import { cmdlet, t } from '../cmdlet.js';
import { credential } from './item-parameters.js';
import { providerContext, reportThrown } from './provider-call.js';

function isReported(thrown: unknown): thrown is NetException {
  const isState = isType(thrown, 'System.Management.Automation.SessionStateException');
  return isState || isType(thrown, 'System.Management.Automation.PSArgumentException') || isPathError(thrown);
}

export const NewPSDrive = cmdlet('New-PSDrive', ['ndr'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Makes a drive for a place in a provider.',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  parameters: {
    Name: {
      type: t.string,
      mandatory: true,
      position: 0,
      from: 'propertyName',
      help: 'Name of the drive, without a colon.',
    },
    PSProvider: { type: t.string, mandatory: true, position: 1, from: 'propertyName', help: 'The provider.' },
    Root: {
      type: t.string,
      mandatory: true,
      position: 2,
      from: 'propertyName',
      allowEmptyString: true,
      help: "The place that the drive starts at, in the provider's own terms.",
    },
    Description: { type: t.string, from: 'propertyName', help: 'A text about the drive.' },
    Scope: {
      type: t.string,
      from: 'propertyName',
      help: 'The scope that has the drive: Global, Local, Script or a number.',
    },
    Credential: credential,
  },
  outputs: ['System.Management.Automation.PSDriveInfo'],
  examples: [
    {
      code: 'New-Item data/f.txt -Value \'on drive\' -Force | Out-Null; (New-PSDrive work FileSystem "$PWD/data").Name; Get-Content work:/f.txt',
      output: 'work\non drive',
    },
  ],
  run: (cmd) => ({
    process({ Name, PSProvider, Root, Description, Scope, Credential }) {
      const session = cmd.session.providers;
      try {
        const provider = session.providers.get(PSProvider);
        if (!cmd.shouldProcess(`Name: ${Name} Provider: ${provider.fullName} Root: ${Root}`, 'New drive')) return;
        const drive = new PSDriveInfo(Name, provider, Root, Description ?? null);
        drive.credential = Credential ?? null;
        session.newDrive(drive, Scope ?? '', providerContext(cmd, {}));
      } catch (error) {
        if (!isReported(error)) throw error;
        reportThrown(cmd, error);
      }
    },
  }),
}));
