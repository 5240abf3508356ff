/** Which argument of a command the cursor is at: the value of a parameter, or the n-th of those without names. */
import type { Ast, ExpressionAst, Token } from '../../parser/index.js';
import type { BoundArgument } from '../type-inference/pseudo-binding.js';

export interface ArgumentLocation {
  isPositional: boolean;
  /** Among the arguments without names; -1 for the value of a parameter. */
  position: number;
  /** Null where there is nothing yet. */
  argument: BoundArgument | null;
}

type Value = Extract<BoundArgument, { kind: 'ast' }>;
const isWritten = (argument: BoundArgument): argument is Value => argument.kind === 'ast';
const startOf = ({ extent }: Ast) => extent.start;

/** The location of an expression that is an argument; null where no argument has it. */
export function locateExpression(parsed: readonly BoundArgument[], expression: ExpressionAst): ArgumentLocation | null {
  let position = 0;
  for (const argument of parsed) {
    if (!isWritten(argument)) continue;
    const { parameter, argument: value } = argument;
    if (value?.kind === 'CommandParameterAst') continue;
    if (value === expression)
      return parameter === null
        ? { isPositional: true, position, argument }
        : { isPositional: false, position: -1, argument };
    if (parameter === null) position++;
  }
  return null;
}

/** The location of what is written behind (or at) this token. */
export function locateToken(parsed: readonly BoundArgument[], token: Token): ArgumentLocation {
  let position = 0;
  let previous: BoundArgument | null = null;
  for (const argument of parsed) {
    if (argument.parameter !== null) {
      const { parameter } = argument;
      if (startOf(parameter) > token.start) break;
      const value = isWritten(argument) ? argument.argument : null;
      const isName = token.kind === 'Parameter' && token.start === startOf(parameter);
      const isInside = value !== null && token.start > startOf(value) && token.end < value.extent.end;
      if (isWritten(argument) && (isName || isInside)) return { isPositional: false, position: -1, argument };
    } else if (isWritten(argument)) {
      if (argument.argument !== null && startOf(argument.argument) > token.start) break;
      position++;
    }
    previous = argument;
  }
  return behind(previous, position);
}

/** Behind a parameter whose value is missing is its value; behind anything else is the next of those without names. */
function behind(previous: BoundArgument | null, position: number): ArgumentLocation {
  const isValue = previous?.kind === 'missing' || previous?.parameter?.extent.text.endsWith(':') === true;
  if (isValue) return { isPositional: false, position: -1, argument: previous };
  return { isPositional: true, position: previous === null ? 0 : position, argument: null };
}

/** The n-th of the arguments without names, and the last of them. */
export function findPositional(
  parsed: readonly BoundArgument[],
  position: number,
): { target: Value | null; last: Value | null } {
  const all = parsed.filter(isWritten).filter(({ parameter }) => parameter === null);
  return { target: all[position] ?? null, last: all.at(-1) ?? null };
}
