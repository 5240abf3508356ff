/**
 * Syntax trees, tokens and errors in one plain shape, made from ours and from what the real engine prints as JSON, so that
 * the two can be compared with a plain equality.
 */
import {
  Ast,
  type ConstantExpressionAst,
  ExpandableStringExpressionAst,
  type SwitchFlags,
  type TypeName,
} from '../../src/parser/ast/nodes.js';
import { typeFullName } from '../../src/parser/ast/type-names.js';
import { parse } from '../../src/parser/parse.js';
import type { ParseError } from '../../src/parser/parse-error.js';
import type { Token } from '../../src/parser/tokenizer/token.js';

type Json = unknown;
type JsonObject = Record<string, Json>;

/** What the engine says and ours does not: derived properties, and trees of statements in error, which are cut short. */
const IGNORED = new Set([
  ...[
    'StaticType',
    'DefiningKeyword',
    'IsPublic',
    'IsPrivate',
    'IsCatchAll',
    'IsRethrow',
    'IsEnum',
    'IsClass',
    'IsInterface',
    'LabelToken',
  ],
  ...['PropertyAttributes', 'MethodAttributes', 'TypeAttributes', 'Flags_', 'ScriptRequirements', 'ErrorPosition'],
]);

/** Everything that a script is compared by. */
export interface ScriptShape {
  tree: Json;
  errors: Json[];
  tokens: Json[];
}

// ---- Ours

export function shapeOf(script: string): ScriptShape {
  const { ast, errors, tokens } = parse(script);
  return { tree: treeShape(ast), errors: errors.map(errorShape), tokens: tokens.map(tokenShape) };
}

const RENAMED: Record<string, string> = {
  arguments_: 'Arguments',
  finallyBlock: 'Finally',
  defaultBlock: 'Default',
  isStatic: 'Static',
  usingStatementKind: 'UsingStatementKind',
};

/** Fields of ours that are no properties there, or that are told in another way. */
const NOT_SHOWN: ReadonlySet<string> = new Set([
  ...['linkedParent', 'kind', 'source', 'start', 'end', 'errorPosition', 'nameExtent', 'scriptRequirements', 'parts'],
]);

export function treeShape(ast: Ast): Json {
  const shape: JsonObject = { type: ast.kind, start: ast.extent.start, end: ast.extent.end };
  if (ast.kind === 'ErrorStatementAst' || ast.kind === 'ErrorExpressionAst') return shape;
  for (const [key, value] of Object.entries(ast)) {
    if (NOT_SHOWN.has(key)) continue;
    shape[propertyName(ast, key)] = valueShape(key, value);
  }
  if (ast instanceof ExpandableStringExpressionAst) shape['NestedExpressions'] = ast.nestedExpressions.map(treeShape);
  return adjust(ast, shape);
}

function propertyName(ast: Ast, key: string): string {
  if (key === 'isStatic' && ast.kind.endsWith('MemberAst')) return 'IsStatic';
  return RENAMED[key] ?? (key[0] as string).toUpperCase() + key.slice(1);
}

function valueShape(key: string, value: unknown): Json {
  if (value instanceof Ast) return treeShape(value);
  if (Array.isArray(value))
    return key === 'traps' && value.length === 0 ? null : value.map((element) => valueShape('', element));
  if (value === null || typeof value !== 'object') return value;
  if ('kind' in value) return typeNameShape(value as TypeName);
  return value;
}

function typeNameShape(type: TypeName): Json {
  const { kind, extent } = type;
  const shape: JsonObject = { type: kind, start: extent.start, end: extent.end, fullName: typeFullName(type) };
  return shape;
}

const FLAG_NAMES: [keyof SwitchFlags, string][] = [
  ['file', 'File'],
  ['regex', 'Regex'],
  ['wildcard', 'Wildcard'],
  ['exact', 'Exact'],
  ['caseSensitive', 'CaseSensitive'],
  ['parallel', 'Parallel'],
];

/** Evens out what the two sides call differently, class by class. */
function adjust(ast: Ast, shape: JsonObject): JsonObject {
  switch (ast.kind) {
    case 'ConvertExpressionAst':
      shape['Type'] = shape['Attribute'];
      break;
    case 'SwitchStatementAst': {
      const flags = shape['Flags'] as SwitchFlags;
      shape['Flags'] =
        FLAG_NAMES.filter(([key]) => flags[key])
          .map(([, name]) => name)
          .join(', ') || 'None';
      break;
    }
    case 'ConstantExpressionAst':
      shape['Value'] = numberShape((ast as ConstantExpressionAst).value);
      break;
    case 'BlockStatementAst':
      shape['Kind'] = shape['BlockName'];
      delete shape['BlockName'];
      break;
    case 'TypeDefinitionAst':
      delete shape['TypeKind'];
      break;
    case 'NamedAttributeArgumentAst':
      if (shape['ExpressionOmitted']) delete shape['Argument'];
      break;
  }
  return shape;
}

function numberShape(literal: ConstantExpressionAst['value']): Json {
  if (typeof literal !== 'object' || literal === null) return literal;
  const { type, value, scale } = literal;
  if (typeof value === 'number') return `${type} ${Object.is(value, -0) ? '-0' : value}`;
  if (scale === 0) return `${type} ${value}`;
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  return `${type} ${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

export function errorShape({ errorId, message, extent, incompleteInput }: ParseError): Json {
  return { errorId, message, start: extent.start, end: extent.end, incompleteInput };
}

export function tokenShape(token: Token): Json {
  const { kind, start, end, flagNames } = token;
  const shape: JsonObject = { kind, start, end, flags: flagNames };
  if (token.nestedTokens !== null) shape['nestedTokens'] = token.nestedTokens.map(tokenShape);
  return shape;
}

// ---- The engine's

export function engineTreeShape(node: Json): Json {
  if (Array.isArray(node)) return node.map(engineTreeShape);
  if (node === null || typeof node !== 'object') return node;
  const object = node as JsonObject;
  const { type, start, end } = object;
  if (type === 'ErrorStatementAst' || type === 'ErrorExpressionAst') return { type, start, end };
  if (object['fullName'] !== undefined) return { type, start, end, fullName: object['fullName'] };
  if (object['userPath'] !== undefined) return object['userPath'];
  const shape: JsonObject = {};
  for (const [key, value] of Object.entries(object)) if (!IGNORED.has(key)) shape[key] = engineTreeShape(value);
  return adjustEngine(object, shape);
}

function adjustEngine(object: JsonObject, shape: JsonObject): JsonObject {
  switch (object['type']) {
    case 'ConstantExpressionAst': {
      const type = (object['StaticType'] as string).replace(/^System\.(Numerics\.)?/, '');
      shape['Value'] =
        object['Value'] === null ? null : `${type} ${Object.is(object['Value'], -0) ? '-0' : object['Value']}`;
      break;
    }
    case 'NamedAttributeArgumentAst':
      if (object['ExpressionOmitted']) delete shape['Argument'];
      break;
    case 'InvokeMemberExpressionAst':
    case 'BaseCtorInvokeMemberExpressionAst':
      shape['GenericTypeArguments'] ??= [];
      shape['Arguments'] ??= [];
      break;
    case 'DataStatementAst':
      shape['CommandsAllowed'] ??= [];
      break;
    case 'BlockStatementAst':
      shape['Kind'] = (object['Kind'] as JsonObject)['text'];
      break;
  }
  return shape;
}

/** Errors that need the types, modules and assemblies of a session: the runtime's to find. */
export const beyondTheText = new Set([
  'TypeNotFound',
  'CustomAttributeTypeNotFound',
  'PropertyNotFoundForAttribute',
  'AttributeNotAllowedOnDeclaration',
  'ModuleNotFoundDuringParse',
  'ErrorLoadingAssembly',
]);

export function engineErrorShapes(errors: readonly Json[]): Json[] {
  return (errors as JsonObject[])
    .filter(({ errorId }) => !beyondTheText.has(errorId as string))
    .map(({ errorId, message, start, end, incompleteInput }) => {
      // Where the engine itself fails it adds where in its sources.
      return { errorId, message: (message as string).split('\n   at ')[0], start, end, incompleteInput };
    });
}

export function engineTokenShape(token: Json): Json {
  const { kind, start, end, flags, nestedTokens } = token as JsonObject;
  const shape: JsonObject = { kind, start, end, flags };
  if (nestedTokens !== undefined && nestedTokens !== null)
    shape['nestedTokens'] = (nestedTokens as Json[]).map(engineTokenShape);
  return shape;
}
