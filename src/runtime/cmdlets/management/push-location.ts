/** Push-Location remembers the current location on a stack, and may change it. */
import { cmdlet, t } from '../cmdlet.js';
import { passThru } from './item-parameters.js';
import { providerContext } from './provider-call.js';
import { reportingLocationErrors } from './set-location.js';

export const PushLocation = cmdlet('Push-Location', ['pushd'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Adds the current location to a location stack.',
  defaultSet: 'Path',
  parameters: {
    Path: { type: t.string, position: 0, from: 'both', sets: ['Path'], wildcards: true, help: 'Where to go then.' },
    LiteralPath: {
      type: t.string,
      aliases: ['PSPath', 'LP'],
      from: 'propertyName',
      sets: ['LiteralPath'],
      help: 'Where to go then, taken as it is.',
    },
    PassThru: { ...passThru, help: 'Write the new location.' },
    StackName: { type: t.string, from: 'propertyName', help: 'The stack; the current one when it is not given.' },
  },
  outputs: ['System.Management.Automation.PathInfo'],
  examples: [
    { code: '$before = $PWD.Path; Push-Location /; $PWD.Path; Pop-Location; $PWD.Path -eq $before', output: '/\nTrue' },
  ],
  run: (cmd) => ({
    process(parameters) {
      const { locations } = cmd.session.providers;
      locations.push(parameters.StackName ?? '');
      const path = parameters.LiteralPath ?? parameters.Path ?? '';
      const result = reportingLocationErrors(cmd, () => locations.set(path, providerContext(cmd, parameters)));
      if (parameters.PassThru && result) cmd.writeObject(result);
    },
  }),
}));
