/**
 * ProviderContext: what one call of a provider goes by. It carries the cmdlet's filters and switches, and takes the items
 * and errors: to the cmdlet that calls, or into its own lists when the caller wants to look at them first.
 */
import type { CmdletRuntime } from '../cmdlets/cmdlet-runtime.js';
import { WildcardPattern } from '../language/index.js';
import type { ErrorRecord } from '../objects/error-record.js';
import type { PSDriveInfo } from './drive-info.js';

/** What a provider may ask of the cmdlet that calls it. */
export type ProviderCaller = Pick<
  CmdletRuntime,
  'writeObject' | 'writeError' | 'writeWarning' | 'shouldProcess' | 'shouldContinue' | 'isBound' | 'io'
>;

export class ProviderContext {
  /** -Force: hidden and read-only items are treated as any other. */
  force = false;
  /** -Filter, in the provider's own language; '' for none. */
  filter = '';
  include: readonly string[] = [];
  exclude: readonly string[] = [];
  /** -LiteralPath: wildcards are ordinary characters. */
  literal = false;
  /** False where the cmdlet returns items only with -PassThru, and that was not given. */
  passThru = true;
  /** Values of the parameters that the provider added to the cmdlet. */
  dynamic: Readonly<Record<string, unknown>> = {};
  /** -Credential: a PSCredential, or null. */
  credential: unknown = null;
  /** The drive through which the path was given; null for a provider-qualified path. */
  drive: PSDriveInfo | null = null;
  #objects: unknown[] | null = null;
  #errors: ErrorRecord[] | null = null;

  constructor(
    /** null: nobody is to be asked; items and errors are collected. */
    readonly caller: ProviderCaller | null,
  ) {
    if (caller === null) {
      this.#objects = [];
      this.#errors = [];
    }
  }

  /** A copy that collects what is written to it. */
  collecting(): ProviderContext {
    const copy = this.copy();
    copy.#objects = [];
    copy.#errors = [];
    return copy;
  }
  /** A copy that writes where this one does. */
  copy(): ProviderContext {
    const copy = new ProviderContext(this.caller);
    copy.force = this.force;
    copy.filter = this.filter;
    copy.include = this.include;
    copy.exclude = this.exclude;
    copy.literal = this.literal;
    copy.passThru = this.passThru;
    copy.dynamic = this.dynamic;
    copy.credential = this.credential;
    copy.drive = this.drive;
    copy.#objects = this.#objects;
    copy.#errors = this.#errors;
    return copy;
  }
  /** A copy without -Include, -Exclude and -Filter. */
  withoutFilters(): ProviderContext {
    const copy = this.copy();
    copy.filter = '';
    copy.include = [];
    copy.exclude = [];
    return copy;
  }
  get hasIncludeOrExclude(): boolean {
    return this.include.length > 0 || this.exclude.length > 0;
  }

  writeObject(value: unknown): void {
    if (!this.passThru) return;
    if (this.#objects !== null) this.#objects.push(value);
    else this.caller?.writeObject(value);
  }
  writeError(record: ErrorRecord): void {
    if (this.#errors !== null) this.#errors.push(record);
    else this.caller?.writeError(record);
  }
  writeWarning(text: string): void {
    this.caller?.writeWarning(text);
  }
  /** True when the cmdlet was given this parameter. */
  isBound(parameter: string): boolean {
    return this.caller?.isBound(parameter) ?? false;
  }
  shouldProcess(target: string, action: string): boolean {
    return this.caller === null || this.caller.shouldProcess(target, action);
  }

  /** What was collected; empties the list. */
  takeObjects(): unknown[] {
    return this.#objects?.splice(0) ?? [];
  }
  takeErrors(): ErrorRecord[] {
    return this.#errors?.splice(0) ?? [];
  }
  /** Throws the exception of the first error that was collected. */
  throwFirstError(): void {
    const [first] = this.takeErrors();
    if (first !== undefined) throw first.exception;
  }
}

/** Tells whether names pass -Include and -Exclude. */
export class NameFilter {
  readonly #include: WildcardPattern[];
  readonly #exclude: WildcardPattern[];
  constructor(include: readonly string[], exclude: readonly string[]) {
    this.#include = include.map((pattern) => new WildcardPattern(pattern));
    this.#exclude = exclude.map((pattern) => new WildcardPattern(pattern));
  }
  get hasInclude(): boolean {
    return this.#include.length > 0;
  }
  isIncluded(name: string): boolean {
    return this.#include.length === 0 || this.#include.some((pattern) => pattern.isMatch(name));
  }
  isExcluded(name: string): boolean {
    return this.#exclude.some((pattern) => pattern.isMatch(name));
  }
  passes(name: string): boolean {
    return this.isIncluded(name) && !this.isExcluded(name);
  }
}
