/** Get-Location writes where the session stands, or a stack of locations. */
import { WildcardPattern } from '../../language/index.js';
import type { NetException } from '../../objects/net-exception.js';
import { isType } from '../../providers/errors.js';
import { PathInfo } from '../../providers/path-info.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { matchingDrives } from './matching-drives.js';
import { reportThrown } from './provider-call.js';

export const GetLocation = cmdlet('Get-Location', ['gl', 'pwd'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets the current location, or a location stack.',
  defaultSet: 'Location',
  parameters: {
    PSProvider: {
      type: t.array(t.string),
      from: 'propertyName',
      sets: ['Location'],
      help: 'Location last used in these providers.',
    },
    PSDrive: { type: t.array(t.string), from: 'propertyName', sets: ['Location'], help: 'Location on these drives.' },
    Stack: { type: t.switch, default: false, sets: ['Stack'], help: 'The current location stack.' },
    StackName: { type: t.array(t.string), from: 'propertyName', sets: ['Stack'], help: 'The named location stacks.' },
  },
  outputs: ['System.Management.Automation.PathInfo', 'System.Management.Automation.PathInfoStack'],
  examples: [
    { code: '(Get-Location).Path -eq $PWD.Path', output: 'True' },
    { code: 'Push-Location /; (Get-Location -Stack).Count', output: '1' },
  ],
  run: (cmd) => ({
    process({ PSProvider, PSDrive, StackName }) {
      const { locations } = cmd.session.providers;
      if (cmd.parameterSet === 'Stack') for (const name of StackName ?? ['']) writeStack(cmd, name);
      else if (PSDrive && PSDrive.length > 0) for (const drive of PSDrive) writeOnDrives(cmd, drive, PSProvider ?? []);
      else if (PSProvider && PSProvider.length > 0) for (const provider of PSProvider) writeInProviders(cmd, provider);
      else cmd.writeObject(locations.current);
    },
  }),
}));

function writeStack(cmd: CmdletRuntime, name: string): void {
  try {
    cmd.writeObject(cmd.session.providers.locations.stack(name));
  } catch (error) {
    if (!isType(error, 'System.Management.Automation.PSArgumentException')) throw error;
    reportThrown(cmd, error);
  }
}

function writeOnDrives(cmd: CmdletRuntime, name: string, providers: readonly string[]): void {
  const report = (id: string, target: unknown, exception: NetException) =>
    cmd.writeError(cmd.error(id, 'ObjectNotFound', target, exception.message, exception));
  try {
    for (const drive of matchingDrives(cmd.session.providers, name, providers, '', false))
      cmd.writeObject(PathInfo.onDrive(drive, drive.currentLocation));
  } catch (error) {
    if (isType(error, 'System.Management.Automation.DriveNotFoundException'))
      report('GetLocationNoMatchingDrive', name, error);
    else if (isType(error, 'System.Management.Automation.ProviderNotFoundException'))
      report('GetLocationNoMatchingProvider', providers, error);
    else throw error;
  }
}

function writeInProviders(cmd: CmdletRuntime, name: string): void {
  const { providers, locations } = cmd.session.providers;
  const isPattern = WildcardPattern.containsWildcard(name);
  try {
    for (const info of providers.matching(name)) {
      try {
        cmd.writeObject(locations.ofProvider(info.fullName));
      } catch (error) {
        // A pattern stands for many providers, of which most were never visited.
        if (!isType(error, 'System.Management.Automation.DriveNotFoundException')) throw error;
        if (!isPattern) reportThrown(cmd, error);
      }
    }
  } catch (error) {
    if (!isType(error, 'System.Management.Automation.ProviderNotFoundException')) throw error;
    cmd.writeError(cmd.error('GetLocationNoMatchingProvider', 'ObjectNotFound', name, error.message, error));
  }
}
