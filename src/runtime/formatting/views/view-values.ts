/** Reading values in the code of views. A view never fails for what an object lacks: it shows nothing there. */
import { formatOperator, toText } from '../../language/index.js';
import { getProperty } from '../../objects/members.js';
import { BoxedNumber, Decimal, isNull, UInt64Box } from '../../objects/values.js';
import type { ViewFunction } from './view-definition.js';

/** `$_.A.B`: null as soon as one of the names has no value. */
export function read(object: unknown, ...path: string[]): unknown {
  let value = object;
  for (const name of path) {
    if (isNull(value)) return null;
    value = getProperty(value, name);
  }
  return value ?? null;
}

/** A column of `$_.A.B`. */
export function path(...names: string[]): ViewFunction {
  return (object) => read(object, ...names);
}

export function readText(object: unknown, ...names: string[]): string {
  return toText(read(object, ...names));
}

/** A number of any type as a JavaScript number; 0 for anything else. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof BoxedNumber) return value.value;
  if (value instanceof UInt64Box) return Number(value.value);
  if (value instanceof Decimal) return Number(value.unscaled) / 10 ** value.scale;
  return 0;
}

/** `format -f value`, for a value worked out from the object. */
export function formatted(format: string, value: ViewFunction): ViewFunction {
  return (object, session) => formatOperator(format, value(object, session));
}

/** The folder part of a path, as `Split-Path -Parent`. */
export function parentOf(pathText: string): string {
  const end = pathText.replace(/[\\/]+$/, '').search(/[\\/][^\\/]*$/);
  if (end < 0) return '';
  return end === 0 ? pathText.slice(0, 1) : pathText.slice(0, end);
}
export function leafOf(pathText: string): string {
  return pathText.replace(/[\\/]+$/, '').replace(/^.*[\\/]/, '');
}
