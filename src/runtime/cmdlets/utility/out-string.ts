/** Out-String: the text that Out-Host would print. Tables are as wide as the window, lists and strings as they need. */
import { EngineFormattingSession } from '../../formatting/engine-formatting-session.js';
import { TextLineOutput, unlimitedColumns } from '../../formatting/layout/line-output.js';
import { OutLineOutput } from '../../formatting/out-line-output.js';
import { cmdlet, t } from '../cmdlet.js';

export const OutString = cmdlet('Out-String', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Outputs input objects as a string.',
  defaultSet: 'NoNewLineFormatting',
  parameters: {
    Stream: { type: t.switch, default: false, sets: ['StreamFormatting'], help: 'Write a string for each line.' },
    Width: { type: t.int, validate: [{ range: [2, 2147483647] }], help: 'Characters in a line of formatted output.' },
    NoNewline: {
      type: t.switch,
      default: false,
      sets: ['NoNewLineFormatting'],
      help: 'Leave out the line breaks that formatting adds.',
    },
    InputObject: { type: t.psobject, from: 'pipeline', help: 'The objects.' },
  },
  outputs: ['System.String'],
  examples: [
    { code: '(1, 2 | Out-String).Length', output: '4', remarks: 'Each number and its line break.' },
    {
      code: '[pscustomobject]@{ Name = \'ant\' } | Out-String -Stream | ForEach-Object { "[$_]" }',
      output: '[]\n[Name]\n[----]\n[ant]\n[]',
    },
  ],
  run(cmd, { Stream, Width, NoNewline }) {
    let text = '';
    const receive = Stream
      ? (line: string) => cmd.writeObject(line)
      : (line: string) => {
          text += NoNewline ? line : `${line}\n`;
        };
    const lines = new TextLineOutput(Width ?? unlimitedColumns, cmd.host, receive);
    const output = new OutLineOutput(lines, new EngineFormattingSession(cmd));
    return {
      process: ({ InputObject }) => output.process(InputObject),
      end() {
        output.end();
        if (!Stream) cmd.writeObject(text);
      },
    };
  },
}));
