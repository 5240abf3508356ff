/**
 * A trace source (PSTraceSource): a named place in the engine that tells what it does, for Trace-Command. As in PowerShell,
 * nothing is written unless its options have Method among them: that bit stands for information messages in .NET's switch.
 */
import type { NetType } from '../../objects/net-type.js';
import type { TraceListener } from './trace-listener.js';

/** Bits of PSTraceSourceOptions that decide here. */
export const TraceOption = { Method: 0x8, Error: 0x200, WriteLine: 0x1000, Scope: 0x2000, All: 0x7fff } as const;

/** The source of the parameter binder while it writes; null, and so nothing but one comparison, while it does not. */
export const tracing: { binding: TraceSource | null } = { binding: null };

/** Runs a step of a command, and tells of it when the binder is traced. */
export function tracedStep<T>(step: string, work: () => T): T {
  const trace = tracing.binding;
  return trace === null ? work() : trace.scope(`CALLING ${step}`, work);
}

export function inScope<T>(trace: TraceSource | null, text: string, work: () => T): T {
  return trace === null ? work() : trace.scope(text, work);
}

/** How deep the scopes are nested that are told of; one for all sources. */
let depth = 0;

export class TraceSource {
  declare readonly netType: NetType;
  #options = 0;
  #isTelling = false;
  listeners: TraceListener[];

  constructor(
    readonly name: string,
    readonly description: string,
    listeners: TraceListener[],
  ) {
    this.listeners = listeners;
  }

  /** Bits of PSTraceSourceOptions. */
  get options(): number {
    return this.#options;
  }
  set options(options: number) {
    this.#options = options;
    if (this.name === 'ParameterBinding') tracing.binding = (options & TraceOption.Method) !== 0 ? this : null;
  }

  line(text: string): void {
    this.#tell(TraceOption.WriteLine, text);
  }
  error(text: string): void {
    this.#tell(TraceOption.Error, `ERROR: ${text}`);
  }
  /** Says that something begins; what is told until it ends is indented. The scope ends however `work` ends. */
  scope<T>(text: string, work: () => T): T {
    const before = depth;
    this.#tell(TraceOption.Scope, text);
    if ((this.#options & TraceOption.Scope) !== 0) depth++;
    try {
      return work();
    } finally {
      depth = before;
    }
  }
  /** One level further in, or not: PowerShell binds defaults within the scope of a check that is over here. */
  nested(isNested: boolean, work: () => void): void {
    const before = depth;
    if (isNested) depth++;
    try {
      work();
    } finally {
      depth = before;
    }
  }

  #tell(option: number, text: string): void {
    // A listener that runs commands does not tell of itself.
    if ((this.#options & option) === 0 || this.#isTelling) return;
    this.#isTelling = true;
    try {
      for (const listener of this.listeners) listener.tell(this.name, '    '.repeat(depth) + text);
    } finally {
      this.#isTelling = false;
    }
  }
}
