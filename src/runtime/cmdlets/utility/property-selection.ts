/** What Select-Object makes of one object: -Property, -ExcludeProperty and -ExpandProperty. */

import { type FormatParameter, formatParameters, parameterKeys } from '../../formatting/format-parameters.js';
import type { FormattingSession } from '../../formatting/formatting-session.js';
import type { PropertyExpression } from '../../formatting/property-expression.js';
import { enumerableOf, WildcardPattern } from '../../language/index.js';
import { findMember } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { PSObject } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

type Note = readonly [name: string, value: unknown];

/** An object to write, and the properties that the selection gave it. */
export interface SelectedObject {
  object: unknown;
  added: readonly Note[];
}

interface Arguments {
  Property: unknown[] | undefined;
  ExcludeProperty: string[] | undefined;
  ExpandProperty: string | undefined;
}
type Write = (selected: SelectedObject) => void;

const nothing: readonly Note[] = [];

/** The value of an expression, or the error that it ended with. */
interface Evaluated {
  name: string;
  value: unknown;
  error: NetException | null;
}

export class PropertySelection {
  readonly #properties: readonly FormatParameter[];
  readonly #expanded: PropertyExpression | null;
  readonly #expandedName: string;
  readonly #excluded: readonly WildcardPattern[];

  constructor(
    readonly cmd: CmdletRuntime,
    readonly session: FormattingSession,
    { Property = [], ExcludeProperty, ExpandProperty = '' }: Arguments,
  ) {
    const read = (values: readonly unknown[]) =>
      formatParameters(values, parameterKeys.select, (error) => cmd.throwTerminating(error));
    this.#properties = read(Property.length === 0 && ExcludeProperty !== undefined ? ['*'] : Property);
    this.#expanded = ExpandProperty === '' ? null : (read([ExpandProperty])[0]?.expression ?? null);
    this.#expandedName = ExpandProperty;
    this.#excluded = (ExcludeProperty ?? []).map((pattern) => new WildcardPattern(pattern));
  }

  /** Writes what is selected of an object: nothing, one object, or each element of an expanded property. */
  select(input: unknown, write: Write): void {
    if (this.#properties.length === 0 && this.#expanded === null) {
      write({ object: input, added: nothing });
      return;
    }
    const notes: Note[] = [];
    for (const parameter of this.#properties) this.#addNotes(parameter, input, notes);
    if (this.#expanded !== null) this.#expand(this.#expanded, input, notes, write);
    else write({ object: this.#newObject(input, notes), added: notes });
  }

  #newObject(input: unknown, notes: readonly Note[]): PSObject {
    const object = new PSObject();
    for (const [name, value] of notes) {
      if (object.has(name)) this.#alreadyThere(name, input, 'AlreadyExistingUserSpecifiedPropertyNoExpand');
      else object.setEntry(name, value);
    }
    return object;
  }

  #addNotes({ expression, label }: FormatParameter, input: unknown, notes: Note[]): void {
    const found: Evaluated[] = [];
    for (const resolved of expression.resolve(input))
      if (!this.#isExcluded(resolved.text)) found.push(this.#evaluate(resolved, input));
    if (found.length === 0 && !expression.hasWildcards) {
      if (this.#isExcluded(expression.text)) return;
      found.push({ name: expression.text, value: null, error: null });
    }
    if (label && found.length > 1) {
      const message = 'Cannot rename multiple results.';
      this.cmd.writeError(this.cmd.error('RenamingMultipleResults', 'InvalidOperation', input, message));
      return;
    }
    for (const { name, value } of found) {
      if (!label && name === '') this.#throwNoName();
      notes.push([label || name, value]);
    }
  }

  #isExcluded(name: string): boolean {
    return this.#excluded.some((pattern) => pattern.isMatch(name));
  }

  /** An error makes the property $null. A script block without output makes it AutomationNull. */
  #evaluate(expression: PropertyExpression, input: unknown): Evaluated {
    const name = expression.text;
    try {
      return { name, value: expression.valueOf(input, this.session), error: null };
    } catch (error) {
      if (error instanceof NetException) return { name, value: null, error };
      throw error;
    }
  }

  #expand(expression: PropertyExpression, input: unknown, notes: readonly Note[], write: Write): void {
    const found = expression.resolve(input);
    if (found.length !== 1) {
      this.#writeNotExpanded(found.length, input);
      return;
    }
    const { value, error } = this.#evaluate(found[0] as PropertyExpression, input);
    if (error !== null) {
      this.cmd.writeError(this.cmd.error('PropertyEvaluationExpand', 'InvalidResult', input, error.message, error));
      return;
    }
    if (isNull(value)) return;
    for (const item of enumerableOf(value) ?? [value])
      if (!isNull(item)) write({ object: this.#withNotes(item, input, notes), added: notes });
  }

  /** The notes hang on the value as it is written here, not on the value itself where it is used elsewhere. */
  #withNotes(item: unknown, input: unknown, notes: readonly Note[]): unknown {
    if (notes.length === 0) return item;
    const object = item instanceof PSObject ? item : new PSObject(item);
    for (const [name, value] of notes) {
      if (findMember(object, name)?.isProperty) {
        this.#alreadyThere(name, input, 'AlreadyExistingUserSpecifiedPropertyExpand');
      } else object.setEntry(name, value);
    }
    return object;
  }

  #writeNotExpanded(count: number, input: unknown): void {
    const { cmd } = this;
    const [id, message] =
      count === 0
        ? ['ExpandPropertyNotFound', `Property "${this.#expandedName}" cannot be found.`]
        : ['MutlipleExpandProperties', 'Multiple properties cannot be expanded.'];
    cmd.writeError(cmd.error(id as string, 'InvalidArgument', input, message as string, argumentException));
  }

  #alreadyThere(name: string, input: unknown, id: string): void {
    const message = `The property cannot be processed because the property "${name}" already exists.`;
    this.cmd.writeError(this.cmd.error(id, 'InvalidOperation', input, message, argumentException));
  }

  #throwNoName(): never {
    const message = 'A property is an empty script block and does not provide a name.';
    return this.cmd.throwTerminating(
      this.cmd.error('EmptyScriptBlockAndNoName', 'InvalidArgument', null, message, argumentException),
    );
  }
}

const argumentException = 'System.Management.Automation.PSArgumentException';
