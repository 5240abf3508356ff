/** Set-Location changes where the session stands. `-` goes back in the history of locations, `+` forward again. */
import { isPathError, isType } from '../../providers/errors.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { passThru } from './item-parameters.js';
import { providerContext, reportThrown } from './provider-call.js';

export const SetLocation = cmdlet('Set-Location', ['sl', 'cd', 'chdir'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Changes the current location.',
  defaultSet: 'Path',
  parameters: {
    Path: {
      type: t.string,
      position: 0,
      from: 'both',
      sets: ['Path'],
      wildcards: true,
      help: 'The new location; home when it is not given. - is the one before.',
    },
    LiteralPath: {
      type: t.string,
      aliases: ['PSPath', 'LP'],
      mandatory: true,
      from: 'propertyName',
      sets: ['LiteralPath'],
      help: 'The new location, taken as it is.',
    },
    PassThru: { ...passThru, help: 'Write the new location.' },
    StackName: { type: t.string, from: 'propertyName', sets: ['Stack'], help: 'Make this the current location stack.' },
  },
  outputs: ['System.Management.Automation.PathInfo', 'System.Management.Automation.PathInfoStack'],
  examples: [
    { code: 'New-Item sub -ItemType Directory | Out-Null; Set-Location sub; Split-Path -Leaf $PWD', output: 'sub' },
    {
      code: 'Set-Location env: -PassThru | ForEach-Object Path; Set-Location -; $PWD.Provider.Name',
      output: 'Env:/\nFileSystem',
    },
  ],
  run: (cmd) => ({
    process(parameters) {
      const { locations, providers } = cmd.session.providers;
      const result = reportingLocationErrors(cmd, () => {
        if (cmd.parameterSet === 'Stack') return locations.setDefaultStack(parameters.StackName ?? '');
        const path = parameters.LiteralPath ?? parameters.Path ?? '';
        return locations.set(
          path === '' ? (providers.get('FileSystem').home ?? '') : path,
          providerContext(cmd, parameters),
        );
      });
      if (parameters.PassThru && result) cmd.writeObject(result);
    },
  }),
}));

/** Reports what is wrong with a location or stack; undefined then. */
export function reportingLocationErrors<T>(cmd: CmdletRuntime, action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (!isPathError(error) && !isType(error, 'System.Management.Automation.PSArgumentException')) throw error;
    reportThrown(cmd, error);
    return undefined;
  }
}
