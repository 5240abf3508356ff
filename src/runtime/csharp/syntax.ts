/** The syntax tree of C# that the parser makes and the emitter reads. */
import type { Token } from './tokens.js';

/** `Dictionary<string, List<int>>[]?` */
export interface TypeSyntax {
  /** Dotted; `var`, `dynamic` and keywords as they are; `(,)` for a tuple. */
  name: string;
  args: TypeSyntax[];
  /** The ranks of arrays, outermost first. */
  ranks: number[];
  isNullable: boolean;
  token: Token;
}

export interface Argument {
  name: string | null;
  /** `ref`, `out` or `in`. */
  modifier: string;
  value: Expression;
  /** `out int x` declares a variable. */
  declares: { type: TypeSyntax; name: string } | null;
}
export interface Lambda {
  kind: 'lambda';
  parameters: string[];
  body: Expression | Block;
  token: Token;
}
export interface Initializer {
  /** A member (`X = 1`), an index (`[k] = v`), or null for elements. */
  member: string | null;
  index: Expression[] | null;
  values: (Expression | Initializer[])[];
}
export type Pattern =
  | { kind: 'type'; type: TypeSyntax; name: string | null }
  | { kind: 'constant'; value: Expression }
  | { kind: 'relational'; operator: string; value: Expression }
  | { kind: 'not'; pattern: Pattern }
  | { kind: 'and' | 'or'; left: Pattern; right: Pattern }
  | { kind: 'var'; name: string }
  | { kind: 'properties'; type: TypeSyntax | null; properties: [string, Pattern][]; name: string | null }
  | { kind: 'discard' };

export type Expression = (
  | { kind: 'literal'; value: string | boolean | null; literal: 'string' | 'char' | 'number' | 'keyword' }
  | { kind: 'interpolated'; parts: (string | { value: Expression; alignment: string; format: string })[] }
  | { kind: 'name'; name: string; args: TypeSyntax[] }
  | { kind: 'type'; type: TypeSyntax }
  | { kind: 'this' | 'base' }
  | { kind: 'member'; target: Expression; name: string; args: TypeSyntax[]; conditional: boolean }
  | { kind: 'call'; target: Expression; args: Argument[] }
  | { kind: 'index'; target: Expression; args: Expression[]; conditional: boolean }
  | { kind: 'unary'; operator: string; operand: Expression }
  | { kind: 'step'; operator: '++' | '--'; isPrefix: boolean; operand: Expression }
  | { kind: 'binary'; operator: string; left: Expression; right: Expression }
  | { kind: 'assign'; operator: string; left: Expression; right: Expression }
  | { kind: 'conditional'; condition: Expression; yes: Expression; no: Expression }
  | { kind: 'cast'; type: TypeSyntax; value: Expression }
  | { kind: 'as'; type: TypeSyntax; value: Expression }
  | { kind: 'is'; value: Expression; pattern: Pattern }
  | { kind: 'typeof' | 'default'; type: TypeSyntax | null }
  | { kind: 'new'; type: TypeSyntax | null; args: Argument[]; initializers: Initializer[] | null }
  | { kind: 'newArray'; type: TypeSyntax | null; lengths: Expression[]; elements: Initializer[] | null }
  | { kind: 'tuple'; items: Expression[] }
  /** `var x` on the left of a deconstruction. */
  | { kind: 'declaration'; type: TypeSyntax; name: string }
  | { kind: 'switch'; value: Expression; arms: { pattern: Pattern; when: Expression | null; result: Expression }[] }
  | { kind: 'throw'; value: Expression }
  | { kind: 'checked'; value: Expression }
  | Lambda
) & { token: Token };

export interface Block {
  kind: 'block';
  statements: Statement[];
  token: Token;
}
export interface Variable {
  name: string;
  token: Token;
  value: Expression | null;
  elements: Initializer[] | null;
}
export interface SwitchSection {
  labels: { pattern: Pattern | null; when: Expression | null }[];
  body: Statement[];
}
export type Statement = (
  | Block
  | { kind: 'variables'; type: TypeSyntax; variables: Variable[]; isUsing: boolean; isConstant: boolean }
  | { kind: 'expression'; value: Expression }
  | { kind: 'if'; condition: Expression; then: Statement; otherwise: Statement | null }
  | { kind: 'while' | 'do'; condition: Expression; body: Statement }
  | { kind: 'for'; initial: Statement[]; condition: Expression | null; steps: Expression[]; body: Statement }
  | { kind: 'foreach'; names: string[]; type: TypeSyntax; source: Expression; body: Statement }
  | { kind: 'switch'; value: Expression; sections: SwitchSection[] }
  | { kind: 'return' | 'throw' | 'yield'; value: Expression | null }
  | { kind: 'break' | 'continue' | 'yieldBreak' | 'empty' }
  | { kind: 'try'; body: Block; catches: CatchSyntax[]; last: Block | null }
  | { kind: 'using'; resource: Statement; body: Statement }
  | { kind: 'lock' | 'checked'; body: Statement }
  | { kind: 'function'; method: MethodSyntax }
) & { token: Token };

export interface CatchSyntax {
  type: TypeSyntax | null;
  name: string | null;
  when: Expression | null;
  body: Block;
}

export interface ParameterSyntax {
  name: string;
  type: TypeSyntax;
  /** `ref`, `out`, `in`, `params`, `this` or ''. */
  modifier: string;
  defaultValue: Expression | null;
}
export interface AttributeSyntax {
  name: string;
  args: Argument[];
}
interface MemberBase {
  name: string;
  modifiers: ReadonlySet<string>;
  attributes: AttributeSyntax[];
  token: Token;
}
export interface MethodSyntax extends MemberBase {
  kind: 'method' | 'constructor' | 'operator' | 'finalizer';
  /** Of what implements an interface by name (`IDisposable.Dispose`). */
  interfaceName?: string;
  nameToken?: Token;
  typeParameters: string[];
  returnType: TypeSyntax | null;
  parameters: ParameterSyntax[];
  body: Block | Expression | null;
  /** `: base(...)` or `: this(...)`. */
  initializer: { target: 'base' | 'this'; args: Argument[] } | null;
}
export interface AccessorSyntax {
  /** Null for one that the compiler writes. */
  body: Block | Expression | null;
  modifiers: ReadonlySet<string>;
}
export interface PropertySyntax extends MemberBase {
  kind: 'property' | 'indexer';
  type: TypeSyntax;
  parameters: ParameterSyntax[];
  get: AccessorSyntax | null;
  set: AccessorSyntax | null;
  value: Expression | null;
}
export interface FieldSyntax extends MemberBase {
  kind: 'field' | 'event';
  type: TypeSyntax;
  value: Expression | null;
  elements: Initializer[] | null;
}
export interface TypeDeclaration extends MemberBase {
  kind: 'class' | 'struct' | 'interface' | 'enum' | 'delegate' | 'record';
  namespace: string;
  typeParameters: string[];
  bases: TypeSyntax[];
  members: MemberSyntax[];
  /** Of enums, in order. */
  values: { name: string; value: Expression | null }[];
  /** Of delegates and of records' primary constructors. */
  parameters: ParameterSyntax[];
  returnType: TypeSyntax | null;
}
export type MemberSyntax = MethodSyntax | PropertySyntax | FieldSyntax | TypeDeclaration;

export interface CompilationUnit {
  usings: string[];
  /** `using X = Y;` */
  aliases: Map<string, TypeSyntax>;
  types: TypeDeclaration[];
}
