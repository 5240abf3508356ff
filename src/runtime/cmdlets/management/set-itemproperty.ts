/** Set-ItemProperty changes a property by name and value, or those that an object has. */
import { getProperty, propertyNames } from '../../objects/members.js';
import { PSObject } from '../../objects/ps-object.js';
import { cmdlet, t } from '../cmdlet.js';
import { pathByName } from './item-parameters.js';
import { changeParameters, propertyName } from './item-property-parameters.js';
import { eachPath, providerContext } from './provider-call.js';

const valueSets = ['propertyValuePathSet', 'propertyValueLiteralPathSet'];

export const SetItemProperty = cmdlet('Set-ItemProperty', ['sp'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Changes the value of a property of an item.',
  defaultSet: 'propertyValuePathSet',
  supportsShouldProcess: true,
  parameters: {
    Path: { ...pathByName.Path, sets: ['propertyPSObjectPathSet', 'propertyValuePathSet'] },
    LiteralPath: { ...pathByName.LiteralPath, sets: ['propertyValueLiteralPathSet', 'propertyPSObjectLiteralPathSet'] },
    Name: { ...propertyName, sets: valueSets },
    Value: {
      type: t.object,
      mandatory: true,
      position: 2,
      from: 'propertyName',
      sets: valueSets,
      allowNull: true,
      help: 'The new value.',
    },
    InputObject: {
      type: t.psobject,
      mandatory: true,
      from: 'both',
      sets: ['propertyPSObjectPathSet', 'propertyPSObjectLiteralPathSet'],
      help: 'An object whose properties are set.',
    },
    ...changeParameters,
  },
  examples: [
    {
      code: "Set-Content f.txt 1; Set-ItemProperty f.txt LastWriteTime '2020-05-06'; (Get-Item f.txt).LastWriteTime.Year",
      output: '2020',
    },
    {
      code: 'Set-Content f.txt 1; Set-ItemProperty f.txt IsReadOnly $true; (Get-Item f.txt).IsReadOnly',
      output: 'True',
    },
  ],
  run: (cmd) => ({
    process(parameters) {
      const { Name, Value, InputObject, PassThru } = parameters;
      const values = Name === undefined ? propertiesOf(InputObject) : PSObject.custom([[Name, Value]]);
      eachPath(cmd, parameters, (path) => {
        const context = providerContext(cmd, parameters);
        context.passThru = PassThru;
        cmd.session.providers.properties.set(path, values, context);
      });
    },
  }),
}));

function propertiesOf(object: unknown): PSObject {
  return PSObject.custom(propertyNames(object).map((name) => [name, getProperty(object, name)] as const));
}
