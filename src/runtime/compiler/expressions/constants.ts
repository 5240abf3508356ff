/** Literals and strings with expressions in them. */
import type {
  ConstantExpressionAst,
  ExpandableStringExpressionAst,
  ExpressionAst,
  VariableExpressionAst,
} from '../../../parser/index.js';
import type { Frame } from '../../engine/frame.js';
import { toText } from '../../language/index.js';
import { literalValue } from '../../language/number-text.js';
import { WrittenNumber } from '../../objects/ps-object.js';
import type { Value } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileVariable } from '../variables.js';
import { compileExpression } from './expression.js';

export function compileConstant(literal: ConstantExpressionAst['value']): Value {
  const value = literalValue(literal);
  return () => value;
}

/** Text of a value inside a string: collections are joined by $OFS. */
export function interpolate(f: Frame, value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      if ((value | 0) === value) return String(value);
  }
  if (typeof value !== 'object' || value === null) return toText(value);
  if (value instanceof WrittenNumber) return toText(value.base);
  const separator = f.scope.lookup('ofs');
  return separator === undefined || separator === null ? toText(value) : toText(value, toText(separator));
}

export function compileExpandableString(compilation: Compilation, ast: ExpandableStringExpressionAst): Value {
  const parts = ast.parts.map((part) => (typeof part === 'string' ? part : compilePart(compilation, part)));
  if (parts.length === 1 && typeof parts[0] === 'function') {
    const only = parts[0];
    return (f) => interpolate(f, only(f));
  }
  return (f) => {
    let text = '';
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] as string | Value;
      text += typeof part === 'string' ? part : interpolate(f, part(f));
    }
    return text;
  };
}

/** Strict mode 1 lets variables in strings be unset. */
function compilePart(compilation: Compilation, part: ExpressionAst): Value {
  if (part.kind === 'VariableExpressionAst') return compileVariable(compilation, part as VariableExpressionAst, 200);
  return compileExpression(compilation, part);
}
