/** `$a[$i]`. */
import type { IndexExpressionAst } from '../../../parser/index.js';
import { getIndex } from '../../language/indexing.js';
import { isNull } from '../../objects/values.js';
import type { Value } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileExpression } from './expression.js';

export function compileIndex(compilation: Compilation, ast: IndexExpressionAst): Value {
  const target = compileExpression(compilation, ast.target);
  const index = compileExpression(compilation, ast.index);
  const { nullConditional } = ast;
  return (f) => {
    const array = target(f);
    if (nullConditional && isNull(array)) return null;
    const key = index(f);
    if (typeof key === 'number' && key >= 0 && Array.isArray(array)) {
      const value = array[key];
      if (value !== undefined) return value;
    }
    return getIndex(array, key, f.engine.strictUsed ? f.scope.strict : 0);
  };
}
