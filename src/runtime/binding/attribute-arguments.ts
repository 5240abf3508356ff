/** The arguments of an attribute as values. They are constants, types and script blocks, so no frame is needed to work them out. */
import type { AttributeAst, AttributeBaseAst, ExpressionAst, ScriptBlockExpressionAst } from '../../parser/index.js';
import { type Compilation, typeNameText } from '../compiler/compilation.js';
import { compileExpression } from '../compiler/expressions/expression.js';
import { ScriptBlock } from '../engine/script-block.js';
import { fold } from '../objects/values.js';
import { verifyAttribute } from './verify-attribute.js';

/** Folded, without namespace and `Attribute`; empty for a type constraint. */
export function attributeName(attribute: AttributeBaseAst): string {
  return attribute.kind === 'AttributeAst'
    ? fold(typeNameText(attribute.typeName))
        .replace(/^system\.management\.automation\./, '')
        .replace(/attribute$/, '')
    : '';
}

export interface AttributeArguments {
  positional: unknown[];
  /** By folded name. */
  named: Record<string, unknown>;
}

/** Throws what the engine does about an attribute that is unknown or has arguments that it does not take. */
export function readAttribute(compilation: Compilation, ast: AttributeAst): AttributeArguments {
  const named: Record<string, unknown> = {};
  for (const argument of ast.namedArguments)
    named[fold(argument.argumentName)] = argument.expressionOmitted
      ? true
      : constantValue(compilation, argument.argument);
  const args = { positional: ast.positionalArguments.map((a) => constantValue(compilation, a)), named };
  verifyAttribute(compilation, ast, args);
  return args;
}

function constantValue(compilation: Compilation, ast: ExpressionAst): unknown {
  if (ast.kind === 'ScriptBlockExpressionAst') {
    const { scriptBlock } = ast as ScriptBlockExpressionAst;
    return new ScriptBlock(compilation.block.nested(scriptBlock));
  }
  return compileExpression(compilation, ast)(null as never);
}
