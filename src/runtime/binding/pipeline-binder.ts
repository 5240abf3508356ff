/**
 * Binding of pipeline objects: by value without conversion, by property name without, by value with conversion, by property
 * name with (about_Pipelines, "How parameters accept pipeline input"). Each object starts from what the command line bound.
 */

import type { ScriptBlock } from '../engine/script-block.js';
import { type TraceSource, tracing } from '../engine/tracing/trace-source.js';
import { findMember, getProperty, typeNamesOf } from '../objects/members.js';
import { NetException } from '../objects/net-exception.js';
import { baseOf, PSObject } from '../objects/ps-object.js';
import { AutomationNull, isNull } from '../objects/values.js';
import { canBindExactly } from './argument-trace.js';
import type { ParameterBinder } from './binder.js';
import { coerce } from './coercion.js';
import { bindingErrors } from './errors.js';
import { entriesIn, type ParameterMetadata } from './metadata.js';
import { preferredSets } from './parameter-sets.js';

export class PipelineBinder {
  readonly #sets: number;
  readonly #candidates: ParameterMetadata[];
  readonly #byValue: ParameterMetadata[];
  readonly #byName: ParameterMetadata[];
  /** The single by-value parameter of any object type: the common case, without a search. */
  readonly #only: ParameterMetadata | null;
  readonly #defaultSetBound: number;
  readonly #delayed: [ParameterMetadata, ScriptBlock][];

  constructor(readonly binder: ParameterBinder) {
    this.#sets = binder.sets;
    this.#candidates = binder.metadata.parameters.filter(
      (p) =>
        !binder.boundParameters.has(p) &&
        (p.sets & binder.sets) !== 0 &&
        entriesIn(p, binder.sets).some((e) => e.fromPipeline || e.fromPropertyName),
    );
    this.#byValue = this.#candidates.filter((p) => entriesIn(p, binder.sets).some((e) => e.fromPipeline));
    this.#byName = this.#candidates.filter((p) => entriesIn(p, binder.sets).some((e) => e.fromPropertyName));
    const first = this.#byValue[0];
    this.#delayed = [...binder.delayed];
    this.#only =
      this.#delayed.length === 0 &&
      this.#candidates.length === 1 &&
      first !== undefined &&
      first.checks.validators.length === 0 &&
      first.all !== null &&
      !first.all.mandatory &&
      isAnyObject(first)
        ? first
        : null;
    this.#defaultSetBound = binder.metadata.defaultSet & binder.sets;
  }

  /** True when the command takes pipeline objects at all. */
  get takesInput(): boolean {
    return this.#candidates.length > 0 || this.#delayed.length > 0;
  }

  /** True when the parameter's value can come from the pipeline. */
  gives(name: string): boolean {
    return this.#candidates.some((p) => p.name === name) || this.#delayed.some(([p]) => p.name === name);
  }

  /** Binds one object; returns the parameters that it gave. Throws a ParameterBindingException when it fits none. */
  bind(value: unknown): readonly ParameterMetadata[] {
    const { binder } = this;
    if (this.#only !== null && tracing.binding === null) {
      binder.bound.set(this.#only.name, value);
      return this.#candidates;
    }
    const trace = tracing.binding;
    const { name } = binder.metadata;
    const bound =
      trace === null
        ? this.#bindAll(value)
        : trace.scope(`BIND PIPELINE object to parameters: [${name}]`, () => this.#bindAll(value));
    if (bound.length === 0 && !this.#allBound()) throw bindingErrors.inputNotBound(value);
    binder.sets = preferredSets(binder, false);
    trace?.scope(`MANDATORY PARAMETER CHECK on cmdlet [${name}]`, () => undefined);
    const missing = binder.missingMandatory(false);
    if (missing.length > 0) throw bindingErrors.inputMissingMandatory(value, missing);
    return bound;
  }

  #bindAll(value: unknown): ParameterMetadata[] {
    this.#release();
    this.binder.sets = this.#sets;
    const delayed = this.#bindDelayed(value);
    const trace = tracing.binding;
    if (trace !== null) {
      trace.line(`PIPELINE object TYPE = [${isNull(value) ? 'null' : typeNamesOf(value)[0]}]`);
      trace.line("RESTORING pipeline parameter's original values");
    }
    return [...delayed, ...this.#bindIn(value)];
  }

  #allBound(): boolean {
    return this.#candidates.length > 0 && this.#candidates.every((p) => this.binder.boundParameters.has(p));
  }

  /** Forgets what the last object gave. */
  #release(): void {
    for (const parameter of this.#candidates) {
      this.binder.bound.delete(parameter.name);
      this.binder.boundParameters.delete(parameter);
    }
  }

  #bindDelayed(value: unknown): ParameterMetadata[] {
    const { binder } = this;
    return this.#delayed.map(([parameter, block]) => {
      const argument = this.#evaluate(parameter, block, value);
      binder.setValue(parameter, coerce(parameter, argument, binder.options.isScript));
      return parameter;
    });
  }
  #evaluate(parameter: ParameterMetadata, block: ScriptBlock, input: unknown): unknown {
    let argument: unknown;
    try {
      argument = this.binder.options.evaluate(block, input);
    } catch (thrown) {
      throw thrown instanceof NetException ? bindingErrors.blockFailed(parameter, thrown, input) : thrown;
    }
    if (argument === AutomationNull) throw bindingErrors.noBlockOutput(parameter, input);
    return argument;
  }

  #bindIn(value: unknown): ParameterMetadata[] {
    const bound: ParameterMetadata[] = [];
    const attempt = (
      parameter: ParameterMetadata,
      argument: unknown,
      convert: boolean,
      fromProperty: boolean,
    ): boolean => {
      const { binder } = this;
      if (binder.boundParameters.has(parameter) || (parameter.sets & binder.sets) === 0) return false;
      const { isScript } = binder.options;
      if (tracing.binding !== null) tellAttempt(tracing.binding, parameter, convert, fromProperty);
      if (!convert && !canBindExactly(parameter, argument, isScript)) return false;
      try {
        const coerced = coerce(parameter, argument, isScript, !convert);
        binder.setValue(parameter, coerced);
      } catch (thrown) {
        if (fromProperty || !convert || !isFailedConversion(thrown)) throw thrown;
        return false;
      }
      binder.narrow(parameter);
      bound.push(parameter);
      return true;
    };
    const properties = this.#byName.length > 0 ? this.#propertiesOf(value) : [];
    for (const convert of [false, true]) {
      let byValue = false;
      for (const parameter of this.#ordered(this.#byValue))
        if (attempt(parameter, value, convert, false)) byValue = true;
      if (tracing.binding !== null) this.#tellMissing(tracing.binding, properties, convert);
      for (const [parameter, argument] of properties)
        if (!(byValue && this.#byValue.includes(parameter) && this.binder.boundParameters.has(parameter)))
          attempt(parameter, argument, convert, true);
    }
    return bound;
  }

  /** Tells of the parameters that the object has no property for. */
  #tellMissing(trace: TraceSource, properties: readonly [ParameterMetadata, unknown][], convert: boolean): void {
    const { boundParameters, sets } = this.binder;
    for (const parameter of [...this.#byName].reverse())
      if (
        !boundParameters.has(parameter) &&
        (parameter.sets & sets) !== 0 &&
        !properties.some(([p]) => p === parameter)
      )
        tellAttempt(trace, parameter, convert, true);
  }

  /** Parameters of the default set first. */
  #ordered(parameters: ParameterMetadata[]): ParameterMetadata[] {
    if (this.#defaultSetBound === 0 || parameters.length < 2) return parameters;
    return [...parameters].sort(
      (a, b) => Number((b.sets & this.#defaultSetBound) !== 0) - Number((a.sets & this.#defaultSetBound) !== 0),
    );
  }

  #propertiesOf(value: unknown): [ParameterMetadata, unknown][] {
    const found: [ParameterMetadata, unknown][] = [];
    if (isNull(value)) return found;
    for (const parameter of this.#byName)
      for (const name of [parameter.name, ...parameter.aliases])
        if (hasProperty(value, name)) {
          found.push([parameter, getProperty(value, name)]);
          break;
        }
    return found;
  }
}

/** Throws when nothing of the command takes objects from the pipeline. */
export function refuseInput(binder: ParameterBinder, value: unknown): void {
  if (!new PipelineBinder(binder).takesInput) throw bindingErrors.inputNotBound(value);
}

function tellAttempt(trace: TraceSource, { name }: ParameterMetadata, convert: boolean, fromProperty: boolean): void {
  const source = fromProperty ? 'ValueFromPipelineByPropertyName' : 'ValueFromPipeline';
  trace.line(`Parameter [${name}] PIPELINE INPUT ${source} ${convert ? 'WITH' : 'NO'} COERCION`);
}

function hasProperty(value: unknown, name: string): boolean {
  if (value instanceof PSObject && value.has(name)) return true;
  const base = baseOf(value);
  if (typeof base !== 'object' && typeof base !== 'string') return false;
  const member = findMember(value, name);
  return member !== undefined && /Property/.test(member.memberType);
}

/** An object that is not of the parameter's type may still fit another one; one that is not valid does not. */
function isFailedConversion(thrown: unknown): boolean {
  return thrown instanceof NetException && thrown.netType.name !== 'ParameterBindingValidationException';
}

function isAnyObject(parameter: ParameterMetadata): boolean {
  const name = parameter.type.fullName;
  return name === 'System.Object' || name === 'System.Management.Automation.PSObject';
}
