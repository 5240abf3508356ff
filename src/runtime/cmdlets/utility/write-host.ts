/** Write-Host writes to the host through the information stream, tagged PSHOST, so that it can be captured and redirected (6>). */

import { consoleColorNumber } from '../../host/console-colors.js';
import { enumerableOf, toText } from '../../language/index.js';
import { type IDictionaryLike, isDictionary } from '../../objects/hashtable.js';
import { getProperty, invokeMethod } from '../../objects/members.js';
import { typeOf } from '../../objects/net-type.js';
import { baseOf, PSObject } from '../../objects/ps-object.js';
import { HostInformationMessage } from '../../objects/records.js';
import { isInt32, isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import { informationRecord } from './information-record.js';

export const WriteHost = cmdlet('Write-Host', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes text to the host, past the pipeline.',
  parameters: {
    Object: {
      type: t.object,
      position: 0,
      from: 'pipeline',
      remaining: true,
      aliases: ['Msg', 'Message'],
      help: 'What to write.',
    },
    NoNewline: { type: t.switch, default: false, help: 'Writes no line end, and nothing between objects.' },
    Separator: { type: t.object, help: 'Text between the objects; a space when left out.' },
    ForegroundColor: { type: t.enum('System.ConsoleColor'), help: 'Colour of the text.' },
    BackgroundColor: { type: t.enum('System.ConsoleColor'), help: 'Colour behind the text.' },
  },
  examples: [
    { code: "Write-Host 'Hello' 'world'", output: 'Hello world' },
    { code: "Write-Host 1, 2, 3 -Separator '-'", output: '1-2-3' },
    {
      code: '(Write-Host hi 6>&1).GetType().Name',
      output: 'InformationRecord',
      remarks: 'It can be redirected as stream 6.',
    },
  ],
  run(cmd, { NoNewline, Separator, ForegroundColor, BackgroundColor }) {
    const separator = Separator === undefined ? ' ' : toText(Separator);
    return {
      process({ Object: value }) {
        const message = new HostInformationMessage(
          textOf(value, separator),
          NoNewline,
          ForegroundColor === undefined ? null : consoleColorNumber(ForegroundColor),
          BackgroundColor === undefined ? null : consoleColorNumber(BackgroundColor),
        );
        const record = informationRecord(cmd, message);
        record.tags.push('PSHOST');
        cmd.writeInformation(record);
      },
    };
  },
}));

/** Pairs as `[key, value]`. */
function dictionaryEntries(dictionary: IDictionaryLike): string[] {
  return [...dictionary.entries()].map(([key, value]) => `[${toText(key)}, ${toText(value)}]`);
}

/** ToString() by the culture that is current, which for most values is what PowerShell's own text is. */
function objectText(value: unknown, base: unknown): string {
  if (isInt32(base) || typeof base === 'boolean' || value instanceof PSObject) return toText(value);
  if (/^System\.Xml\.Xml/.test(typeOf(base).fullName)) return toText(getProperty(base, 'Name'));
  return toText(invokeMethod(base, 'ToString', []));
}

function textOf(value: unknown, separator: string): string {
  const base = baseOf(value);
  if (isNull(base)) return '';
  if (typeof base === 'string') return base;
  const items = isDictionary(base) ? dictionaryEntries(base) : enumerableOf(base);
  if (items === null) return objectText(value, base);
  return [...items].map((item) => textOf(item, separator)).join(separator);
}
