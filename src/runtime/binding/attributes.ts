/** Attributes on variables: `[ValidateRange(1, 5)] [int] $x`, and on parameters when the function assigns them again. */
import type { AttributeBaseAst } from '../../parser/index.js';
import type { Compilation } from '../compiler/compilation.js';
import type { Frame } from '../engine/frame.js';
import type { VariableCheck } from '../engine/variable-cell.js';
import { toText } from '../language/index.js';
import { runtimeError } from '../objects/errors.js';
import { NetException } from '../objects/net-exception.js';
import { attributeChecksOf, type ParameterChecks } from './validation.js';

export interface AttributeChecks {
  /** The check for a variable of this name; its error says that the variable would be invalid. */
  forVariable(f: Frame | null, name: string): VariableCheck;
  /** Attribute objects, for PSVariable.Attributes. */
  attributes(f: Frame): unknown[];
}

/** Null when the attributes ask nothing of a value. */
export function compileAttributeChecks(
  compilation: Compilation,
  attributes: readonly AttributeBaseAst[],
): AttributeChecks | null {
  const checks: ParameterChecks = attributeChecksOf(compilation, attributes);
  if (checks.validators.length === 0 && checks.transforms.length === 0) return null;
  return {
    forVariable: (_f, name) => (value) => {
      for (const transform of checks.transforms) value = transform(value);
      try {
        for (const validate of checks.validators) validate(value);
      } catch (thrown) {
        if (!(thrown instanceof NetException)) throw thrown;
        throw invalidVariable(name, value, thrown);
      }
      return value;
    },
    attributes: () => [],
  };
}

function invalidVariable(name: string, value: unknown, inner: NetException): NetException {
  const text = toText(value);
  return runtimeError(
    'ValidateSetFailure',
    `The variable cannot be validated because the value ${text} is not a valid value for the ${name} variable.`,
    'MetadataError',
    value,
    inner,
  );
}
