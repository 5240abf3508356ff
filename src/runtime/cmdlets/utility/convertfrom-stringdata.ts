/** ConvertFrom-StringData makes a hash table of lines `name=value`; values may have the escapes of regular expressions. */
import { unescapeRegex } from '../../language/regex/index.js';
import { netError } from '../../objects/errors.js';
import { Hashtable } from '../../objects/hashtable.js';
import { cmdlet, t } from '../cmdlet.js';

export const ConvertFromStringData = cmdlet('ConvertFrom-StringData', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes a hash table of lines with a name and a value each.',
  parameters: {
    StringData: {
      type: t.string,
      mandatory: true,
      position: 0,
      from: 'pipeline',
      allowEmptyString: true,
      help: 'The lines. Empty ones, and those that begin with #, are passed over.',
    },
    Delimiter: {
      type: t.char,
      position: 1,
      default: '=',
      help: 'The character between name and value.',
    },
  },
  outputs: ['System.Collections.Hashtable'],
  examples: [
    {
      code: '(ConvertFrom-StringData "Name = ant`nLegs = 6").Legs',
      output: '6',
    },
    { code: "(ConvertFrom-StringData 'path:C\\x3a\\\\temp' -Delimiter ':').path", output: 'C:\\temp' },
  ],
  run: (cmd, { Delimiter }) => ({
    process({ StringData }) {
      const table = new Hashtable();
      for (const written of StringData.split('\n')) {
        const line = written.trim();
        if (line === '' || line.startsWith('#')) continue;
        const at = line.indexOf(Delimiter);
        if (at <= 0) throw invalid(`Data line '${line}' is not in 'name=value' format. `);
        const name = line.slice(0, at).trim();
        if (table.has(name)) throw invalid(`Data item '${name}' in line '${line}' is already defined. `);
        table.set(name, unescapeRegex(line.slice(at + 1).trim()));
      }
      cmd.writeObject(table);
    },
  }),
}));

function invalid(message: string) {
  return netError('PSInvalidOperationException', 'InvalidOperation', message, 'InvalidOperation');
}
