/** Get-FormatData gets the views of types, as objects. */
import type { Version } from '../../dotnet/system/version.js';
import { formatDatabaseOf } from '../../formatting/engine-formatting-session.js';
import { formatDefinitions } from '../../formatting/format-definitions.js';
import { WildcardPattern } from '../../language/index.js';
import { cmdlet, t } from '../cmdlet.js';

export const GetFormatData = cmdlet('Get-FormatData', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the formatting data in the current session.',
  parameters: {
    TypeName: {
      type: t.array(t.string),
      position: 0,
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Names of types.',
    },
    PowerShellVersion: { type: t.net<Version>('System.Version'), help: 'The version that has to understand it.' },
  },
  outputs: ['System.Management.Automation.ExtendedTypeDefinition'],
  examples: [
    { code: '(Get-FormatData System.Diagnostics.Process).FormatViewDefinition[0].Name', output: 'process' },
    { code: '(Get-FormatData System.IO.FileInfo*).TypeNames.Count -gt 0', output: 'True' },
  ],
  run: (cmd, { TypeName = ['*'] }) => ({
    process() {
      const patterns = TypeName.map((name) => new WildcardPattern(name));
      const { views } = formatDatabaseOf(cmd.context);
      const isWanted = (name: string) => patterns.some((pattern) => pattern.isMatch(name));
      for (const definition of formatDefinitions(views, isWanted)) cmd.writeObject(definition);
    },
  }),
}));
