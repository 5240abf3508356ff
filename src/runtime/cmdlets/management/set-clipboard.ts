/** Set-Clipboard puts text into the clipboard, or has the terminal do that (OSC 52), which works across ssh. */
import { HostInformationMessage } from '../../objects/records.js';
import { isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import { informationRecord } from '../utility/information-record.js';
import { readClipboard, writeClipboard } from './clipboard.js';

export const SetClipboard = cmdlet('Set-Clipboard', ['scb'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Puts text into the clipboard.',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  parameters: {
    Value: {
      type: t.array(t.string),
      position: 0,
      mandatory: true,
      from: 'both',
      allowNull: true,
      allowEmptyCollection: true,
      allowEmptyString: true,
      help: 'The text, a line each; null empties the clipboard.',
    },
    Append: { type: t.switch, default: false, help: 'Adds to what is there.' },
    PassThru: { type: t.switch, default: false, help: 'Writes the text as well.' },
    AsOSC52: {
      type: t.switch,
      aliases: ['ToLocalhost'],
      default: false,
      help: 'Has the terminal set the clipboard, that of the machine in front of the user.',
    },
  },
  outputs: ['System.String'],
  examples: [
    { code: "'text' | Set-Clipboard\nGet-Clipboard", output: 'text' },
    { code: "Set-Clipboard 'one'\nSet-Clipboard 'two' -Append\nGet-Clipboard", output: 'one\ntwo' },
  ],
  run(cmd, { Append, PassThru, AsOSC52 }) {
    const lines: string[] = [];
    return {
      process({ Value }) {
        if (isNull(Value)) return;
        lines.push(...Value);
        if (PassThru) cmd.writeObject(Value);
      },
      end() {
        const isEmpty = lines.length === 0 && !Append;
        const target = isEmpty ? 'The Clipboard has been cleared.' : describe(lines[0] ?? '', Append);
        if (!cmd.shouldProcess(target, 'Set-Clipboard')) return;
        const text = (Append ? `${readClipboard(cmd.context)}\n` : '') + lines.join('\n');
        if (!AsOSC52 || isEmpty) {
          writeClipboard(cmd.context, text);
          return;
        }
        const code = `\u001b]52;;${Buffer.from(text, 'utf8').toString('base64')}\u0007`;
        const record = informationRecord(cmd, new HostInformationMessage(code, true, null, null));
        record.tags.push('PSHOST');
        cmd.writeInformation(record);
      },
    };
  },
}));

function describe(text: string, isAdded: boolean): string {
  const shown = text.length >= 20 ? `${text.slice(0, 20)} ...` : text;
  return isAdded ? `Append string '${shown}' to the clipboard.` : `Set string '${shown}' to the clipboard.`;
}
