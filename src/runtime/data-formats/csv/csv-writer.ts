/**
 * Writes CSV as Export-Csv does: the first object's properties (or keys) are the columns of all. Values are written as their
 * own ToString() gives them, by the current culture; what is $null leaves its field empty, without quotation marks.
 */
import { toText } from '../../language/index.js';
import { type IDictionaryLike, isDictionary } from '../../objects/hashtable.js';
import { enumerateMembers, hasOnlyNotes, propertyNames, readProperty, typeNamesOf } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { baseOf, PSObject, type Shape } from '../../objects/ps-object.js';
import { fold, isNull } from '../../objects/values.js';
import { valueText } from '../value-text.js';

/** Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind */
export type QuoteKind = 'Never' | 'Always' | 'AsNeeded';

export interface CsvStyle {
  delimiter: string;
  useQuotes: QuoteKind;
  /** Columns whose fields are quoted, and no others; undefined leaves it to `useQuotes`. */
  quoteFields: readonly string[] | undefined;
}

export class CsvWriter {
  readonly #style: CsvStyle;
  readonly #quotedColumns: ReadonlySet<string> | null;
  #columns: readonly string[] = [];
  #folded: readonly string[] = [];
  #shape: Shape | null = null;
  #positions: readonly (number | undefined)[] = [];

  constructor(style: CsvStyle) {
    this.#style = style;
    this.#quotedColumns = style.quoteFields === undefined ? null : new Set(style.quoteFields.map(fold));
  }

  get columns(): readonly string[] {
    return this.#columns;
  }
  set columns(names: readonly string[]) {
    this.#columns = names;
    this.#folded = names.map(fold);
    this.#shape = null;
  }

  header(): string {
    return this.#columns.map((name) => this.#field(name, name)).join(this.#style.delimiter);
  }

  row(object: unknown): string {
    const columns = this.#columns;
    let row = '';
    for (let i = 0; i < columns.length; i++) {
      if (i > 0) row += this.#style.delimiter;
      const text = this.#valueText(object, i);
      if (text !== null) row += this.#field(text, columns[i] as string);
    }
    return row;
  }

  #field(text: string, column: string): string {
    if (this.#isQuoted(text, column)) return `"${text.includes('"') ? text.replaceAll('"', '""') : text}"`;
    return text;
  }
  #isQuoted(text: string, column: string): boolean {
    if (this.#quotedColumns !== null) return this.#quotedColumns.has(fold(column));
    const { useQuotes, delimiter } = this.#style;
    if (useQuotes === 'AsNeeded') return text.includes(delimiter) || text.includes('\n') || text.includes('"');
    return useQuotes === 'Always';
  }

  /** Null where the object has no such property, or it is $null or cannot be read. */
  #valueText(object: unknown, column: number): string | null {
    if (object instanceof PSObject && object.isCustom) {
      if (object.shape === this.#shape) return valueText(object.values[this.#positions[column] ?? -1]);
      if (hasOnlyNotes(object)) {
        this.#shape = object.shape;
        this.#positions = this.#folded.map((name) => object.shape.index.get(name));
        return valueText(object.values[this.#positions[column] ?? -1]);
      }
    }
    const base = baseOf(object);
    const name = this.#columns[column] as string;
    if (isDictionary(base) && base.has(name)) return keyText(base, name);
    return valueText(readProperty(object, name, this.#folded[column] as string));
  }
}

/** Calls ToString() on what the key has, also when that is $null. */
function keyText(dictionary: IDictionaryLike, key: string): string | null {
  const value = dictionary.get(key);
  if (isNull(value))
    throw new NetException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
  return valueText(value);
}

/** The columns that an object has. */
export function columnsOf(object: unknown): string[] {
  const base = baseOf(object);
  if (!isDictionary(base)) return propertyNames(object);
  const added = enumerateMembers(object, 'extended').filter((member) => member.isProperty && !member.isHidden);
  return [...Array.from(base.keys(), (key) => toText(key)), ...added.map((member) => member.name)];
}

/** `#TYPE System.Object`: the line that tells the type of the first object. */
export function typeLine(object: unknown): string {
  const [name = ''] = typeNamesOf(object);
  return `#TYPE ${name.replace(/^CSV:/i, '')}`.trimEnd();
}
