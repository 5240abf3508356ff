/** The arguments of an attribute as values. They are constants, types and script blocks, so no frame is needed to work them out. */
import type { AttributeAst, ExpressionAst, ScriptBlockExpressionAst } from '../../parser/index.js';
import type { Compilation } from '../compiler/compilation.js';
import { compileExpression } from '../compiler/expressions/expression.js';
import { ScriptBlock } from '../engine/script-block.js';
import { fold } from '../objects/values.js';

export interface AttributeArguments {
  positional: unknown[];
  /** By folded name. */
  named: Record<string, unknown>;
}

export function readAttribute(compilation: Compilation, ast: AttributeAst): AttributeArguments {
  const named: Record<string, unknown> = {};
  for (const argument of ast.namedArguments)
    named[fold(argument.argumentName)] = argument.expressionOmitted
      ? true
      : constantValue(compilation, argument.argument);
  return { positional: ast.positionalArguments.map((a) => constantValue(compilation, a)), named };
}

function constantValue(compilation: Compilation, ast: ExpressionAst): unknown {
  if (ast.kind === 'ScriptBlockExpressionAst') {
    const { scriptBlock } = ast as ScriptBlockExpressionAst;
    return new ScriptBlock(compilation.block.nested(scriptBlock));
  }
  return compileExpression(compilation, ast)(null as never);
}
