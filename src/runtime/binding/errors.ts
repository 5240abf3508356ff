/** Errors of parameter binding: texts and ids of PowerShell's ParameterBinderStrings. */
import { toText } from '../language/index.js';
import { type ErrorCategory, ErrorCategoryInfo, ErrorRecord } from '../objects/error-record.js';
import type { NetException } from '../objects/net-exception.js';
import { NetException as Exception } from '../objects/net-exception.js';
import { type NetType, typeOf } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';
import { AllSets, type CommandMetadata, type ParameterMetadata } from './metadata.js';

function bindingError(
  id: string,
  message: string,
  category: ErrorCategory = 'InvalidArgument',
  type = 'ParameterBindingException',
  inner: NetException | null = null,
  target: unknown = null,
): NetException {
  const exception = new Exception(`System.Management.Automation.${type}`, message, inner);
  exception.properties = { ErrorId: id, ParameterName: '' };
  exception.errorRecord = new ErrorRecord(exception, id, new ErrorCategoryInfo(category), target);
  return exception;
}

function named(name: string, exception: NetException): NetException {
  exception.properties = { ...exception.properties, ParameterName: name };
  return exception;
}

function about(parameter: Pick<ParameterMetadata, 'name'>, exception: NetException): NetException {
  exception.properties = { ...exception.properties, ParameterName: parameter.name };
  return exception;
}

function nullReason(type: NetType): string {
  if (!type.isEnum) return `Cannot convert null to type "${type.fullName}".`;
  const names = Object.keys(type.definition.values ?? {}).join(',');
  return `Cannot convert null to type "${type.fullName}" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are "${names}".`;
}

export const bindingErrors = {
  namedNotFound: (name: string) =>
    named(
      name,
      bindingError('NamedParameterNotFound', `A parameter cannot be found that matches parameter name '${name}'.`),
    ),
  ambiguousName: (name: string, matches: readonly ParameterMetadata[]) =>
    bindingError(
      'AmbiguousParameter',
      `Parameter cannot be processed because the parameter name '${name}' is ambiguous. Possible matches include:${matches.map((m) => ` -${m.name}`).join('')}.`,
    ),
  noBlockInput: (parameter: ParameterMetadata) =>
    about(
      parameter,
      bindingError(
        'ScriptBlockArgumentNoInput',
        `Cannot evaluate parameter '${parameter.name}' because its argument is specified as a script block and there is no input. A script block cannot be evaluated without input.`,
        'MetadataError',
      ),
    ),
  noBlockOutput: (parameter: ParameterMetadata, input: unknown) =>
    about(
      parameter,
      bindingError(
        'ScriptBlockArgumentNoOutput',
        `Cannot evaluate parameter '${parameter.name}' because its argument input did not produce any output.`,
        'InvalidArgument',
        'ParameterBindingException',
        null,
        input,
      ),
    ),
  blockFailed: (parameter: ParameterMetadata, inner: NetException, input: unknown) =>
    about(
      parameter,
      bindingError(
        'ScriptBlockArgumentInvocationFailed',
        `The input to the script block for parameter '${parameter.name}' failed. ${inner.message}`,
        'InvalidArgument',
        'ParameterBindingException',
        inner,
        input,
      ),
    ),
  missingArgument: (parameter: ParameterMetadata) =>
    about(
      parameter,
      bindingError(
        'MissingArgument',
        `Missing an argument for parameter '${parameter.name}'. Specify a parameter of type '${parameter.type.fullName}' and try again.`,
      ),
    ),
  alreadyBound: (parameter: ParameterMetadata) =>
    about(
      parameter,
      bindingError(
        'ParameterAlreadyBound',
        `Cannot bind parameter because parameter '${parameter.name}' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, "-parameter value1,value2,value3".`,
      ),
    ),
  positionalNotFound: (argument: unknown) => {
    const base = baseOf(argument);
    const text = isNull(base) ? '$null' : Array.isArray(base) ? typeOf(base).fullName : toText(argument);
    const exception = bindingError(
      'PositionalParameterNotFound',
      `A positional parameter cannot be found that accepts argument '${text}'.`,
    );
    exception.properties = { ...exception.properties, ParameterName: text };
    return exception;
  },
  transformation: (parameter: Pick<ParameterMetadata, 'name'>, inner: NetException) =>
    about(
      parameter,
      bindingError(
        'ParameterArgumentTransformationError',
        `Cannot process argument transformation on parameter '${parameter.name}'. ${inner.message}`,
        'InvalidData',
        'ParameterBindingArgumentTransformationException',
        inner,
      ),
    ),
  otherTypeName: (parameter: ParameterMetadata, wanted: string) =>
    about(
      parameter,
      bindingError(
        'MismatchedPSTypeName',
        `Cannot bind argument to parameter '${parameter.name}', because PSTypeNames of the argument do not match the PSTypeName required by the parameter: ${wanted}.`,
        'InvalidArgument',
        'ParameterBindingArgumentTransformationException',
      ),
    ),
  conversion: (parameter: ParameterMetadata, inner: NetException) =>
    about(
      parameter,
      bindingError(
        'CannotConvertArgumentNoMessage',
        `Cannot bind parameter '${parameter.name}'. ${inner.message}`,
        'InvalidArgument',
        'ParameterBindingException',
        inner,
      ),
    ),
  /** A cmdlet got null for a number or the like. */
  setFailed: (parameter: ParameterMetadata) =>
    bindingErrors.notSet(parameter, nullReason(parameter.type), 'PSInvalidCastException'),
  /** The command did not take the value, for this reason. */
  notSet: (parameter: ParameterMetadata, reason: string, cause = 'PSNotSupportedException'): NetException => {
    const failed = new Exception(
      'System.Management.Automation.SetValueInvocationException',
      `Exception setting "${parameter.name}": "${reason}"`,
      new Exception(`System.Management.Automation.${cause}`, reason),
    );
    failed.errorRecord = new ErrorRecord(
      failed,
      'CatchFromBaseAdapterSetValue',
      new ErrorCategoryInfo('NotSpecified'),
      null,
    );
    return about(
      parameter,
      bindingError(
        'ParameterBindingFailed',
        `Cannot bind parameter '${parameter.name}' to the target. ${failed.message}`,
        'WriteError',
        'ParameterBindingException',
        failed,
      ),
    );
  },
  cannotConvert: (parameter: ParameterMetadata, value: unknown, reason: string) =>
    about(
      parameter,
      bindingError(
        'CannotConvertArgument',
        `Cannot convert '${isNull(value) ? 'null' : typeOf(baseOf(value)).fullName}' to the type '${parameter.type.fullName}' required by parameter '${parameter.name}'. ${reason}`,
      ),
    ),
  validation: (parameter: ParameterMetadata, inner: NetException) =>
    about(
      parameter,
      bindingError(
        'ParameterArgumentValidationError',
        `Cannot validate argument on parameter '${parameter.name}'. ${inner.message}`,
        'InvalidData',
        'ParameterBindingValidationException',
        inner,
      ),
    ),
  notAllowed: (parameter: ParameterMetadata, what: 'Null' | 'EmptyString' | 'EmptyArray' | 'EmptyCollection') => {
    const words = {
      Null: 'it is null',
      EmptyString: 'it is an empty string',
      EmptyArray: 'it is an empty array',
      EmptyCollection: 'it is an empty collection',
    };
    return about(
      parameter,
      bindingError(
        `ParameterArgumentValidationError${what}NotAllowed`,
        `Cannot bind argument to parameter '${parameter.name}' because ${words[what]}.`,
        'InvalidData',
        'ParameterBindingValidationException',
      ),
    );
  },
  dynamicParameters: (inner: NetException) =>
    bindingError(
      'GetDynamicParametersException',
      `Cannot retrieve the dynamic parameters for the cmdlet. ${inner.message}`,
      'InvalidArgument',
      'ParameterBindingException',
      inner,
    ),
  ambiguousSet: () =>
    bindingError(
      'AmbiguousParameterSet',
      'Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.',
      'InvalidArgument',
    ),
  missingMandatory: (parameters: readonly ParameterMetadata[]) =>
    bindingError(
      'MissingMandatoryParameter',
      `Cannot process command because of one or more missing mandatory parameters:${parameters.map((p) => ` ${p.name}`).join('')}.`,
    ),
  inputNotBound: (value: unknown) =>
    bindingError(
      'InputObjectNotBound',
      'The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.',
      'InvalidArgument',
      'ParameterBindingException',
      null,
      value,
    ),
  inputMissingMandatory: (value: unknown, parameters: readonly ParameterMetadata[]) =>
    bindingError(
      'InputObjectMissingMandatory',
      `The input object cannot be bound because it did not contain the information required to bind all mandatory parameters: ${parameters.map((p) => ` ${p.name}`).join('')}`,
      'InvalidArgument',
      'ParameterBindingException',
      null,
      value,
    ),
};

/** True when the parameter is mandatory in any of the sets. */
export function isMandatoryIn(parameter: ParameterMetadata, sets: number): boolean {
  if (parameter.all?.mandatory) return true;
  for (const [index, entry] of parameter.entries) if (entry.mandatory && sets & (1 << index)) return true;
  return false;
}

/** Every set of the command, as a mask. */
export function maskOf(metadata: CommandMetadata): number {
  const count = metadata.setNames.length;
  return count === 0 || count === 32 ? AllSets : (1 << count) - 1;
}
