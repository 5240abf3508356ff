/** `$using:` in blocks that run in another engine of this shell: the values themselves are handed over, not copies. */
import { findAll, type UsingExpressionAst } from '../../parser/index.js';
import type { Frame } from '../engine/frame.js';
import { invokeBlock } from '../engine/invoke.js';
import type { ScriptBlock } from '../engine/script-block.js';
import { parseScript } from '../engine/script-file.js';
import { usingText } from '../engine/using-values.js';
import { getVariable } from '../engine/variables.js';
import { runtimeError } from '../objects/errors.js';
import { AutomationNull, fold } from '../objects/values.js';

/** The values by what stands behind `using:`, folded. Throws UsingVariableIsUndefined for a variable that is not set. */
export function usingValuesOf(frame: Frame, block: ScriptBlock): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  const found = findAll(block.ast, ({ kind }) => kind === 'UsingExpressionAst', true) as UsingExpressionAst[];
  for (const { subExpression } of found) {
    const text = usingText(subExpression.extent.text);
    const key = fold(text);
    if (!values.has(key)) values.set(key, localValue(frame, text));
  }
  return values;
}

function localValue(frame: Frame, text: string): unknown {
  const name = /^[\w?]+(:[\w?]+)?/.exec(text)?.[0] ?? text;
  // In a block that was itself given values, those are handed on.
  const given = frame.engine.usingValues?.get(fold(text));
  if (given !== undefined) return given;
  const value = getVariable(frame.scope, name);
  if (value === undefined)
    throw runtimeError(
      'UsingVariableIsUndefined',
      `The value of the using variable '$using:${name}' cannot be retrieved because it has not been set in the local session.`,
      'InvalidOperation',
    );
  if (name === text) return value;
  const whole = invokeBlock(frame, parseScript(`$${text}`, null, frame.scope.session), { newScope: false });
  return whole === AutomationNull ? null : whole;
}
