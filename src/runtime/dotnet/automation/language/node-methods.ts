/** Methods of syntax tree nodes, by class. */
import {
  type AnyAst,
  type ArrayLiteralAst,
  type AssignmentStatementAst,
  Ast,
  type CommandAst,
  type ExpressionAst,
  type FunctionDefinitionAst,
  findAll,
  findFirst,
  type IndexExpressionAst,
  isConstantVariable,
  linkParents,
  type MemberExpressionAst,
  type PipelineAst,
  type ScriptBlockAst,
  type StringConstantExpressionAst,
  type UsingExpressionAst,
  type VariableExpressionAst,
} from '../../../../parser/index.js';
import { currentEngine } from '../../../engine/current-engine.js';
import { safeValue } from '../../../engine/safe-value.js';
import { scriptBlockOf } from '../../../engine/script-file.js';
import { type MemberFunction, requireType } from '../../../objects/net-type.js';
import { listOf } from '../../collections/list.js';
import { argumentNull } from '../../system/errors.js';
import { psArgumentNull, psInvalidOperation } from '../ps-errors.js';
import { helpOf } from './comment-help-info.js';
import { language } from './names.js';
import { visitByCustomVisitor, visitByVisitor } from './visitors.js';

type Predicate = ((ast: Ast) => boolean) | null;

function requirePredicate(predicate: Predicate): (ast: Ast) => boolean {
  if (predicate === null) throw psArgumentNull('predicate');
  return predicate;
}

/** Ast.Copy: nodes and lists anew, everything else shared. The copy has no parent. */
export function copyOf(ast: Ast): Ast {
  const copy = copyNode(ast);
  linkParents(copy);
  return copy;
}

function copyNode<T extends Ast>(ast: T): T {
  const copy = Object.create(Object.getPrototypeOf(ast)) as T;
  for (const [field, value] of Object.entries(ast))
    (copy as Record<string, unknown>)[field] = field === 'linkedParent' ? null : copyField(value);
  return copy;
}

function copyField(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyField);
  return value instanceof Ast ? copyNode(value) : value;
}

function safeGetValue(ast: Ast, skipHashtableSizeCheck = false): unknown {
  let root = ast;
  while (root.parent !== null) root = root.parent;
  return safeValue(currentEngine(), root as ScriptBlockAst, ast, skipHashtableSizeCheck);
}

function usingVariable(ast: Ast): VariableExpressionAst {
  switch (ast.kind) {
    case 'UsingExpressionAst':
      return usingVariable((ast as UsingExpressionAst).subExpression);
    case 'IndexExpressionAst':
      return usingVariable((ast as IndexExpressionAst).target);
    case 'MemberExpressionAst':
      return usingVariable((ast as MemberExpressionAst).expression);
    default:
      return ast as VariableExpressionAst;
  }
}

function commandName({ commandElements }: CommandAst): string | null {
  const name = commandElements[0] as Ast;
  return name.kind === 'StringConstantExpressionAst' ? (name as StringConstantExpressionAst).value : null;
}

/** The expression that a pipeline is, in the background or not. */
function pureExpression({ pipelineElements }: PipelineAst): ExpressionAst | null {
  const [only] = pipelineElements as AnyAst[];
  if (pipelineElements.length !== 1 || only?.kind !== 'CommandExpressionAst') return null;
  return only.redirections.length === 0 ? only.expression : null;
}

function blockOf(ast: ScriptBlockAst): unknown {
  if (ast.extent.source.hadErrors)
    throw psInvalidOperation('Operation is not valid due to the current state of the object.');
  return scriptBlockOf(ast, currentEngine().session);
}

export const nodeMethods: Record<string, Record<string, MemberFunction>> = {
  Ast: {
    'System.Object Visit(ICustomAstVisitor astVisitor)': visitByCustomVisitor,
    'void Visit(AstVisitor astVisitor)': visitByVisitor,
    'System.Collections.Generic.IEnumerable[Ast] FindAll(System.Func[Ast,bool] predicate, bool searchNestedScriptBlocks)':
      (ast: Ast, predicate: Predicate, searchNested: boolean) =>
        listOf(requireType(`${language}.Ast`), findAll(ast, requirePredicate(predicate), searchNested)),
    'Ast Find(System.Func[Ast,bool] predicate, bool searchNestedScriptBlocks)': (
      ast: Ast,
      predicate: Predicate,
      searchNested: boolean,
    ) => findFirst(ast, requirePredicate(predicate), searchNested),
    'string ToString()': (ast: Ast) => ast.extent.text,
    'Ast Copy()': copyOf,
    'System.Object SafeGetValue()': (ast: Ast) => safeGetValue(ast),
    'System.Object SafeGetValue(bool skipHashtableSizeCheck)': safeGetValue,
  },
  ScriptBlockAst: {
    'CommentHelpInfo GetHelpContent()': helpOf,
    'scriptblock GetScriptBlock()': blockOf,
  },
  FunctionDefinitionAst: {
    'CommentHelpInfo GetHelpContent()': helpOf,
    'CommentHelpInfo GetHelpContent(System.Collections.Generic.Dictionary[Ast,Token[]] scriptBlockTokenCache)': (
      ast: FunctionDefinitionAst,
      cache: unknown,
    ) => {
      if (cache === null) throw argumentNull('scriptBlockTokenCache');
      return helpOf(ast);
    },
  },
  PipelineBaseAst: { 'ExpressionAst GetPureExpression()': () => null },
  PipelineAst: { 'ExpressionAst GetPureExpression()': pureExpression },
  CommandAst: { 'string GetCommandName()': commandName },
  AssignmentStatementAst: {
    'System.Collections.Generic.IEnumerable[ExpressionAst] GetAssignmentTargets()': ({
      left,
    }: AssignmentStatementAst) => (left.kind === 'ArrayLiteralAst' ? (left as ArrayLiteralAst).elements : [left]),
  },
  VariableExpressionAst: { 'bool IsConstantVariable()': isConstantVariable },
  UsingExpressionAst: {
    'static VariableExpressionAst ExtractUsingVariable(UsingExpressionAst usingExpressionAst)': (
      ast: UsingExpressionAst | null,
    ) => {
      if (ast === null) throw argumentNull('usingExpressionAst');
      return usingVariable(ast);
    },
  },
};
