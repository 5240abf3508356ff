/** The completers that a session has registered (Register-ArgumentCompleter). */
import type { ScriptBlock } from './script-block.js';

export class ArgumentCompleters {
  /** By folded parameter name, or `command:parameter`. */
  readonly custom = new Map<string, ScriptBlock>();
  /** Of programs, by folded name. */
  readonly native = new Map<string, ScriptBlock>();
  /** For programs that have none of their own. */
  fallback: ScriptBlock | null = null;
}
