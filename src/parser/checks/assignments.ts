/** What can be assigned to: variables, properties, elements, lists of them, and these behind casts. */
import type * as A from '../ast/nodes.js';
import { canonicalName, isReference, isVoid } from '../ast/type-names.js';
import type { ParseErrorId } from '../messages.js';
import { fold } from '../tokenizer/characters.js';
import { TokenKind as K, kindText, type TokenKindName } from '../tokenizer/token-kinds.js';
import { variablePathParts } from '../tokenizer/variable-path.js';
import type { Checker } from './checker.js';
import { pureExpression } from './constants.js';

/** Automatic variables can be given no other type than theirs: name, type as shown, canonical name of the type. */
const AUTOMATIC: Record<string, readonly [shown: string, type: string]> = {
  _: ['System.Object', 'object'],
  args: ['System.Object[]', 'object[]'],
  this: ['System.Object', 'object'],
  input: ['System.Object', 'object'],
  pscmdlet: ['System.Management.Automation.PSScriptCmdlet', 'management.automation.psscriptcmdlet'],
  psboundparameters: [
    'System.Management.Automation.PSBoundParametersDictionary',
    'management.automation.psboundparametersdictionary',
  ],
  myinvocation: ['System.Management.Automation.InvocationInfo', 'management.automation.invocationinfo'],
  psscriptroot: ['System.String', 'string'],
  pscommandpath: ['System.String', 'string'],
};

interface Target {
  checker: Checker;
  /** A list can be assigned to with `=` only. */
  mayBeList: boolean;
  errorId: ParseErrorId;
  errorArguments: unknown[];
}

export function checkAssignment(statement: A.AssignmentStatementAst, checker: Checker): void {
  const mayBeList = statement.operator === 'Equals';
  checkTarget(statement.left, { checker, mayBeList, errorId: 'InvalidLeftHandSide', errorArguments: [] });
}

export function checkIncrement(expression: A.UnaryExpressionAst, checker: Checker): void {
  switch (expression.tokenKind) {
    case 'PlusPlus':
    case 'PostfixPlusPlus':
    case 'MinusMinus':
    case 'PostfixMinusMinus': {
      const errorArguments = [kindText(K[expression.tokenKind as TokenKindName])];
      checkTarget(expression.child, {
        checker,
        mayBeList: false,
        errorId: 'OperatorRequiresVariableOrProperty',
        errorArguments,
      });
    }
  }
}

function checkTarget(ast: A.Ast, target: Target): void {
  const node = ast as A.AnyAst;
  switch (node.kind) {
    case 'ArrayLiteralAst':
      if (!target.mayBeList) report(node, target);
      else for (const element of node.elements) checkTarget(element, { ...target, mayBeList: true });
      return;
    case 'ParenExpressionAst': {
      const expression = pureExpression(node.pipeline);
      if (expression === null) report(node.pipeline, target);
      else checkTarget(expression, target);
      return;
    }
    case 'VariableExpressionAst':
      return;
    case 'MemberExpressionAst':
    case 'InvokeMemberExpressionAst':
    case 'BaseCtorInvokeMemberExpressionAst':
    case 'IndexExpressionAst':
      if (node.nullConditional) report(node, target);
      return;
    case 'AttributedExpressionAst':
    case 'ConvertExpressionAst':
      checkAttributedTarget(node, target);
      return;
    default:
      report(node, target);
  }
}

function report(ast: A.Ast, { checker, errorId, errorArguments }: Target): void {
  checker.error(ast, errorId, ...errorArguments);
}

function checkAttributedTarget(ast: A.AttributedExpressionAst, target: Target): void {
  const { checker } = target;
  let expression: A.ExpressionAst = ast;
  let converts = 0;
  let reference: A.AttributeBaseAst | null = null;
  let innermost: A.TypeName | null = null;
  while (expression.kind === 'AttributedExpressionAst' || expression.kind === 'ConvertExpressionAst') {
    const { kind, attribute, child } = expression as A.AttributedExpressionAst;
    if (kind === 'ConvertExpressionAst') {
      converts++;
      innermost = attribute.typeName;
      if (isReference(innermost)) reference = attribute;
      else if (isVoid(innermost)) checker.error(attribute, 'VoidTypeConstraintNotAllowed');
    }
    expression = child;
  }
  if (reference !== null && converts > 1) {
    checker.error(reference, 'ReferenceNeedsToBeByItselfInTypeConstraint');
    return;
  }
  if (expression.kind === 'VariableExpressionAst') {
    checkAutomaticVariable(ast, expression as A.VariableExpressionAst, innermost, checker);
  }
  checkTarget(expression, target);
}

function checkAutomaticVariable(
  ast: A.Ast,
  { variablePath }: A.VariableExpressionAst,
  type: A.TypeName | null,
  checker: Checker,
): void {
  if (!/^(?:(?:local|private):)?\w+$/i.test(variablePath)) return;
  const { unqualified } = variablePathParts(variablePath);
  const automatic = AUTOMATIC[fold(unqualified)];
  if (automatic === undefined || (type !== null && canonicalName(type) === automatic[1])) return;
  checker.error(ast, 'AssignmentStatementToAutomaticNotSupported', unqualified, automatic[0]);
}
