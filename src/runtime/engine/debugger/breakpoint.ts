/** Breakpoints: on a line, a command or a variable (about_Debuggers). */
import type { ScriptExtent, ScriptSource } from '../../../parser/index.js';
import { WildcardPattern } from '../../language/index.js';
import type { NetType } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';
import type { ScriptBlock } from '../script-block.js';

export abstract class Breakpoint {
  declare readonly netType: NetType;
  enabled = true;
  hitCount = 0;

  constructor(
    readonly id: number,
    /** Full path of the only script that it is for; null for all. */
    readonly script: string | null,
    /** Runs in place of the prompt; its `break` stops after all. */
    readonly action: ScriptBlock | null,
  ) {}

  /** True where the breakpoint is for code of this file. */
  isFor(file: string | null): boolean {
    return this.enabled && (this.script === null || this.script === file);
  }
}

export class LineBreakpoint extends Breakpoint {
  /** The place that it stands for: without a column the first one of its line that runs. */
  #source: ScriptSource | null = null;
  #start = -1;

  constructor(
    id: number,
    script: string | null,
    action: ScriptBlock | null,
    readonly line: number,
    /** 0 for none. */
    readonly column: number,
  ) {
    super(id, script, action);
  }

  isAt(extent: ScriptExtent): boolean {
    if (extent.startLineNumber !== this.line) return false;
    if (this.#source === extent.source) return this.#start === extent.start;
    if (this.column > 0) {
      const offset = extent.start + this.column - extent.startColumnNumber;
      if (offset < extent.start || offset >= extent.end) return false;
    }
    this.#source = extent.source;
    this.#start = extent.start;
    return true;
  }

  override toString(): string {
    const place = this.column === 0 ? `${this.script}:${this.line}` : `${this.script}:${this.line}, ${this.column}`;
    return `Line breakpoint on '${place}'`;
  }
}

export class CommandBreakpoint extends Breakpoint {
  readonly #pattern: WildcardPattern;

  constructor(
    id: number,
    script: string | null,
    action: ScriptBlock | null,
    readonly command: string,
  ) {
    super(id, script, action);
    this.#pattern = new WildcardPattern(command, true);
  }

  isOn(name: string): boolean {
    return this.#pattern.isMatch(name);
  }

  override toString(): string {
    return `Command breakpoint on '${this.script === null ? '' : `${this.script}:`}${this.command}'`;
  }
}

export type VariableAccessMode = 'Read' | 'Write' | 'ReadWrite';

export class VariableBreakpoint extends Breakpoint {
  readonly key: string;

  constructor(
    id: number,
    script: string | null,
    action: ScriptBlock | null,
    /** Without the `$`. */
    readonly variable: string,
    readonly accessMode: VariableAccessMode,
  ) {
    super(id, script, action);
    this.key = fold(variable);
  }

  override toString(): string {
    const variable = this.script === null ? `$${this.variable}` : `${this.script}:$${this.variable}`;
    return `Variable breakpoint on '${variable}' (${this.accessMode} access)`;
  }
}
