/** What differs between the commands that the binder binds for, and what it asks of the engine. */
import type { ScriptBlock } from '../engine/script-block.js';
import type { DynamicParameters } from './dynamic-parameters.js';
import type { CommandMetadata, ParameterMetadata } from './metadata.js';

export interface BinderOptions {
  /** Functions convert in a transformation attribute, cmdlets in the binder: the errors differ. */
  isScript: boolean;
  /** Further parameters, once the given ones are bound. */
  dynamicParameters: ((bound: ReadonlyMap<string, unknown>) => DynamicParameters) | null;
  /** $PSDefaultParameterValues for this command: values by parameter. */
  defaults: ((metadata: CommandMetadata) => Map<ParameterMetadata, unknown>) | null;
  /** Asks for missing mandatory parameters; throws when that is not possible. */
  prompt: ((missing: readonly ParameterMetadata[]) => Map<ParameterMetadata, unknown>) | null;
  /** True when objects will come through the pipeline. */
  expectsInput: boolean;
  /** Runs a block for a pipeline object: what it writes, AutomationNull for nothing. Throws the exception of its error. */
  evaluate: (block: ScriptBlock, input: unknown) => unknown;
}
