/**
 * Test-Json tells whether a text is JSON, and whether it is as a schema wants it. What is wrong is reported as errors, one for
 * each part of the value.
 */
import { readFileSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { decodeFile } from '../../data-formats/input-file.js';
import { evaluateSchema, type SchemaResult, UnresolvedReference } from '../../data-formats/json-schema/evaluate.js';
import { NumberTooLarge } from '../../data-formats/json-schema/json-values.js';
import { SchemaDocument, SchemaError } from '../../data-formats/json-schema/schema-document.js';
import {
  DuplicateNameError,
  parseStrictJson,
  StrictJsonError,
  type StrictJsonOptions,
} from '../../data-formats/json-schema/strict-json.js';
import { resolveFilePath } from '../../formatting/output-file.js';
import { NetException } from '../../objects/net-exception.js';
import { onFile } from '../../providers/filesystem/file-errors.js';
import { utf8WithoutPreamble } from '../../providers/filesystem/text-codec.js';
import { cmdlet, type ParameterSetEntry, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

/** The sets of one source of JSON: alone, with a schema, with the file of a schema. */
function setsOf(source: string, entry: ParameterSetEntry): Record<string, ParameterSetEntry> {
  return { [source]: entry, [`${source}WithSchemaString`]: entry, [`${source}WithSchemaFile`]: entry };
}
function setsWith(schema: string): Record<string, ParameterSetEntry> {
  const entry: ParameterSetEntry = { mandatory: true, position: 1 };
  return Object.fromEntries(
    ['JsonString', 'JsonPath', 'JsonLiteralPath'].map((source) => [`${source}With${schema}`, entry]),
  );
}

export const TestJson = cmdlet('Test-Json', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Tells whether a text is JSON, and fits a schema.',
  defaultSet: 'JsonString',
  parameters: {
    Json: {
      type: t.string,
      sets: setsOf('JsonString', { mandatory: true, position: 0, from: 'pipeline' }),
      help: 'The text.',
    },
    Path: {
      type: t.string,
      sets: setsOf('JsonPath', { mandatory: true, position: 0, from: 'propertyName' }),
      help: 'Path of a file.',
    },
    LiteralPath: {
      type: t.string,
      sets: setsOf('JsonLiteralPath', { mandatory: true, position: 0, from: 'propertyName' }),
      aliases: ['PSPath', 'LP'],
      help: 'Path of a file, in which wildcard characters stand for themselves.',
    },
    Schema: {
      type: t.string,
      sets: setsWith('SchemaString'),
      validate: [{ notNullOrEmpty: true }],
      help: 'A JSON schema.',
    },
    SchemaFile: {
      type: t.string,
      sets: setsWith('SchemaFile'),
      validate: [{ notNullOrEmpty: true }],
      help: 'Path of a file with a JSON schema.',
    },
    Options: {
      type: t.array(t.string),
      default: [],
      validate: [{ notNullOrEmpty: true }, { set: ['IgnoreComments', 'AllowTrailingCommas'] }],
      help: 'What is allowed although it is not in the standard.',
    },
  },
  outputs: ['System.Boolean'],
  examples: [
    { code: 'Test-Json \'{ "legs": 6 }\'', output: 'True' },
    {
      code: '\'{ "legs": 6 }\' | Test-Json -Schema \'{ "required": ["name"] }\' -ErrorAction SilentlyContinue',
      output: 'False',
    },
    {
      code: '\'{ "legs": -6 }\' | Test-Json -Schema \'{ "properties": { "legs": { "minimum": 0 } } }\' -ErrorAction SilentlyContinue -ErrorVariable e; "$e"',
      output: "False\nThe JSON is not valid with the schema: -6 should be at least 0 at '/legs'",
    },
  ],
  run(cmd, { Schema, SchemaFile, Options }) {
    const schema = readSchema(cmd, Schema, SchemaFile);
    const has = (option: string) => Options.some((each) => each.toLowerCase() === option);
    const options = {
      comments: has('ignorecomments'),
      trailingCommas: has('allowtrailingcommas'),
      uniqueNames: false,
    };
    return {
      process({ Json, Path, LiteralPath }) {
        const path = Path ?? LiteralPath;
        const text = path === undefined ? (Json ?? '') : readJsonFile(cmd, path, Path === undefined);
        cmd.writeObject(isValid(cmd, text, Json ?? null, options, schema));
      },
    };
  },
}));

function readSchema(cmd: CmdletRuntime, text: string | undefined, file: string | undefined): SchemaDocument | null {
  if (text === undefined && file === undefined) return null;
  const path = file === undefined ? '' : cmd.session.providers.paths.providerPath(file);
  try {
    return new SchemaDocument(text ?? readText(path), text === undefined ? pathToFileURL(path).href : null);
  } catch (error) {
    if (error instanceof NetException && /^System\.(IO|UnauthorizedAccess)/.test(error.netType.fullName)) {
      const message = `Can not open JSON schema file: ${path}`;
      return cmd.throwTerminating(failure(cmd, 'JsonSchemaFileOpenFailure', message, path, error, 'OpenError'));
    }
    if (error instanceof SchemaError) {
      cmd.writeError(invalidSchema(cmd, text ?? file, null));
      return null;
    }
    if (error instanceof NetException) return cmd.throwTerminating(invalidSchema(cmd, path, error));
    if (error instanceof DuplicateNameError) return cmd.throwTerminating(invalidSchema(cmd, path, null));
    throw error;
  }
}

function readText(file: string): string {
  return decodeFile(
    onFile(file, () => readFileSync(file)),
    utf8WithoutPreamble,
  ).text;
}

function readJsonFile(cmd: CmdletRuntime, path: string, isLiteral: boolean): string {
  const file = resolveFilePath(cmd, path, isLiteral);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    const message = `Cannot find path '${path}' because it does not exist.`;
    const type = 'System.Management.Automation.ItemNotFoundException';
    cmd.throwTerminating(cmd.error('PathNotFound', 'ObjectNotFound', path, message, type));
  }
  return readText(file);
}

function isValid(
  cmd: CmdletRuntime,
  text: string,
  target: string | null,
  options: StrictJsonOptions,
  schema: SchemaDocument | null,
): boolean {
  try {
    const value = parseStrictJson(text, options);
    if (schema === null) return true;
    const result = evaluateSchema(schema, value);
    report(cmd, result);
    return result.isValid;
  } catch (error) {
    if (error instanceof SchemaError) cmd.writeError(invalidSchema(cmd, null, null));
    else if (isUnreadable(error)) cmd.writeError(failure(cmd, 'InvalidJson', 'Cannot parse the JSON.', target, null));
    else throw error;
    return false;
  }
}

/** PowerShell reports all these as if the text were no JSON. */
function isUnreadable(error: unknown): boolean {
  return error instanceof StrictJsonError || error instanceof UnresolvedReference || error instanceof NumberTooLarge;
}

/** Of a part that is valid nothing is told, whatever failed on the way. */
function report(cmd: CmdletRuntime, { isValid, errors, details, location }: SchemaResult): void {
  if (isValid) return;
  for (const problem of errors) {
    const message = `The JSON is not valid with the schema: ${problem} at '${location}'`;
    cmd.writeError(failure(cmd, 'InvalidJsonAgainstSchemaDetailed', message, null, null));
  }
  for (const detail of details) report(cmd, detail);
}

function invalidSchema(cmd: CmdletRuntime, target: unknown, inner: NetException | null) {
  return failure(cmd, 'InvalidJsonSchema', 'Cannot parse the JSON schema.', target, inner);
}
function failure(
  cmd: CmdletRuntime,
  id: string,
  message: string,
  target: unknown,
  inner: NetException | null,
  category: 'InvalidData' | 'OpenError' = 'InvalidData',
) {
  return cmd.error(id, category, target, message, new NetException('System.Exception', message, inner));
}
