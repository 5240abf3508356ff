/** Whether the end of a statement can be reached (C# specification, end points and reachability). */
import type { Expression, Statement } from './syntax.js';

const isTrue = (condition: Expression | null) =>
  condition === null || (condition.kind === 'literal' && condition.value === true);

export function reachesEnd(statement: Statement): boolean {
  switch (statement.kind) {
    case 'return':
    case 'throw':
    case 'break':
    case 'continue':
    case 'yieldBreak':
      return false;
    case 'block':
      return statement.statements.every(reachesEnd);
    case 'if':
      if (isTrue(statement.condition) && statement.otherwise === null) return reachesEnd(statement.then);
      return statement.otherwise === null || reachesEnd(statement.then) || reachesEnd(statement.otherwise);
    case 'while':
    case 'for':
      return !isTrue(statement.condition) || breaks(statement.body);
    case 'do':
      return !isTrue(statement.condition) || breaks(statement.body);
    case 'switch': {
      const isComplete = statement.sections.some(({ labels }) => labels.some(({ pattern }) => pattern === null));
      return !isComplete || statement.sections.some(({ body }) => body.every(reachesEnd) || body.some(breaks));
    }
    case 'try':
      if (statement.last && !reachesEnd(statement.last)) return false;
      return [statement.body, ...statement.catches.map(({ body }) => body)].some(reachesEnd);
    case 'using':
    case 'lock':
    case 'checked':
      return reachesEnd(statement.body);
    default:
      return true;
  }
}

/** A `break` that leaves this statement. */
function breaks(statement: Statement): boolean {
  switch (statement.kind) {
    case 'break':
      return true;
    case 'block':
      return statement.statements.some(breaks);
    case 'if':
      return breaks(statement.then) || (statement.otherwise !== null && breaks(statement.otherwise));
    case 'try':
      return [statement.body, ...statement.catches.map(({ body }) => body)].some(breaks);
    case 'using':
    case 'lock':
    case 'checked':
      return breaks(statement.body);
    default:
      return false;
  }
}
