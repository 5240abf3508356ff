/** Get-PSReadLineOption gives the options of the line editor. */
import './option-types.js';
import { cmdlet } from '../cmdlet.js';
import { EditorOptionsObject, lineEditor } from './line-editor.js';

export const GetPSReadLineOption = cmdlet('Get-PSReadLineOption', [], () => ({
  module: 'PSReadLine',
  synopsis: 'Gets the options of the line editor.',
  className: 'Microsoft.PowerShell.GetPSReadLineOption',
  parameters: {},
  outputs: ['Microsoft.PowerShell.PSConsoleReadLineOptions'],
  examples: [
    {
      code: 'try { Get-PSReadLineOption } catch { "$_" }',
      output: 'There is no line editor: the shell does not read from a terminal.',
    },
  ],
  run: (cmd) => ({
    process: () => cmd.writeObject(new EditorOptionsObject(lineEditor.options())),
  }),
}));
