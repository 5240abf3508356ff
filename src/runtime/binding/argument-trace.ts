/**
 * What Trace-Command tells of one argument on its way into a parameter: transformation, conversion, validation. Texts and nesting
 * are PowerShell's; the steps of a conversion are told by what it is given, for it is done in one here.
 */
import { type TraceSource, tracing } from '../engine/tracing/trace-source.js';
import { toText } from '../language/index.js';
import { NetException } from '../objects/net-exception.js';
import { type NetType, requireType, typeOf, types } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';
import { canBindWithoutCoercion, collectionOf } from './coercion.js';
import type { ParameterMetadata } from './metadata.js';

const automation = 'System.Management.Automation.';
const converter = `${automation}ArgumentTypeConverterAttribute`;
const attributeBases = { transform: 'ArgumentTransformationAttribute', validate: 'ValidateArgumentsAttribute' };

/** A value as String.Format writes it: lists by their type, nothing as nothing. */
function tracedText(value: unknown): string {
  const base = baseOf(value);
  if (isNull(base)) return '';
  return Array.isArray(base) || typeOf(base).isList ? typeOf(base).toString() : toText(value);
}

export class ArgumentTrace {
  constructor(
    readonly source: TraceSource,
    readonly parameter: ParameterMetadata,
    /** A function's: a transformation attribute converts, not the binder. */
    readonly isScript: boolean,
    /** Bound only if it is of the parameter's type already. */
    readonly isExact: boolean,
  ) {}

  /** The whole binding of an argument. */
  binding(value: unknown, work: () => unknown): unknown {
    const { source, parameter } = this;
    return source.scope(`BIND arg [${tracedText(value)}] to parameter [${parameter.name}]`, () => {
      const bound = work();
      source.line(`BIND arg [${tracedText(bound)}] to param [${parameter.name}] SUCCESSFUL`);
      return bound;
    });
  }
  /** A default value, which has been converted. */
  unchanged(value: unknown): void {
    this.binding(value, () => this.conversion(value, () => value));
  }
  /** An argument that is not of the parameter's type is left to another parameter, or to a second attempt. */
  skipped(value: unknown): void {
    const { source, parameter } = this;
    source.scope(`BIND arg [${tracedText(value)}] to parameter [${parameter.name}]`, () => {
      if (this.#isTypedScript) this.#generation(converter, () => value);
      this.#intoCollection(value, false);
      source.line(`BIND arg [${tracedText(value)}] to param [${parameter.name}] SKIPPED`);
    });
  }
  transformation(index: number, work: () => unknown): unknown {
    return this.#generation(this.#attribute('transform', index), work);
  }
  validation(index: number, work: () => void): void {
    const name = this.#attribute('validate', index);
    this.source.scope(`Executing VALIDATION metadata: [${name}]`, () => {
      try {
        work();
      } catch (thrown) {
        this.source.line(`ERROR: VALIDATION FAILED: ${messageOf(thrown)}`);
        throw thrown;
      }
    });
  }
  conversion(value: unknown, work: () => unknown): unknown {
    if (this.isExact) {
      if (this.#isTypedScript) this.#generation(converter, () => value);
      this.#intoCollection(value, false);
      return work();
    }
    if (!this.#isTypedScript) return this.#coercion(value, this.parameter.type, work);
    const converted = this.#generation(converter, work);
    return this.#coercion(converted, this.parameter.type, () => converted);
  }

  get #isTypedScript(): boolean {
    return this.isScript && !this.parameter.isDynamic && this.parameter.type !== types.object();
  }
  #attribute(kind: keyof typeof attributeBases, index: number): string {
    const base = requireType(automation + attributeBases[kind]);
    const found = this.parameter.attributes().filter((attribute) => base.isInstance(attribute));
    return found[index] === undefined ? base.fullName : typeOf(found[index]).toString();
  }
  #generation(attribute: string, work: () => unknown): unknown {
    return this.source.scope(`Executing DATA GENERATION metadata: [${attribute}]`, () => {
      try {
        const made = work();
        this.source.line(`result returned from DATA GENERATION: ${tracedText(made)}`);
        return made;
      } catch (thrown) {
        this.source.line(`ERROR: DATA GENERATION: ${innermostMessage(thrown)}`);
        throw thrown;
      }
    });
  }

  #coercion(value: unknown, type: NetType, work: () => unknown): unknown {
    const { source } = this;
    return source.scope(`COERCE arg to [${type}]`, () => {
      const base = baseOf(value);
      if (isNull(base)) {
        source.line(
          type.fullName === `${automation}SwitchParameter`
            ? 'Arg is null or not present, parameter type is SWITCHPARAMTER, value is true.'
            : 'Arg is null, parameter type not bool or SwitchParameter, value is null.',
        );
        return work();
      }
      if (type.isInstance(base)) {
        source.line('Parameter and arg types the same, no coercion is needed.');
        return work();
      }
      source.line(`Trying to convert argument value from ${typeOf(base)} to ${type}`);
      return this.#converted(value, type, work);
    });
  }
  #converted(value: unknown, type: NetType, work: () => unknown): unknown {
    const { source } = this;
    if (type.fullName === `${automation}PSObject`) {
      source.line(
        `The parameter is of type [${type}] and the argument is an PSObject, so the parameter value is the argument value wrapped into an PSObject.`,
      );
      return work();
    }
    if (type === types.boolean() || type.fullName === `${automation}SwitchParameter`) return work();
    try {
      if (collectionOf(type) !== null) {
        source.line('ENCODING arg into collection');
        return this.#intoCollection(value, true, work);
      }
      source.line('CONVERT arg type to param type using LanguagePrimitives.ConvertTo');
      const converted = work();
      const text = isNull(converted) ? 'null' : tracedText(converted);
      source.line(`CONVERT SUCCESSFUL using LanguagePrimitives.ConvertTo: [${text}]`);
      return converted;
    } catch (thrown) {
      source.error(
        `ERROR: COERCE FAILED: arg [${tracedText(value)}] could not be converted to the parameter type [${type}]`,
      );
      throw thrown;
    }
  }

  /** How one value, or a list, becomes a collection of the parameter's type. */
  #intoCollection(value: unknown, converts: boolean, work: () => unknown = () => null): unknown {
    const { source, parameter } = this;
    const { type } = parameter;
    const base = baseOf(value);
    const collection = collectionOf(type);
    if (collection === null || isNull(base) || type.isInstance(base)) return work();
    const { elementType } = collection;
    const isList = typeOf(base).isList;
    const elements: readonly unknown[] = Array.isArray(base) ? base : [base];
    const kind = type.isArray ? 'Array' : elementType === null ? 'IList' : 'ICollectionGeneric';
    const mode = converts && elementType !== null ? 'coerceElementType' : 'no coerceElementType';
    source.line(
      `Binding collection parameter ${parameter.name}: argument type [${typeOf(base).name}], parameter type [${type}], collection type ${kind}, element type [${elementType ?? ''}], ${mode}`,
    );
    if (isList) source.line(`Arg is IList with ${elements.length} elements`);
    source.line(
      type.isArray
        ? `Creating array with element type [${elementType}] and ${elements.length} elements`
        : `Creating collection [${type}]`,
    );
    source.line(
      isList
        ? `Argument type ${typeOf(base)} is IList`
        : `Argument type ${typeOf(base).name} is not IList, treating this as scalar`,
    );
    const made = converts ? this.#elementsConverted(elements, elementType, isList, kind, work) : work();
    if (!converts)
      for (const [i, element] of elements.entries()) if (!this.#added(element, elementType, isList, kind, i)) break;
    return made;
  }
  /** Elements are converted all at once; the failure of one is told where it is. */
  #elementsConverted(
    elements: readonly unknown[],
    elementType: NetType | null,
    isList: boolean,
    kind: string,
    work: () => unknown,
  ): unknown {
    let made: unknown;
    let failure: unknown = null;
    try {
      made = work();
    } catch (thrown) {
      failure = thrown;
    }
    const results: readonly unknown[] = Array.isArray(baseOf(made)) ? (baseOf(made) as unknown[]) : [];
    for (const [i, element] of elements.entries()) {
      const from = isNull(element) ? 'null' : typeOf(baseOf(element)).name;
      const result = results[i] ?? element;
      if (elementType !== null) {
        this.source.line(
          isList
            ? `COERCE collection element from type ${from} to type ${elementType}`
            : `Coercing scalar arg value to type ${elementType}`,
        );
        this.#coercion(element, elementType, () => {
          if (failure !== null && !elementType.isInstance(baseOf(element))) throw failure;
          return result;
        });
      }
      this.#added(result, null, isList, kind, i);
    }
    if (failure !== null) throw failure;
    return made;
  }
  #added(element: unknown, wanted: NetType | null, isList: boolean, kind: string, index: number): boolean {
    const type = isNull(element) ? null : typeOf(baseOf(element));
    if (wanted !== null && type !== null && !wanted.isAssignableFrom(type)) {
      // PowerShell has a text for a single value, too; what it says cannot be formatted, and so it says nothing.
      if (isList)
        this.source.line(
          `COERCION REQUIRED: Did not attempt to coerce collection element from type ${type.name} to type ${wanted}`,
        );
      return false;
    }
    const where =
      kind === 'Array'
        ? `to array position ${index}`
        : `via ${kind === 'IList' ? 'IList.Add' : 'ICollection<T>::Add()'}`;
    this.source.line(`Adding ${isList ? '' : 'scalar '}element of type ${type?.name ?? 'null'} ${where}`);
    return true;
  }
}

function messageOf(thrown: unknown): string {
  return thrown instanceof NetException ? thrown.message : '';
}
/** A failed binding holds what failed. */
function innermostMessage(thrown: unknown): string {
  return messageOf(thrown instanceof NetException && thrown.innerException ? thrown.innerException : thrown);
}

/** The attempt that an argument of another type makes without a conversion. */
export function canBindExactly(parameter: ParameterMetadata, value: unknown, isScript: boolean): boolean {
  const can = canBindWithoutCoercion(parameter, value);
  if (!can && tracing.binding !== null) new ArgumentTrace(tracing.binding, parameter, isScript, true).skipped(value);
  return can;
}
