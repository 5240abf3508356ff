/** Set-PSReadLineKeyHandler lets keys call a function of the line editor, or a script block. */
import './option-types.js';
import './ps-console-read-line.js';
import { keyScriptPrefix } from '../../host/editor-request.js';
import { cmdlet, t } from '../cmdlet.js';
import { chordParameters } from './chord-parameters.js';
import { keepKeyScript } from './key-scripts.js';
import { lineEditor } from './line-editor.js';

export const SetPSReadLineKeyHandler = cmdlet('Set-PSReadLineKeyHandler', [], () => ({
  module: 'PSReadLine',
  synopsis: 'Lets keys call a function of the line editor, or a script block.',
  className: 'Microsoft.PowerShell.SetPSReadLineKeyHandlerCommand',
  parameters: {
    ...chordParameters,
    ScriptBlock: {
      type: t.scriptBlock,
      sets: { ScriptBlock: { mandatory: true, position: 1 } },
      validate: [{ notNull: true }],
      help: 'What the keys do. It is given the key and its argument, and works on the line by [Microsoft.PowerShell.PSConsoleReadLine].',
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
  run: (cmd, { Chord, ViMode, Function: name, ScriptBlock: block, BriefDescription, Description }) => ({
    end() {
      if (block === undefined) {
        lineEditor.setKeyHandlers(Chord, ViMode, name);
        return;
      }
      const id = keepKeyScript(cmd.session.engine, {
        block,
        briefDescription: BriefDescription?.trim() ? BriefDescription : 'CustomAction',
        description: Description?.trim() ? Description : 'User defined action',
      });
      lineEditor.setKeyHandlers(Chord, ViMode, `${keyScriptPrefix}${id}`);
    },
  }),
}));
