/** Paths that are several words of the script: `"$HOME"/na`, `$x/na`, `'a folder'/na`. */
import type {
  ArrayLiteralAst,
  Ast,
  CommandAst,
  CommandParameterAst,
  ExpandableStringExpressionAst,
  ExpressionAst,
  MemberExpressionAst,
  StringConstantExpressionAst,
  VariableExpressionAst,
} from '../../parser/index.js';
import { VariablePath } from '../dotnet/automation/variable-path.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { toText } from '../language/index.js';
import { baseOf } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';
import { evaluateSafely } from '../type-inference/safe-evaluation.js';
import type { CompletionContext } from './completion-context.js';

/** The text of a string, in its quotes, with `more` at its end; null for one with more in it than variables. */
export function pathText(engine: ExecutionContext, ast: Ast | null, more = ''): string | null {
  if (ast?.kind === 'StringConstantExpressionAst') {
    const { value, stringConstantType } = ast as StringConstantExpressionAst;
    const quote = stringConstantType === 'SingleQuoted' ? "'" : stringConstantType === 'DoubleQuoted' ? '"' : '';
    return quote + value + more + quote;
  }
  return ast?.kind === 'ExpandableStringExpressionAst'
    ? expandedText(engine, ast as ExpandableStringExpressionAst, more)
    : null;
}

export function expandedText(
  engine: ExecutionContext,
  ast: ExpandableStringExpressionAst,
  more: string,
): string | null {
  if (ast.stringConstantType === 'DoubleQuotedHereString') return null;
  let text = '';
  for (const part of ast.parts) {
    const value = typeof part === 'string' ? part : variableText(engine, part);
    if (value === null) return null;
    text += value;
  }
  const quote = ast.stringConstantType === 'DoubleQuoted' ? '"' : '';
  return quote + text + more + quote;
}

/** A variable as part of a path: text, a number, or nothing. */
export function variableText(engine: ExecutionContext, ast: ExpressionAst): string | null {
  if (ast.kind !== 'VariableExpressionAst') return null;
  const { drive } = new VariablePath((ast as VariableExpressionAst).variablePath);
  if (drive !== null && drive.toLowerCase() !== 'env') return null;
  const known = evaluateSafely(engine, ast);
  if (known === null) return null;
  if (isNull(known.value)) return '';
  const base = baseOf(known.value);
  return /string|number|bigint|boolean/.test(typeof base) ? toText(base) : null;
}

interface Place {
  command: CommandAst;
  expression: ExpressionAst;
  before: MemberExpressionAst | null;
}

/** Where the argument is a bare word right behind another one, both are taken together if they are a path. */
export function joinAdjacentWords(context: CompletionContext, command: CommandAst, expression: ExpressionAst): Place {
  const { commandElements } = command;
  const previous = commandElements[commandElements.indexOf(expression) - 1];
  const isMember = previous?.kind === 'MemberExpressionAst' && commandElements.indexOf(expression) > 1;
  const before = isMember ? (previous as MemberExpressionAst) : null;
  const alone: Place = { command, expression, before };
  if (previous === undefined || commandElements.indexOf(expression) < 2) return alone;
  if (expression.kind !== 'StringConstantExpressionAst' || previous.extent.end !== expression.extent.start)
    return alone;
  const { value, stringConstantType } = expression as StringConstantExpressionAst;
  if (stringConstantType !== 'BareWord' || !/^[\\/]/.test(value)) return alone;
  const holder = previous.kind === 'CommandParameterAst' ? (previous as CommandParameterAst).argument : previous;
  if (holder === null) return alone;
  const last = holder.kind === 'ArrayLiteralAst' ? (holder as ArrayLiteralAst).elements.at(-1) : holder;
  const whole = pathText(context.engine, last ?? null, value);
  if (whole === null || last === undefined) return alone;
  context.replace(last.extent.start, context.replacementLength + last.extent.end - last.extent.start);
  context.word = whole;
  return { command, expression: holder as ExpressionAst, before };
}
