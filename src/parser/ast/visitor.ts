/**
 * Walking the tree. One table says which properties of a class hold its children, in the order in which PowerShell's own
 * visitors go through them; everything else here follows from it.
 */
import type { Ast } from './nodes.js';

/** Properties with children: an AST, a list, or a list of pairs. */
const CHILDREN: Record<string, readonly string[]> = {
  ScriptBlockAst: [
    'attributes',
    'usingStatements',
    'paramBlock',
    'dynamicParamBlock',
    'beginBlock',
    'processBlock',
    'endBlock',
    'cleanBlock',
  ],
  ParamBlockAst: ['attributes', 'parameters'],
  NamedBlockAst: ['traps', 'statements'],
  StatementBlockAst: ['traps', 'statements'],
  ParameterAst: ['attributes', 'name', 'defaultValue'],
  TypeConstraintAst: [],
  AttributeAst: ['positionalArguments', 'namedArguments'],
  NamedAttributeArgumentAst: ['argument'],
  FunctionDefinitionAst: ['parameters', 'body'],
  TypeDefinitionAst: ['attributes', 'baseTypes', 'members'],
  PropertyMemberAst: ['attributes', 'propertyType', 'initialValue'],
  FunctionMemberAst: ['attributes', 'returnType', 'parameters', 'body'],
  UsingStatementAst: ['name', 'alias', 'moduleSpecification'],
  IfStatementAst: ['clauses', 'elseClause'],
  WhileStatementAst: ['condition', 'body'],
  DoWhileStatementAst: ['condition', 'body'],
  DoUntilStatementAst: ['condition', 'body'],
  ForStatementAst: ['initializer', 'condition', 'iterator', 'body'],
  ForEachStatementAst: ['variable', 'condition', 'throttleLimit', 'body'],
  SwitchStatementAst: ['condition', 'clauses', 'defaultBlock'],
  CatchClauseAst: ['catchTypes', 'body'],
  TryStatementAst: ['body', 'catchClauses', 'finallyBlock'],
  TrapStatementAst: ['trapType', 'body'],
  DataStatementAst: ['commandsAllowed', 'body'],
  BreakStatementAst: ['label'],
  ContinueStatementAst: ['label'],
  ReturnStatementAst: ['pipeline'],
  ExitStatementAst: ['pipeline'],
  ThrowStatementAst: ['pipeline'],
  AssignmentStatementAst: ['left', 'right'],
  BlockStatementAst: ['body'],
  ErrorStatementAst: ['nestedAst'],
  PipelineAst: ['pipelineElements'],
  PipelineChainAst: ['lhsPipelineChain', 'rhsPipeline'],
  CommandAst: ['commandElements', 'redirections'],
  CommandExpressionAst: ['expression', 'redirections'],
  CommandParameterAst: ['argument'],
  FileRedirectionAst: ['location'],
  MergingRedirectionAst: [],
  BinaryExpressionAst: ['left', 'right'],
  UnaryExpressionAst: ['child'],
  TernaryExpressionAst: ['condition', 'ifTrue', 'ifFalse'],
  AttributedExpressionAst: ['attribute', 'child'],
  ConvertExpressionAst: ['attribute', 'child'],
  MemberExpressionAst: ['expression', 'member'],
  InvokeMemberExpressionAst: ['expression', 'member', 'arguments_'],
  BaseCtorInvokeMemberExpressionAst: ['expression', 'member', 'arguments_'],
  IndexExpressionAst: ['target', 'index'],
  ConstantExpressionAst: [],
  StringConstantExpressionAst: [],
  ExpandableStringExpressionAst: ['nestedExpressions'],
  VariableExpressionAst: [],
  TypeExpressionAst: [],
  ScriptBlockExpressionAst: ['scriptBlock'],
  ArrayLiteralAst: ['elements'],
  ArrayExpressionAst: ['subExpression'],
  SubExpressionAst: ['subExpression'],
  ParenExpressionAst: ['pipeline'],
  HashtableAst: ['keyValuePairs'],
  UsingExpressionAst: ['subExpression'],
  ErrorExpressionAst: ['nestedAst'],
};

/** Calls `visitChild` with each child of `ast`, in source order as a rule. */
export function forEachChild(ast: Ast, visitChild: (child: Ast) => void): void {
  for (const property of CHILDREN[ast.kind] as readonly string[]) {
    const value = (ast as unknown as Record<string, unknown>)[property];
    if (value === null) continue;
    if (!Array.isArray(value)) visitChild(value as Ast);
    else for (const element of value.flat()) visitChild(element);
  }
}

/** The children of `ast`. */
export function children(ast: Ast): Ast[] {
  const list: Ast[] = [];
  forEachChild(ast, (child) => list.push(child));
  return list;
}

/** Sets `parent` throughout the tree. */
export function linkParents(ast: Ast): void {
  forEachChild(ast, (child) => {
    child.parent = ast;
    linkParents(child);
  });
}

/** What a visitor says to go on: with the children, past them, or not at all (AstVisitAction). */
export type VisitAction = 'Continue' | 'SkipChildren' | 'StopVisit';

/** Visits `ast` and then its descendants; no answer means Continue. Gives back false when the visit was stopped. */
export function visit(ast: Ast, visitor: (ast: Ast) => VisitAction | undefined): boolean {
  const action = visitor(ast);
  if (action === 'StopVisit') return false;
  if (action === 'SkipChildren') return true;
  return children(ast).every((child) => visit(child, visitor));
}

/** All that satisfy `predicate`, `ast` itself included; the bodies of nested script blocks and functions only if asked for. */
export function findAll(ast: Ast, predicate: (ast: Ast) => boolean, searchNestedScriptBlocks: boolean): Ast[] {
  const found: Ast[] = [];
  visit(ast, (node) => {
    if (predicate(node)) found.push(node);
    if (searchNestedScriptBlocks || node === ast) return 'Continue';
    return opensScope(node) ? 'SkipChildren' : 'Continue';
  });
  return found;
}

function opensScope({ kind }: Ast): boolean {
  return kind === 'FunctionDefinitionAst' || kind === 'ScriptBlockExpressionAst' || kind === 'FunctionMemberAst';
}
