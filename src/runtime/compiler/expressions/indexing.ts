/** `$a[$i]`, and `$a[$i,$j]`: indexes written as a list are several indexes, not one that is an array. */
import type {
  ArrayLiteralAst,
  ConvertExpressionAst,
  ExpressionAst,
  IndexExpressionAst,
} from '../../../parser/index.js';
import type { Frame } from '../../engine/frame.js';
import { getIndex, getIndexes, getKey } from '../../language/indexing.js';
import { isNull } from '../../objects/values.js';
import type { Value } from '../block-code.js';
import { type Compilation, typeNameText } from '../compilation.js';
import { compileExpression } from './expression.js';

export function compileIndex(compilation: Compilation, ast: IndexExpressionAst): Value {
  const target = compileExpression(compilation, ast.target);
  const { nullConditional } = ast;
  const several = compileIndexList(compilation, ast.index);
  if (several)
    return (f) => {
      const array = target(f);
      if (nullConditional && isNull(array)) return null;
      return getIndexes(array, several(f), strictMode(f));
    };
  const index = compileExpression(compilation, ast.index);
  if (isCastToObject(ast.index))
    return (f) => {
      const dictionary = target(f);
      if (nullConditional && isNull(dictionary)) return null;
      return getKey(dictionary, index(f), strictMode(f));
    };
  return (f) => {
    const array = target(f);
    if (nullConditional && isNull(array)) return null;
    const key = index(f);
    if (typeof key === 'number' && key >= 0 && Array.isArray(array)) {
      const value = array[key];
      if (value !== undefined) return value;
    }
    return getIndex(array, key, strictMode(f));
  };
}

/** The indexes where they are written as a list; null for a single one. */
export function compileIndexList(compilation: Compilation, ast: ExpressionAst): ((f: Frame) => unknown[]) | null {
  if (ast.kind !== 'ArrayLiteralAst') return null;
  const indexes = (ast as ArrayLiteralAst).elements.map((element) => compileExpression(compilation, element));
  return (f) => indexes.map((index) => index(f));
}

/** The cast chooses the indexer that takes an object where another one takes a position. */
export function isCastToObject(ast: ExpressionAst): boolean {
  return (
    ast.kind === 'ConvertExpressionAst' &&
    /^(system\.)?object$/i.test(typeNameText((ast as ConvertExpressionAst).type.typeName))
  );
}

function strictMode(f: Frame): number {
  return f.engine.strictUsed ? f.scope.strict : 0;
}
