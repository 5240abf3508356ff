/** Set-Item gives an item a new value. Files have none: theirs is content (Set-Content). */
import { isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import { credential, filterParameters, force, passThru, pathByName } from './item-parameters.js';
import { eachPath, providerContext, providerParameters } from './provider-call.js';

export const SetItem = cmdlet('Set-Item', ['si'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Changes the value of an item.',
  defaultSet: 'Path',
  supportsShouldProcess: true,
  parameters: {
    ...pathByName,
    Value: { type: t.object, position: 1, from: 'both', help: 'The new value.' },
    Force: force,
    PassThru: passThru,
    ...filterParameters,
    Credential: credential,
  },
  dynamicParameters: providerParameters('setItem'),
  examples: [
    { code: 'Set-Item env:COLOUR green; $env:COLOUR', output: 'green' },
    { code: "Set-Item function:Hi { 'hi' }; Hi", output: 'hi' },
    { code: '(Set-Item variable:n 5 -PassThru).Name; $n', output: 'n\n5' },
  ],
  run: (cmd) => ({
    process(parameters) {
      const value = isNull(parameters.Value) ? null : parameters.Value;
      eachPath(cmd, parameters, (path) => {
        const context = providerContext(cmd, parameters);
        context.passThru = parameters.PassThru;
        cmd.session.providers.items.set(path, value, context);
      });
    },
  }),
}));
