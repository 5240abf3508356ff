/**
 * Attributes that are classes of scripts: those that derive from ValidateArgumentsAttribute and its like look at every argument,
 * those that derive from ArgumentTransformationAttribute change it first (about_Functions_Advanced_Parameters).
 */
import type { AttributeAst } from '../../parser/index.js';
import { scriptClassOf } from '../compiler/classes/script-class.js';
import { type Compilation, typeNameText } from '../compiler/compilation.js';
import { currentEngine } from '../engine/current-engine.js';
import { enumerableOf, hooks, toText } from '../language/index.js';
import { construct, invokeMethod } from '../objects/members.js';
import { type NetType, requireType } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';
import { attributeObject, findAttributeType } from './attribute-objects.js';
import { validationError } from './validation.js';

export interface CustomChecks {
  transform: ((value: unknown) => unknown) | null;
  validate: ((value: unknown) => void) | null;
}

const automation = (name: string) => requireType(`System.Management.Automation.${name}Attribute`);

/** Null for attributes that do neither. */
export function customChecks(compilation: Compilation, ast: AttributeAst): CustomChecks | null {
  const type = findAttributeType(typeNameText(ast.typeName), compilation.block.types);
  if (type === undefined || scriptClassOf(type) === undefined) return null;
  let made: unknown;
  return checksOf(type, () => (made ??= attributeObject(compilation, ast)));
}

/** The same of an attribute that is already made; null for what is no attribute of a script. */
export function customObjectChecks(attribute: object): CustomChecks | null {
  const { netType } = attribute as { netType: NetType };
  return scriptClassOf(netType) === undefined ? null : checksOf(netType, () => attribute);
}

function checksOf(type: NetType, attribute: () => unknown): CustomChecks | null {
  if (automation('ArgumentTransformation').isAssignableFrom(type)) {
    const transform = (value: unknown) => call(attribute(), 'Transform', [currentEngine().intrinsics, value]);
    return { transform, validate: null };
  }
  if (automation('ValidateEnumeratedArguments').isAssignableFrom(type))
    return { transform: null, validate: (value) => validateElements(attribute(), value) };
  if (automation('ValidateArguments').isAssignableFrom(type)) {
    const validate = (value: unknown) => void call(attribute(), 'Validate', [value, currentEngine().intrinsics]);
    return { transform: null, validate };
  }
  return null;
}

function validateElements(attribute: unknown, value: unknown): void {
  const base = baseOf(value);
  if (isNull(base))
    throw validationError(
      'ArgumentIsEmpty',
      'The argument is null, empty, or an element of the argument collection contains a null value.',
    );
  for (const item of enumerableOf(base) ?? [value]) call(attribute, 'ValidateElement', [item]);
}

/** `[ValidateSet([Names])]`: what an IValidateSetValuesGenerator says now. */
export function generatedValues(generator: NetType): string[] {
  const values = call(construct(generator, []), 'GetValidValues', []);
  return [...(enumerableOf(values) ?? [])].map((value) => toText(value));
}

/** Calls a method of the class; its errors come as plain exceptions, for the binder to tell. */
function call(self: unknown, name: string, args: unknown[]): unknown {
  try {
    return invokeMethod(self, name, args);
  } catch (thrown) {
    throw hooks.exceptionOf(thrown) ?? thrown;
  }
}
