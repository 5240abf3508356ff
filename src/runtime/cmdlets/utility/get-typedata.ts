/** Get-TypeData shows the members and hints that types have beyond .NET. */
import { TypeData } from '../../dotnet/automation/type-data.js';
import { WildcardPattern } from '../../language/index.js';
import { typeTable } from '../../objects/type-table.js';
import { cmdlet, t } from '../cmdlet.js';
import { fullTypeName } from './type-name-argument.js';

export const GetTypeData = cmdlet('Get-TypeData', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the type data of the session.',
  parameters: {
    TypeName: {
      type: t.array(t.string),
      position: 0,
      from: 'pipeline',
      wildcards: true,
      validate: [{ notNullOrEmpty: true }],
      help: 'Names of types.',
    },
  },
  outputs: ['System.Management.Automation.PSObject'],
  examples: [{ code: '(Get-TypeData System.Guid).Members.Keys', output: 'Guid' }],
  run: (cmd) => ({
    process({ TypeName = ['*'] }) {
      const patterns: WildcardPattern[] = [];
      for (const name of TypeName) {
        if (name.trim() !== '') patterns.push(new WildcardPattern(fullTypeName(name)));
        else {
          const message = 'The target type name should not be null, empty, or contain only white spaces.';
          cmd.writeError(cmd.error('TargetTypeNameEmpty', 'InvalidOperation', name, message));
        }
      }
      for (const data of typeTable.all())
        if (patterns.some((pattern) => pattern.isMatch(data.typeName))) cmd.writeObject(TypeData.of(data));
    },
  }),
}));
