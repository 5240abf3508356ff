/** What the four shapes have in common: groups, errors in values, and the text of a field. */
import { isTruthy, type WildcardPattern } from '../../language/index.js';
import { ErrorCategoryInfo, ErrorDetails, ErrorRecord } from '../../objects/error-record.js';
import { typeNamesOf } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { AutomationNull } from '../../objects/values.js';
import { type DisplayOptions, displayText } from '../display-text.js';
import {
  AutosizeInfo,
  FormatEntry,
  type FormatEntryInfo,
  FormatPropertyField,
  FormatStartData,
  FormatTextField,
  GroupingEntry,
  GroupStartData,
  type ShapeInfo,
} from '../format-data.js';
import { selectEntry, viewApplies } from '../format-database.js';
import type { FormatParameter } from '../format-parameters.js';
import type { FormattingSession } from '../formatting-session.js';
import { Grouping } from '../grouping.js';
import { type PropertyExpression, viewExpression } from '../property-expression.js';
import { psStyle } from '../ps-style.js';
import type { EntrySelection, ViewDefinition, ViewShape, ViewValue } from '../views/view-definition.js';
import { customEntries, resolveControl } from './custom-control.js';

/** What a Format-* command was asked for; null stands for the default formatting. */
export interface FormatCommandOptions {
  properties: readonly FormatParameter[];
  exclude: readonly WildcardPattern[];
  groupBy: FormatParameter | null;
  viewName: string | null;
  /** -Force: objects that print as they come are formatted, too. */
  force: boolean;
  expand: 'CoreOnly' | 'EnumOnly' | 'Both' | null;
  showError: boolean;
  displayError: boolean;
  autoSize?: boolean;
  repeatHeader?: boolean;
  hideTableHeaders?: boolean;
  wrap?: boolean;
  /** Format-Wide -Column */
  columns?: number;
  /** Format-Custom -Depth */
  depth?: number;
}

export interface GeneratorContext {
  session: FormattingSession;
  enumerationLimit: number;
  options: FormatCommandOptions | null;
  /** Null when the object's properties make the shape. */
  view: ViewDefinition | null;
}

export abstract class ViewGenerator {
  readonly session: FormattingSession;
  readonly options: FormatCommandOptions | null;
  readonly view: ViewDefinition | null;
  readonly enumerationLimit: number;
  readonly #grouping: Grouping | null;
  #errors: ErrorRecord[] = [];

  constructor(readonly context: GeneratorContext) {
    this.session = context.session;
    this.options = context.options;
    this.view = context.view;
    this.enumerationLimit = context.enumerationLimit;
    this.#grouping = this.#makeGrouping();
  }

  abstract readonly shape: ViewShape;
  protected abstract shapeInfo(first: unknown): ShapeInfo;
  abstract entry(target: unknown): FormatEntryInfo;

  get autoSize(): boolean {
    if (this.options?.autoSize !== undefined) return this.options.autoSize;
    if (this.options === null && psStyle.autoSizeDefaultFormatting) return true;
    const control = this.view?.control;
    return control !== undefined && 'autoSize' in control && control.autoSize === true;
  }

  startData(first: unknown): FormatStartData {
    const start = new FormatStartData();
    start.shapeInfo = this.shapeInfo(first);
    if (this.autoSize) start.autosizeInfo = new AutosizeInfo();
    return start;
  }

  #makeGrouping(): Grouping | null {
    const asked = this.options?.groupBy;
    if (asked) return new Grouping(asked.expression, asked.label, this.session);
    const groupBy = this.view?.groupBy;
    return groupBy ? new Grouping(viewExpression(groupBy.value), undefined, this.session) : null;
  }

  /** True when the object begins a new group. */
  updateGroup(target: unknown): boolean {
    return this.#grouping?.update(target) ?? false;
  }

  /** What begins a group; its heading is the view's, or the label and the key. */
  groupStart(first: unknown): GroupStartData {
    const start = new GroupStartData();
    const grouping = this.#grouping;
    if (grouping === null || grouping.key === AutomationNull) return start;
    const heading = new GroupingEntry();
    start.groupingEntry = heading;
    const groupBy = this.view?.groupBy;
    if (groupBy?.control !== undefined) {
      heading.formatValueList = customEntries(resolveControl(groupBy.control, this), first, this);
      return start;
    }
    const entry = new FormatEntry();
    entry.formatValueList.push(
      new FormatTextField(`   ${groupBy?.label ?? grouping.name}: `),
      new FormatPropertyField(displayText(grouping.key, this.displayOptions(), this.session)),
    );
    heading.formatValueList.push(entry);
    return start;
  }

  /** False for objects of other types than the view is for: they do not belong to this table or list. */
  appliesTo(target: unknown): boolean {
    return this.view === null || viewApplies(this.view, typeNamesOf(target));
  }

  // Values

  displayOptions(format?: string): DisplayOptions {
    return { enumerationLimit: this.enumerationLimit, format };
  }

  /** The text of a field; '' or `#ERR` where its value cannot be had. */
  fieldText(target: unknown, expression: PropertyExpression, options: DisplayOptions): string {
    let value: unknown;
    try {
      value = expression.valueOf(target, this.session);
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      return this.expressionFailed(error, expression, target);
    }
    return this.valueText(value, options);
  }

  valueText(value: unknown, options: DisplayOptions): string {
    if (!this.options?.displayError) return displayText(value, options, this.session);
    return displayText(value, options, this.session, (error, format) => {
      this.#log(error, 'formattingError', `Failed to interpret format string "${format}".`, value);
      return '#FMTERR';
    });
  }

  /** Keeps the error for -ShowError; returns what stands in the value's place. */
  expressionFailed(error: NetException, expression: PropertyExpression, target: unknown): string {
    const message = `Failed to evaluate expression "${expression.text}".`;
    this.#log(error, 'PSPropertyExpressionError', message, target);
    return this.options?.displayError ? '#ERR' : '';
  }

  #log(error: NetException, id: string, message: string, target: unknown): void {
    if (!this.options?.showError) return;
    const record = new ErrorRecord(error, id, new ErrorCategoryInfo('InvalidArgument'), target);
    record.errorDetails = new ErrorDetails(message);
    this.#errors.push(record);
  }

  /** The errors since the last call. */
  drainErrors(): ErrorRecord[] {
    const errors = this.#errors;
    if (errors.length > 0) this.#errors = [];
    return errors;
  }

  /** A condition of a view; what fails is false. */
  conditionHolds(target: unknown, condition: ViewValue | undefined): boolean {
    if (condition === undefined) return true;
    const expression = viewExpression(condition);
    try {
      return isTruthy(expression.valueOf(target, this.session));
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      this.expressionFailed(error, expression, target);
      return false;
    }
  }

  selectEntry<E extends { selectedBy?: EntrySelection }>(entries: readonly E[], target: unknown): E {
    if (entries.length === 1) return entries[0] as E;
    return selectEntry(entries, typeNamesOf(target), (selection) => this.conditionHolds(target, selection.condition));
  }

  /** The properties asked for, without those of -ExcludeProperty. */
  withoutExcluded<T extends { expression: PropertyExpression }>(fields: T[]): T[] {
    const exclude = this.options?.exclude ?? [];
    if (exclude.length === 0) return fields;
    return fields.filter((field) => !exclude.some((pattern) => pattern.isMatch(field.expression.text)));
  }
}
