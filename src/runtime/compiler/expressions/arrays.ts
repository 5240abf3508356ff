/** `1, 2` and `@( )`. */
import type { ArrayExpressionAst, ArrayLiteralAst, PipelineAst } from '../../../parser/index.js';
import { enumerableOf } from '../../language/index.js';
import { baseOf } from '../../objects/ps-object.js';
import { AutomationNull } from '../../objects/values.js';
import { CaptureSink } from '../../pipeline/sink.js';
import type { Value } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileStatements } from '../statements/block.js';
import { runInto } from '../statements/value.js';
import { compileExpression } from './expression.js';

export function compileArrayLiteral(compilation: Compilation, ast: ArrayLiteralAst): Value {
  const elements = ast.elements.map((element) => compileExpression(compilation, element));
  return (f) => {
    const array = new Array<unknown>(elements.length);
    for (let i = 0; i < elements.length; i++) array[i] = (elements[i] as Value)(f) ?? null;
    return array;
  };
}

export function compileArrayExpression(compilation: Compilation, ast: ArrayExpressionAst): Value {
  const { statements, traps } = ast.subExpression;
  if (statements.length === 0) return () => [];
  const only = statements.length === 1 && traps.length === 0 ? (statements[0] as PipelineAst) : null;
  const element = only?.kind === 'PipelineAst' && only.pipelineElements.length === 1 ? only.pipelineElements[0] : null;
  if (element?.kind === 'CommandExpressionAst' && element.redirections.length === 0) {
    // One expression: its own array is the result, not a copy of it.
    const value = compileExpression(compilation, (element as unknown as { expression: never }).expression);
    return (f) => toArray(value(f));
  }
  const body = compileStatements(compilation, statements, traps);
  return (f) => {
    const sink = new CaptureSink();
    runInto(f, body, sink, false);
    return sink.array;
  };
}

function toArray(value: unknown): unknown[] {
  if (value === AutomationNull || value === undefined) return [];
  value = value === null ? null : baseOf(value);
  if (Array.isArray(value)) return (value as { elementType?: unknown }).elementType === undefined ? value : [...value];
  const items = enumerableOf(value);
  return items === null ? [value] : [...items];
}
