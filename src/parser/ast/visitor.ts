/**
 * Walking the tree. One table says what the children of each class are, in the order in which PowerShell's own visitors go
 * through them; everything else here follows from it. The table is longer than it would be with names of properties, but
 * every parse walks its tree once, and this way that costs next to nothing.
 */
import type * as A from './nodes.js';

type Visit = (child: A.Ast) => void;
type Children = (ast: never, visit: Visit) => void;

function none(): void {}

function each(list: readonly A.Ast[], visit: Visit): void {
  for (let i = 0; i < list.length; i++) visit(list[i] as A.Ast);
}
function maybe(child: A.Ast | null, visit: Visit): void {
  if (child !== null) visit(child);
}
function pairs(list: readonly (readonly [A.Ast, A.Ast])[], visit: Visit): void {
  for (const [first, second] of list) {
    visit(first);
    visit(second);
  }
}
function block(ast: A.NamedBlockAst | A.StatementBlockAst, visit: Visit): void {
  each(ast.traps, visit);
  each(ast.statements, visit);
}
function invocation(ast: A.InvokeMemberExpressionAst, visit: Visit): void {
  visit(ast.expression);
  visit(ast.member);
  each(ast.arguments_, visit);
}
function attributed(ast: A.AttributedExpressionAst, visit: Visit): void {
  visit(ast.attribute);
  visit(ast.child);
}
function loop(ast: A.WhileStatementAst | A.DoWhileStatementAst | A.DoUntilStatementAst, visit: Visit): void {
  maybe(ast.condition, visit);
  visit(ast.body);
}
function returned(ast: A.ReturnStatementAst | A.ExitStatementAst | A.ThrowStatementAst, visit: Visit): void {
  maybe(ast.pipeline, visit);
}
function label(ast: A.BreakStatementAst | A.ContinueStatementAst, visit: Visit): void {
  maybe(ast.label, visit);
}

const CHILDREN: Record<string, Children> = {
  ScriptBlockAst(ast: A.ScriptBlockAst, visit) {
    each(ast.usingStatements, visit);
    each(ast.attributes, visit);
    maybe(ast.paramBlock, visit);
    maybe(ast.dynamicParamBlock, visit);
    maybe(ast.beginBlock, visit);
    maybe(ast.processBlock, visit);
    maybe(ast.endBlock, visit);
    maybe(ast.cleanBlock, visit);
  },
  ParamBlockAst(ast: A.ParamBlockAst, visit) {
    each(ast.attributes, visit);
    each(ast.parameters, visit);
  },
  NamedBlockAst: block,
  StatementBlockAst: block,
  ParameterAst(ast: A.ParameterAst, visit) {
    each(ast.attributes, visit);
    visit(ast.name);
    maybe(ast.defaultValue, visit);
  },
  TypeConstraintAst: none,
  AttributeAst(ast: A.AttributeAst, visit) {
    each(ast.positionalArguments, visit);
    each(ast.namedArguments, visit);
  },
  NamedAttributeArgumentAst(ast: A.NamedAttributeArgumentAst, visit) {
    visit(ast.argument);
  },
  FunctionDefinitionAst(ast: A.FunctionDefinitionAst, visit) {
    if (ast.parameters !== null) each(ast.parameters, visit);
    visit(ast.body);
  },
  TypeDefinitionAst(ast: A.TypeDefinitionAst, visit) {
    each(ast.attributes, visit);
    each(ast.baseTypes, visit);
    each(ast.members, visit);
  },
  PropertyMemberAst(ast: A.PropertyMemberAst, visit) {
    maybe(ast.propertyType, visit);
    each(ast.attributes, visit);
    maybe(ast.initialValue, visit);
  },
  FunctionMemberAst(ast: A.FunctionMemberAst, visit) {
    each(ast.attributes, visit);
    maybe(ast.returnType, visit);
    each(ast.parameters, visit);
    visit(ast.body);
  },
  UsingStatementAst(ast: A.UsingStatementAst, visit) {
    maybe(ast.name, visit);
    maybe(ast.moduleSpecification, visit);
    maybe(ast.alias, visit);
  },
  IfStatementAst(ast: A.IfStatementAst, visit) {
    pairs(ast.clauses, visit);
    maybe(ast.elseClause, visit);
  },
  WhileStatementAst: loop,
  DoWhileStatementAst: loop,
  DoUntilStatementAst: loop,
  ForStatementAst(ast: A.ForStatementAst, visit) {
    maybe(ast.initializer, visit);
    maybe(ast.condition, visit);
    maybe(ast.iterator, visit);
    visit(ast.body);
  },
  ForEachStatementAst(ast: A.ForEachStatementAst, visit) {
    visit(ast.variable);
    maybe(ast.condition, visit);
    maybe(ast.throttleLimit, visit);
    visit(ast.body);
  },
  SwitchStatementAst(ast: A.SwitchStatementAst, visit) {
    maybe(ast.condition, visit);
    pairs(ast.clauses, visit);
    maybe(ast.defaultBlock, visit);
  },
  CatchClauseAst(ast: A.CatchClauseAst, visit) {
    each(ast.catchTypes, visit);
    visit(ast.body);
  },
  TryStatementAst(ast: A.TryStatementAst, visit) {
    visit(ast.body);
    each(ast.catchClauses, visit);
    maybe(ast.finallyBlock, visit);
  },
  TrapStatementAst(ast: A.TrapStatementAst, visit) {
    maybe(ast.trapType, visit);
    visit(ast.body);
  },
  DataStatementAst(ast: A.DataStatementAst, visit) {
    each(ast.commandsAllowed, visit);
    visit(ast.body);
  },
  BreakStatementAst: label,
  ContinueStatementAst: label,
  ReturnStatementAst: returned,
  ExitStatementAst: returned,
  ThrowStatementAst: returned,
  AssignmentStatementAst(ast: A.AssignmentStatementAst, visit) {
    visit(ast.left);
    visit(ast.right);
  },
  BlockStatementAst(ast: A.BlockStatementAst, visit) {
    visit(ast.body);
  },
  ErrorStatementAst(ast: A.ErrorStatementAst, visit) {
    each(ast.nestedAst, visit);
  },
  PipelineAst(ast: A.PipelineAst, visit) {
    each(ast.pipelineElements, visit);
  },
  PipelineChainAst(ast: A.PipelineChainAst, visit) {
    visit(ast.lhsPipelineChain);
    visit(ast.rhsPipeline);
  },
  CommandAst(ast: A.CommandAst, visit) {
    each(ast.commandElements, visit);
    each(ast.redirections, visit);
  },
  CommandExpressionAst(ast: A.CommandExpressionAst, visit) {
    visit(ast.expression);
    each(ast.redirections, visit);
  },
  CommandParameterAst(ast: A.CommandParameterAst, visit) {
    maybe(ast.argument, visit);
  },
  FileRedirectionAst(ast: A.FileRedirectionAst, visit) {
    visit(ast.location);
  },
  MergingRedirectionAst: none,
  BinaryExpressionAst(ast: A.BinaryExpressionAst, visit) {
    visit(ast.left);
    visit(ast.right);
  },
  UnaryExpressionAst(ast: A.UnaryExpressionAst, visit) {
    visit(ast.child);
  },
  TernaryExpressionAst(ast: A.TernaryExpressionAst, visit) {
    visit(ast.condition);
    visit(ast.ifTrue);
    visit(ast.ifFalse);
  },
  AttributedExpressionAst: attributed,
  ConvertExpressionAst: attributed,
  MemberExpressionAst(ast: A.MemberExpressionAst, visit) {
    visit(ast.expression);
    visit(ast.member);
  },
  InvokeMemberExpressionAst: invocation,
  BaseCtorInvokeMemberExpressionAst: invocation,
  IndexExpressionAst(ast: A.IndexExpressionAst, visit) {
    visit(ast.target);
    visit(ast.index);
  },
  ConstantExpressionAst: none,
  StringConstantExpressionAst: none,
  ExpandableStringExpressionAst(ast: A.ExpandableStringExpressionAst, visit) {
    for (const part of ast.parts) if (typeof part !== 'string') visit(part);
  },
  VariableExpressionAst: none,
  TypeExpressionAst: none,
  ScriptBlockExpressionAst(ast: A.ScriptBlockExpressionAst, visit) {
    visit(ast.scriptBlock);
  },
  ArrayLiteralAst(ast: A.ArrayLiteralAst, visit) {
    each(ast.elements, visit);
  },
  ArrayExpressionAst(ast: A.ArrayExpressionAst, visit) {
    visit(ast.subExpression);
  },
  SubExpressionAst(ast: A.SubExpressionAst, visit) {
    visit(ast.subExpression);
  },
  ParenExpressionAst(ast: A.ParenExpressionAst, visit) {
    visit(ast.pipeline);
  },
  HashtableAst(ast: A.HashtableAst, visit) {
    pairs(ast.keyValuePairs, visit);
  },
  UsingExpressionAst(ast: A.UsingExpressionAst, visit) {
    visit(ast.subExpression);
  },
  ErrorExpressionAst(ast: A.ErrorExpressionAst, visit) {
    each(ast.nestedAst, visit);
  },
};

/** The function that visits the children of a class of node; null for one that has none. */
export function childrenOf(kind: string): Children | null {
  const children = CHILDREN[kind] as Children;
  return children === none ? null : children;
}

/** The names of all classes of the tree. */
export const AST_KINDS: readonly string[] = Object.keys(CHILDREN);

/** Calls `visitChild` with each child of `ast`. */
export function forEachChild(ast: A.Ast, visitChild: (child: A.Ast) => void): void {
  (CHILDREN[ast.kind] as Children)(ast as never, visitChild);
}

/** The children of `ast` as scripts see them: parameters and body of a method belong to a function definition within it. */
export function children(ast: A.Ast): A.Ast[] {
  const list: A.Ast[] = [];
  if (ast.kind === 'FunctionMemberAst') {
    const { attributes, returnType, functionDefinition } = ast as A.FunctionMemberAst;
    list.push(...attributes, ...(returnType === null ? [] : [returnType]), functionDefinition);
  } else {
    forEachChild(ast, (child) => list.push(child));
  }
  return list;
}

/** Sets the parents of all below `ast`. */
export function linkParents(ast: A.Ast): void {
  for (const child of children(ast)) {
    child.linkedParent = ast;
    linkParents(child);
  }
}

/** What a visitor says to go on: with the children, past them, or not at all (AstVisitAction). */
export type VisitAction = 'Continue' | 'SkipChildren' | 'StopVisit';

/** Visits `ast` and then its descendants; no answer means Continue. Gives back false when the visit was stopped. */
export function visit(ast: A.Ast, visitor: (ast: A.Ast) => VisitAction | undefined): boolean {
  const action = visitor(ast);
  if (action === 'StopVisit') return false;
  if (action === 'SkipChildren') return true;
  return visitedChildren(ast).every((child) => visit(child, visitor));
}

/** The children that a visit goes to: it passes over the allowed commands of a data section. */
export function visitedChildren(ast: A.Ast): A.Ast[] {
  return ast.kind === 'DataStatementAst' ? [(ast as A.DataStatementAst).body] : children(ast);
}

/** Nodes into which a search goes only when it is to be deep, as PowerShell has it. */
const DEEP: ReadonlySet<string> = new Set(['FunctionDefinitionAst', 'ScriptBlockExpressionAst', 'TrapStatementAst']);

/** All that satisfy `predicate`, `ast` itself included; within functions and script blocks only if asked for (Ast.FindAll). */
export function findAll(ast: A.Ast, predicate: (ast: A.Ast) => boolean, searchNestedScriptBlocks: boolean): A.Ast[] {
  return search(ast, predicate, searchNestedScriptBlocks, 'Continue');
}

/** The first of them, or null (Ast.Find). */
export function findFirst(
  ast: A.Ast,
  predicate: (ast: A.Ast) => boolean,
  searchNestedScriptBlocks: boolean,
): A.Ast | null {
  return search(ast, predicate, searchNestedScriptBlocks, 'StopVisit')[0] ?? null;
}

function search(ast: A.Ast, predicate: (ast: A.Ast) => boolean, deep: boolean, found: VisitAction): A.Ast[] {
  const list: A.Ast[] = [];
  visit(ast, (node) => {
    // PowerShell's searches pass over these calls, though not over what is in them.
    if (node.kind === 'BaseCtorInvokeMemberExpressionAst') return 'Continue';
    if (predicate(node)) {
      list.push(node);
      if (found === 'StopVisit') return found;
    }
    return !deep && DEEP.has(node.kind) ? 'SkipChildren' : 'Continue';
  });
  return list;
}
