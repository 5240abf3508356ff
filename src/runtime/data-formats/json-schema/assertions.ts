/** The keywords of JSON Schema that look at a value alone. Each returns what is wrong, in the words that Test-Json shows. */
import { compileRegex } from '../../language/regex/index.js';
import { compareNumbers, isMultiple, jsonEquals, jsonTypes, numberText, typeOfJson } from './json-values.js';
import { type Json, JsonNumber, jsonText, quoted } from './strict-json.js';

type Assertion = (value: Json, argument: never) => string | null;

function aboutNumber(holds: (order: number) => boolean, text: string): Assertion {
  return (value: Json, limit: JsonNumber) =>
    !(value instanceof JsonNumber) || holds(compareNumbers(value, limit))
      ? null
      : `${numberText(value)} should be ${text} ${numberText(limit)}`;
}

/** How many characters, items or properties there are; null for a value of another type. */
type Count = (value: Json) => number | null;
const characters: Count = (value) => (typeof value === 'string' ? Array.from(value).length : null);
const items: Count = (value) => (Array.isArray(value) ? value.length : null);
const properties: Count = (value) => (value instanceof Map ? value.size : null);

function atLeast(count: Count, text: (limit: string) => string): Assertion {
  return (value: Json, limit: JsonNumber) =>
    (count(value) ?? Infinity) >= Number(limit.text) ? null : text(limit.text);
}
function atMost(count: Count, text: (limit: string) => string): Assertion {
  return (value: Json, limit: JsonNumber) => ((count(value) ?? -1) <= Number(limit.text) ? null : text(limit.text));
}

const regexes = new Map<string, ReturnType<typeof compileRegex>>();
/** Whether a pattern is found in a text. Throws a RegexParseException for a pattern that is none. */
export function matches(pattern: string, text: string): boolean {
  let regex = regexes.get(pattern);
  if (regex === undefined) {
    regex = compileRegex(pattern, 0);
    regexes.set(pattern, regex);
  }
  return regex.test(text);
}

export const assertions: Readonly<Record<string, Assertion>> = {
  type(value: Json, wanted: Json) {
    const names = Array.isArray(wanted) ? wanted : [wanted];
    const actual = typeOfJson(value);
    if (names.includes(actual) || (actual === 'integer' && names.includes('number'))) return null;
    const shown = jsonTypes.filter((name) => names.includes(name)).join(', ');
    return `Value is ${quoted(actual)} but should be ${quoted(shown)}`;
  },
  enum: (value: Json, allowed: Json[]) =>
    allowed.some((each) => jsonEquals(value, each))
      ? null
      : 'Value should match one of the values specified by the enum',
  const: (value: Json, wanted: Json) => (jsonEquals(value, wanted) ? null : `Expected ${quoted(jsonText(wanted))}`),
  minimum: aboutNumber((order) => order >= 0, 'at least'),
  maximum: aboutNumber((order) => order <= 0, 'at most'),
  exclusiveMinimum: aboutNumber((order) => order > 0, 'greater than'),
  exclusiveMaximum: aboutNumber((order) => order < 0, 'less than'),
  multipleOf: (value: Json, divisor: JsonNumber) =>
    !(value instanceof JsonNumber) || isMultiple(value, divisor)
      ? null
      : `${numberText(value)} should be a multiple of ${numberText(divisor)}`,
  minLength: atLeast(characters, (limit) => `Value should be at least ${limit} characters`),
  maxLength: atMost(characters, (limit) => `Value should be at most ${limit} characters`),
  pattern: (value: Json, pattern: string) =>
    typeof value !== 'string' || matches(pattern, value)
      ? null
      : 'The string value is not a match for the indicated regular expression',
  minItems: atLeast(items, (limit) => `Value should have at least ${limit} items`),
  maxItems: atMost(items, (limit) => `Value should have at most ${limit} items`),
  uniqueItems(value: Json, isWanted: boolean) {
    const pairs = isWanted && Array.isArray(value) ? duplicates(value) : [];
    return pairs.length === 0 ? null : `Found duplicates at the following index pairs: "${pairs.join(', ')}"`;
  },
  minProperties: atLeast(properties, (limit) => `Value should have at least ${limit} properties`),
  maxProperties: atMost(properties, (limit) => `Value should have at most ${limit} properties`),
  required(value: Json, names: string[]) {
    const missing = value instanceof Map ? names.filter((name) => !value.has(name)) : [];
    return missing.length === 0 ? null : `Required properties ${jsonText(missing)} are not present`;
  },
  dependentRequired: (value: Json, dependencies: Map<string, Json>) => missingDependencies(value, dependencies),
};

function duplicates(values: readonly Json[]): string[] {
  return values.flatMap((value, i) =>
    values.flatMap((other, j) => (j > i && jsonEquals(value, other) ? [`(${i}, ${j})`] : [])),
  );
}

/** Of properties that are there, which others have to be there, too. */
export function missingDependencies(value: Json, dependencies: ReadonlyMap<string, Json>): string | null {
  if (!(value instanceof Map)) return null;
  const missing = new Map<string, Json>();
  for (const [name, needed] of dependencies) {
    if (!value.has(name) || !Array.isArray(needed)) continue;
    const absent = needed.filter((each) => !value.has(each as string));
    if (absent.length > 0) missing.set(name, absent);
  }
  return missing.size === 0 ? null : `Some required property dependencies are missing: ${jsonText(missing)}`;
}
