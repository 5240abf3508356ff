/** Update-Help says that there are no help files to update. */
import { cmdlet, t } from '../cmdlet.js';
import { helpUpdateParameters, refuseHelpUpdate } from './help-update.js';

export const UpdateHelp = cmdlet('Update-Help', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Downloads and installs the newest help files, which this shell has none of.',
  defaultSet: 'Path',
  supportsShouldProcess: true,
  parameters: {
    Module: {
      type: t.array(t.string),
      position: 0,
      from: 'propertyName',
      aliases: ['Name'],
      wildcards: true,
      help: 'Modules.',
    },
    SourcePath: {
      type: t.array(t.string),
      position: 1,
      sets: ['Path'],
      aliases: ['Path'],
      help: 'Folders of help files.',
    },
    LiteralPath: {
      type: t.array(t.string),
      sets: { LiteralPath: { from: 'propertyName' } },
      aliases: ['PSPath', 'LP'],
      help: 'Folders in whose names wildcard characters stand for themselves.',
    },
    Recurse: { type: t.switch, default: false, help: 'Search folders below.' },
    ...helpUpdateParameters,
  },
  examples: [
    {
      code: 'Update-Help -ErrorAction SilentlyContinue; $Error[0].FullyQualifiedErrorId',
      output: 'UpdatableHelpNotSupported,Microsoft.PowerShell.Commands.UpdateHelpCommand',
    },
    { code: '(Get-Command Update-Help).ParameterSets.Name', output: 'Path\nLiteralPath' },
  ],
  run: (cmd) => ({ process: () => refuseHelpUpdate(cmd, 'Update-Help') }),
}));
