/**
 * ConvertFrom-Json makes objects of JSON. Strings from the pipeline are JSON texts of their own when the first one is; else
 * they are the lines of one text.
 */
import type { JsonDateKind } from '../../data-formats/json/json-dates.js';
import { JsonError } from '../../data-formats/json/json-error.js';
import { readJson } from '../../data-formats/json/json-reader.js';
import { netException } from '../../objects/errors.js';
import { cmdlet, t } from '../cmdlet.js';

export const ConvertFromJson = cmdlet('ConvertFrom-Json', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Converts a JSON string to objects.',
  parameters: {
    InputObject: {
      type: t.string,
      mandatory: true,
      position: 0,
      from: 'pipeline',
      allowEmptyString: true,
      help: 'JSON texts, or the lines of one.',
    },
    AsHashtable: {
      type: t.switch,
      default: false,
      help: 'Make hash tables, which can have empty keys and keys that differ in case only.',
    },
    Depth: {
      type: t.int,
      default: 1024,
      validate: [{ range: 'Positive' }],
      help: 'How many levels the JSON may have.',
    },
    NoEnumerate: { type: t.switch, default: false, help: 'Write an array as one object.' },
    DateKind: {
      type: t.enum('Microsoft.PowerShell.Commands.JsonDateKind'),
      default: 'Default',
      help: 'What texts with a date and time become: local or UTC times, times with an offset, or strings.',
    },
  },
  outputs: ['System.Management.Automation.PSCustomObject', 'System.Management.Automation.OrderedHashtable'],
  examples: [
    { code: '\'{"name":"ant","legs":6}\' | ConvertFrom-Json', output: '\nname legs\n---- ----\nant     6\n' },
    { code: "('[1,2,3]' | ConvertFrom-Json)[1]", output: '2' },
    {
      code: '\'{"a":1,"A":2}\' | ConvertFrom-Json -AsHashtable',
      output:
        '\nName                           Value\n----                           -----\na                              1\nA                              2',
    },
    { code: '(\'{"d":"2024-03-05T10:20:30Z"}\' | ConvertFrom-Json).d.Year', output: '2024' },
  ],
  run(cmd, { AsHashtable, Depth, NoEnumerate, DateKind }) {
    const texts: string[] = [];
    const options = { asHashtable: AsHashtable, maxDepth: Depth, dateKind: DateKind as JsonDateKind };
    /** False when the text is only `null`, or nothing. */
    const convert = (text: string) => {
      const value = readJson(text, options);
      if (NoEnumerate) cmd.writeObject(value);
      else cmd.writeEnumerated(value);
      return value !== null;
    };
    return {
      process({ InputObject }) {
        texts.push(InputObject);
      },
      end() {
        try {
          if (texts.length === 0) return;
          if (texts.length === 1 || !convertsAlone(texts[0] as string, convert)) convert(texts.join('\n'));
          else for (const text of texts.slice(1)) convert(text);
        } catch (error) {
          if (!(error instanceof JsonError)) throw error;
          throw netException('System.ArgumentException', `Conversion from JSON failed with error: ${error.message}`);
        }
      },
    };
  },
}));

function convertsAlone(text: string, convert: (text: string) => boolean): boolean {
  try {
    return convert(text);
  } catch (error) {
    if (error instanceof JsonError) return false;
    throw error;
  }
}
