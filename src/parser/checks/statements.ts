/** Statements whose parts do not go together. */

import { before } from '../ast/extent.js';
import type * as A from '../ast/nodes.js';
import { canonicalName } from '../ast/type-names.js';
import type { Checker } from './checker.js';
import { knownException } from './exceptions.js';

export function checkSwitch({ flags, extent }: A.SwitchStatementAst, checker: Checker): void {
  if (flags.parallel) checker.error(extent, 'KeywordParameterReservedForFutureUse', 'switch', 'parallel');
}

export function checkForEach({ flags, throttleLimit, extent }: A.ForEachStatementAst, checker: Checker): void {
  if (flags === 'Parallel') checker.error(extent, 'KeywordParameterReservedForFutureUse', 'foreach', 'parallel');
  if (throttleLimit === null) return;
  checker.error(extent, 'KeywordParameterReservedForFutureUse', 'foreach', 'throttlelimit');
  if (flags !== 'Parallel') checker.error(extent, 'ThrottleLimitRequiresParallelFlag');
}

/** A clause without types catches all, so it is the last; and so does one for a type that an earlier one catches. */
export function checkTry({ catchClauses }: A.TryStatementAst, checker: Checker): void {
  catchClauses.forEach((clause, i) => {
    for (const later of catchClauses.slice(i + 1)) {
      if (clause.catchTypes.length === 0) {
        checker.error(before(later), 'EmptyCatchNotLast');
        return;
      }
      for (const { typeName: caught } of clause.catchTypes) {
        for (const { typeName, extent } of later.catchTypes) {
          const name = caughtName(caught, typeName);
          if (name !== null) checker.error(extent, 'ExceptionTypeAlreadyCaught', name);
        }
      }
    }
  });
}

/** The full name of the type, when it is an exception of the system that a clause for `caught` catches as well. */
function caughtName(caught: A.TypeName, type: A.TypeName): string | null {
  const wanted = canonicalName(caught);
  const fullName = knownException(canonicalName(type))?.fullName ?? null;
  for (let name: string | null = canonicalName(type); name !== null; name = knownException(name)?.base ?? null) {
    if (name === wanted) return fullName;
  }
  return null;
}

/** `parallel` and `sequence` have a meaning in workflows only. */
export function checkBlock({ blockName, extent }: A.BlockStatementAst, checker: Checker): void {
  const inWorkflow = checker.ancestors.some((ast) => (ast as A.FunctionDefinitionAst).isWorkflow);
  if (inWorkflow) return;
  checker.error({ start: extent.start, end: extent.start + blockName.length }, 'UnexpectedKeyword', blockName);
}
