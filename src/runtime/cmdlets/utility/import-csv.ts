/** Import-Csv reads files of comma-separated values; all values are strings. */
import { CsvReader } from '../../data-formats/csv/csv-reader.js';
import { readInputFile } from '../../data-formats/input-file.js';
import { encodingParameter, formatOf } from '../../providers/filesystem/encoding-argument.js';
import { cmdlet, t } from '../cmdlet.js';
import { CsvObjects, delimiterOf } from './csv-parameters.js';

const path = { mandatory: true, position: 0, from: 'both' } as const;
const literalPath = { mandatory: true, from: 'propertyName' } as const;

export const ImportCsv = cmdlet('Import-Csv', ['ipcsv'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes objects of the lines of files of comma-separated values.',
  defaultSet: 'DelimiterPath',
  parameters: {
    Delimiter: {
      type: t.char,
      position: 1,
      sets: ['DelimiterPath', 'DelimiterLiteralPath'],
      validate: [{ notNull: true }],
      defaultText: ',',
      help: 'The character between the values.',
    },
    Path: {
      type: t.array(t.string),
      sets: { DelimiterPath: path, CulturePath: path },
      validate: [{ notNullOrEmpty: true }],
      help: 'Paths of the files.',
    },
    LiteralPath: {
      type: t.array(t.string),
      sets: { DelimiterLiteralPath: literalPath, CultureLiteralPath: literalPath },
      aliases: ['PSPath', 'LP'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Paths of the files, in which wildcard characters stand for themselves.',
    },
    UseCulture: {
      type: t.switch,
      default: false,
      sets: { CulturePath: { mandatory: true }, CultureLiteralPath: { mandatory: true } },
      validate: [{ notNull: true }],
      help: "Use the current culture's list separator.",
    },
    Header: {
      type: t.array(t.string),
      validate: [{ notNullOrEmpty: true }],
      help: 'Names of the columns; the first line is data, then.',
    },
    Encoding: { ...encodingParameter, defaultText: 'utf8NoBOM' },
  },
  outputs: ['System.Object'],
  examples: [
    {
      code: "Set-Content a.csv 'Name,Legs', 'ant,6', 'bee,6'; Import-Csv a.csv",
      output: '\nName Legs\n---- ----\nant  6\nbee  6\n',
    },
    { code: "Set-Content a.csv 'ant;6'; (Import-Csv a.csv -Delimiter ';' -Header Name, Legs).Legs", output: '6' },
  ],
  run(cmd, { Delimiter, UseCulture, Header, Encoding }) {
    const objects = new CsvObjects(cmd);
    const delimiter = delimiterOf(Delimiter, UseCulture);
    return {
      process({ Path, LiteralPath }) {
        for (const each of Path ?? LiteralPath ?? []) {
          const { text } = readInputFile(cmd, each, Path === undefined, formatOf(Encoding));
          objects.write(new CsvReader(text, delimiter, Header ?? null, null));
        }
      },
    };
  },
}));
