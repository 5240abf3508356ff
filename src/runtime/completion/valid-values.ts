/** The values of a ValidateSet; those of a generator class are asked for. */
import type { ParameterMetadata } from '../binding/metadata.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { enumerableOf, toText } from '../language/index.js';
import { getProperty } from '../objects/members.js';
import { quietly } from './run-quietly.js';

/** Null for a parameter without one. */
export function validValues(engine: ExecutionContext, parameter: ParameterMetadata): readonly string[] | null {
  const { validSet } = parameter.checks;
  if (validSet !== null) return validSet;
  const attribute = attributeOf(parameter, 'ValidateSetAttribute');
  if (attribute === undefined) return null;
  return quietly(engine, () =>
    [...(enumerableOf(getProperty(attribute, 'ValidValues')) ?? [])].map((value) => toText(value)),
  );
}

/** The attribute of this class, as an object. */
export function attributeOf(parameter: ParameterMetadata, name: string): object | undefined {
  if (parameter.isCommon) return undefined;
  return parameter.attributes().find((each): each is { netType: { name: string } } => {
    for (
      let type = (each as { netType?: { name: string; baseType: never } | null }).netType;
      type;
      type = type.baseType
    )
      if (type.name === name) return true;
    return false;
  });
}
