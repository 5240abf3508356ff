/** Values of constant expressions, as far as `#requires` and `using module` need them. */
import type { AnyAst, Ast, ConstantExpressionAst, ExpressionAst } from '../ast/nodes.js';
import { fold } from '../tokenizer/characters.js';
import { pureExpression } from './constants.js';

export type Constant = string | number | boolean | null | Constant[] | ConstantTable;
/** Values with their keys as written, by the keys in lower case. */
export type ConstantTable = Map<string, { key: string; value: Constant }>;

export function listOf(value: Constant): Constant[] {
  return Array.isArray(value) ? value : [value];
}

/** The value of an expression for which `isConstant` holds; other operations than those below give their text. */
export function constantValue(ast: Ast): Constant {
  const node = ast as AnyAst;
  switch (node.kind) {
    case 'StringConstantExpressionAst':
    case 'ConstantExpressionAst':
      return textOrNumber(node);
    case 'VariableExpressionAst':
      return fold(node.variablePath) === 'null' ? null : fold(node.variablePath) === 'true';
    case 'ArrayLiteralAst':
      return node.elements.map(constantValue);
    case 'HashtableAst':
      return new Map(
        node.keyValuePairs.map(([name, value]) => {
          const key = String(constantValue(name));
          return [fold(key), { key, value: constantValue(value) }];
        }),
      );
    case 'ParenExpressionAst':
      return constantValue(node.pipeline);
    case 'PipelineAst':
      return constantValue(pureExpression(node) as ExpressionAst);
    default:
      return ast.extent.text;
  }
}

function textOrNumber({ value }: ConstantExpressionAst): Constant {
  return typeof value === 'object' ? Number(value?.value) : value;
}
