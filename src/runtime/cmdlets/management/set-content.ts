/** Set-Content replaces an item's content. A pipeline's values go one after the other into the same, freshly emptied item. */
import { cmdlet } from '../cmdlet.js';
import { providerParameters } from './provider-call.js';
import { clearBefore, writeContent, writeParameters } from './write-content.js';

export const SetContent = cmdlet('Set-Content', [], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Writes new content to an item, in place of what was there.',
  defaultSet: 'Path',
  supportsShouldProcess: true,
  parameters: writeParameters,
  dynamicParameters: providerParameters('setContent'),
  outputs: ['System.String'],
  examples: [
    { code: "Set-Content a.txt 'one', 'two'; Get-Content a.txt", output: 'one\ntwo' },
    { code: "1..3 | Set-Content n.txt; (Get-Content n.txt) -join ','", output: '1,2,3' },
    { code: 'Set-Content b.bin -AsByteStream -Value ([byte[]](1, 2)); (Get-Item b.bin).Length', output: '2' },
  ],
  run: (cmd, given) =>
    writeContent(
      cmd,
      given,
      'Set Content',
      (path, context) => clearBefore(cmd, path, context),
      () => {},
    ),
}));
