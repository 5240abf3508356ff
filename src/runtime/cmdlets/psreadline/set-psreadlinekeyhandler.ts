/** Set-PSReadLineKeyHandler lets keys call a function of the line editor. */
import './option-types.js';
import { cmdlet, t } from '../cmdlet.js';
import { chordParameters } from './chord-parameters.js';
import { lineEditor } from './line-editor.js';

export const SetPSReadLineKeyHandler = cmdlet('Set-PSReadLineKeyHandler', [], () => ({
  module: 'PSReadLine',
  synopsis: 'Lets keys call a function of the line editor.',
  className: 'Microsoft.PowerShell.SetPSReadLineKeyHandlerCommand',
  parameters: {
    ...chordParameters,
    ScriptBlock: {
      type: t.scriptBlock,
      sets: { ScriptBlock: { mandatory: true, position: 1 } },
      validate: [{ notNull: true }],
      help: 'Not available: only functions can be called.',
    },
    BriefDescription: { type: t.string, sets: ['ScriptBlock'], help: 'What the keys do, in a word.' },
    Description: { type: t.string, sets: ['ScriptBlock'], aliases: ['LongDescription'], help: 'What the keys do.' },
    Function: {
      type: t.string,
      sets: { Function: { mandatory: true, position: 1 } },
      help: 'The function, by name; Get-PSReadLineKeyHandler lists them.',
    },
  },
  examples: [
    {
      code: 'try { Set-PSReadLineKeyHandler -Chord Tab -Function MenuComplete } catch { "$_" }',
      output: 'There is no line editor: the shell does not read from a terminal.',
    },
  ],
  run: (cmd, { Chord, Function: name, ScriptBlock }) => ({
    end() {
      if (ScriptBlock !== undefined)
        cmd.throwTerminating(
          cmd.error(
            'NotSupported',
            'NotImplemented',
            null,
            'The line editor does not call script blocks: -ScriptBlock is not available.',
            'System.NotSupportedException',
          ),
        );
      lineEditor.setKeyHandlers(Chord, name);
    },
  }),
}));
