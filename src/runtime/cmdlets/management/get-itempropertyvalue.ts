/** Get-ItemPropertyValue writes the values of properties alone. */
import { getProperty } from '../../objects/members.js';
import { isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import { credential, filterParameters, pathFromPipeline } from './item-parameters.js';
import { pathsOf, providerContext, reportingPathErrors } from './provider-call.js';

export const GetItemPropertyValue = cmdlet('Get-ItemPropertyValue', ['gpv'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets the values of properties of an item.',
  defaultSet: 'Path',
  parameters: {
    Path: {
      ...pathFromPipeline.Path,
      mandatory: false,
      validate: [{ notNullOrEmpty: true }],
      help: 'Path of the item; the current location when it is not given.',
    },
    LiteralPath: pathFromPipeline.LiteralPath,
    Name: {
      type: t.array(t.string),
      aliases: ['PSProperty'],
      mandatory: true,
      position: 1,
      help: 'Names of the properties.',
    },
    ...filterParameters,
    Credential: credential,
  },
  examples: [{ code: "Set-Content f.txt 'hello'; Get-ItemPropertyValue f.txt Length, Name", output: '6\nf.txt' }],
  run: (cmd) => ({
    process(parameters) {
      const paths = pathsOf(parameters);
      for (const path of paths.length > 0 ? paths : ['.'])
        reportingPathErrors(cmd, () => {
          const context = providerContext(cmd, parameters).collecting();
          cmd.session.providers.properties.get(path, parameters.Name, context);
          const found = context.takeObjects();
          context.throwFirstError();
          for (const item of found)
            for (const name of parameters.Name) {
              const value = getProperty(item, name);
              if (!isNull(value)) cmd.writeObject(value);
            }
        });
    },
  }),
}));
