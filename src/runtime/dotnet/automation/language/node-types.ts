/**
 * The classes of syntax tree nodes as .NET types, laid over the parser's own nodes: nothing is copied. They are made of the
 * tables beside this file when a script first names one of them, or first has a node in its hands.
 */
import type { Ast } from '../../../../parser/index.js';
import { TokenKind, type TokenKindName } from '../../../../parser/tokenizer/token-kinds.js';
import { defineType, type MemberImplementation, type TypeDefinition } from '../../../objects/net-type.js';
import { inFull, language, propertySignature } from './names.js';
import { copyOf, nodeMethods } from './node-methods.js';
import { nodeProperties } from './node-properties.js';
import { abstractNodes, nodeTable } from './node-table.js';
import { readOnly } from './read-only.js';

type Reader = (ast: Ast) => unknown;

/** What a script block can be made of. */
const blockSource = `${language}.IParameterMetadataProvider`;
const blockSources = new Set(['ScriptBlockAst', 'FunctionDefinitionAst']);

export function defineNodes(): void {
  defineType(blockSource, {}, () => ({ kind: 'interface' }));
  for (const [name, [base, ...properties]] of Object.entries(nodeTable()))
    defineType(`${language}.${name}`, {}, () => nodeDefinition(name, base, properties));
}

function nodeDefinition(name: string, base: string, properties: readonly string[]): TypeDefinition {
  const members: Record<string, MemberImplementation> = {};
  for (const property of properties) members[propertySignature(property)] = propertyReader(name, property);
  for (const [text, method] of Object.entries(nodeMethods[name] ?? {})) members[inFull(text)] = method;
  if (!abstractNodes.has(name)) members[inFull('Ast Copy()')] = copyOf;
  return {
    abstract: abstractNodes.has(name),
    interfaces: blockSources.has(name) ? [blockSource] : [],
    ...(base === '' ? { toString: (ast: Ast) => ast.extent.text } : { base: `${language}.${base}` }),
    members,
  };
}

/** Reads the property of a class; lists become ReadOnlyCollections, names of token kinds values of TokenKind. */
function propertyReader(className: string, property: string): Reader {
  const space = property.lastIndexOf(' ');
  const type = property.slice(0, space);
  const name = property.slice(space + 1);
  const field = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  const read =
    (nodeProperties[`${className}.${name}`] as Reader | undefined) ??
    (nodeProperties[name] as Reader | undefined) ??
    ((ast: Ast) => (ast as unknown as Record<string, unknown>)[field]);
  if (type === 'TokenKind') return (ast) => TokenKind[read(ast) as TokenKindName];
  if (!type.endsWith('*')) return read;
  const element = type.slice(0, -1);
  return (ast) => {
    const items = read(ast) as unknown[] | null;
    return items === null ? null : readOnly(element, items);
  };
}
