/** ConvertFrom-Csv makes objects of lines of comma-separated values; each string may have several lines. */
import { CsvReader } from '../../data-formats/csv/csv-reader.js';
import { toText } from '../../language/index.js';
import { cmdlet, t } from '../cmdlet.js';
import { CsvObjects, delimiterOf } from './csv-parameters.js';

/** Lines without text are fine. */
function isEmpty(value: unknown): string | undefined {
  const isEmptyArray = Array.isArray(value) && value.length === 0;
  return isEmptyArray
    ? 'The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.'
    : undefined;
}

export const ConvertFromCsv = cmdlet('ConvertFrom-Csv', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes objects of lines of comma-separated values.',
  defaultSet: 'Delimiter',
  parameters: {
    Delimiter: {
      type: t.char,
      position: 1,
      sets: ['Delimiter'],
      validate: [{ notNullOrEmpty: true }],
      defaultText: ',',
      help: 'The character between the values.',
    },
    UseCulture: {
      type: t.switch,
      default: false,
      sets: { UseCulture: { mandatory: true } },
      validate: [{ notNullOrEmpty: true }],
      help: "Use the current culture's list separator.",
    },
    InputObject: {
      type: t.array(t.psobject),
      mandatory: true,
      position: 0,
      from: 'both',
      validate: [{ notNull: true }, { check: isEmpty }],
      help: 'The lines. The first has the names of the columns, unless -Header is given.',
    },
    Header: {
      type: t.array(t.string),
      validate: [{ notNullOrEmpty: true }],
      help: 'Names of the columns; the first line is data, then.',
    },
  },
  outputs: ['System.Object'],
  examples: [
    { code: "'Name,Legs', 'ant,6' | ConvertFrom-Csv", output: '\nName Legs\n---- ----\nant  6\n' },
    { code: "('ant;6' | ConvertFrom-Csv -Delimiter ';' -Header Name, Legs).Legs", output: '6' },
  ],
  run(cmd, { Delimiter, UseCulture, Header }) {
    const objects = new CsvObjects(cmd);
    const delimiter = delimiterOf(Delimiter, UseCulture);
    let header: readonly string[] | null = Header ?? null;
    let typeName: string | null = null;
    return {
      process({ InputObject }) {
        for (const item of InputObject) {
          const reader = new CsvReader(toText(item), delimiter, header, typeName);
          objects.write(reader);
          header ??= reader.header;
          typeName ??= reader.typeName;
        }
      },
    };
  },
}));
