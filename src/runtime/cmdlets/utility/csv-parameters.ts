/** What the cmdlets that write and read CSV have in common: parameters, the delimiter, and the errors of their names. */

import type { CsvReader } from '../../data-formats/csv/csv-reader.js';
import { type CsvStyle, CsvWriter, columnsOf, type QuoteKind, typeLine } from '../../data-formats/csv/csv-writer.js';
import { currentCulture } from '../../dotnet/globalization/culture-info.js';
import { TextInfo } from '../../dotnet/globalization/text-info.js';
import { ErrorCategoryInfo, ErrorRecord } from '../../objects/error-record.js';
import { NetException } from '../../objects/net-exception.js';
import { t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const csvStyleParameters = {
  Delimiter: {
    type: t.char,
    position: 1,
    sets: ['Delimiter'],
    validate: [{ notNull: true }],
    defaultText: ',',
    help: 'The character between the values.',
  },
  UseCulture: {
    type: t.switch,
    default: false,
    sets: ['UseCulture'],
    help: "Use the current culture's list separator.",
  },
  IncludeTypeInformation: {
    type: t.switch,
    default: false,
    aliases: ['ITI'],
    help: 'Begin with a line that tells the type of the first object.',
  },
  NoTypeInformation: {
    type: t.switch,
    default: true,
    aliases: ['NTI'],
    hidden: true,
    help: 'Do not write the type, which is the default.',
  },
  QuoteFields: {
    type: t.array(t.string),
    aliases: ['QF'],
    help: 'Names of the columns that are quoted; no others are.',
  },
  UseQuotes: {
    type: t.enum('Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind'),
    default: 'Always',
    aliases: ['UQ'],
    help: 'When values are quoted: Always, Never, or AsNeeded.',
  },
  NoHeader: { type: t.switch, default: false, help: 'Do not write the names of the columns.' },
} as const;

interface CsvStyleValues {
  Delimiter: string | undefined;
  UseCulture: boolean;
  IncludeTypeInformation: boolean;
  NoTypeInformation: boolean;
  QuoteFields: string[] | undefined;
  UseQuotes: string;
  NoHeader: boolean;
}

/** The delimiter that the parameters ask for. */
export function delimiterOf(delimiter: string | undefined, useCulture: boolean): string {
  if (useCulture) return new TextInfo(currentCulture()).listSeparator[0] ?? ',';
  return delimiter === undefined || delimiter === '\0' ? ',' : delimiter;
}

/** Throws the errors of parameters that exclude each other. */
export function checkCsvStyle(cmd: CmdletRuntime): void {
  if (cmd.isBound('QuoteFields') && cmd.isBound('UseQuotes'))
    refuseBoth(cmd, 'QuoteFieldsAndUseQuotes', '-UseQuotes or -QuoteFields');
  if (cmd.isBound('IncludeTypeInformation') && cmd.isBound('NoTypeInformation'))
    refuseBoth(cmd, 'IncludeTypeInformationAndNoTypeInformation', '-IncludeTypeInformation or -NoTypeInformation');
}

export function refuseBoth(cmd: CmdletRuntime, id: string, names: string): never {
  const message = `You must specify either the ${names} parameters, but not both.`;
  return cmd.throwTerminating(
    cmd.error(`CannotSpecify${id}`, 'InvalidData', null, message, 'System.InvalidOperationException'),
  );
}

/** Turns objects into lines; the first object decides on the columns. */
export class CsvLines {
  readonly #writer: CsvWriter;
  #isStarted = false;

  constructor(
    cmd: CmdletRuntime,
    readonly values: CsvStyleValues,
  ) {
    const style: CsvStyle = {
      delimiter: delimiterOf(values.Delimiter, values.UseCulture),
      useQuotes: values.UseQuotes as QuoteKind,
      quoteFields: values.QuoteFields,
    };
    this.#writer = new CsvWriter(style);
    this.#hasTypeLine = cmd.isBound('IncludeTypeInformation')
      ? values.IncludeTypeInformation
      : !values.NoTypeInformation;
  }
  readonly #hasTypeLine: boolean;

  /** Writes the line of an object; before the first its type and the columns, where these are wanted. */
  write(object: unknown, columns: readonly string[] | null, hasHeader: boolean, write: (line: string) => void): void {
    if (!this.#isStarted) {
      this.#isStarted = true;
      this.#writer.columns = columns ?? columnsOf(object);
      if (hasHeader && !this.values.NoHeader) {
        if (this.#hasTypeLine) write(typeLine(object));
        write(this.#writer.header());
      }
    }
    write(this.#writer.row(object));
  }
}

/** Writes the objects of a CSV text, and a warning before the first that has columns without a name. */
export class CsvObjects {
  #isWarned = false;
  constructor(readonly cmd: CmdletRuntime) {}

  write(reader: CsvReader): void {
    try {
      reader.readHeader();
    } catch (error) {
      this.#refuse(error);
    }
    for (const object of reader.objects(() => this.#warn())) this.cmd.writeObject(object);
  }

  #warn(): void {
    if (this.#isWarned) return;
    this.#isWarned = true;
    this.cmd.writeWarning(
      'One or more headers were not specified. Default names starting with "H" have been used in place of any missing headers.',
    );
  }

  #refuse(error: unknown): never {
    if (!(error instanceof NetException)) throw error;
    const id = 'AlreadyPresentPSMemberInfoInternalCollectionAdd';
    return this.cmd.throwTerminating(new ErrorRecord(error, id, new ErrorCategoryInfo('NotSpecified'), null));
  }
}
