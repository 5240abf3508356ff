/** Attributes on variables: `[ValidateRange(1, 5)] [int] $x`, and on parameters when the function assigns them again. */
import type { AttributeBaseAst } from '../../parser/index.js';
import type { Compilation } from '../compiler/compilation.js';
import type { VariableCheck } from '../engine/variable-cell.js';
import { toText } from '../language/index.js';
import { netError } from '../objects/errors.js';
import { NetException } from '../objects/net-exception.js';
import { requireType } from '../objects/net-type.js';
import { attributeChecksOf, type ParameterChecks } from './validation.js';

export interface AttributeChecks {
  /** The check for a variable of this name; its error says that the variable would be invalid. */
  forVariable(name: string): VariableCheck;
  /** The same for a variable that is just being declared: its first value is told of in other words. */
  forDeclaration(name: string): VariableCheck;
}

/** What an attribute of a script's class throws otherwise is its own. */
function isValidationError({ netType }: NetException): boolean {
  return requireType('System.Management.Automation.ValidationMetadataException').isAssignableFrom(netType);
}

/** Null when the attributes ask nothing of a value. */
export function compileAttributeChecks(
  compilation: Compilation,
  attributes: readonly AttributeBaseAst[],
): AttributeChecks | null {
  const checks: ParameterChecks = attributeChecksOf(compilation, attributes);
  if (checks.validators.length === 0 && checks.transforms.length === 0) return null;
  const check = (value: unknown, reason: (text: string) => string) => {
    for (const transform of checks.transforms) value = transform(value);
    try {
      for (const validate of checks.validators) validate(value);
    } catch (thrown) {
      if (!(thrown instanceof NetException) || !isValidationError(thrown)) throw thrown;
      throw netError(
        'ValidationMetadataException',
        'ValidateSetFailure',
        reason(toText(value)),
        'MetadataError',
        null,
        thrown,
      );
    }
    return value;
  };
  const invalid = (name: string) => (text: string) =>
    `The variable cannot be validated because the value ${text} is not a valid value for the ${name} variable.`;
  return {
    forVariable: (name) => (value) => check(value, invalid(name)),
    forDeclaration(name) {
      let reason = (text: string) =>
        `The attribute cannot be added because variable ${name} with value ${text} would no longer be valid.`;
      return (value) => {
        const checked = check(value, reason);
        reason = invalid(name);
        return checked;
      };
    },
  };
}
