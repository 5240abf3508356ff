/**
 * Binding the arguments of a command as it is being typed: nothing is evaluated or converted, and what is missing or wrong ends
 * nothing. It tells completion which parameter an argument belongs to, and which are still free.
 */
import type {
  Ast,
  CommandAst,
  CommandParameterAst,
  ConstantExpressionAst,
  ExpressionAst,
  PipelineAst,
  VariableExpressionAst,
} from '../../parser/index.js';
import type { CommandArgument } from '../binding/command-argument.js';
import type { CommandMetadata, ParameterMetadata } from '../binding/metadata.js';
import type { CommandInfo } from '../engine/command-info.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { isSignal } from '../engine/signals.js';
import { fold } from '../objects/values.js';
import { makeProcessor } from '../pipeline/pipeline-processor.js';
import { boundCommandAt } from './command-at.js';
import { bindableParameters, entriesWithBits, findParameter, isInSets, setBits } from './parameter-lookup.js';
import { PositionalBinding } from './positional-binding.js';
import { evaluateSafely } from './safe-evaluation.js';

export type BoundArgument =
  /** A value, or a word with a dash that no parameter has and that therefore is one. */
  | {
      readonly kind: 'ast';
      readonly parameter: CommandParameterAst | null;
      readonly argument: ExpressionAst | CommandParameterAst | null;
    }
  | { readonly kind: 'switch'; readonly parameter: CommandParameterAst }
  /** A parameter whose value is not there yet. */
  | { readonly kind: 'missing'; readonly parameter: CommandParameterAst }
  | { readonly kind: 'array'; readonly parameter: null; readonly items: readonly ExpressionAst[] }
  | { readonly kind: 'pipeline'; readonly parameter: null };

export interface BindingOptions {
  /** What is completed: a parameter's name, or an argument. */
  purpose: 'parameter' | 'argument';
  /** The parameter with the cursor: its name may be the beginning of another. */
  atCursor?: CommandParameterAst | null;
  /** False where nothing is bound by position. */
  positional?: boolean;
}

export interface PseudoBinding {
  readonly command: CommandInfo;
  readonly metadata: CommandMetadata;
  /** False when the arguments make no sense; then only `unbound` and `parsed` are there. */
  readonly succeeded: boolean;
  /** Bits of the sets that are still possible: -1 for all. */
  readonly sets: number;
  /** 0 for none, and for functions that are not advanced. */
  readonly defaultSet: number;
  /** By folded name. */
  readonly bound: ReadonlyMap<string, ParameterMetadata>;
  readonly arguments: ReadonlyMap<string, BoundArgument>;
  readonly unbound: readonly ParameterMetadata[];
  /** All arguments as they were told apart; null where that failed. */
  readonly parsed: readonly BoundArgument[] | null;
  readonly notFound: readonly CommandParameterAst[];
  readonly ambiguous: readonly CommandParameterAst[];
  readonly duplicates: readonly CommandParameterAst[];
}

/** Null for what has no parameters: programs, and names that mean nothing. */
export function bindForCompletion(
  engine: ExecutionContext,
  ast: CommandAst,
  options: BindingOptions,
): PseudoBinding | null {
  const command = boundCommandAt(engine, ast);
  if (command === null) return null;
  const metadata = metadataOf(engine, command, ast, options.atCursor ?? null);
  return metadata === null ? null : new Binder(command, metadata, ast, options).bind();
}

function metadataOf(
  engine: ExecutionContext,
  command: CommandInfo,
  ast: CommandAst,
  atCursor: CommandParameterAst | null,
): CommandMetadata | null {
  try {
    if (!command.hasDynamicParameters) return command.metadata;
    const given = ast.commandElements.slice(1).filter((element) => element !== atCursor && element.extent.text !== '-');
    const args = given.map((element) => givenArgument(engine, element));
    return makeProcessor(engine.frame, command, null, false).describe(args) ?? command.metadata;
  } catch (thrown) {
    if (isSignal(thrown)) throw thrown;
    return command.metadata; // A script with errors, or dynamic parameters that fail, has nothing further to offer
  }
}

function givenArgument(engine: ExecutionContext, element: Ast): CommandArgument {
  const { extent } = element;
  const valueAt = (ast: ExpressionAst) => evaluateSafely(engine, ast)?.value ?? ast.extent.text;
  if (element.kind !== 'CommandParameterAst')
    return {
      name: null,
      value: valueAt(element as ExpressionAst),
      hasValue: true,
      extent,
      text: null,
      fromSplat: false,
    };
  const { parameterName, argument } = element as CommandParameterAst;
  return {
    name: parameterName,
    value: argument === null ? null : valueAt(argument),
    hasValue: argument !== null,
    extent,
    text: extent.text,
    fromSplat: false,
  };
}

class Binder {
  readonly #bindable: ParameterMetadata[];
  readonly #unbound: ParameterMetadata[];
  readonly #bound = new Map<string, ParameterMetadata>();
  readonly #arguments = new Map<string, BoundArgument>();
  readonly #notFound: CommandParameterAst[] = [];
  readonly #ambiguous: CommandParameterAst[] = [];
  readonly #duplicates: CommandParameterAst[] = [];
  #parsed: BoundArgument[] | null = null;
  #sets = -1;
  readonly #defaultSet: number;

  constructor(
    readonly command: CommandInfo,
    readonly metadata: CommandMetadata,
    readonly ast: CommandAst,
    readonly options: BindingOptions,
  ) {
    this.#bindable = bindableParameters(metadata);
    this.#unbound = [...this.#bindable];
    this.#defaultSet = metadata.isAdvanced ? metadata.defaultSet : 0;
  }

  bind(): PseudoBinding {
    const given = givenArguments(this.ast);
    this.#parsed = this.#tellApart(given);
    if (this.#parsed === null) return this.#result(false);
    const rest = this.#bindNamed(this.#parsed);
    if (this.#sets === 0) return this.#result(false);
    if (this.options.positional === false) return this.#finish(rest);
    const positional = new PositionalBinding(this.#unbound, this.#sets, this.#defaultSet);
    const remaining = positional.bind(rest, this.options.purpose === 'argument', (parameter, argument) =>
      this.#take(parameter, argument),
    );
    if (remaining === null) return this.#result(false);
    this.#sets = positional.sets;
    return this.#finish(remaining);
  }

  #finish(rest: readonly BoundArgument[]): PseudoBinding {
    if (this.metadata.isAdvanced) {
      this.#bindRemaining(rest);
      this.#bindPipeline();
    }
    if (this.options.purpose === 'argument') this.#chooseSet();
    return this.#result(true);
  }

  #take(parameter: ParameterMetadata, argument: BoundArgument): void {
    const key = fold(parameter.name);
    const index = this.#unbound.indexOf(parameter);
    if (index >= 0) this.#unbound.splice(index, 1);
    if (!this.#bound.has(key)) this.#bound.set(key, parameter);
    if (!this.#arguments.has(key)) this.#arguments.set(key, argument);
  }

  /** Gives parameters the values behind them. Null: with the cursor in a parameter that is unknown, nothing can be said. */
  #tellApart(given: readonly BoundArgument[]): BoundArgument[] | null {
    const { atCursor = null } = this.options;
    const told: BoundArgument[] = [];
    for (let i = 0; i < given.length; i++) {
      const argument = given[i] as BoundArgument;
      if (argument.kind !== 'ast' || argument.parameter === null || argument.argument !== null) {
        told.push(argument);
        continue;
      }
      const { parameter } = argument;
      const next = given[i + 1];
      const nextIsValue = next?.kind === 'ast' && next.parameter === null;
      const found = findParameter(this.#bindable, parameter.parameterName, parameter !== atCursor);
      if (found === 'ambiguous') {
        if (nextIsValue) i++;
        this.#ambiguous.push(parameter);
      } else if (found === null) {
        if (nextIsValue && atCursor !== null) return null;
        if (nextIsValue) i++;
        this.#notFound.push(parameter);
      } else if (found.isSwitch) told.push({ kind: 'switch', parameter });
      else if (nextIsValue) {
        told.push({ kind: 'ast', parameter, argument: next.argument });
        i++;
      } else if (next?.kind === 'ast' && next.parameter !== null && this.#isUnknown(next.parameter)) {
        told.push({ kind: 'ast', parameter, argument: next.parameter });
        i++;
      } else told.push({ kind: 'missing', parameter });
    }
    return told;
  }
  #isUnknown({ parameterName }: CommandParameterAst): boolean {
    return findParameter(this.#bindable, parameterName, true) === null;
  }

  #bindNamed(parsed: readonly BoundArgument[]): BoundArgument[] {
    const rest: BoundArgument[] = [];
    for (const argument of parsed) {
      if (argument.parameter === null) {
        rest.push(argument);
        continue;
      }
      const found = findParameter(this.#bindable, argument.parameter.parameterName, true);
      if (found === 'ambiguous') this.#ambiguous.push(argument.parameter);
      else if (found === null) this.#notFound.push(argument.parameter);
      else if (this.#bound.has(fold(found.name))) this.#duplicates.push(argument.parameter);
      else {
        const bits = setBits(found);
        if (bits !== 0) this.#sets &= bits;
        this.#take(found, argument);
      }
    }
    return rest;
  }

  #bindRemaining(rest: readonly BoundArgument[]): void {
    const items = rest.flatMap((each) =>
      each.kind === 'ast' && each.argument !== null ? [each.argument as ExpressionAst] : [],
    );
    if (items.length === 0) return;
    this.#bindEach((entry) => entry.remaining, { kind: 'array', parameter: null, items });
  }
  #bindPipeline(): void {
    const { parent } = this.ast;
    if (parent?.kind !== 'PipelineAst' || (parent as PipelineAst).pipelineElements.indexOf(this.ast) < 1) return;
    this.#bindEach((entry) => entry.fromPipeline, { kind: 'pipeline', parameter: null });
  }
  #bindEach(isFit: (entry: { remaining: boolean; fromPipeline: boolean }) => boolean, argument: BoundArgument): void {
    let bits = 0;
    for (const parameter of [...this.#unbound]) {
      if (!isInSets(parameter, this.#sets)) continue;
      if (![...entriesWithBits(parameter, this.#sets)].some(([, entry]) => isFit(entry))) continue;
      bits |= setBits(parameter);
      this.#take(parameter, argument);
    }
    if (bits !== 0) this.#sets &= bits;
  }

  /** Of several sets the one whose mandatory parameters are all there. */
  #chooseSet(): void {
    const { setNames } = this.metadata;
    const all = setNames.length === 0 ? 0 : 2 ** Math.min(setNames.length, 31) - 1;
    let complete = this.#sets & all;
    if (this.#sets === -1 || isSingle(this.#sets) || isSingle(complete)) return;
    for (const parameter of this.#unbound)
      for (const [bit, entry] of entriesWithBits(parameter, -1)) if (entry.mandatory) complete &= ~bit;
    if (isSingle(complete)) this.#sets = complete;
  }

  #result(succeeded: boolean): PseudoBinding {
    return {
      command: this.command,
      metadata: this.metadata,
      succeeded,
      sets: this.#sets,
      defaultSet: this.#defaultSet,
      bound: this.#bound,
      arguments: this.#arguments,
      unbound: succeeded ? this.#unbound : this.#bindable,
      parsed: this.#parsed,
      notFound: this.#notFound,
      ambiguous: this.#ambiguous,
      duplicates: this.#duplicates,
    };
  }
}

function isSingle(bits: number): boolean {
  return bits !== 0 && (bits & (bits - 1)) === 0;
}

/** What stands behind the command's name. A dash alone is the beginning of something. */
function givenArguments({ commandElements }: CommandAst): BoundArgument[] {
  return commandElements.slice(1).flatMap((element): BoundArgument[] => {
    if (element.kind === 'CommandParameterAst') {
      const parameter = element as CommandParameterAst;
      return [{ kind: 'ast', parameter, argument: parameter.argument }];
    }
    const isDash =
      /ConstantExpressionAst$/.test(element.kind) && (element as ConstantExpressionAst).extent.text === '-';
    return isDash ? [] : [{ kind: 'ast', parameter: null, argument: element as ExpressionAst }];
  });
}

export function isSplatted(ast: Ast | null): boolean {
  return ast?.kind === 'VariableExpressionAst' && (ast as VariableExpressionAst).splatted;
}
