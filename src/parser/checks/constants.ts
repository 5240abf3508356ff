/** Which expressions have a value that is known before anything runs: as attributes and `#requires` want them. */
import type * as A from '../ast/nodes.js';
import { isSafePrimitive } from '../ast/type-names.js';
import { fold } from '../tokenizer/characters.js';
import { TokenFlags as F, hasTrait, TokenKind as K, type TokenKindName } from '../tokenizer/token-kinds.js';

/** Where the constant is wanted. Class attributes take no script blocks, other attributes do; `#requires` takes tables. */
export type ConstantUse = 'attribute' | 'classAttribute' | 'requires' | 'other';

/** The expression of a pipeline that is nothing else, be it run in the background; null for any other pipeline. */
export function pureExpression(pipeline: A.Ast): A.ExpressionAst | null {
  const statement = pipeline as A.AnyStatement;
  if (statement.kind !== 'PipelineAst' || statement.pipelineElements.length !== 1) return null;
  const element = statement.pipelineElements[0] as A.AnyStatement;
  return element.kind === 'CommandExpressionAst' && element.redirections.length === 0 ? element.expression : null;
}

export function isConstantVariable(variable: A.VariableExpressionAst): boolean {
  const name = fold(variable.variablePath);
  return name === 'true' || name === 'false' || name === 'null';
}

export function isConstant(ast: A.Ast, use: ConstantUse): boolean {
  const node = ast as A.AnyAst;
  const isAttribute = use === 'attribute' || use === 'classAttribute';
  switch (node.kind) {
    case 'ConstantExpressionAst':
    case 'StringConstantExpressionAst':
      return true;
    case 'TypeExpressionAst':
      return isAttribute;
    case 'VariableExpressionAst':
      return isConstantVariable(node);
    case 'ScriptBlockExpressionAst':
      return use === 'attribute';
    case 'PipelineAst': {
      const expression = pureExpression(node);
      return expression !== null && isConstant(expression, use);
    }
    case 'ParenExpressionAst':
      return isConstant(node.pipeline, use);
    case 'SubExpressionAst':
    case 'UsingExpressionAst':
      return isConstant(node.subExpression, use);
    case 'StatementBlockAst':
      return node.traps.length === 0 && node.statements.length === 1 && isConstant(node.statements[0] as A.Ast, use);
    case 'TernaryExpressionAst':
      return isConstant(node.condition, use) && isConstant(node.ifTrue, use) && isConstant(node.ifFalse, use);
    case 'BinaryExpressionAst':
      return (
        canFold(node.operator) && isConstant(node.left, use) && isConstant(node.right, use) && !dividesByNothing(node)
      );
    case 'UnaryExpressionAst':
      return canFold(node.tokenKind) && isConstant(node.child, use);
    case 'ConvertExpressionAst': {
      const { type, child } = node as A.ConvertExpressionAst;
      return isSafePrimitive(type.typeName) && isConstant(child, use);
    }
    case 'MemberExpressionAst':
      // A literal field, as of an enumeration; only the runtime could tell it from other static members.
      return (
        node.isStatic &&
        node.expression.kind === 'TypeExpressionAst' &&
        node.member.kind === 'StringConstantExpressionAst'
      );
    case 'ArrayLiteralAst':
      return (isAttribute || use === 'requires') && node.elements.every((element) => isConstant(element, use));
    case 'HashtableAst':
      return (
        use === 'requires' && node.keyValuePairs.every(([key, value]) => isConstant(key, use) && isConstant(value, use))
      );
    default:
      return false;
  }
}

function canFold(operator: string): boolean {
  return hasTrait(K[operator as TokenKindName], F.CanConstantFold);
}

function dividesByNothing({ operator, right }: A.BinaryExpressionAst): boolean {
  if (operator !== 'Divide' && operator !== 'Rem') return false;
  return right.kind === 'VariableExpressionAst' && fold((right as A.VariableExpressionAst).variablePath) !== 'true';
}
