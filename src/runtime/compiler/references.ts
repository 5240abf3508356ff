/** `[ref] $x`: a reference to the variable itself. */
import type { VariableExpressionAst } from '../../parser/index.js';
import { runtimeError } from '../objects/errors.js';
import { fold, PSReference } from '../objects/values.js';
import type { Value } from './block-code.js';
import type { Compilation } from './compilation.js';
import { parseVariablePath } from './variables.js';

export function compileVariableReference(_compilation: Compilation, ast: VariableExpressionAst): Value {
  const path = parseVariablePath(ast.variablePath);
  const key = fold(path.name);
  if (key === 'null') return () => new PSReference(() => null, ignore);
  return (f) => {
    const scope =
      path.qualifier === 'global'
        ? f.engine.globalScope
        : path.qualifier === 'script'
          ? f.scope.scriptScope
          : path.qualifier === 'local'
            ? f.scope
            : f.scope.findScope(key);
    const cell = scope?.cellOf(path.name);
    if (!cell)
      throw runtimeError(
        'NonExistingVariableReference',
        '[ref] cannot be applied to a variable that does not exist.',
        'InvalidOperation',
        path.name,
      );
    return new PSReference(
      () => cell.get(),
      (value) => cell.set(value),
    );
  };
}

/** What is written to $null is thrown away. */
function ignore(): void {}
