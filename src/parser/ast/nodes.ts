/**
 * The syntax tree. Class and property names are those of System.Management.Automation.Language (properties in camelCase),
 * so that its documentation is the documentation of this file. A table of classes: longer than other files on purpose.
 *
 * `kind` is the class name, for a `switch`. `parent` is found when somebody asks for it, not by the parser.
 */
import type { ModuleSpecification } from '../module-specification.js';
import type { Token } from '../tokenizer/token.js';
import { EmptyExtent, type Place, ScriptExtent, type ScriptSource } from './extent.js';

export abstract class Ast {
  abstract readonly kind: string;
  /** Set by `linkParents`. */
  linkedParent: Ast | null = null;
  readonly source: ScriptSource;
  /** Offsets as those of an extent; `end` is -1 for what is nowhere in the text. */
  readonly start: number;
  readonly end: number;

  constructor(place: Place) {
    this.source = place.source;
    this.start = place.start;
    this.end = place.end;
  }

  /** Made when it is asked for: one for every node would be a third of a tree's memory. */
  get extent(): ScriptExtent {
    const { source, start, end } = this;
    return end < 0 ? new EmptyExtent(source) : new ScriptExtent(source, start, end);
  }

  /** The node that this one is a child of; null for the root. The whole tree is linked when this is first asked for. */
  get parent(): Ast | null {
    if (this.linkedParent === null) this.source.linkTree();
    return this.linkedParent;
  }
}

export abstract class StatementAst extends Ast {
  abstract override readonly kind: StatementKind;
}
export abstract class ExpressionAst extends Ast {}

// ---- Script blocks ---------------------------------------------------------------------------------------------------

export class ScriptRequirements {
  requiredApplicationId: string | null = null;
  requiredPSVersion: string | null = null;
  requiredPSEditions: string[] = [];
  requiredModules: ModuleSpecification[] = [];
  requiredAssemblies: string[] = [];
  isElevationRequired = false;
}

export class ScriptBlockAst extends Ast {
  readonly kind = 'ScriptBlockAst';
  scriptRequirements: ScriptRequirements | null = null;
  constructor(
    place: Place,
    readonly usingStatements: UsingStatementAst[],
    readonly attributes: AttributeAst[],
    readonly paramBlock: ParamBlockAst | null,
    readonly dynamicParamBlock: NamedBlockAst | null,
    readonly beginBlock: NamedBlockAst | null,
    readonly processBlock: NamedBlockAst | null,
    readonly endBlock: NamedBlockAst | null,
    readonly cleanBlock: NamedBlockAst | null,
  ) {
    super(place);
  }
}

export class ParamBlockAst extends Ast {
  readonly kind = 'ParamBlockAst';
  constructor(
    place: Place,
    readonly attributes: AttributeBaseAst[],
    readonly parameters: ParameterAst[],
  ) {
    super(place);
  }
}

export type BlockKind = 'Dynamicparam' | 'Begin' | 'Process' | 'End' | 'Clean';

export class NamedBlockAst extends Ast {
  readonly kind = 'NamedBlockAst';
  constructor(
    place: Place,
    readonly blockKind: BlockKind,
    /** True when the block stands without its keyword. */
    readonly unnamed: boolean,
    readonly statements: StatementAst[],
    readonly traps: TrapStatementAst[],
  ) {
    super(place);
  }
}

export class StatementBlockAst extends Ast {
  readonly kind = 'StatementBlockAst';
  constructor(
    place: Place,
    readonly statements: StatementAst[],
    readonly traps: TrapStatementAst[],
  ) {
    super(place);
  }
}

export class ParameterAst extends Ast {
  readonly kind = 'ParameterAst';
  constructor(
    place: Place,
    readonly name: VariableExpressionAst,
    /** Attributes and type constraints in source order. */
    readonly attributes: AttributeBaseAst[],
    readonly defaultValue: ExpressionAst | null,
  ) {
    super(place);
  }
}

// ---- Attributes and types ----------------------------------------------------------------------------------------------

/** A type as written: `int`, `List[string]`, `int[,]`. */
export type TypeName = SimpleTypeName | ArrayTypeName | GenericTypeName;

/** System.Management.Automation.Language.TypeName. */
export class SimpleTypeName {
  readonly kind = 'TypeName';
  assemblyName: string | null = null;
  /** How many arguments stand behind the name of a generic type; otherwise 0. */
  arity = 0;
  constructor(
    /** Made longer when the name of an assembly follows. */
    public extent: ScriptExtent,
    readonly name: string,
  ) {}
}
export class ArrayTypeName {
  readonly kind = 'ArrayTypeName';
  constructor(
    readonly extent: ScriptExtent,
    readonly elementType: TypeName,
    readonly rank: number,
  ) {}
}
export class GenericTypeName {
  readonly kind = 'GenericTypeName';
  constructor(
    readonly extent: ScriptExtent,
    readonly typeName: TypeName,
    readonly genericArguments: TypeName[],
  ) {
    if (typeName?.kind === 'TypeName') typeName.arity = genericArguments.length;
  }
}

export abstract class AttributeBaseAst extends Ast {
  constructor(
    place: Place,
    readonly typeName: TypeName,
  ) {
    super(place);
  }
}
export class TypeConstraintAst extends AttributeBaseAst {
  readonly kind = 'TypeConstraintAst';
}
export class AttributeAst extends AttributeBaseAst {
  readonly kind = 'AttributeAst';
  constructor(
    place: Place,
    typeName: TypeName,
    readonly positionalArguments: ExpressionAst[],
    readonly namedArguments: NamedAttributeArgumentAst[],
  ) {
    super(place, typeName);
  }
}
export class NamedAttributeArgumentAst extends Ast {
  readonly kind = 'NamedAttributeArgumentAst';
  constructor(
    place: Place,
    readonly argumentName: string,
    readonly argument: ExpressionAst,
    /** True for `[Parameter(Mandatory)]`, where the value is left out and means $true. */
    readonly expressionOmitted: boolean,
  ) {
    super(place);
  }
}

// ---- Statements --------------------------------------------------------------------------------------------------------

export type StatementKind =
  | 'FunctionDefinitionAst'
  | 'TypeDefinitionAst'
  | 'UsingStatementAst'
  | 'IfStatementAst'
  | 'WhileStatementAst'
  | 'DoWhileStatementAst'
  | 'DoUntilStatementAst'
  | 'ForStatementAst'
  | 'ForEachStatementAst'
  | 'SwitchStatementAst'
  | 'TryStatementAst'
  | 'TrapStatementAst'
  | 'DataStatementAst'
  | 'BreakStatementAst'
  | 'ContinueStatementAst'
  | 'ReturnStatementAst'
  | 'ExitStatementAst'
  | 'ThrowStatementAst'
  | 'AssignmentStatementAst'
  | 'PipelineAst'
  | 'PipelineChainAst'
  | 'BlockStatementAst'
  | 'DynamicKeywordStatementAst'
  | 'CommandAst'
  | 'CommandExpressionAst'
  | 'ErrorStatementAst';

export class FunctionDefinitionAst extends StatementAst {
  readonly kind = 'FunctionDefinitionAst';
  /** Extent of the name. */
  nameExtent: ScriptExtent | null = null;
  constructor(
    place: Place,
    readonly isFilter: boolean,
    readonly isWorkflow: boolean,
    readonly name: string,
    /** Parameters written after the name, `function f($a)`; null when there is no such list. */
    readonly parameters: ParameterAst[] | null,
    readonly body: ScriptBlockAst,
  ) {
    super(place);
  }
}

export class TypeDefinitionAst extends StatementAst {
  readonly kind = 'TypeDefinitionAst';
  constructor(
    place: Place,
    readonly name: string,
    readonly attributes: AttributeAst[],
    readonly baseTypes: TypeConstraintAst[],
    readonly members: MemberAst[],
    readonly typeKind: 'Class' | 'Interface' | 'Enum',
  ) {
    super(place);
  }
}
export abstract class MemberAst extends Ast {}
export class PropertyMemberAst extends MemberAst {
  readonly kind = 'PropertyMemberAst';
  constructor(
    place: Place,
    readonly name: string,
    readonly propertyType: TypeConstraintAst | null,
    readonly attributes: AttributeAst[],
    readonly initialValue: ExpressionAst | null,
    readonly isStatic: boolean,
    readonly isHidden: boolean,
  ) {
    super(place);
  }
}
export class FunctionMemberAst extends MemberAst {
  readonly kind = 'FunctionMemberAst';
  /** Extent of the name. */
  nameExtent: ScriptExtent | null = null;
  #definition: FunctionDefinitionAst | undefined;
  constructor(
    place: Place,
    readonly name: string,
    readonly returnType: TypeConstraintAst | null,
    readonly attributes: AttributeAst[],
    readonly parameters: ParameterAst[],
    readonly body: ScriptBlockAst,
    readonly isStatic: boolean,
    readonly isHidden: boolean,
    readonly isConstructor: boolean,
  ) {
    super(place);
  }

  /** What stands between a method and its parameters and body when a script walks the tree; nothing else needs it. */
  get functionDefinition(): FunctionDefinitionAst {
    if (this.#definition === undefined) {
      const { source, end } = this.body.extent;
      const extent = new ScriptExtent(source, this.nameExtent?.start ?? this.extent.start, end);
      this.#definition = new FunctionDefinitionAst(extent, false, false, this.name, this.parameters, this.body);
    }
    return this.#definition;
  }
}

export class UsingStatementAst extends StatementAst {
  readonly kind = 'UsingStatementAst';
  constructor(
    place: Place,
    readonly usingStatementKind: 'Assembly' | 'Command' | 'Module' | 'Namespace' | 'Type',
    readonly name: StringConstantExpressionAst | null,
    readonly alias: StringConstantExpressionAst | null,
    readonly moduleSpecification: HashtableAst | null,
  ) {
    super(place);
  }
}

export class IfStatementAst extends StatementAst {
  readonly kind = 'IfStatementAst';
  constructor(
    place: Place,
    readonly clauses: [condition: StatementAst, body: StatementBlockAst][],
    readonly elseClause: StatementBlockAst | null,
  ) {
    super(place);
  }
}

/** LabeledStatementAst: what a `break LABEL` can name. `label` is without its colon. */
export abstract class LabeledStatementAst extends StatementAst {
  constructor(
    place: Place,
    readonly label: string | null,
    readonly condition: StatementAst | null,
  ) {
    super(place);
  }
}
export class WhileStatementAst extends LabeledStatementAst {
  readonly kind = 'WhileStatementAst';
  constructor(
    place: Place,
    label: string | null,
    condition: StatementAst | null,
    readonly body: StatementBlockAst,
  ) {
    super(place, label, condition);
  }
}
export class DoWhileStatementAst extends LabeledStatementAst {
  readonly kind = 'DoWhileStatementAst';
  constructor(
    place: Place,
    label: string | null,
    condition: StatementAst | null,
    readonly body: StatementBlockAst,
  ) {
    super(place, label, condition);
  }
}
export class DoUntilStatementAst extends LabeledStatementAst {
  readonly kind = 'DoUntilStatementAst';
  constructor(
    place: Place,
    label: string | null,
    condition: StatementAst | null,
    readonly body: StatementBlockAst,
  ) {
    super(place, label, condition);
  }
}
export class ForStatementAst extends LabeledStatementAst {
  readonly kind = 'ForStatementAst';
  constructor(
    place: Place,
    label: string | null,
    readonly initializer: StatementAst | null,
    condition: StatementAst | null,
    readonly iterator: StatementAst | null,
    readonly body: StatementBlockAst,
  ) {
    super(place, label, condition);
  }
}
export class ForEachStatementAst extends LabeledStatementAst {
  readonly kind = 'ForEachStatementAst';
  constructor(
    place: Place,
    label: string | null,
    readonly flags: 'None' | 'Parallel',
    readonly throttleLimit: ExpressionAst | null,
    readonly variable: VariableExpressionAst,
    condition: StatementAst | null,
    readonly body: StatementBlockAst,
  ) {
    super(place, label, condition);
  }
}
export interface SwitchFlags {
  regex: boolean;
  wildcard: boolean;
  exact: boolean;
  caseSensitive: boolean;
  parallel: boolean;
  file: boolean;
}
export class SwitchStatementAst extends LabeledStatementAst {
  readonly kind = 'SwitchStatementAst';
  constructor(
    place: Place,
    label: string | null,
    condition: StatementAst | null,
    readonly flags: SwitchFlags,
    readonly clauses: [test: ExpressionAst, body: StatementBlockAst][],
    readonly defaultBlock: StatementBlockAst | null,
  ) {
    super(place, label, condition);
  }
}

export class CatchClauseAst extends Ast {
  readonly kind = 'CatchClauseAst';
  constructor(
    place: Place,
    readonly catchTypes: TypeConstraintAst[],
    readonly body: StatementBlockAst,
  ) {
    super(place);
  }
}
export class TryStatementAst extends StatementAst {
  readonly kind = 'TryStatementAst';
  constructor(
    place: Place,
    readonly body: StatementBlockAst,
    readonly catchClauses: CatchClauseAst[],
    readonly finallyBlock: StatementBlockAst | null,
  ) {
    super(place);
  }
}
export class TrapStatementAst extends StatementAst {
  readonly kind = 'TrapStatementAst';
  constructor(
    place: Place,
    readonly trapType: TypeConstraintAst | null,
    readonly body: StatementBlockAst,
  ) {
    super(place);
  }
}
export class DataStatementAst extends StatementAst {
  readonly kind = 'DataStatementAst';
  constructor(
    place: Place,
    readonly variable: string | null,
    readonly commandsAllowed: ExpressionAst[],
    readonly body: StatementBlockAst,
  ) {
    super(place);
  }
}
export class BreakStatementAst extends StatementAst {
  readonly kind = 'BreakStatementAst';
  constructor(
    place: Place,
    readonly label: ExpressionAst | null,
  ) {
    super(place);
  }
}
export class ContinueStatementAst extends StatementAst {
  readonly kind = 'ContinueStatementAst';
  constructor(
    place: Place,
    readonly label: ExpressionAst | null,
  ) {
    super(place);
  }
}
/** return, exit and throw take a pipeline: `return 1, 2 | Sort-Object`. */
export class ReturnStatementAst extends StatementAst {
  readonly kind = 'ReturnStatementAst';
  constructor(
    place: Place,
    readonly pipeline: StatementAst | null,
  ) {
    super(place);
  }
}
export class ExitStatementAst extends StatementAst {
  readonly kind = 'ExitStatementAst';
  constructor(
    place: Place,
    readonly pipeline: StatementAst | null,
  ) {
    super(place);
  }
}
export class ThrowStatementAst extends StatementAst {
  readonly kind = 'ThrowStatementAst';
  constructor(
    place: Place,
    readonly pipeline: StatementAst | null,
  ) {
    super(place);
  }
}
/** `operator` is the TokenKind: Equals, PlusEquals, MinusEquals, MultiplyEquals, DivideEquals, RemainderEquals, QuestionQuestionEquals. */
export class AssignmentStatementAst extends StatementAst {
  readonly kind = 'AssignmentStatementAst';
  constructor(
    place: Place,
    readonly left: ExpressionAst,
    readonly operator: string,
    readonly right: StatementAst,
    /** Extent of the operator. */
    readonly errorPosition: ScriptExtent,
  ) {
    super(place);
  }
}
export class BlockStatementAst extends StatementAst {
  readonly kind = 'BlockStatementAst';
  constructor(
    place: Place,
    /** `parallel` or `sequence`. */
    readonly blockName: string,
    readonly body: StatementBlockAst,
  ) {
    super(place);
  }
}
/** What there is of a switch statement in error, or of a chain whose operator has nothing behind it. */
export interface BrokenStatement {
  keyword: Token;
  /** By name in lower case; with the file of `-file`. */
  flags: Map<string, { parameter: Token; file: Ast | null }>;
  conditions: Ast[];
  /** Tests and bodies of the clauses. */
  bodies: Ast[];
}
/** Stands where text could not be parsed as a statement. */
export class ErrorStatementAst extends StatementAst {
  readonly kind = 'ErrorStatementAst';
  constructor(
    place: Place,
    /** All that is there, what is in `broken` too. */
    readonly nestedAst: Ast[],
    readonly broken: BrokenStatement | null = null,
  ) {
    super(place);
  }
}

// ---- Pipelines and commands ----------------------------------------------------------------------------------------------

export class PipelineAst extends StatementAst {
  readonly kind = 'PipelineAst';
  constructor(
    place: Place,
    readonly pipelineElements: CommandBaseAst[],
    /** Ends in `&`. */
    readonly background: boolean,
  ) {
    super(place);
  }
}
/** `operator` is AndAnd or OrOr. */
export class PipelineChainAst extends StatementAst {
  readonly kind = 'PipelineChainAst';
  constructor(
    place: Place,
    readonly lhsPipelineChain: PipelineChainAst | PipelineAst,
    readonly rhsPipeline: PipelineAst,
    readonly operator: 'AndAnd' | 'OrOr',
    readonly background: boolean,
  ) {
    super(place);
  }
}
export abstract class CommandBaseAst extends StatementAst {
  constructor(
    place: Place,
    readonly redirections: RedirectionAst[],
  ) {
    super(place);
  }
}
export class CommandAst extends CommandBaseAst {
  readonly kind = 'CommandAst';
  constructor(
    place: Place,
    /** The name (a StringConstantExpressionAst or any expression), then arguments and CommandParameterAst. */
    readonly commandElements: (ExpressionAst | CommandParameterAst)[],
    /** Unknown for a plain call, Ampersand for `&`, Dot for `.`. */
    readonly invocationOperator: 'Unknown' | 'Ampersand' | 'Dot',
    redirections: RedirectionAst[],
  ) {
    super(place, redirections);
  }
}
export class CommandExpressionAst extends CommandBaseAst {
  readonly kind = 'CommandExpressionAst';
  constructor(
    place: Place,
    readonly expression: ExpressionAst,
    redirections: RedirectionAst[],
  ) {
    super(place, redirections);
  }
}
export class CommandParameterAst extends Ast {
  readonly kind = 'CommandParameterAst';
  constructor(
    place: Place,
    /** Without the dash and the colon. */
    readonly parameterName: string,
    /** The argument after `-Name:`, if the colon was written. */
    readonly argument: ExpressionAst | null,
    /** Extent of `-Name` (with the colon) alone. */
    readonly errorPosition: ScriptExtent,
  ) {
    super(place);
  }
}
export type RedirectionStream = 'All' | 'Output' | 'Error' | 'Warning' | 'Verbose' | 'Debug' | 'Information';
export abstract class RedirectionAst extends Ast {
  constructor(
    place: Place,
    readonly fromStream: RedirectionStream,
  ) {
    super(place);
  }
}
export class FileRedirectionAst extends RedirectionAst {
  readonly kind = 'FileRedirectionAst';
  constructor(
    place: Place,
    fromStream: RedirectionStream,
    readonly location: ExpressionAst,
    readonly append: boolean,
  ) {
    super(place, fromStream);
  }
}
export class MergingRedirectionAst extends RedirectionAst {
  readonly kind = 'MergingRedirectionAst';
  constructor(
    place: Place,
    fromStream: RedirectionStream,
    readonly toStream: RedirectionStream,
  ) {
    super(place, fromStream);
  }
}

// ---- Expressions -----------------------------------------------------------------------------------------------------------

/** `operator` is the TokenKind: Plus, Ieq, Clike, And, Format, DotDot, Is, As, QuestionQuestion... (see operators.ts of the grammar). */
export class BinaryExpressionAst extends ExpressionAst {
  readonly kind = 'BinaryExpressionAst';
  constructor(
    place: Place,
    readonly operator: string,
    readonly left: ExpressionAst,
    readonly right: ExpressionAst,
    readonly errorPosition: ScriptExtent,
  ) {
    super(place);
  }
}
/** `tokenKind`: Minus, Plus, Not, Exclaim, Bnot, PlusPlus, MinusMinus (prefix), PostfixPlusPlus, PostfixMinusMinus, Comma, Isplit, Csplit, Join. */
export class UnaryExpressionAst extends ExpressionAst {
  readonly kind = 'UnaryExpressionAst';
  constructor(
    place: Place,
    readonly tokenKind: string,
    readonly child: ExpressionAst,
  ) {
    super(place);
  }
}
export class TernaryExpressionAst extends ExpressionAst {
  readonly kind = 'TernaryExpressionAst';
  constructor(
    place: Place,
    readonly condition: ExpressionAst,
    readonly ifTrue: ExpressionAst,
    readonly ifFalse: ExpressionAst,
  ) {
    super(place);
  }
}
/** `[type] expression`, and `[attribute()] $variable` on the left of an assignment. */
export class AttributedExpressionAst extends ExpressionAst {
  readonly kind: 'AttributedExpressionAst' | 'ConvertExpressionAst' = 'AttributedExpressionAst';
  constructor(
    place: Place,
    readonly attribute: AttributeBaseAst,
    readonly child: ExpressionAst,
  ) {
    super(place);
  }
}
export class ConvertExpressionAst extends AttributedExpressionAst {
  override readonly kind = 'ConvertExpressionAst';
  get type(): TypeConstraintAst {
    return this.attribute as TypeConstraintAst;
  }
}
export class MemberExpressionAst extends ExpressionAst {
  readonly kind: 'MemberExpressionAst' | 'InvokeMemberExpressionAst' | 'BaseCtorInvokeMemberExpressionAst' =
    'MemberExpressionAst';
  constructor(
    place: Place,
    readonly expression: ExpressionAst,
    readonly member: ExpressionAst,
    /** `::` rather than `.`. */
    readonly isStatic: boolean,
    readonly nullConditional: boolean,
  ) {
    super(place);
  }
}
export class InvokeMemberExpressionAst extends MemberExpressionAst {
  override readonly kind: 'InvokeMemberExpressionAst' | 'BaseCtorInvokeMemberExpressionAst' =
    'InvokeMemberExpressionAst';
  constructor(
    place: Place,
    expression: ExpressionAst,
    member: ExpressionAst,
    /** Null when there are no parentheses around arguments at all, as in `$x.ForEach{}` with its block as only argument. */
    readonly arguments_: ExpressionAst[],
    isStatic: boolean,
    nullConditional: boolean,
    readonly genericTypeArguments: TypeName[],
  ) {
    super(place, expression, member, isStatic, nullConditional);
  }
}
/** `: base(...)` of a constructor; it is the first statement of the constructor's body. */
export class BaseCtorInvokeMemberExpressionAst extends InvokeMemberExpressionAst {
  override readonly kind = 'BaseCtorInvokeMemberExpressionAst';
}
export class IndexExpressionAst extends ExpressionAst {
  readonly kind = 'IndexExpressionAst';
  constructor(
    place: Place,
    readonly target: ExpressionAst,
    readonly index: ExpressionAst,
    readonly nullConditional: boolean,
  ) {
    super(place);
  }
}

/** A number as written; the runtime makes its own representation of it. `value` is a bigint for all integral and decimal kinds
 * beyond Int32 (a Decimal's is its unscaled value, with `scale` digits behind the point). */
export interface NumberLiteral {
  type:
    | 'Int32'
    | 'Int64'
    | 'Double'
    | 'Decimal'
    | 'BigInteger'
    | 'SByte'
    | 'Byte'
    | 'Int16'
    | 'UInt16'
    | 'UInt32'
    | 'UInt64';
  value: number | bigint;
  scale: number;
}
export class ConstantExpressionAst extends ExpressionAst {
  readonly kind: 'ConstantExpressionAst' | 'StringConstantExpressionAst' = 'ConstantExpressionAst';
  constructor(
    place: Place,
    /** `true` stands for an attribute's argument that is left out; null for a number that is too large. */
    readonly value: NumberLiteral | string | true | null,
  ) {
    super(place);
  }
}
export type StringConstantType =
  | 'SingleQuoted'
  | 'SingleQuotedHereString'
  | 'DoubleQuoted'
  | 'DoubleQuotedHereString'
  | 'BareWord';
export class StringConstantExpressionAst extends ConstantExpressionAst {
  override readonly kind = 'StringConstantExpressionAst';
  declare readonly value: string;
  constructor(
    place: Place,
    value: string,
    readonly stringConstantType: StringConstantType,
  ) {
    super(place, value);
  }
}
export class ExpandableStringExpressionAst extends ExpressionAst {
  readonly kind = 'ExpandableStringExpressionAst';
  constructor(
    place: Place,
    /** The text between the quotes with escapes resolved and expressions as written. */
    readonly value: string,
    readonly stringConstantType: StringConstantType,
    /** Literal text (escapes resolved) and expressions, in order. */
    readonly parts: (string | ExpressionAst)[],
  ) {
    super(place);
  }
  get nestedExpressions(): ExpressionAst[] {
    return this.parts.filter((p): p is ExpressionAst => typeof p !== 'string');
  }
}
export class VariableExpressionAst extends ExpressionAst {
  readonly kind = 'VariableExpressionAst';
  constructor(
    place: Place,
    /** As written after the `$` or `@`, without braces: `x`, `script:x`, `env:PATH`. */
    readonly variablePath: string,
    /** `@name` as a command argument. */
    readonly splatted: boolean,
  ) {
    super(place);
  }
}
export class TypeExpressionAst extends ExpressionAst {
  readonly kind = 'TypeExpressionAst';
  constructor(
    place: Place,
    readonly typeName: TypeName,
  ) {
    super(place);
  }
}
export class ScriptBlockExpressionAst extends ExpressionAst {
  readonly kind = 'ScriptBlockExpressionAst';
  constructor(
    place: Place,
    readonly scriptBlock: ScriptBlockAst,
  ) {
    super(place);
  }
}
export class ArrayLiteralAst extends ExpressionAst {
  readonly kind = 'ArrayLiteralAst';
  constructor(
    place: Place,
    readonly elements: ExpressionAst[],
  ) {
    super(place);
  }
}
/** `@( ... )` */
export class ArrayExpressionAst extends ExpressionAst {
  readonly kind = 'ArrayExpressionAst';
  constructor(
    place: Place,
    readonly subExpression: StatementBlockAst,
  ) {
    super(place);
  }
}
/** `$( ... )` */
export class SubExpressionAst extends ExpressionAst {
  readonly kind = 'SubExpressionAst';
  constructor(
    place: Place,
    readonly subExpression: StatementBlockAst,
  ) {
    super(place);
  }
}
/** `( ... )` */
export class ParenExpressionAst extends ExpressionAst {
  readonly kind = 'ParenExpressionAst';
  constructor(
    place: Place,
    readonly pipeline: StatementAst,
  ) {
    super(place);
  }
}
export class HashtableAst extends ExpressionAst {
  readonly kind = 'HashtableAst';
  constructor(
    place: Place,
    readonly keyValuePairs: [key: ExpressionAst, value: StatementAst][],
  ) {
    super(place);
  }
}
/** `$using:x` */
export class UsingExpressionAst extends ExpressionAst {
  readonly kind = 'UsingExpressionAst';
  constructor(
    place: Place,
    readonly subExpression: ExpressionAst,
  ) {
    super(place);
  }
}
/** Stands where text could not be parsed as an expression. */
export class ErrorExpressionAst extends ExpressionAst {
  readonly kind = 'ErrorExpressionAst';
  constructor(
    place: Place,
    readonly nestedAst: Ast[],
  ) {
    super(place);
  }
}

/** Every class of the tree, by kind: what a `switch` over `kind` narrows to. */
export type AnyAst =
  | ScriptBlockAst
  | ParamBlockAst
  | NamedBlockAst
  | StatementBlockAst
  | ParameterAst
  | TypeConstraintAst
  | AttributeAst
  | NamedAttributeArgumentAst
  | PropertyMemberAst
  | FunctionMemberAst
  | CatchClauseAst
  | CommandParameterAst
  | FileRedirectionAst
  | MergingRedirectionAst
  | AnyStatement
  | AnyExpression;
export type AnyStatement =
  | FunctionDefinitionAst
  | TypeDefinitionAst
  | UsingStatementAst
  | IfStatementAst
  | WhileStatementAst
  | DoWhileStatementAst
  | DoUntilStatementAst
  | ForStatementAst
  | ForEachStatementAst
  | SwitchStatementAst
  | TryStatementAst
  | TrapStatementAst
  | DataStatementAst
  | BreakStatementAst
  | ContinueStatementAst
  | ReturnStatementAst
  | ExitStatementAst
  | ThrowStatementAst
  | AssignmentStatementAst
  | BlockStatementAst
  | ErrorStatementAst
  | PipelineAst
  | PipelineChainAst
  | CommandAst
  | CommandExpressionAst;
export type AnyExpression =
  | BinaryExpressionAst
  | UnaryExpressionAst
  | TernaryExpressionAst
  | AttributedExpressionAst
  | ConvertExpressionAst
  | MemberExpressionAst
  | InvokeMemberExpressionAst
  | BaseCtorInvokeMemberExpressionAst
  | IndexExpressionAst
  | ConstantExpressionAst
  | StringConstantExpressionAst
  | ExpandableStringExpressionAst
  | VariableExpressionAst
  | TypeExpressionAst
  | ScriptBlockExpressionAst
  | ArrayLiteralAst
  | ArrayExpressionAst
  | SubExpressionAst
  | ParenExpressionAst
  | HashtableAst
  | UsingExpressionAst
  | ErrorExpressionAst;
