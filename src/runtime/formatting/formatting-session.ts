/** What formatting needs of the engine around it: kept small, so that views and layouts run without one in tests. */
import type { ScriptBlock } from '../engine/script-block.js';
import type { EngineHost } from '../host/host-call.js';
import type { ErrorRecord } from '../objects/error-record.js';
import type { FormatDatabase } from './format-database.js';

export interface FormattingSession {
  readonly host: EngineHost;
  readonly views: FormatDatabase;
  /** A variable's value by dynamic scoping, or undefined. */
  variable(name: string): unknown;
  globalVariable(name: string): unknown;
  /** Runs a view's or a column's script block with the object in `$_`. Throws NetException for an error in the block. */
  invokeBlock(block: ScriptBlock, dollarUnder: unknown): unknown;
  /** Path of the current location. */
  currentLocation(): string;
  /** True when Get-Command would find the name. */
  commandExists(name: string): boolean;
  /** $env:name */
  environmentVariable(name: string): string | undefined;
  /** Ends the command with a statement-terminating error. */
  throwTerminating(error: ErrorRecord): never;
}
