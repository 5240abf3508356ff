/**
 * The parameter binder: arguments by name, by position, the remaining ones, then the choice of the parameter set
 * (about_Parameters, about_Parameter_Sets). One instance for each invocation; pipeline objects are bound by
 * pipeline-binder.ts on the same state.
 */
import type { ScriptExtent } from '../../parser/index.js';
import { ScriptBlock } from '../engine/script-block.js';
import { inScope, type TraceSource, tracing } from '../engine/tracing/trace-source.js';
import { NetException } from '../objects/net-exception.js';
import { fold } from '../objects/values.js';
import { canBindExactly } from './argument-trace.js';
import type { BinderOptions } from './binder-options.js';
import { coerce, commonValue, isDelayBound, switchValue } from './coercion.js';
import { type CommandArgument, endsParameters } from './command-argument.js';
import { commonParametersFor } from './common-parameters.js';
import { type DynamicParameters, withDynamicParameters } from './dynamic-parameters.js';
import { bindingErrors, maskOf } from './errors.js';
import { AllSets, type CommandMetadata, entriesIn, type ParameterMetadata } from './metadata.js';
import { parameterNamed } from './parameter-name.js';
import { missingMandatory, preferredSets, setName } from './parameter-sets.js';
import { remainingValue, remainingWords } from './remaining-arguments.js';

export class ParameterBinder {
  metadata: CommandMetadata;
  /** Values by parameter name as declared. */
  readonly bound = new Map<string, unknown>();
  readonly boundParameters = new Set<ParameterMetadata>();
  /** Values of common parameters, by folded name. */
  readonly common = new Map<string, unknown>();
  /** Names of all that was bound, in the order of binding. */
  readonly #names = new Set<string>();
  readonly #positional = new Set<string>();
  readonly #splatted = new Set<ParameterMetadata>();
  /** What no parameter took, for $args. */
  remaining: unknown[] = [];
  /** Script blocks given for parameters that take pipeline input: each object is handed to them, and what they say is bound. */
  readonly delayed = new Map<ParameterMetadata, ScriptBlock>();
  /** Sets that are still possible. */
  sets: number;
  /** The name or the value that is being bound: where a failure is. */
  failedAt: ScriptExtent | null = null;
  #unbound: CommandArgument[] = [];

  constructor(
    metadata: CommandMetadata,
    readonly options: BinderOptions,
  ) {
    this.metadata = metadata;
    this.sets = maskOf(metadata);
  }

  /** Only to describe the command, nothing has to be there. */
  bind(given: readonly CommandArgument[], onlyDescribes = false): void {
    const args = given.filter((argument) => !endsParameters(argument));
    // A function without parameter attributes has no stages to tell of.
    if (tracing.binding !== null && this.metadata.isAdvanced && !onlyDescribes) {
      this.#bindTraced(args, tracing.binding);
      return;
    }
    this.#unbound = [];
    this.#bindNamed(args);
    this.#bindPositional();
    if (this.options.dynamicParameters !== null) this.#bindDynamic(null);
    this.#bindDefaults();
    this.#bindRemaining(null);
    if (!onlyDescribes) this.#chooseSet(null);
  }
  #bindTraced(args: readonly CommandArgument[], trace: TraceSource): void {
    const { name } = this.metadata;
    this.#unbound = [];
    trace.scope(`BIND NAMED cmd line args [${name}]`, () => this.#bindNamed(args));
    trace.scope(`BIND POSITIONAL cmd line args [${name}]`, () => this.#bindPositional());
    if (this.options.dynamicParameters !== null)
      trace.scope('BIND cmd line args to DYNAMIC parameters.', () => this.#bindDynamic(trace));
    this.#bindDefaults();
    this.#bindRemaining(trace);
    trace.scope(`MANDATORY PARAMETER CHECK on cmdlet [${name}]`, () => this.#chooseSet(trace));
  }

  // ---- By name ------------------------------------------------------------------------------------------------------

  #bindNamed(args: readonly CommandArgument[]): void {
    // What is splatted gives way to what is written out.
    const ordered = args.some((a) => a.fromSplat)
      ? [...args.filter((a) => !a.fromSplat), ...args.filter((a) => a.fromSplat)]
      : args;
    this.#bindInOrder(ordered);
  }
  #bindInOrder(args: readonly CommandArgument[]): void {
    for (let i = 0; i < args.length; i++) {
      const argument = args[i] as CommandArgument;
      this.failedAt = argument.extent;
      if (argument.name === null) {
        this.#unbound.push(argument);
        continue;
      }
      const parameter = this.#find(argument.name);
      if (parameter === undefined) {
        this.#unknownName(argument);
        continue;
      }
      if (argument.hasValue) this.#bindByName(parameter, argument.value, argument);
      else if (parameter.isSwitch) this.#bindByName(parameter, switchValue(true), argument);
      else {
        const next = args[i + 1];
        if (next === undefined || (next.name !== null && this.#isParameterName(next)))
          throw bindingErrors.missingArgument(parameter);
        i++;
        this.#bindByName(parameter, next.name === null ? next.value : next.text, next);
      }
    }
  }

  /** A dash word after a parameter is its value when it is no parameter itself. */
  #isParameterName(argument: CommandArgument): boolean {
    try {
      return argument.name !== null && this.#find(argument.name) !== undefined;
    } catch {
      return true;
    }
  }

  #unknownName(argument: CommandArgument): void {
    // Dynamic parameters and ValueFromRemainingArguments may still want it; without them a simple function keeps the word.
    if (this.options.dynamicParameters === null && this.metadata.isAdvanced && !this.#remainingParameter())
      throw bindingErrors.namedNotFound(argument.name as string);
    this.#unbound.push(argument);
  }

  #find(name: string): ParameterMetadata | undefined {
    return parameterNamed(name, this.metadata.byName, this.#common);
  }
  get #common(): Map<string, ParameterMetadata> {
    return commonParametersFor(this.metadata);
  }

  #bindByName(parameter: ParameterMetadata, value: unknown, argument: CommandArgument): void {
    if (parameter.isCommon ? this.common.has(fold(parameter.name)) : this.boundParameters.has(parameter)) {
      // What is splatted gives way to what is written out.
      if (argument.fromSplat && !this.#splatted.has(parameter)) return;
      throw bindingErrors.alreadyBound(parameter);
    }
    if (argument.fromSplat) this.#splatted.add(parameter);
    this.failedAt = argument.valueExtent ?? argument.extent;
    if (parameter.isCommon) this.#bindCommon(parameter, value);
    else this.#bindOne(parameter, value, true);
  }

  #delays(parameter: ParameterMetadata, value: unknown): boolean {
    if (!(value instanceof ScriptBlock) || !isDelayBound(parameter)) return false;
    if (!this.options.expectsInput) throw bindingErrors.noBlockInput(parameter);
    return true;
  }

  /** Binds with conversion, validation and narrowing of the sets. */
  #bindOne(parameter: ParameterMetadata, value: unknown, narrow: boolean, isExact = false): void {
    if (this.#delays(parameter, value)) {
      tracing.binding?.line(`Adding ScriptBlock to delay-bind list for parameter '${parameter.name}'`);
      this.delayed.set(parameter, value as ScriptBlock);
      this.boundParameters.add(parameter);
      if (narrow) this.narrow(parameter);
      return;
    }
    this.setValue(parameter, coerce(parameter, value, this.options.isScript, isExact));
    if (narrow) this.narrow(parameter);
  }
  #bindCommon(parameter: ParameterMetadata, value: unknown): void {
    this.common.set(fold(parameter.name), commonValue(parameter, value));
    this.#names.add(parameter.name);
  }
  /** What $PSBoundParameters holds: all that was bound by now, common parameters included, in the order of binding. */
  *told(): Iterable<readonly [string, unknown, boolean?]> {
    for (const name of this.#names) {
      if (this.bound.has(name)) yield [name, this.bound.get(name), this.#positional.has(name)];
      else if (this.common.has(fold(name))) yield [name, this.common.get(fold(name))];
    }
    for (const [name, value] of this.bound) if (!this.#names.has(name)) yield [name, value];
  }
  setValue(parameter: ParameterMetadata, value: unknown): void {
    this.bound.set(parameter.name, value);
    this.#names.add(parameter.name);
    if (parameter.runtime !== undefined) parameter.runtime.value = value;
    this.boundParameters.add(parameter);
  }
  narrow(parameter: ParameterMetadata): void {
    const sets = this.sets & parameter.sets;
    if (sets === 0) {
      this.failedAt = null;
      throw bindingErrors.ambiguousSet();
    }
    this.sets = sets;
  }

  // ---- By position ----------------------------------------------------------------------------------------------------

  #bindPositional(): void {
    const pending = this.#unbound;
    if (pending.length === 0) return;
    const positions = this.#positions();
    const left: CommandArgument[] = [];
    let next = 0;
    let follows = false;
    for (const argument of pending) {
      // What follows the name of a parameter that is not known yet may be its value.
      const isValue = follows && argument.name === null;
      follows = argument.name !== null;
      if (follows || isValue || next >= positions.length) {
        left.push(argument);
        continue;
      }
      let taken = false;
      while (next < positions.length && !taken) {
        const candidates = (positions[next] as Candidate[]).filter(
          (c) =>
            !this.boundParameters.has(c.parameter) &&
            (c.parameter.sets & this.sets) !== 0 &&
            (c.sets & this.sets) !== 0,
        );
        next++;
        this.failedAt = argument.extent;
        if (candidates.length > 0) taken = this.#bindCandidate(candidates, argument);
      }
      if (!taken) left.push(argument);
    }
    this.#unbound = left;
  }

  /** Unbound parameters by position, each with the sets in which it has that position. */
  #positions(): Candidate[][] {
    const byPosition = new Map<number, Candidate[]>();
    for (const parameter of this.metadata.parameters) {
      if (this.boundParameters.has(parameter) || (parameter.sets & this.sets) === 0) continue;
      const own = new Map<number, number>();
      // What takes the remaining arguments waits until the others have theirs.
      if (entriesIn(parameter, this.sets).some((e) => e.remaining)) continue;
      if (parameter.all?.position !== undefined) own.set(parameter.all.position, AllSets);
      for (const [index, entry] of parameter.entries)
        if (entry.position !== undefined && this.sets & (1 << index))
          own.set(entry.position, (own.get(entry.position) ?? 0) | (1 << index));
      for (const [position, sets] of own) {
        const list = byPosition.get(position) ?? [];
        list.push({ parameter, sets });
        byPosition.set(position, list);
      }
    }
    return [...byPosition].sort(([a], [b]) => a - b).map(([, list]) => list);
  }

  /** First the default set without conversion, then any set without, then with conversion in the same order. */
  #bindCandidate(candidates: Candidate[], argument: CommandArgument): boolean {
    const { defaultSet } = this.metadata;
    const inDefault = defaultSet & this.sets ? candidates.filter((c) => c.sets & defaultSet) : [];
    let failure: unknown;
    for (const group of [inDefault, candidates])
      for (const { parameter, sets } of group) {
        if (this.#delays(parameter, argument.value)) continue;
        if (!canBindExactly(parameter, argument.value, this.options.isScript)) continue;
        try {
          this.#bindOne(parameter, argument.value, false, true);
        } catch (thrown) {
          if (!passesOn(thrown)) throw thrown;
          failure = thrown;
          continue;
        }
        this.#narrowTo(parameter, sets);
        return true;
      }
    const order = [...new Set([...inDefault, ...candidates])];
    for (const { parameter, sets } of order) {
      try {
        this.#bindOne(parameter, argument.value, false);
        this.#narrowTo(parameter, sets);
        return true;
      } catch (thrown) {
        if (!(thrown instanceof NetException)) throw thrown;
        failure ??= thrown;
      }
    }
    throw failure;
  }
  #narrowTo(parameter: ParameterMetadata, sets: number): void {
    this.#positional.add(parameter.name);
    this.sets &= parameter.sets & (sets === AllSets ? AllSets : this.#positionMask(parameter, sets));
  }
  /** A position that differs between sets does not decide the set when the parameter is in others too. */
  #positionMask(parameter: ParameterMetadata, sets: number): number {
    return parameter.sets & this.sets & sets ? sets : AllSets;
  }

  // ---- Dynamic, default and remaining -----------------------------------------------------------------------------------

  #bindDynamic(trace: TraceSource | null): void {
    const make = this.options.dynamicParameters as NonNullable<BinderOptions['dynamicParameters']>;
    const dynamic = make(this.bound);
    const any = dynamic.parameters.length > 0;
    if (any) this.#addDynamic(dynamic);
    const pending = this.#unbound;
    this.#unbound = [];
    const options = this.options as { dynamicParameters: unknown };
    const saved = options.dynamicParameters;
    options.dynamicParameters = null;
    try {
      inScope(trace, 'BIND NAMED args to DYNAMIC parameters', () => this.#bindNamed(pending));
      if (any) inScope(trace, 'BIND POSITIONAL args to DYNAMIC parameters', () => this.#bindPositional());
    } finally {
      options.dynamicParameters = saved;
    }
  }

  /** Parameter sets that come with them are possible as long as nothing has narrowed down the others. */
  #addDynamic(dynamic: DynamicParameters): void {
    const isNarrowed = this.sets !== maskOf(this.metadata);
    this.metadata = withDynamicParameters(this.metadata, dynamic);
    if (!isNarrowed) this.sets = maskOf(this.metadata);
  }

  #bindDefaults(): void {
    this.failedAt = null;
    const defaults = this.options.defaults?.(this.metadata);
    if (!defaults) return;
    for (const [parameter, value] of defaults) {
      if (parameter.isCommon) {
        if (!this.common.has(fold(parameter.name))) this.#bindCommon(parameter, value);
      } else if (!this.boundParameters.has(parameter) && (parameter.sets & this.sets) !== 0)
        this.#bindOne(parameter, value, true);
    }
  }

  #remainingParameter(): ParameterMetadata | undefined {
    return this.metadata.parameters.find(
      (p) =>
        !this.boundParameters.has(p) && (p.sets & this.sets) !== 0 && entriesIn(p, this.sets).some((e) => e.remaining),
    );
  }

  #bindRemaining(trace: TraceSource | null): void {
    if (this.#unbound.length === 0) return;
    const parameter = this.#remainingParameter();
    const values = remainingWords(this.#unbound);
    if (parameter !== undefined) {
      const text = `BIND REMAININGARGUMENTS cmd line args to param: [${parameter.name}]`;
      inScope(trace, text, () => this.#bindOne(parameter, remainingValue(values, parameter), true));
      this.#unbound = [];
      return;
    }
    if (this.metadata.isAdvanced) {
      const first = this.#unbound[0] as CommandArgument;
      if (first.name !== null) this.failedAt = first.extent;
      throw first.name === null
        ? bindingErrors.positionalNotFound(first.value)
        : bindingErrors.namedNotFound(first.name);
    }
    this.remaining = values;
  }

  // ---- The parameter set --------------------------------------------------------------------------------------------------

  #chooseSet(trace: TraceSource | null): void {
    this.sets = preferredSets(this, this.options.expectsInput);
    const missing = this.missingMandatory(this.options.expectsInput).filter((p) => !this.#fillIn(p));
    if (missing.length > 0) {
      if (this.options.prompt === null) throw bindingErrors.missingMandatory(missing);
      trace?.line('PROMPTING for missing mandatory parameters using the host');
      const given = this.options.prompt(missing);
      inScope(trace, 'BIND PROMPTED mandatory parameter args', () => {
        for (const [parameter, value] of given) this.#bindOne(parameter, value, true);
      });
    }
  }

  #fillIn(parameter: ParameterMetadata): boolean {
    const whenMissing = parameter.spec?.whenMissing;
    if (whenMissing) this.#bindOne(parameter, whenMissing(), true);
    return whenMissing !== undefined;
  }

  /** Mandatory parameters without a value; with pipeline input to come, those that it cannot give. */
  missingMandatory(inputMayCome: boolean): ParameterMetadata[] {
    return missingMandatory(this, inputMayCome);
  }

  /** The name of the set in use. */
  get parameterSetName(): string {
    return setName(this.metadata, this.sets);
  }
}

/** A validation that leaves the argument to another parameter at the same position. */
function passesOn(thrown: unknown): boolean {
  return thrown instanceof NetException && thrown.innerException?.properties?.['SwallowException'] === true;
}

interface Candidate {
  parameter: ParameterMetadata;
  sets: number;
}
