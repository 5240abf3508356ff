/** Save-Help says that there are no help files to save. */
import { cmdlet, t } from '../cmdlet.js';
import { helpUpdateParameters, refuseHelpUpdate } from './help-update.js';

export const SaveHelp = cmdlet('Save-Help', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Downloads and saves the newest help files, which this shell has none of.',
  defaultSet: 'Path',
  parameters: {
    DestinationPath: {
      type: t.array(t.string),
      sets: { Path: { mandatory: true, position: 0 } },
      aliases: ['Path'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Folders for the files.',
    },
    LiteralPath: {
      type: t.array(t.string),
      sets: { LiteralPath: { mandatory: true } },
      aliases: ['PSPath', 'LP'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Folders in whose names wildcard characters stand for themselves.',
    },
    Module: {
      type: t.array(t.net('System.Management.Automation.PSModuleInfo')),
      position: 1,
      from: 'both',
      aliases: ['Name'],
      help: 'Modules.',
    },
    ...helpUpdateParameters,
  },
  examples: [
    {
      code: 'Save-Help . -ErrorAction SilentlyContinue; $Error[0].FullyQualifiedErrorId',
      output: 'UpdatableHelpNotSupported,Microsoft.PowerShell.Commands.SaveHelpCommand',
    },
    { code: '(Get-Command Save-Help).ParameterSets.Name', output: 'Path\nLiteralPath' },
  ],
  run: (cmd) => ({ process: () => refuseHelpUpdate(cmd, 'Save-Help') }),
}));
