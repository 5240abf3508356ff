/** Remove-PSReadLineKeyHandler takes keys of the line editor their functions. */
import './option-types.js';
import { cmdlet } from '../cmdlet.js';
import { chordParameters } from './chord-parameters.js';
import { lineEditor } from './line-editor.js';

export const RemovePSReadLineKeyHandler = cmdlet('Remove-PSReadLineKeyHandler', [], () => ({
  module: 'PSReadLine',
  synopsis: 'Takes keys of the line editor their functions.',
  className: 'Microsoft.PowerShell.RemoveKeyHandlerCommand',
  parameters: chordParameters,
  examples: [
    {
      code: 'try { Remove-PSReadLineKeyHandler -Chord Tab } catch { "$_" }',
      output: 'There is no line editor: the shell does not read from a terminal.',
    },
  ],
  run: (_cmd, { Chord, ViMode }) => ({
    end: () => lineEditor.setKeyHandlers(Chord, ViMode),
  }),
}));
