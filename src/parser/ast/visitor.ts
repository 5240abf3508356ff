/**
 * Walking the tree. One table says what the children of each class are, in the order in which PowerShell's own visitors go
 * through them; everything else here follows from it. The table is longer than it would be with names of properties, but
 * every parse walks its tree once, and this way that costs next to nothing.
 */
import type * as A from './nodes.js';

/** Is shown the children of a node. An object, so that the walk of the checks goes on from one to the next without a closure. */
export interface ChildVisitor {
  visit(child: A.Ast): void;
}
type Children = (ast: never, visitor: ChildVisitor) => void;

function none(): void {}

function each(list: readonly A.Ast[], visitor: ChildVisitor): void {
  for (let i = 0; i < list.length; i++) visitor.visit(list[i] as A.Ast);
}
function maybe(child: A.Ast | null, visitor: ChildVisitor): void {
  if (child !== null) visitor.visit(child);
}
function pairs(list: readonly (readonly [A.Ast, A.Ast])[], visitor: ChildVisitor): void {
  for (let i = 0; i < list.length; i++) {
    const pair = list[i] as readonly [A.Ast, A.Ast];
    visitor.visit(pair[0]);
    visitor.visit(pair[1]);
  }
}
function block(ast: A.NamedBlockAst | A.StatementBlockAst, visitor: ChildVisitor): void {
  each(ast.traps, visitor);
  each(ast.statements, visitor);
}
function invocation(ast: A.InvokeMemberExpressionAst, visitor: ChildVisitor): void {
  visitor.visit(ast.expression);
  visitor.visit(ast.member);
  each(ast.arguments_, visitor);
}
function attributed(ast: A.AttributedExpressionAst, visitor: ChildVisitor): void {
  visitor.visit(ast.attribute);
  visitor.visit(ast.child);
}
function loop(ast: A.WhileStatementAst | A.DoWhileStatementAst | A.DoUntilStatementAst, visitor: ChildVisitor): void {
  maybe(ast.condition, visitor);
  visitor.visit(ast.body);
}
function returned(ast: A.ReturnStatementAst | A.ExitStatementAst | A.ThrowStatementAst, visitor: ChildVisitor): void {
  maybe(ast.pipeline, visitor);
}
function label(ast: A.BreakStatementAst | A.ContinueStatementAst, visitor: ChildVisitor): void {
  maybe(ast.label, visitor);
}

const CHILDREN: Record<string, Children> = {
  ScriptBlockAst(ast: A.ScriptBlockAst, visitor) {
    each(ast.usingStatements, visitor);
    each(ast.attributes, visitor);
    maybe(ast.paramBlock, visitor);
    maybe(ast.dynamicParamBlock, visitor);
    maybe(ast.beginBlock, visitor);
    maybe(ast.processBlock, visitor);
    maybe(ast.endBlock, visitor);
    maybe(ast.cleanBlock, visitor);
  },
  ParamBlockAst(ast: A.ParamBlockAst, visitor) {
    each(ast.attributes, visitor);
    each(ast.parameters, visitor);
  },
  NamedBlockAst: block,
  StatementBlockAst: block,
  ParameterAst(ast: A.ParameterAst, visitor) {
    each(ast.attributes, visitor);
    visitor.visit(ast.name);
    maybe(ast.defaultValue, visitor);
  },
  TypeConstraintAst: none,
  AttributeAst(ast: A.AttributeAst, visitor) {
    each(ast.positionalArguments, visitor);
    each(ast.namedArguments, visitor);
  },
  NamedAttributeArgumentAst(ast: A.NamedAttributeArgumentAst, visitor) {
    visitor.visit(ast.argument);
  },
  FunctionDefinitionAst(ast: A.FunctionDefinitionAst, visitor) {
    if (ast.parameters !== null) each(ast.parameters, visitor);
    visitor.visit(ast.body);
  },
  TypeDefinitionAst(ast: A.TypeDefinitionAst, visitor) {
    each(ast.attributes, visitor);
    each(ast.baseTypes, visitor);
    each(ast.members, visitor);
  },
  PropertyMemberAst(ast: A.PropertyMemberAst, visitor) {
    maybe(ast.propertyType, visitor);
    each(ast.attributes, visitor);
    maybe(ast.initialValue, visitor);
  },
  FunctionMemberAst(ast: A.FunctionMemberAst, visitor) {
    each(ast.attributes, visitor);
    maybe(ast.returnType, visitor);
    each(ast.parameters, visitor);
    visitor.visit(ast.body);
  },
  UsingStatementAst(ast: A.UsingStatementAst, visitor) {
    maybe(ast.name, visitor);
    maybe(ast.moduleSpecification, visitor);
    maybe(ast.alias, visitor);
  },
  IfStatementAst(ast: A.IfStatementAst, visitor) {
    pairs(ast.clauses, visitor);
    maybe(ast.elseClause, visitor);
  },
  WhileStatementAst: loop,
  DoWhileStatementAst: loop,
  DoUntilStatementAst: loop,
  ForStatementAst(ast: A.ForStatementAst, visitor) {
    maybe(ast.initializer, visitor);
    maybe(ast.condition, visitor);
    maybe(ast.iterator, visitor);
    visitor.visit(ast.body);
  },
  ForEachStatementAst(ast: A.ForEachStatementAst, visitor) {
    visitor.visit(ast.variable);
    maybe(ast.condition, visitor);
    maybe(ast.throttleLimit, visitor);
    visitor.visit(ast.body);
  },
  SwitchStatementAst(ast: A.SwitchStatementAst, visitor) {
    maybe(ast.condition, visitor);
    pairs(ast.clauses, visitor);
    maybe(ast.defaultBlock, visitor);
  },
  CatchClauseAst(ast: A.CatchClauseAst, visitor) {
    each(ast.catchTypes, visitor);
    visitor.visit(ast.body);
  },
  TryStatementAst(ast: A.TryStatementAst, visitor) {
    visitor.visit(ast.body);
    each(ast.catchClauses, visitor);
    maybe(ast.finallyBlock, visitor);
  },
  TrapStatementAst(ast: A.TrapStatementAst, visitor) {
    maybe(ast.trapType, visitor);
    visitor.visit(ast.body);
  },
  DataStatementAst(ast: A.DataStatementAst, visitor) {
    each(ast.commandsAllowed, visitor);
    visitor.visit(ast.body);
  },
  BreakStatementAst: label,
  ContinueStatementAst: label,
  ReturnStatementAst: returned,
  ExitStatementAst: returned,
  ThrowStatementAst: returned,
  AssignmentStatementAst(ast: A.AssignmentStatementAst, visitor) {
    visitor.visit(ast.left);
    visitor.visit(ast.right);
  },
  BlockStatementAst(ast: A.BlockStatementAst, visitor) {
    visitor.visit(ast.body);
  },
  ErrorStatementAst(ast: A.ErrorStatementAst, visitor) {
    each(ast.nestedAst, visitor);
  },
  PipelineAst(ast: A.PipelineAst, visitor) {
    each(ast.pipelineElements, visitor);
  },
  PipelineChainAst(ast: A.PipelineChainAst, visitor) {
    visitor.visit(ast.lhsPipelineChain);
    visitor.visit(ast.rhsPipeline);
  },
  CommandAst(ast: A.CommandAst, visitor) {
    each(ast.commandElements, visitor);
    each(ast.redirections, visitor);
  },
  CommandExpressionAst(ast: A.CommandExpressionAst, visitor) {
    visitor.visit(ast.expression);
    each(ast.redirections, visitor);
  },
  CommandParameterAst(ast: A.CommandParameterAst, visitor) {
    maybe(ast.argument, visitor);
  },
  FileRedirectionAst(ast: A.FileRedirectionAst, visitor) {
    visitor.visit(ast.location);
  },
  MergingRedirectionAst: none,
  BinaryExpressionAst(ast: A.BinaryExpressionAst, visitor) {
    visitor.visit(ast.left);
    visitor.visit(ast.right);
  },
  UnaryExpressionAst(ast: A.UnaryExpressionAst, visitor) {
    visitor.visit(ast.child);
  },
  TernaryExpressionAst(ast: A.TernaryExpressionAst, visitor) {
    visitor.visit(ast.condition);
    visitor.visit(ast.ifTrue);
    visitor.visit(ast.ifFalse);
  },
  AttributedExpressionAst: attributed,
  ConvertExpressionAst: attributed,
  MemberExpressionAst(ast: A.MemberExpressionAst, visitor) {
    visitor.visit(ast.expression);
    visitor.visit(ast.member);
  },
  InvokeMemberExpressionAst: invocation,
  BaseCtorInvokeMemberExpressionAst: invocation,
  IndexExpressionAst(ast: A.IndexExpressionAst, visitor) {
    visitor.visit(ast.target);
    visitor.visit(ast.index);
  },
  ConstantExpressionAst: none,
  StringConstantExpressionAst: none,
  ExpandableStringExpressionAst(ast: A.ExpandableStringExpressionAst, visitor) {
    for (const part of ast.parts) if (typeof part !== 'string') visitor.visit(part);
  },
  VariableExpressionAst: none,
  TypeExpressionAst: none,
  ScriptBlockExpressionAst(ast: A.ScriptBlockExpressionAst, visitor) {
    visitor.visit(ast.scriptBlock);
  },
  ArrayLiteralAst(ast: A.ArrayLiteralAst, visitor) {
    each(ast.elements, visitor);
  },
  ArrayExpressionAst(ast: A.ArrayExpressionAst, visitor) {
    visitor.visit(ast.subExpression);
  },
  SubExpressionAst(ast: A.SubExpressionAst, visitor) {
    visitor.visit(ast.subExpression);
  },
  ParenExpressionAst(ast: A.ParenExpressionAst, visitor) {
    visitor.visit(ast.pipeline);
  },
  HashtableAst(ast: A.HashtableAst, visitor) {
    pairs(ast.keyValuePairs, visitor);
  },
  UsingExpressionAst(ast: A.UsingExpressionAst, visitor) {
    visitor.visit(ast.subExpression);
  },
  ErrorExpressionAst(ast: A.ErrorExpressionAst, visitor) {
    each(ast.nestedAst, visitor);
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
  (CHILDREN[ast.kind] as Children)(ast as never, { visit: visitChild });
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
