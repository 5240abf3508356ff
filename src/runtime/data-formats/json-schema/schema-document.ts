/** A JSON schema: checks that it is one, and finds what its references lead to. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { matches } from './assertions.js';
import { jsonTypes } from './json-values.js';
import { type Json, JsonNumber, parseStrictJson, StrictJsonError } from './strict-json.js';

/** A schema with keywords; `true` and `false` are schemas, too. */
export type Schema = boolean | Map<string, Json>;

/** The text is no schema. */
export class SchemaError {}
/** A reference leads to another document that cannot be had. */
export class UnavailableReference extends SchemaError {}

const isSchema = (value: Json): boolean => typeof value === 'boolean' || value instanceof Map;
const isNumber = (value: Json): boolean => value instanceof JsonNumber;
const isSize = (value: Json): boolean => value instanceof JsonNumber && /^\d+(\.0+)?$/.test(value.text);
const isText = (value: Json): boolean => typeof value === 'string';
const isTexts = (value: Json): boolean => Array.isArray(value) && value.every(isText);
const isSchemas = (value: Json): boolean => Array.isArray(value) && value.length > 0 && value.every(isSchema);
const mapOf = (isWanted: (value: Json) => boolean) => (value: Json) =>
  value instanceof Map && [...value.values()].every(isWanted);
const isType = (value: Json): boolean => (jsonTypes as readonly Json[]).includes(value);

/** What the keywords have to be given. */
const shapes: Readonly<Record<string, (value: Json) => boolean>> = {
  $ref: isText,
  $dynamicRef: isText,
  $id: isText,
  $anchor: isText,
  $defs: mapOf(isSchema),
  definitions: mapOf(isSchema),
  type: (value) => isType(value) || (Array.isArray(value) && value.every(isType)),
  enum: (value) => Array.isArray(value),
  minimum: isNumber,
  maximum: isNumber,
  exclusiveMinimum: isNumber,
  exclusiveMaximum: isNumber,
  multipleOf: isNumber,
  minLength: isSize,
  maxLength: isSize,
  pattern: isText,
  minItems: isSize,
  maxItems: isSize,
  minContains: isSize,
  maxContains: isSize,
  minProperties: isSize,
  maxProperties: isSize,
  uniqueItems: (value) => typeof value === 'boolean',
  required: isTexts,
  dependentRequired: mapOf(isTexts),
  dependentSchemas: mapOf(isSchema),
  dependencies: mapOf((value) => isSchema(value) || isTexts(value)),
  properties: mapOf(isSchema),
  patternProperties: mapOf(isSchema),
  additionalProperties: isSchema,
  unevaluatedProperties: isSchema,
  propertyNames: isSchema,
  items: (value) => isSchema(value) || (Array.isArray(value) && value.every(isSchema)),
  prefixItems: isSchemas,
  additionalItems: isSchema,
  unevaluatedItems: isSchema,
  contains: isSchema,
  allOf: isSchemas,
  anyOf: isSchemas,
  oneOf: isSchemas,
  not: isSchema,
  if: isSchema,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: isSchema,
  else: isSchema,
};
const holdSchemas = new Set(
  'items prefixItems additionalItems unevaluatedItems contains additionalProperties unevaluatedProperties propertyNames allOf anyOf oneOf not if then else'.split(
    ' ',
  ),
);
/** Keywords whose schemas stand under names of their own. */
const holdNamedSchemas = new Set(
  'properties patternProperties $defs definitions dependentSchemas dependencies'.split(' '),
);

export class SchemaDocument {
  readonly root: Schema;
  /** Draft 7 and before: beside a reference nothing else counts. */
  readonly isOld: boolean;
  /** The version that knows minContains and maxContains is named. */
  readonly countsContained: boolean;
  readonly #anchors = new Map<string, Schema>();
  readonly #others = new Map<string, SchemaDocument>();

  /**
   * `base` is where the document is (an absolute URI): what references to other documents are relative to. Throws SchemaError,
   * DuplicateNameError, and a RegexParseException for a pattern that is none.
   */
  constructor(
    text: string,
    readonly base: string | null,
  ) {
    this.root = parseSchema(text);
    const version = this.root instanceof Map ? this.root.get('$schema') : undefined;
    this.isOld = typeof version === 'string' && /draft-0[4-7]/.test(version);
    this.countsContained = typeof version === 'string' && /draft\/20(19-09|20-12)/.test(version);
    this.#check(this.root);
  }

  #check(schema: Json): void {
    if (!(schema instanceof Map)) return;
    for (const [keyword, value] of schema) {
      const isRight = Object.hasOwn(shapes, keyword) ? shapes[keyword] : undefined;
      if (isRight !== undefined && !isRight(value)) throw new SchemaError();
      if (keyword === 'pattern') matches(value as string, '');
      if (keyword === 'patternProperties')
        for (const pattern of (value as Map<string, Json>).keys()) matches(pattern, '');
      for (const inner of schemasIn(keyword, value)) this.#check(inner);
    }
    this.#name(schema);
  }
  #name(schema: Map<string, Json>): void {
    const id = schema.get('$id');
    if (typeof id === 'string') this.#anchors.set(id.replace(/#$/, ''), schema);
    for (const keyword of ['$anchor', '$dynamicAnchor']) {
      const anchor = schema.get(keyword);
      if (typeof anchor === 'string') this.#anchors.set(`#${anchor}`, schema);
    }
  }

  /**
   * What a reference leads to, and the document that it stands in; undefined where there is nothing. Throws
   * UnavailableReference when another document is not to be had.
   */
  resolve(reference: string): { schema: Schema; document: SchemaDocument } | undefined {
    const hash = reference.indexOf('#');
    const address = hash < 0 ? reference : reference.slice(0, hash);
    const fragment = hash < 0 ? '' : decodeURIComponent(reference.slice(hash + 1));
    const start = address === '' ? this.root : this.#anchors.get(address);
    if (start === undefined) return this.#other(address).resolve(`#${fragment}`);
    const schema =
      fragment !== '' && !fragment.startsWith('/') ? this.#anchors.get(`#${fragment}`) : at(start, fragment);
    return schema === undefined ? undefined : { schema, document: this };
  }

  #other(address: string): SchemaDocument {
    let other = this.#others.get(address);
    if (other === undefined) {
      const uri = this.base === null ? address : new URL(address, this.base).href;
      if (!uri.startsWith('file:')) throw new UnavailableReference();
      try {
        other = new SchemaDocument(readFileSync(fileURLToPath(uri), 'utf8'), uri);
      } catch {
        throw new UnavailableReference();
      }
      this.#others.set(address, other);
    }
    return other;
  }
}

function parseSchema(text: string): Schema {
  let value: Json;
  try {
    value = parseStrictJson(text, { comments: false, trailingCommas: false, uniqueNames: true });
  } catch (error) {
    throw error instanceof StrictJsonError && error.constructor === StrictJsonError ? new SchemaError() : error;
  }
  if (typeof value !== 'boolean' && !(value instanceof Map)) throw new SchemaError();
  return value;
}

/** The schemas in the value of a keyword. */
function schemasIn(keyword: string, value: Json): Json[] {
  if (holdNamedSchemas.has(keyword)) return value instanceof Map ? [...value.values()] : [];
  if (!holdSchemas.has(keyword)) return [];
  return Array.isArray(value) ? value : [value];
}

/** Follows a JSON pointer. */
function at(start: Schema, pointer: string): Schema | undefined {
  let value: Json | undefined = start;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (value instanceof Map) value = value.get(name);
    else if (Array.isArray(value)) value = value[Number(name)];
    else return undefined;
  }
  return typeof value === 'boolean' || value instanceof Map ? value : undefined;
}
