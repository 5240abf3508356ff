/** What a piece of C# is emitted for: the type and member around it, the variables in sight, and what it needs at run time. */
import type { NetType } from '../objects/net-type.js';
import type { DeclaredType } from './declared-type.js';
import type { Token } from './tokens.js';

/** JavaScript for an expression. `type` is null where only the running program knows. */
export interface Emitted {
  code: string;
  type: NetType | null;
}

export interface Local {
  isConstant?: boolean;
  /** Its JavaScript name. */
  name: string;
  type: NetType | null;
  kind: 'variable' | 'reference' | 'function';
  /** Of a local function: its parameters' types and what is left out. */
  parameters?: { type: NetType | null; defaultCode: string | null; isParams: boolean }[];
}

/** The method, accessor or lambda that is emitted. */
export interface EmittedMember {
  isStatic: boolean;
  /** Null where anything may be returned. */
  returnType: NetType | null;
  isIterator: boolean;
  typeParameters: readonly string[];
  /** For messages: `T.Run()`, and where it stands. */
  name?: string;
  token?: Token;
}

/** Values that the emitted code names as `k[0]`, `k[1]`... */
export class ConstantPool {
  readonly values: unknown[] = [];
  readonly #positions = new Map<unknown, number>();
  add(value: unknown): string {
    let position = this.#positions.get(value);
    if (position === undefined) {
      position = this.values.push(value) - 1;
      this.#positions.set(value, position);
    }
    return `k[${position}]`;
  }
}

export class Scope {
  readonly #locals = new Map<string, Local>();
  /** Variables that patterns and out arguments declare: emitted at the start of the block. */
  readonly hoisted: string[] = [];
  constructor(
    readonly owner: DeclaredType,
    readonly member: EmittedMember,
    readonly pool: ConstantPool,
    readonly outer: Scope | null = null,
    /** The JavaScript variable with what was caught. */
    readonly caught: string | null = outer?.caught ?? null,
    readonly counter: { next: number } = outer?.counter ?? { next: 0 },
    /** Arithmetic that overflows is an error. */
    readonly isChecked: boolean = outer?.isChecked ?? false,
  ) {}

  inner(caught: string | null = this.caught, isChecked = this.isChecked): Scope {
    return new Scope(this.owner, this.member, this.pool, this, caught, this.counter, isChecked);
  }
  /** A variable of this very block. */
  has(name: string): boolean {
    return this.#locals.has(name);
  }
  find(name: string): Local | undefined {
    return this.#locals.get(name) ?? this.outer?.find(name);
  }
  declare(name: string, type: NetType | null, more: Partial<Local> = {}): Local {
    const local: Local = { name: `${name}$${this.counter.next++}`, type, kind: 'variable', ...more };
    this.#locals.set(name, local);
    return local;
  }
  /** Declares a variable in the middle of an expression. */
  hoist(name: string, type: NetType | null): Local {
    const local = this.declare(name, type);
    this.hoisted.push(local.name);
    return local;
  }
  temporary(): string {
    return `t$${this.counter.next++}`;
  }
  /** `let a, b;` for what was hoisted, before the code that does it. */
  get prologue(): string {
    return this.hoisted.length === 0 ? '' : `let ${this.hoisted.join(', ')};\n`;
  }
}
