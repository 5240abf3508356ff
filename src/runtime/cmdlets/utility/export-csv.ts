/** Export-Csv writes objects to a file of comma-separated values. What is appended takes the columns that the file has. */
import { existsSync } from 'node:fs';
import { CsvReader } from '../../data-formats/csv/csv-reader.js';
import { columnsOf } from '../../data-formats/csv/csv-writer.js';
import { readInputFile } from '../../data-formats/input-file.js';
import { type OutputFile, openOutputFile, resolveFilePath } from '../../formatting/output-file.js';
import { fold } from '../../objects/values.js';
import { encodingParameter, formatOf } from '../../providers/filesystem/encoding-argument.js';
import type { TextFormat } from '../../providers/filesystem/text-codec.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { CsvLines, checkCsvStyle, csvStyleParameters, delimiterOf, refuseBoth } from './csv-parameters.js';

export const ExportCsv = cmdlet('Export-Csv', ['epcsv'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes objects to a file of comma-separated values.',
  defaultSet: 'Delimiter',
  supportsShouldProcess: true,
  parameters: {
    InputObject: { type: t.psobject, mandatory: true, from: 'both', help: 'The objects.' },
    Path: { type: t.string, position: 0, validate: [{ notNullOrEmpty: true }], help: 'Path of the file.' },
    LiteralPath: {
      type: t.string,
      aliases: ['PSPath', 'LP'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Path of the file, in which wildcard characters stand for themselves.',
    },
    Force: { type: t.switch, default: false, help: 'Write a read-only file, too, and append whatever the columns.' },
    NoClobber: {
      type: t.switch,
      default: false,
      aliases: ['NoOverwrite'],
      help: 'Do not overwrite a file that is there already.',
    },
    Encoding: { ...encodingParameter, defaultText: 'utf8NoBOM' },
    Append: { type: t.switch, default: false, help: 'Add to the end of the file.' },
    ...csvStyleParameters,
  },
  examples: [
    { code: "[pscustomobject]@{ Name = 'ant' } | Export-Csv a.csv; Get-Content a.csv", output: '"Name"\n"ant"' },
    {
      code: "'ant', 'bee' | ForEach-Object { [pscustomobject]@{ Name = $_ } | Export-Csv a.csv -Append }; (Import-Csv a.csv).Name",
      output: 'ant\nbee',
    },
  ],
  run(cmd, parameters) {
    const { Path, LiteralPath, Append, Force, NoClobber } = parameters;
    checkCsvStyle(cmd);
    if ((Path === undefined) === (LiteralPath === undefined))
      refuseBoth(cmd, 'PathAndLiteralPath', '-Path or -LiteralPath');
    const path = Path ?? LiteralPath ?? '';
    const isLiteral = Path === undefined;
    if (!cmd.shouldProcess(path)) return undefined;
    const format = formatOf(parameters.Encoding);
    const delimiter = delimiterOf(parameters.Delimiter, parameters.UseCulture);
    const existing = Append ? existingTable(cmd, path, isLiteral, format, delimiter) : null;
    const file = openOutputFile(cmd, {
      path,
      isLiteral,
      format: existing?.format ?? format,
      append: Append,
      force: Force,
      noClobber: NoClobber,
    });
    const out = new LineBuffer(file);
    const addLine = (line: string) => out.add(line);
    const lines = new CsvLines(cmd, parameters);
    let columns: readonly string[] | null = null;
    return {
      process({ InputObject }) {
        if (existing !== null && columns === null) columns = reconcile(cmd, existing.columns, InputObject, path, Force);
        lines.write(InputObject, columns, existing === null, addLine);
      },
      end() {
        out.flush();
        file.close();
      },
      dispose: () => file.close(),
    };
  },
}));

interface ExistingTable {
  columns: readonly string[];
  format: TextFormat;
}

/** The table to append to; null when there is no file, or nothing in it. */
function existingTable(
  cmd: CmdletRuntime,
  path: string,
  isLiteral: boolean,
  format: TextFormat,
  delimiter: string,
): ExistingTable | null {
  if (!existsSync(resolveFilePath(cmd, path, isLiteral))) return null;
  const file = readInputFile(cmd, path, isLiteral, format);
  if (file.text === '') return null;
  const reader = new CsvReader(file.text, delimiter, null, null);
  reader.readHeader();
  return { columns: reader.header ?? [], format: file.format };
}

/** The columns of the file, each of which the first object must have. */
function reconcile(
  cmd: CmdletRuntime,
  columns: readonly string[],
  object: unknown,
  path: string,
  force: boolean,
): readonly string[] {
  const own = new Set(columnsOf(object).map(fold));
  const missing = columns.find((name) => !own.has(fold(name)));
  if (missing !== undefined && !force) {
    const message = `Cannot append CSV content to the following file: ${path}. The appended object does not have a property that corresponds to the following column: ${missing}. To continue with mismatched properties, add the -Force parameter, and then retry the command.`;
    const id = 'CannotAppendCsvWithMismatchedPropertyNames';
    cmd.throwTerminating(cmd.error(id, 'InvalidData', missing, message, 'System.InvalidOperationException'));
  }
  return columns;
}

/** Many lines are written at once. */
class LineBuffer {
  #text = '';
  constructor(readonly file: OutputFile) {}
  add(line: string): void {
    this.#text += `${line}\n`;
    if (this.#text.length > 65_536) this.flush();
  }
  flush(): void {
    this.file.write(this.#text);
    this.#text = '';
  }
}
