/**
 * What is wrong with a script although it is well formed: found in one walk over the tree, after parsing, so that errors
 * of the grammar come first. What only the runtime can tell, whether a type exists above all, is asked of `KnownTypes`.
 */
import type { AttributeAst, ScriptBlockAst } from '../ast/nodes.js';
import type { ParseErrorList } from '../parse-error.js';
import { checkAssignment, checkIncrement } from './assignments.js';
import { type Check, Checker, type Plans, planChecks } from './checker.js';
import { checkJump, checkReturn } from './control-flow.js';
import { checkDataStatement } from './data-sections.js';
import * as declarations from './declarations.js';
import { checkDscResource } from './dsc-resources.js';
import * as expressions from './expressions.js';
import { checkAttributeOnClass, checkAttributeType, checkTypeName, type KnownTypes } from './known-types.js';
import * as statements from './statements.js';
import { checkPropertyAssignment, checkTypesOfBlock } from './symbols.js';
import { checkUsed, checkUsingStatement } from './usings.js';

const CHECKS: Readonly<Record<string, Check>> = {
  ParamBlockAst: declarations.checkParamBlock,
  ParameterAst: declarations.checkParameter,
  AttributeAst(ast: AttributeAst, checker: Checker) {
    checkAttributeOnClass(ast, checker);
    declarations.checkAttribute(ast, checker);
  },
  TypeDefinitionAst: checkDscResource,
  FunctionDefinitionAst: declarations.checkFunction,
  FunctionMemberAst: declarations.checkMethod,
  PropertyMemberAst: declarations.checkProperty,
  UsingStatementAst: checkUsingStatement,
  SwitchStatementAst: statements.checkSwitch,
  ForEachStatementAst: statements.checkForEach,
  TryStatementAst: statements.checkTry,
  BlockStatementAst: statements.checkBlock,
  DataStatementAst: checkDataStatement,
  BreakStatementAst: checkJump,
  ContinueStatementAst: checkJump,
  ReturnStatementAst: checkReturn,
  AssignmentStatementAst: checkAssignment,
  UnaryExpressionAst: checkIncrement,
  HashtableAst: expressions.checkHashtable,
  ConvertExpressionAst: expressions.checkConvert,
  AttributedExpressionAst: expressions.checkAttributed,
  TypeExpressionAst: expressions.checkTypeExpression,
  TypeConstraintAst: expressions.checkTypeConstraint,
  UsingExpressionAst: expressions.checkUsing,
  VariableExpressionAst: expressions.checkVariable,
};

/** Scripts with classes or `using` are walked once more, before: for the names that these bring. */
const SYMBOL_CHECKS: Readonly<Record<string, Check>> = {
  UsingStatementAst: checkUsed,
  ScriptBlockAst: checkTypesOfBlock,
  AssignmentStatementAst: checkPropertyAssignment,
  TypeExpressionAst: checkTypeName,
  TypeConstraintAst: checkTypeName,
  AttributeAst: checkAttributeType,
};

let symbolPlans: Plans | undefined;
let plans: Plans | undefined;

/**
 * Adds the errors it finds to `errors`. Without `types`, names of types are not looked up. True when a type of PSObjects stands
 * somewhere as a value.
 */
export function checkScript(
  ast: ScriptBlockAst,
  hasTypes: boolean,
  errors: ParseErrorList,
  types: KnownTypes | null,
): boolean {
  if (hasTypes || ast.usingStatements.length > 0)
    new Checker(errors, (symbolPlans ??= planChecks(SYMBOL_CHECKS)), types).visit(ast);
  const checker = new Checker(errors, (plans ??= planChecks(CHECKS)), types);
  checker.visit(ast);
  return checker.namesPSObject;
}
