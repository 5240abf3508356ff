/** ExpressionAst.StaticType: the type of an expression as far as its form tells, otherwise System.Object. */
import type {
  BinaryExpressionAst,
  ConstantExpressionAst,
  ConvertExpressionAst,
  ExpressionAst,
  ParameterAst,
  TypeConstraintAst,
  UnaryExpressionAst,
} from '../../../../parser/index.js';
import { literalValue } from '../../../language/number-text.js';
import { type NetType, requireType, typeOf, types } from '../../../objects/net-type.js';
import { reflectionType } from './type-names.js';

const booleanOperators = new Set(['Xor', 'And', 'Or', 'Is', 'Not', 'Exclaim']);

export function staticType(ast: ExpressionAst): NetType {
  switch (ast.kind) {
    case 'BinaryExpressionAst':
      return booleanOperators.has((ast as BinaryExpressionAst).operator) ? types.boolean() : types.object();
    case 'UnaryExpressionAst':
      return booleanOperators.has((ast as UnaryExpressionAst).tokenKind) ? types.boolean() : types.object();
    case 'ConvertExpressionAst':
      return reflectionType((ast as ConvertExpressionAst).type.typeName) ?? types.object();
    case 'ConstantExpressionAst': {
      const value = literalValue((ast as ConstantExpressionAst).value);
      return value === null ? types.object() : typeOf(value);
    }
    case 'StringConstantExpressionAst':
    case 'ExpandableStringExpressionAst':
      return types.string();
    case 'TypeExpressionAst':
      return requireType('System.Type');
    case 'ScriptBlockExpressionAst':
      return requireType('System.Management.Automation.ScriptBlock');
    case 'ArrayLiteralAst':
    case 'ArrayExpressionAst':
      return types.object().makeArray();
    case 'HashtableAst':
      return requireType('System.Collections.Hashtable');
    default:
      return types.object();
  }
}

/** ParameterAst.StaticType: what its first type constraint says. */
export function parameterType({ attributes }: ParameterAst): NetType {
  const constraint = attributes.find(
    (attribute): attribute is TypeConstraintAst => attribute.kind === 'TypeConstraintAst',
  );
  return (constraint && reflectionType(constraint.typeName)) ?? types.object();
}
