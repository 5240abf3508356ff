/** Add-Content writes behind an item's content. A file's own byte order mark decides the encoding of what is added. */
import { cmdlet } from '../cmdlet.js';
import { providerParameters } from './provider-call.js';
import { writeContent, writeParameters } from './write-content.js';

export const AddContent = cmdlet('Add-Content', [], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Adds content to an item.',
  defaultSet: 'Path',
  supportsShouldProcess: true,
  parameters: writeParameters,
  dynamicParameters: providerParameters('setContent'),
  outputs: ['System.String'],
  examples: [
    { code: "Set-Content a.txt 'one'; Add-Content a.txt 'two'; Get-Content a.txt", output: 'one\ntwo' },
    { code: "'x', 'y' | Add-Content new.txt; (Get-Content new.txt).Count", output: '2' },
  ],
  run: (cmd, given) =>
    writeContent(
      cmd,
      given,
      'Add Content',
      () => {},
      (writer) => writer.seekToEnd(),
    ),
}));
