/** Which fields of an object are shown: those asked for, its display properties, or all. */
import { allProperties, displayProperties } from '../display-properties.js';
import type { FormatParameter } from '../format-parameters.js';
import type { PropertyExpression } from '../property-expression.js';

/** A property that was found on an object, and the parameter that asked for it. */
export interface Field {
  expression: PropertyExpression;
  parameter: FormatParameter | null;
}

const unasked = (expression: PropertyExpression): Field => ({ expression, parameter: null });

/** The properties that the parameters name, one for each match of a wildcard. */
export function askedFields(parameters: readonly FormatParameter[], target: unknown): Field[] {
  return parameters.flatMap((parameter) =>
    parameter.expression.resolve(target).map((expression) => ({ expression, parameter })),
  );
}

/** The same for a table, which has a column also for a property that its first object lacks. */
export function askedColumns(parameters: readonly FormatParameter[], target: unknown): Field[] {
  return parameters.flatMap((parameter) => {
    const found = parameter.expression.resolve(target);
    if (found.length === 0 && !parameter.expression.hasWildcards)
      return [{ expression: parameter.expression, parameter }];
    return found.map((expression) => ({ expression, parameter }));
  });
}

export function defaultFields(target: unknown): Field[] {
  const display = displayProperties(target);
  return (display.length > 0 ? display : allProperties(target)).map(unasked);
}

export function displayFields(target: unknown): Field[] {
  return displayProperties(target).map(unasked);
}

export function allFields(target: unknown): Field[] {
  return allProperties(target).map(unasked);
}
