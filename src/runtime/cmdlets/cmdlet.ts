/**
 * What a cmdlet is: one declaration that binding, Get-Command, Get-Help, completion and tests all read.
 *
 * A cmdlet stands in a file of its own: `cmdlet(name, aliases, () => spec)`. The spec is behind a thunk, so that hundreds of
 * cmdlets cost nothing at start. Its `parameters` give `run` and `process` their types: what is mandatory or has a default
 * is never undefined. `run` is called once per invocation, and its locals are the cmdlet's state; `process` is called
 * once for each pipeline object, or once when there is no pipeline input.
 */
import type { ScriptBlock } from '../engine/script-block.js';
import type { Hashtable } from '../objects/hashtable.js';
import type { NetType } from '../objects/net-type.js';
import type { CmdletRuntime } from './cmdlet-runtime.js';

/** A parameter's .NET type by name, and (in the type system only) the form in which `run` receives it; see objects/marshal.ts. */
export interface ParameterType<T> {
  readonly netType: string;
  readonly value?: T;
}
const type = <T>(netType: string): ParameterType<T> => ({ netType });

/** Parameter types. Enums arrive as the name of the value (`'Stop'`, flags as `'A, B'`). */
export const t = {
  object: type<unknown>('System.Object'),
  psobject: type<unknown>('System.Management.Automation.PSObject'),
  string: type<string>('System.String'),
  int: type<number>('System.Int32'),
  long: type<bigint>('System.Int64'),
  double: type<number>('System.Double'),
  uint: type<number>('System.UInt32'),
  bool: type<boolean>('System.Boolean'),
  char: type<string>('System.Char'),
  switch: type<boolean>('System.Management.Automation.SwitchParameter'),
  scriptBlock: type<ScriptBlock>('System.Management.Automation.ScriptBlock'),
  hashtable: type<Hashtable>('System.Collections.Hashtable'),
  dictionary: type<Hashtable>('System.Collections.IDictionary'),
  type: type<NetType>('System.Type'),
  array: <T>(of: ParameterType<T>): ParameterType<T[]> => type<T[]>(`${of.netType}[]`),
  enum: <T extends string = string>(netType: string): ParameterType<T> => type<T>(netType),
  /** Any other .NET type, by full name; `T` is its JavaScript class. */
  net: <T = unknown>(netType: string): ParameterType<T> => type<T>(netType),
};

/** How a parameter takes part in one parameter set. */
export interface ParameterSetEntry {
  mandatory?: boolean;
  position?: number;
  from?: 'pipeline' | 'propertyName' | 'both';
  remaining?: boolean;
  help?: string;
}

export type Validation =
  | { set: readonly string[]; ignoreCase?: boolean; errorMessage?: string }
  | { range: readonly [unknown, unknown] | 'Positive' | 'NonNegative' | 'Negative' | 'NonPositive' }
  | { length: readonly [number, number] }
  | { count: readonly [number, number] }
  | { pattern: string; ignoreCase?: boolean; errorMessage?: string }
  | { notNull: true }
  | { notNullOrEmpty: true }
  | { notNullOrWhiteSpace: true }
  /**
   * A check of the cmdlet's own: returns the error text, or undefined when the value is good. With `passesOn`, an argument
   * without a name that is not good goes to another parameter that has the same position.
   */
  | { check: (value: unknown) => string | undefined; passesOn?: boolean };

export interface ParameterSpec<T> extends ParameterSetEntry {
  type: ParameterType<T>;
  help: string;
  aliases?: readonly string[];
  /** Names of the sets it belongs to (all, when left out), or per set what differs. */
  sets?: readonly string[] | Readonly<Record<string, ParameterSetEntry>>;
  /** What `run` sees when it is not given; the binder does not bind it. */
  default?: T;
  /** Of a mandatory parameter: what is bound when it is not given, in place of asking for it. */
  whenMissing?: () => unknown;
  /** How help names the default, where `default` does not say it. */
  defaultText?: string;
  validate?: readonly Validation[];
  allowNull?: boolean;
  allowEmptyString?: boolean;
  allowEmptyCollection?: boolean;
  /** Not listed by completion (DontShow). */
  hidden?: boolean;
  /** Expand wildcards is supported: shown by help. */
  wildcards?: boolean;
  /** ArgumentTransformationAttribute: applied to the argument before conversion. */
  transform?: (value: unknown) => unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: a parameter of any type
export type ParameterSpecs = Record<string, ParameterSpec<any>>;

/** What `run` and `process` receive for these parameters. */
export type ParameterValues<P extends ParameterSpecs> = {
  [K in keyof P]: P[K] extends ParameterSpec<infer T>
    ? P[K] extends { default: unknown } | { mandatory: true; sets?: undefined }
      ? T
      : T | undefined
    : never;
};

export interface CmdletExample {
  /** PowerShell code, run by the tests in an empty folder. */
  code: string;
  /** What it prints (trailing white space aside); left out where the output is not fixed, then only success is tested. */
  output?: string;
  remarks?: string;
}

export interface CmdletBody<V> {
  /** Once for each pipeline object, with what was bound from it. */
  process?(parameters: V): void;
  end?(): void;
  /** Releases what the invocation holds, whatever happened. */
  dispose?(): void;
}

export interface CmdletSpec<P extends ParameterSpecs = ParameterSpecs> {
  /** Module name: Microsoft.PowerShell.Core, .Utility, .Management, .Security... */
  module: string;
  synopsis: string;
  description?: string;
  defaultSet?: string;
  supportsShouldProcess?: boolean;
  confirmImpact?: 'None' | 'Low' | 'Medium' | 'High';
  supportsPaging?: boolean;
  parameters: P;
  /** DynamicParam: further parameters that depend on those given so far. */
  dynamicParameters?: (cmd: CmdletRuntime, bound: ReadonlyMap<string, unknown>) => ParameterSpecs;
  /** .NET type names of what it writes. */
  outputs?: readonly string[];
  notes?: string;
  links?: readonly string[];
  examples: readonly CmdletExample[];
  /** Class name of error ids; `Microsoft.PowerShell.Commands.` + verb + noun + `Command` when left out. */
  className?: string;
  /** Called once; given the values bound from the command line (the first pipeline object's come with `process`). */
  run(cmd: CmdletRuntime, parameters: ParameterValues<P>): CmdletBody<ParameterValues<P>> | undefined;
}

export interface CmdletDefinition {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly spec: CmdletSpec;
}

/** Declares a cmdlet. `aliases` are the ones that PowerShell ships (AllScope, ReadOnly where PowerShell's are). */
export function cmdlet<P extends ParameterSpecs>(
  name: string,
  aliases: readonly string[],
  spec: () => CmdletSpec<P>,
): CmdletDefinition {
  let made: CmdletSpec | undefined;
  return {
    name,
    aliases,
    get spec() {
      made ??= spec() as unknown as CmdletSpec;
      return made;
    },
  };
}
