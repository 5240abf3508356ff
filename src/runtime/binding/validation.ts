/**
 * Validation and transformation of arguments (about_Functions_Advanced_Parameters): the Validate* attributes of functions, and
 * what a cmdlet's spec asks for, in one form. Messages and ids are PowerShell's.
 */
import type { AttributeAst, AttributeBaseAst } from '../../parser/index.js';
import type { ParameterSpec, Validation } from '../cmdlets/cmdlet.js';
import type { Compilation } from '../compiler/compilation.js';
import { commonRange } from '../dotnet/automation/range-limits.js';
import type { ScriptBlock } from '../engine/script-block.js';
import {
  compareValues,
  compileRegex,
  enumerableOf,
  equals,
  hooks,
  toBoolean,
  toText,
  tryConvertTo,
} from '../language/index.js';
import { isNumericCode, typeCodeOf } from '../language/numeric.js';
import { ErrorCategoryInfo, ErrorRecord } from '../objects/error-record.js';
import { isDictionary } from '../objects/hashtable.js';
import { NetException } from '../objects/net-exception.js';
import { NetType, typeOf, types } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { Char, EnumValue, isNull } from '../objects/values.js';
import { type AttributeArguments, attributeName, readAttribute } from './attribute-arguments.js';
import { customChecks, generatedValues } from './custom-attributes.js';
import { driveValidator } from './drive-validator.js';

/** Throws a ValidationMetadataException (its text is the reason alone). */
export type Validator = (value: unknown) => void;

export interface ParameterChecks {
  /** Before conversion. */
  transforms: readonly ((value: unknown) => unknown)[];
  /** After conversion. */
  validators: readonly Validator[];
  /** Values of a ValidateSet, for completion and help. */
  validSet: readonly string[] | null;
}

const none: ParameterChecks = { transforms: [], validators: [], validSet: null };

export function validationError(id: string, message: string): NetException {
  const exception = new NetException('System.Management.Automation.ValidationMetadataException', message);
  exception.properties = { ErrorId: id };
  exception.errorRecord = new ErrorRecord(exception, id, new ErrorCategoryInfo('MetadataError'));
  return exception;
}

// ---- The single checks -------------------------------------------------------------------------------------------------

/** Most attributes look at each element of a collection. */
function each(check: Validator): Validator {
  return (value) => {
    const base = baseOf(value);
    const items = Array.isArray(base) ? base : isNull(base) ? null : enumerableOf(base);
    if (items === null) {
      if (isNull(base)) throw validationError('ArgumentIsEmpty', anEmptyCollection);
      check(value);
    } else for (const item of items) check(item);
  };
}

function setValidator(
  valuesOf: () => readonly string[],
  ignoreCase: boolean,
  errorMessage: string | undefined,
): Validator {
  return each((value) => {
    const text = toText(value);
    const values = valuesOf();
    if (values.includes(text) || (ignoreCase && values.some((v) => equals(v, text, true)))) return;
    throw validationError(
      'ValidateSetFailure',
      errorMessage
        ? errorMessage.replace('{0}', text).replace('{1}', values.join(','))
        : `The argument "${text}" does not belong to the set "${values.join(',')}" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.`,
    );
  });
}

function rangeValidator(minimum: unknown, maximum: unknown): Validator {
  return each((value) => {
    const type = typeOf(baseOf(minimum));
    const converted = isNull(value)
      ? undefined
      : type.isInstance(baseOf(value))
        ? baseOf(value)
        : tryConvertTo(value, type);
    if (converted === undefined) throw notOfType(value, type);
    if (compareValues(converted, minimum, true) < 0)
      throw validationError(
        'ValidateRangeTooSmall',
        `The ${toText(converted)} argument is less than the minimum allowed range of ${toText(minimum)}. Supply an argument that is greater than or equal to ${toText(minimum)} and then try the command again.`,
      );
    if (compareValues(converted, maximum, true) > 0)
      throw validationError(
        'ValidateRangeTooBig',
        `The ${toText(converted)} argument is greater than the maximum allowed range of ${toText(maximum)}. Supply an argument that is less than or equal to ${toText(maximum)} and then try the command again.`,
      );
  });
}
function notOfType(value: unknown, type: NetType): NetException {
  return validationError(
    'ValidationRangeElementType',
    `The argument cannot be validated because its type "${typeOf(baseOf(value)).name}" is not the same type (${type.name}) as the maximum and minimum limits of the parameter. Make sure the argument is of type ${type.name} and then try the command again.`,
  );
}
const rangeKinds: Record<string, [test: (n: number) => boolean, id: string, text: string]> = {
  Positive: [(n) => n > 0, 'ValidateRangePositiveFailure', 'greater than zero'],
  NonNegative: [(n) => n >= 0, 'ValidateRangeNonNegativeFailure', 'greater than or equal to zero'],
  Negative: [(n) => n < 0, 'ValidateRangeNegativeFailure', 'less than zero'],
  NonPositive: [(n) => n <= 0, 'ValidateRangeNonPositiveFailure', 'less than or equal to zero'],
};
function rangeKindValidator(kind: string): Validator {
  const [test, id, text] = rangeKinds[kind] as [(n: number) => boolean, string, string];
  return each((value) => {
    const base = baseOf(value);
    if (!isNumericCode(typeCodeOf(base)) && !(base instanceof Char)) throw notOfType(value, types.int32());
    if (test(base instanceof Char ? base.code : Number(toText(value)))) return;
    throw validationError(id, `The argument "${toText(value)}" cannot be validated because its value is not ${text}.`);
  });
}

function lengthValidator(minimum: number, maximum: number): Validator {
  return each((value) => {
    const text = baseOf(value);
    if (typeof text !== 'string')
      throw validationError(
        'ValidateLengthNotString',
        'The ValidateLength attribute cannot be applied to a parameter that is not a string or string[] parameter. Make the parameter a string or string[] parameter.',
      );
    if (text.length < minimum)
      throw validationError(
        'ValidateLengthMinLengthFailure',
        `The character length (${text.length}) of the argument is too short. Specify an argument with a length that is greater than or equal to "${minimum}", and then try the command again.`,
      );
    if (text.length > maximum)
      throw validationError(
        'ValidateLengthMaxLengthFailure',
        `The character length of the ${text.length} argument is too long. Shorten the character length of the argument so it is fewer than or equal to "${maximum}" characters, and then try the command again.`,
      );
  });
}

function countOf(value: unknown): number | undefined {
  const base = baseOf(value);
  if (isNull(base)) return 0;
  if (typeof base === 'string') return base.length;
  if (Array.isArray(base) || base instanceof Uint8Array) return base.length;
  if (isDictionary(base)) return base.count;
  const items = enumerableOf(base);
  return items === null ? undefined : [...items].length;
}
function countValidator(minimum: number, maximum: number): Validator {
  return (value) => {
    const count = countOf(value);
    if (count === undefined)
      throw validationError(
        'NotAnArrayParameter',
        'The ValidateCount attribute cannot be applied to a non-array parameter. Either remove the attribute from the parameter or make the parameter an array parameter.',
      );
    if (minimum === maximum && count !== maximum)
      throw validationError(
        'ValidateCountExactFailure',
        `The parameter requires exactly ${maximum} value(s) - ${count} value(s) were provided.`,
      );
    if (count < minimum || count > maximum)
      throw validationError(
        'ValidateCountMinMaxFailure',
        `The parameter requires at least ${minimum} value(s) and no more than ${maximum} value(s) - ${count} value(s) were provided.`,
      );
  };
}

function patternValidator(pattern: string, ignoreCase: boolean, errorMessage: string | undefined): Validator {
  return each((value) => {
    const text = toText(value);
    if (compileRegex(pattern, { ignoreCase }).test(text)) return;
    throw validationError(
      'ValidatePatternFailure',
      errorMessage
        ? errorMessage.replace('{0}', text).replace('{1}', pattern)
        : `The argument "${text}" does not match the "${pattern}" pattern. Supply an argument that matches "${pattern}" and try the command again.`,
    );
  });
}

function scriptValidator(block: ScriptBlock, errorMessage: string | undefined): Validator {
  return each((value) => {
    if (isNull(value)) throw validationError('ArgumentIsNull', aMissingValue);
    const result = hooks.invokeScriptBlock(block, value, []);
    const base = baseOf(result);
    const last = Array.isArray(base) ? base.at(-1) : base;
    if (toBoolean([last])) return;
    const script = block.toString();
    throw validationError(
      'ValidateScriptFailure',
      errorMessage
        ? errorMessage.replace('{0}', toText(value)).replace('{1}', script)
        : `The "${script}" validation script for the argument with value "${toText(value)}" did not return a result of True. Determine why the validation script failed, and then try the command again.`,
    );
  });
}

const aMissingValue =
  'The argument is null. Provide a valid value for the argument, and then try running the command again.';
const notNull: Validator = (value) => {
  if (isNull(value)) throw validationError('ArgumentIsNull', aMissingValue);
  const base = baseOf(value);
  if (Array.isArray(base) && base.some((v) => isNull(v)))
    throw validationError(
      'ArgumentCollectionContainsNull',
      'The argument has a null value, or an element of the argument collection contains a null value. Provide a collection that does not contain any null values, and then try the command again.',
    );
};

const aNull =
  'The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.';
const aBlank =
  'The argument is null, empty, or consists of only white-space characters. Provide an argument that contains non white-space characters, and then try the command again.';
const anEmptyCollection =
  'The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.';
const aBlankInCollection =
  'An element of the argument collection is null, empty, or consists of only white-space characters. Supply a collection that does not contain any those values and then try the command again.';

function emptinessValidator(whiteSpace: boolean): Validator {
  const isEmptyText = (value: unknown) => typeof value === 'string' && (whiteSpace ? value.trim() : value) === '';
  const message = whiteSpace ? aBlank : aNull;
  const elementMessage = whiteSpace ? aBlankInCollection : anEmptyCollection;
  return (value) => {
    const base = baseOf(value);
    if (isNull(base)) throw validationError('ArgumentIsNull', aNull);
    if (typeof base === 'string') {
      if (isEmptyText(base)) throw validationError('ArgumentIsEmpty', message);
      return;
    }
    if (isDictionary(base)) {
      if (base.count === 0) throw validationError('ArgumentIsEmpty', anEmptyCollection);
      return;
    }
    const items = Array.isArray(base) ? base : enumerableOf(base);
    if (items === null) return;
    let any = false;
    for (const item of items) {
      any = true;
      const inner = baseOf(item);
      if (isNull(inner) || isEmptyText(inner)) throw validationError('ArgumentCollectionContainsNull', elementMessage);
    }
    if (!any) throw validationError('ArgumentIsEmpty', anEmptyCollection);
  };
}

// ---- From specs and from attributes --------------------------------------------------------------------------------------

export function specChecks(spec: Pick<ParameterSpec<unknown>, 'validate' | 'transform'>): ParameterChecks {
  if (!spec.validate && !spec.transform) return none;
  let validSet: readonly string[] | null = null;
  const validators = (spec.validate ?? []).map((validation: Validation): Validator => {
    if ('set' in validation) {
      validSet = validation.set;
      return setValidator(() => validation.set, validation.ignoreCase ?? true, validation.errorMessage);
    }
    if ('range' in validation)
      return typeof validation.range === 'string'
        ? rangeKindValidator(validation.range)
        : rangeValidator(validation.range[0], validation.range[1]);
    if ('length' in validation) return lengthValidator(...validation.length);
    if ('count' in validation) return countValidator(...validation.count);
    if ('pattern' in validation)
      return patternValidator(validation.pattern, validation.ignoreCase ?? true, validation.errorMessage);
    if ('notNull' in validation) return notNull;
    if ('notNullOrEmpty' in validation) return emptinessValidator(false);
    if ('notNullOrWhiteSpace' in validation) return emptinessValidator(true);
    return (value) => {
      const problem = validation.check(value);
      if (problem === undefined) return;
      const exception = validationError('ValidateCheckFailure', problem);
      exception.properties = { ...exception.properties, SwallowException: validation.passesOn === true };
      throw exception;
    };
  });
  return { transforms: spec.transform ? [spec.transform] : [], validators, validSet };
}

export function attributeChecksOf(compilation: Compilation, attributes: readonly AttributeBaseAst[]): ParameterChecks {
  const transforms: ((value: unknown) => unknown)[] = [];
  const validators: Validator[] = [];
  let validSet: readonly string[] | null = null;
  for (const attribute of attributes) {
    if (attribute.kind !== 'AttributeAst') continue;
    const name = attributeName(attribute);
    if (plainAttributes.has(name)) continue;
    if (!builtInValidators.has(name)) {
      const custom = customChecks(compilation, attribute as AttributeAst);
      if (custom?.transform) transforms.push(custom.transform);
      if (custom?.validate) validators.push(custom.validate);
      continue;
    }
    const values = readAttribute(compilation, attribute as AttributeAst);
    const validator = attributeValidator(name, values);
    if (validator !== null) validators.push(validator);
    if (name === 'validateset' && !(values.positional[0] instanceof NetType))
      validSet = values.positional.map((v) => toText(v));
  }
  return transforms.length + validators.length === 0 ? none : { transforms, validators, validSet };
}

/** Attributes that ask nothing of a value, by folded name without "Attribute". */
const plainAttributes = new Set(
  `parameter alias allownull allowemptystring allowemptycollection argumentcompleter argumentcompletions cmdletbinding
  outputtype supportswildcards psdefaultvalue pstypename experimental dscproperty validatetrusteddata`.split(/\s+/),
);
const builtInValidators = new Set(
  `set range length count pattern script notnull notnullorempty notnullorwhitespace drive userdrive`
    .split(' ')
    .map((name) => `validate${name}`),
);

/** What an attribute of this folded name asks of a value; null where it asks nothing. */
export function attributeValidator(name: string, { positional, named }: AttributeArguments): Validator | null {
  const errorMessage = named['errormessage'] === undefined ? undefined : toText(named['errormessage']);
  const numbers = positional.map((v) => Number(toText(v)));
  switch (name) {
    case 'validateset':
      return setValidator(validValues(positional), named['ignorecase'] !== false, errorMessage);
    case 'validaterange':
      if (positional.length === 1) {
        const kind = positional[0] instanceof EnumValue ? toText(positional[0]) : toText(positional[0]);
        const known = Object.keys(rangeKinds).find((k) => equals(k, kind, true));
        return known ? rangeKindValidator(known) : null;
      }
      return rangeValidator(...commonRange(positional[0], positional[1]));
    case 'validatelength':
      return lengthValidator(numbers[0] as number, numbers[1] as number);
    case 'validatecount':
      return countValidator(numbers[0] as number, numbers[1] as number);
    case 'validatepattern':
      return patternValidator(
        toText(positional[0]),
        !/None/i.test(toText(named['options'] ?? 'IgnoreCase')),
        errorMessage,
      );
    case 'validatescript':
      return scriptValidator(positional[0] as ScriptBlock, errorMessage);
    case 'validatedrive':
      return driveValidator(positional.flat().map((drive) => toText(drive)));
    case 'validateuserdrive':
      return driveValidator(['User']);
    case 'validatenotnull':
      return notNull;
    case 'validatenotnullorempty':
      return emptinessValidator(false);
    case 'validatenotnullorwhitespace':
      return emptinessValidator(true);
  }
  return null;
}

function validValues(positional: readonly unknown[]): () => readonly string[] {
  const [generator] = positional;
  if (generator instanceof NetType) return () => generatedValues(generator);
  const values = positional.map((value) => toText(value));
  return () => values;
}
