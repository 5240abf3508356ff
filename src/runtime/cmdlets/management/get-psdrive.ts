/** Get-PSDrive writes the drives of the session. */
import { WildcardPattern } from '../../language/index.js';
import { driveNotFound, isType } from '../../providers/errors.js';
import { cmdlet, t } from '../cmdlet.js';
import { matchingDrives } from './matching-drives.js';

export const GetPSDrive = cmdlet('Get-PSDrive', ['gdr'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets the drives.',
  defaultSet: 'Name',
  parameters: {
    Name: {
      type: t.array(t.string),
      position: 0,
      from: 'propertyName',
      sets: ['Name'],
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Names of drives, without a colon; all when it is not given.',
    },
    LiteralName: {
      type: t.array(t.string),
      mandatory: true,
      position: 0,
      from: 'propertyName',
      sets: ['LiteralName'],
      help: 'Names of drives, taken as they are.',
    },
    Scope: {
      type: t.string,
      from: 'propertyName',
      help: 'Drives of this scope only: Global, Local, Script or a number.',
    },
    PSProvider: { type: t.array(t.string), from: 'propertyName', help: 'Drives of these providers only.' },
  },
  outputs: ['System.Management.Automation.PSDriveInfo'],
  examples: [
    { code: '(Get-PSDrive Env, Variable).Name', output: 'Env\nVariable' },
    { code: '(Get-PSDrive -PSProvider FileSystem).Root -contains "/"', output: 'True' },
  ],
  run: (cmd) => ({
    process({ Name, LiteralName, Scope, PSProvider }) {
      const literal = LiteralName !== undefined;
      for (const name of LiteralName ?? Name ?? ['*']) {
        try {
          const drives = matchingDrives(cmd.session.providers, name, PSProvider ?? [], Scope ?? '', literal);
          for (const drive of drives) cmd.writeObject(drive);
          if (drives.length > 0 || WildcardPattern.containsWildcard(name)) continue;
          const missing = driveNotFound(name);
          cmd.writeError(cmd.error('GetDriveNoMatchingDrive', 'ObjectNotFound', name, missing.message, missing));
        } catch (error) {
          const isDrive = isType(error, 'System.Management.Automation.DriveNotFoundException');
          if (!isDrive && !isType(error, 'System.Management.Automation.ProviderNotFoundException')) throw error;
          const target = isDrive ? name : PSProvider;
          cmd.writeError(cmd.error('GetLocationNoMatchingDrive', 'ObjectNotFound', target, error.message, error));
        }
      }
    },
  }),
}));
