/**
 * Properties of syntax tree nodes that are no fields of the parser's nodes of the same name: renamed there, made of several,
 * or worked out. By class and property, or by property alone where all classes agree; the rest is in node-table.ts.
 */
import * as A from '../../../../parser/index.js';
import { TokenKind } from '../../../../parser/tokenizer/token-kinds.js';
import { literalValue } from '../../../language/number-text.js';
import { requireType, types } from '../../../objects/net-type.js';
import { fold } from '../../../objects/values.js';
import { genericType } from '../../collections/elements.js';
import { NetDictionary } from '../../collections/net-dictionary.js';
import { Tuple } from '../../system/value-tuple.js';
import { VariablePath } from '../variable-path.js';
import { inFull } from './names.js';
import { parameterType, staticType } from './static-types.js';

type Reader = (ast: never) => unknown;

const switchFlags: Record<keyof A.SwitchFlags, number> = {
  file: 1,
  regex: 2,
  wildcard: 4,
  exact: 8,
  caseSensitive: 16,
  parallel: 32,
};
const Public = 1;
const Static = 16;
const Literal = 32;
const Hidden = 64;

/** MethodAttributes and the first of PropertyAttributes. */
function memberAttributes({ isStatic, isHidden }: A.FunctionMemberAst | A.PropertyMemberAst): number {
  return Public | (isStatic ? Static : 0) | (isHidden ? Hidden : 0);
}

function isOfEnum(ast: A.PropertyMemberAst): boolean {
  return (ast.parent as A.TypeDefinitionAst | null)?.typeKind === 'Enum';
}

function rethrows(ast: A.ThrowStatementAst): boolean {
  if (ast.pipeline !== null) return false;
  for (let node = ast.parent; node !== null; node = node.parent) if (node.kind === 'CatchClauseAst') return true;
  return false;
}

/** The token of `parallel` or `sequence`. */
function keyword({ extent, blockName }: A.BlockStatementAst): A.Token {
  const { source, start } = extent;
  const kind = fold(blockName) === 'parallel' ? TokenKind.Parallel : TokenKind.Sequence;
  return new A.Token(source, kind, start, start + blockName.length, 0, '', false, null);
}

/** The flags of a switch statement in error, with their tokens and the file. */
function switchFlagsRead({ broken }: A.ErrorStatementAst): NetDictionary | null {
  if (broken === null || broken.flags.size === 0) return null;
  const pair = genericType('System.Tuple`2', requireType(inFull('Token')), requireType(inFull('Ast')));
  const dictionary = new NetDictionary(genericType('System.Collections.Generic.Dictionary`2', types.string(), pair));
  for (const [name, { parameter, file }] of broken.flags) dictionary.set(name, new Tuple(pair, [parameter, file]));
  return dictionary;
}

/** Lists that are null where nothing is in them. */
function filled<T>(list: readonly T[] | null): readonly T[] | null {
  return list === null || list.length === 0 ? null : list;
}

export const nodeProperties: Record<string, Reader> = {
  StaticType: staticType,
  'ParameterAst.StaticType': parameterType,
  'NamedBlockAst.Traps': (ast: A.NamedBlockAst) => filled(ast.traps),
  'StatementBlockAst.Traps': (ast: A.StatementBlockAst) => filled(ast.traps),
  'FunctionDefinitionAst.Parameters': (ast: A.FunctionDefinitionAst) => filled(ast.parameters),
  'FunctionMemberAst.MethodAttributes': memberAttributes,
  'FunctionMemberAst.IsPublic': () => true,
  'FunctionMemberAst.IsPrivate': () => false,
  'PropertyMemberAst.PropertyAttributes': (ast: A.PropertyMemberAst) =>
    isOfEnum(ast) ? Public | Static | Literal : memberAttributes(ast),
  'PropertyMemberAst.IsPublic': () => true,
  'PropertyMemberAst.IsPrivate': () => false,
  'PropertyMemberAst.IsStatic': (ast: A.PropertyMemberAst) => ast.isStatic || isOfEnum(ast),
  'TypeDefinitionAst.TypeAttributes': (ast: A.TypeDefinitionAst) => ast.typeKind,
  'TypeDefinitionAst.IsEnum': (ast: A.TypeDefinitionAst) => ast.typeKind === 'Enum',
  'TypeDefinitionAst.IsClass': (ast: A.TypeDefinitionAst) => ast.typeKind === 'Class',
  'TypeDefinitionAst.IsInterface': (ast: A.TypeDefinitionAst) => ast.typeKind === 'Interface',
  'SwitchStatementAst.Flags': ({ flags }: A.SwitchStatementAst) =>
    Object.entries(switchFlags).reduce(
      (all, [name, flag]) => (flags[name as keyof A.SwitchFlags] ? all | flag : all),
      0,
    ),
  'SwitchStatementAst.Default': (ast: A.SwitchStatementAst) => ast.defaultBlock,
  'TryStatementAst.Finally': (ast: A.TryStatementAst) => ast.finallyBlock,
  'CatchClauseAst.IsCatchAll': (ast: A.CatchClauseAst) => ast.catchTypes.length === 0,
  'ThrowStatementAst.IsRethrow': rethrows,
  'CommandAst.DefiningKeyword': () => null,
  'MemberExpressionAst.Static': (ast: A.MemberExpressionAst) => ast.isStatic,
  'InvokeMemberExpressionAst.Arguments': (ast: A.InvokeMemberExpressionAst) => filled(ast.arguments_),
  'InvokeMemberExpressionAst.GenericTypeArguments': (ast: A.InvokeMemberExpressionAst) =>
    filled(ast.genericTypeArguments),
  'VariableExpressionAst.VariablePath': (ast: A.VariableExpressionAst) => new VariablePath(ast.variablePath),
  'ConstantExpressionAst.Value': (ast: A.ConstantExpressionAst) => literalValue(ast.value),
  'BlockStatementAst.Kind': keyword,
  'ErrorStatementAst.Kind': (ast: A.ErrorStatementAst) => ast.broken?.keyword ?? null,
  'ErrorStatementAst.Flags': switchFlagsRead,
  'ErrorStatementAst.Conditions': (ast: A.ErrorStatementAst) => filled(ast.broken?.conditions ?? null),
  'ErrorStatementAst.Bodies': (ast: A.ErrorStatementAst) => filled(ast.broken?.bodies ?? null),
  'ErrorStatementAst.NestedAst': (ast: A.ErrorStatementAst) => (ast.broken ? null : filled(ast.nestedAst)),
  'ErrorExpressionAst.NestedAst': (ast: A.ErrorExpressionAst) => filled(ast.nestedAst),
};
