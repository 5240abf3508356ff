/** The rows of ConvertTo-Html: the columns are those that the first object has, in a list those of each object. */
import { valueText } from '../../data-formats/value-text.js';
import { htmlEncode } from '../../dotnet/net/html-text.js';
import type { FormatParameter } from '../../formatting/format-parameters.js';
import type { FormattingSession } from '../../formatting/formatting-session.js';
import { NamedExpression, type PropertyExpression } from '../../formatting/property-expression.js';
import { NetException } from '../../objects/net-exception.js';

interface Column {
  title: string;
  expression: PropertyExpression;
  width: string | undefined;
  alignment: string | undefined;
}

/** What the properties asked for are on this object, wildcards resolved. */
export function columnsFor(parameters: readonly FormatParameter[], object: unknown): Column[] {
  return parameters.flatMap(({ expression, label, columnWidth, columnAlignment }) =>
    expression.resolve(object).map((found) => ({
      title: label ?? found.text,
      // A property is looked for on each object again.
      expression: found instanceof NamedExpression ? found : expression,
      width: columnWidth,
      alignment: columnAlignment,
    })),
  );
}

export function columnGroup(columns: readonly Column[]): string {
  const col = ({ width, alignment }: Column) =>
    `<col${width === undefined ? '' : ` width = "${width}"`}${alignment === undefined ? '' : ` align = "${alignment}"`}/>`;
  return `<colgroup>${columns.map(col).join('')}</colgroup>`;
}

export function headerRow(columns: readonly Column[]): string {
  return `<tr>${columns.map(({ title }) => `<th>${title}</th>`).join('')}</tr>`;
}

export function tableRow(columns: readonly Column[], object: unknown, session: FormattingSession): string {
  return `<tr>${columns.map((column) => `<td>${valueHtml(column, object, session)}</td>`).join('')}</tr>`;
}

/** One row for each property: its name and its value. */
export function listRows(columns: readonly Column[], object: unknown, session: FormattingSession): string[] {
  return columns.map((column) => `<tr><td>${column.title}:</td><td>${valueHtml(column, object, session)}</td></tr>`);
}

/** What cannot be read is left empty. */
function valueHtml({ expression }: Column, object: unknown, session: FormattingSession): string {
  try {
    return htmlEncode(valueText(expression.valueOf(object, session)) ?? '');
  } catch (error) {
    if (error instanceof NetException) return '';
    throw error;
  }
}
