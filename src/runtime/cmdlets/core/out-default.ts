/**
 * Out-Default is put at the end of every command line: it formats what nobody formatted. Errors that reach it go to the
 * host's error output.
 */
import { EngineFormattingSession } from '../../formatting/engine-formatting-session.js';
import { HostLineOutput } from '../../formatting/layout/line-output.js';
import { OutLineOutput } from '../../formatting/out-line-output.js';
import { cmdlet, t } from '../cmdlet.js';

export const OutDefault = cmdlet('Out-Default', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Sends the output to the default formatter and to the default output cmdlet.',
  parameters: {
    Transcript: {
      type: t.switch,
      default: false,
      help: 'Pass the objects on, so that only a transcript gets their text.',
    },
    InputObject: { type: t.psobject, from: 'pipeline', help: 'The objects to print.' },
  },
  examples: [
    {
      code: '[version]"7.6" | Out-Default',
      output: '\nMajor  Minor  Build  Revision\n-----  -----  -----  --------\n7      6      -1     -1\n\n',
    },
  ],
  run(cmd, { Transcript }) {
    const output = new OutLineOutput(new HostLineOutput(cmd.host), new EngineFormattingSession(cmd));
    return {
      process({ InputObject }) {
        if (Transcript) cmd.writeObject(InputObject);
        output.process(InputObject);
      },
      end: () => output.end(),
    };
  },
}));
