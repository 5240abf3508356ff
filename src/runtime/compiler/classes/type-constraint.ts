/** The types that are written on members of classes: `[int] $x`, `[void] F()`. */
import type { TypeConstraintAst } from '../../../parser/index.js';
import { type NetType, types } from '../../objects/net-type.js';
import { resolveTypeName } from '../compilation.js';
import type { TypeScope } from '../type-scope.js';

/** System.Object where nothing is written. Throws TypeNotFound. */
export function typeOfConstraint(constraint: TypeConstraintAst | null, scope: TypeScope): NetType {
  return constraint === null ? types.object() : resolveTypeName(constraint.typeName, scope);
}
