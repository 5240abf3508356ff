/** Expressions by kind. */
import type {
  AnyExpression,
  BaseCtorInvokeMemberExpressionAst,
  ConvertExpressionAst,
  ExpressionAst,
  InvokeMemberExpressionAst,
  StatementAst,
} from '../../../parser/index.js';
import { ScriptBlock } from '../../engine/script-block.js';
import { usingText } from '../../engine/using-values.js';
import { runtimeError } from '../../objects/errors.js';
import type { Value } from '../block-code.js';
import { compileBaseConstructor } from '../classes/constructors.js';
import type { Compilation } from '../compilation.js';
import { compileInnerValue, compileStatementCapture } from '../statements/value.js';
import { compileVariable } from '../variables.js';
import { compileArrayExpression, compileArrayLiteral } from './arrays.js';
import { compileBinary } from './binary.js';
import { compileCondition } from './condition.js';
import { compileConstant, compileExpandableString } from './constants.js';
import { compileConvert } from './convert.js';
import { compileHashtable } from './hashtables.js';
import { compileIndex } from './indexing.js';
import { compileInvokeMember, compileMember } from './members.js';
import { compileUnary } from './unary.js';

export function compileExpression(compilation: Compilation, expression: ExpressionAst): Value {
  const ast = expression as AnyExpression;
  switch (ast.kind) {
    case 'ConstantExpressionAst':
    case 'StringConstantExpressionAst':
      return compileConstant(ast.value);
    case 'ExpandableStringExpressionAst':
      return compileExpandableString(compilation, ast);
    case 'VariableExpressionAst':
      return compileVariable(compilation, ast);
    case 'BinaryExpressionAst':
      return compileBinary(compilation, ast);
    case 'UnaryExpressionAst':
      return compileUnary(compilation, ast);
    case 'TernaryExpressionAst': {
      const condition = compileCondition(compilation, ast.condition);
      const ifTrue = compileExpression(compilation, ast.ifTrue);
      const ifFalse = compileExpression(compilation, ast.ifFalse);
      return (f) => (condition(f) ? ifTrue(f) : ifFalse(f));
    }
    case 'ParenExpressionAst':
      return compileInnerValue(compilation, ast.pipeline as StatementAst);
    case 'SubExpressionAst':
      return compileStatementCapture(compilation, ast.subExpression);
    case 'ArrayExpressionAst':
      return compileArrayExpression(compilation, ast);
    case 'ArrayLiteralAst':
      return compileArrayLiteral(compilation, ast);
    case 'HashtableAst':
      return compileHashtable(compilation, ast, 'hashtable');
    case 'MemberExpressionAst':
      return compileMember(compilation, ast);
    case 'InvokeMemberExpressionAst':
      return compileInvokeMember(compilation, ast as InvokeMemberExpressionAst);
    case 'BaseCtorInvokeMemberExpressionAst':
      return compileBaseConstructor(compilation, ast as BaseCtorInvokeMemberExpressionAst);
    case 'IndexExpressionAst':
      return compileIndex(compilation, ast);
    case 'ConvertExpressionAst':
      return compileConvert(compilation, ast as ConvertExpressionAst);
    case 'TypeExpressionAst':
      return compilation.typeReference(ast.typeName, ast);
    case 'ScriptBlockExpressionAst': {
      const template = compilation.block.nested(ast.scriptBlock);
      return (f) => new ScriptBlock(template, f.scope.session);
    }
    case 'UsingExpressionAst': {
      const text = usingText(ast.subExpression.extent.text);
      return (f) => f.engine.usingValue(f, text);
    }
    case 'AttributedExpressionAst':
    case 'ErrorExpressionAst':
      throw runtimeError('UnexpectedAttribute', `Unexpected expression: ${ast.extent.text}`, 'ParserError');
  }
}
