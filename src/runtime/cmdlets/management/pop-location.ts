/** Pop-Location goes back to the location that was pushed last. */
import { cmdlet, t } from '../cmdlet.js';
import { passThru } from './item-parameters.js';
import { providerContext } from './provider-call.js';
import { reportingLocationErrors } from './set-location.js';

export const PopLocation = cmdlet('Pop-Location', ['popd'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Changes the location to the one that was last added to a stack.',
  parameters: {
    PassThru: { ...passThru, help: 'Write the new location.' },
    StackName: { type: t.string, from: 'propertyName', help: 'The stack; the current one when it is not given.' },
  },
  outputs: ['System.Management.Automation.PathInfo'],
  examples: [
    { code: '$before = $PWD.Path; Push-Location /; Pop-Location; $PWD.Path -eq $before', output: 'True' },
    {
      code: 'Push-Location / -StackName one; Pop-Location -StackName one -PassThru | ForEach-Object { $_.Path -eq $PWD.Path }',
      output: 'True',
    },
  ],
  run: (cmd) => ({
    process({ StackName, PassThru }) {
      const { locations } = cmd.session.providers;
      const result = reportingLocationErrors(cmd, () => locations.pop(StackName ?? '', providerContext(cmd, {})));
      if (PassThru && result) cmd.writeObject(result);
    },
  }),
}));
