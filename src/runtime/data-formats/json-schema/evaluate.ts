/**
 * Evaluates a JSON value against a schema (drafts 6 to 2020-12, as JsonSchema.Net does for PowerShell): a tree of results,
 * one for each part of the value and the schema that it was held against. Remote references are only followed to files.
 */
import { assertions, matches, missingDependencies } from './assertions.js';
import type { Schema, SchemaDocument } from './schema-document.js';
import { type Json, JsonNumber, jsonText } from './strict-json.js';

export interface SchemaResult {
  isValid: boolean;
  /** JSON pointer to the part of the value. */
  location: string;
  /** What is wrong with the part itself. */
  errors: string[];
  /** Of subschemas, also of those that may fail. */
  details: SchemaResult[];
}

/** The reference leads nowhere in its document. */
export class UnresolvedReference {}

/** Throws UnresolvedReference, UnavailableReference, and NumberTooLarge for a number that cannot be compared. */
export function evaluateSchema(document: SchemaDocument, value: Json): SchemaResult {
  return new Evaluation(document, value, '').against(document.root);
}

/** Names and positions that a schema has said something about, for the `unevaluated…` keywords. */
class Evaluated {
  readonly names = new Set<string>();
  readonly items = new Set<number>();
  add(other: Evaluated): void {
    for (const name of other.names) this.names.add(name);
    for (const item of other.items) this.items.add(item);
  }
}

interface Result extends SchemaResult {
  evaluated: Evaluated;
}

/** Later keywords depend on what earlier ones have looked at. */
const order: Readonly<Record<string, number>> = {
  additionalItems: 1,
  additionalProperties: 1,
  unevaluatedItems: 2,
  unevaluatedProperties: 2,
};

type Applicator = (evaluation: Evaluation, argument: Json, schema: Map<string, Json>, result: Result) => void;

class Evaluation {
  constructor(
    readonly document: SchemaDocument,
    readonly value: Json,
    readonly location: string,
  ) {}

  against(schema: Schema): Result {
    const result: Result = {
      isValid: true,
      location: this.location,
      errors: [],
      details: [],
      evaluated: new Evaluated(),
    };
    if (schema === false) this.fail(result, 'All values fail against the false schema');
    if (!(schema instanceof Map)) return result;
    for (const [keyword, argument] of this.#keywordsOf(schema)) {
      const problem = Object.hasOwn(assertions, keyword)
        ? assertions[keyword]?.(this.value, argument as never)
        : undefined;
      if (problem != null) this.fail(result, problem);
      if (Object.hasOwn(applicators, keyword)) applicators[keyword]?.(this, argument, schema, result);
    }
    return result;
  }
  #keywordsOf(schema: Map<string, Json>): [string, Json][] {
    const reference = schema.get('$ref');
    if (this.document.isOld && reference !== undefined) return [['$ref', reference]];
    return [...schema].sort(([a], [b]) => (order[a] ?? 0) - (order[b] ?? 0));
  }

  fail(result: Result, problem: string): void {
    result.isValid = false;
    result.errors.push(problem);
  }
  /** Holds the same value against another schema. */
  same(schema: Json, result: Result): Result {
    return keep(result, this.against(schema as Schema));
  }
  /** Holds a part of the value against a schema. */
  part(value: Json, name: string | number, schema: Json, result: Result): Result {
    const step = String(name).replaceAll('~', '~0').replaceAll('/', '~1');
    const found = new Evaluation(this.document, value, `${this.location}/${step}`).against(schema as Schema);
    return keep(result, found);
  }
}

function keep(result: Result, found: Result): Result {
  result.details.push(found);
  return found;
}

/** Every one of these has to be valid; what they looked at counts as evaluated when they concern the same value. */
function requireAll(result: Result, found: readonly Result[]): void {
  for (const each of found) {
    if (!each.isValid) result.isValid = false;
    else if (each.location === result.location) result.evaluated.add(each.evaluated);
  }
}

const reference: Applicator = (evaluation, target, _schema, result) => {
  const found = evaluation.document.resolve(target as string);
  if (found === undefined) throw new UnresolvedReference();
  const inner = new Evaluation(found.document, evaluation.value, evaluation.location).against(found.schema);
  requireAll(result, [keep(result, inner)]);
};

function namedParts(
  choose: (name: string, argument: Json, schema: Map<string, Json>, result: Result) => Json[],
): Applicator {
  return (evaluation, argument, schema, result) => {
    if (!(evaluation.value instanceof Map)) return;
    for (const [name, value] of evaluation.value)
      for (const inner of choose(name, argument, schema, result)) {
        result.evaluated.names.add(name);
        requireAll(result, [evaluation.part(value, name, inner, result)]);
      }
  };
}

/** The items from a position on. */
function restOfItems(evaluation: Evaluation, from: number, inner: Json, result: Result): void {
  if (!Array.isArray(evaluation.value)) return;
  for (const [i, item] of evaluation.value.entries()) {
    if (i < from) continue;
    result.evaluated.items.add(i);
    requireAll(result, [evaluation.part(item, i, inner, result)]);
  }
}

function firstItems(evaluation: Evaluation, schemas: readonly Json[], result: Result): void {
  if (!Array.isArray(evaluation.value)) return;
  for (const [i, inner] of schemas.entries()) {
    if (i >= evaluation.value.length) return;
    result.evaluated.items.add(i);
    requireAll(result, [evaluation.part(evaluation.value[i] as Json, i, inner, result)]);
  }
}

const lengthOf = (schemas: Json | undefined): number => (Array.isArray(schemas) ? schemas.length : 0);

const applicators: Readonly<Record<string, Applicator>> = {
  $ref: reference,
  $dynamicRef: reference,
  $recursiveRef: reference,
  allOf: (evaluation, schemas, _schema, result) =>
    requireAll(
      result,
      (schemas as Json[]).map((each) => evaluation.same(each, result)),
    ),
  anyOf(evaluation, schemas, _schema, result) {
    const valid = (schemas as Json[]).map((each) => evaluation.same(each, result)).filter((each) => each.isValid);
    if (valid.length === 0) result.isValid = false;
    requireAll(result, valid);
  },
  oneOf(evaluation, schemas, _schema, result) {
    const valid = (schemas as Json[]).map((each) => evaluation.same(each, result)).filter((each) => each.isValid);
    if (valid.length === 1) requireAll(result, valid);
    else evaluation.fail(result, `Expected 1 matching subschema but found ${valid.length}`);
  },
  not(evaluation, schema, _schema, result) {
    if (evaluation.same(schema, result).isValid) result.isValid = false;
  },
  if(evaluation, condition, schema, result) {
    const tested = evaluation.same(condition, result);
    if (tested.isValid) result.evaluated.add(tested.evaluated);
    const branch = schema.get(tested.isValid ? 'then' : 'else');
    if (branch !== undefined) requireAll(result, [evaluation.same(branch, result)]);
  },
  /** In the order of the schema, unlike what looks for the properties of the value. */
  properties(evaluation, schemas, _schema, result) {
    const { value } = evaluation;
    if (!(value instanceof Map)) return;
    for (const [name, inner] of schemas as Map<string, Json>) {
      const part = value.get(name);
      if (part === undefined) continue;
      result.evaluated.names.add(name);
      requireAll(result, [evaluation.part(part, name, inner, result)]);
    }
  },
  patternProperties: namedParts((name, patterns) =>
    [...(patterns as Map<string, Json>)].filter(([pattern]) => matches(pattern, name)).map(([, inner]) => inner),
  ),
  additionalProperties: namedParts((name, inner, schema) => (isNamed(schema, name) ? [] : [inner])),
  unevaluatedProperties: namedParts((name, inner, _schema, { evaluated }) =>
    evaluated.names.has(name) ? [] : [inner],
  ),
  propertyNames(evaluation, inner, _schema, result) {
    if (!(evaluation.value instanceof Map)) return;
    for (const name of evaluation.value.keys()) requireAll(result, [evaluation.part(name, name, inner, result)]);
  },
  dependentSchemas: dependentSchemas,
  dependencies(evaluation, dependencies, schema, result) {
    const problem = missingDependencies(evaluation.value, dependencies as Map<string, Json>);
    if (problem !== null) evaluation.fail(result, problem);
    dependentSchemas(evaluation, dependencies, schema, result);
  },
  prefixItems: (evaluation, schemas, _schema, result) => firstItems(evaluation, schemas as Json[], result),
  items(evaluation, inner, schema, result) {
    if (Array.isArray(inner)) firstItems(evaluation, inner, result);
    else restOfItems(evaluation, lengthOf(schema.get('prefixItems')), inner, result);
  },
  additionalItems(evaluation, inner, schema, result) {
    const first = schema.get('items');
    if (Array.isArray(first)) restOfItems(evaluation, first.length, inner, result);
  },
  unevaluatedItems(evaluation, inner, _schema, result) {
    if (!Array.isArray(evaluation.value)) return;
    for (const [i, item] of evaluation.value.entries())
      if (!result.evaluated.items.has(i)) requireAll(result, [evaluation.part(item, i, inner, result)]);
  },
  contains(evaluation, inner, schema, result) {
    if (!Array.isArray(evaluation.value)) return;
    const found = evaluation.value.map((item, i) => evaluation.part(item, i, inner, result));
    const count = found.filter((each) => each.isValid).length;
    for (const [i, each] of found.entries()) if (each.isValid) result.evaluated.items.add(i);
    const limit = (keyword: string, otherwise: number) => {
      const given = evaluation.document.countsContained ? schema.get(keyword) : undefined;
      return given instanceof JsonNumber ? Number(given.text) : otherwise;
    };
    const [least, most] = [limit('minContains', 1), limit('maxContains', Number.POSITIVE_INFINITY)];
    if (count < least) evaluation.fail(result, `Value should contain at least ${least} matching items`);
    if (count > most) evaluation.fail(result, `Value should contain at most ${most} matching items`);
  },
};

function isNamed(schema: Map<string, Json>, name: string): boolean {
  const properties = schema.get('properties');
  const patterns = schema.get('patternProperties');
  if (properties instanceof Map && properties.has(name)) return true;
  return patterns instanceof Map && [...patterns.keys()].some((pattern) => matches(pattern, name));
}

function dependentSchemas(
  evaluation: Evaluation,
  dependencies: Json,
  _schema: Map<string, Json>,
  result: Result,
): void {
  const { value } = evaluation;
  if (!(value instanceof Map)) return;
  const failed: string[] = [];
  for (const [name, inner] of dependencies as Map<string, Json>) {
    if (!value.has(name) || Array.isArray(inner)) continue;
    const found = evaluation.same(inner, result);
    if (found.isValid) result.evaluated.add(found.evaluated);
    else failed.push(name);
  }
  if (failed.length > 0) evaluation.fail(result, `Some properties failed their dependent schemas: ${jsonText(failed)}`);
}
