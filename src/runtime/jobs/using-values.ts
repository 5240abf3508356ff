/** `$using:` in blocks that run in another engine of this shell: the values themselves are handed over, not copies. */
import { type Ast, findAll, type UsingExpressionAst } from '../../parser/index.js';
import type { Frame } from '../engine/frame.js';
import { invokeBlock } from '../engine/invoke.js';
import type { ScriptBlock } from '../engine/script-block.js';
import { parseScript } from '../engine/script-file.js';
import { usingText } from '../engine/using-values.js';
import { getVariable } from '../engine/variables.js';
import { runtimeError } from '../objects/errors.js';
import type { NetException } from '../objects/net-exception.js';
import { AutomationNull, fold } from '../objects/values.js';

/** The values by what stands behind `using:`, folded. Throws UsingVariableIsUndefined for a variable that is not set. */
export function usingValuesOf(frame: Frame, block: ScriptBlock): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  const found = findAll(block.ast, ({ kind }) => kind === 'UsingExpressionAst', true) as UsingExpressionAst[];
  for (const using of found) {
    const text = usingText(using.subExpression.extent.text);
    const key = fold(text);
    if (values.has(key)) continue;
    const value = localValue(frame, text);
    if (value !== undefined) values.set(key, value);
    // What a block within the block asks for may be a variable of the block.
    else if (!isInInnerBlock(using, block.ast)) throw undefinedVariable(text);
  }
  return values;
}

function isInInnerBlock(using: UsingExpressionAst, block: Ast): boolean {
  for (let ast: Ast | null = using; ast !== null && ast !== block; ast = ast.parent)
    if (ast.kind === 'ScriptBlockExpressionAst') return true;
  return false;
}

function undefinedVariable(text: string): NetException {
  return runtimeError(
    'UsingVariableIsUndefined',
    `The value of the using variable '$using:${variableOf(text)}' cannot be retrieved because it has not been set in the local session.`,
    'InvalidOperation',
  );
}
const variableOf = (text: string) => /^[\w?]+(:[\w?]+)?/.exec(text)?.[0] ?? text;

/** Undefined when the variable is not set. In a block that was itself given values, those are handed on. */
function localValue(frame: Frame, text: string): unknown {
  const name = variableOf(text);
  const value = getVariable(frame.scope, name);
  if (value === undefined) return frame.engine.usingValues?.get(fold(text));
  if (name === text) return value;
  const whole = invokeBlock(frame, parseScript(`$${text}`, null, frame.scope.session), { newScope: false });
  return whole === AutomationNull ? null : whole;
}
