/**
 * AstVisitor and ICustomAstVisitor: classes of scripts derive from them and have a method for each class of node that they
 * care about (Ast.Visit). A method that a class does not have is the base's, which calls DefaultVisit.
 */
import { type Ast, visitedChildren } from '../../../../parser/index.js';
import { thrownToLibrary } from '../../../engine/raised-error.js';
import { invokeMethod } from '../../../objects/members.js';
import { defineType, type MemberImplementation, type NetType, requireType, typeOf } from '../../../objects/net-type.js';
import { instanceMember } from '../../../objects/type-lookup.js';
import { isMethodGroup } from '../../../objects/type-members.js';
import { EnumValue, fold } from '../../../objects/values.js';
import { psArgumentNull } from '../ps-errors.js';
import { inFull, language } from './names.js';

/** The classes of node with a method of their own, in the order of the documentation. */
const visited =
  'ErrorStatement ErrorExpression ScriptBlock ParamBlock NamedBlock TypeConstraint Attribute NamedAttributeArgument ' +
  'Parameter FunctionDefinition StatementBlock IfStatement Trap SwitchStatement DataStatement ForEachStatement ' +
  'DoWhileStatement ForStatement WhileStatement CatchClause TryStatement BreakStatement ContinueStatement ReturnStatement ' +
  'ExitStatement ThrowStatement DoUntilStatement AssignmentStatement Pipeline Command CommandExpression CommandParameter ' +
  'FileRedirection MergingRedirection BinaryExpression UnaryExpression ConvertExpression ConstantExpression ' +
  'StringConstantExpression SubExpression UsingExpression VariableExpression TypeExpression MemberExpression ' +
  'InvokeMemberExpression ArrayExpression ArrayLiteral Hashtable ScriptBlockExpression ParenExpression ' +
  'ExpandableStringExpression IndexExpression AttributedExpression BlockStatement';
/** Those that came later, with visitors of a second kind. */
const visitedSince =
  'TypeDefinition PropertyMember FunctionMember BaseCtorInvokeMemberExpression UsingStatement ConfigurationDefinition ' +
  'DynamicKeywordStatement TernaryExpression PipelineChain';

/** `Trap` is the one name that is not the class's without its ending. */
function classOf(name: string): string {
  return name === 'Trap' ? 'TrapStatementAst' : `${name}Ast`;
}
const laterKinds = new Set(visitedSince.split(' ').map(classOf));

function visitMethod(kind: string): string {
  return kind === 'TrapStatementAst' ? 'VisitTrap' : `Visit${kind.slice(0, -3)}`;
}

/** Calls a method of the visitor; what it throws is the exception of the .NET method that called it. */
function call(visitor: unknown, name: string, ast: Ast): unknown {
  try {
    return invokeMethod(visitor, name, [ast]);
  } catch (thrown) {
    throw thrownToLibrary(thrown);
  }
}

/** What a class of visitors does with each class of node: the name of its own method, or null where it has none. */
class VisitPlan {
  readonly #methods = new Map<string, string | null>();
  /** It knows the classes of node that came later. */
  readonly isSecond: boolean;
  readonly postVisits: boolean;

  constructor(readonly type: NetType) {
    const isA = (name: string) => requireType(`${language}.${name}`).isAssignableFrom(type);
    this.isSecond = isA('AstVisitor2') || isA('ICustomAstVisitor2');
    this.postVisits = isA('IAstPostVisitHandler');
  }

  methodFor(kind: string): string | null {
    let method = this.#methods.get(kind);
    if (method === undefined) {
      method = this.#find(kind);
      this.#methods.set(kind, method);
    }
    return method;
  }

  #find(kind: string): string | null {
    if (laterKinds.has(kind) && !this.isSecond) return null;
    return [visitMethod(kind), 'DefaultVisit'].find((name) => this.#isOverridden(name)) ?? null;
  }

  #isOverridden(name: string): boolean {
    const member = instanceMember(this.type, fold(name));
    return (
      member !== undefined &&
      isMethodGroup(member) &&
      member.overloads.some(({ declaringType }) => declaringType.namespace !== language)
    );
  }
}

const plans = new WeakMap<NetType, VisitPlan>();

function planOf(visitor: unknown): VisitPlan {
  const type = typeOf(visitor);
  let plan = plans.get(type);
  if (plan === undefined) {
    plan = new VisitPlan(type);
    plans.set(type, plan);
  }
  return plan;
}

const SkipChildren = 1;
const StopVisit = 2;

/** Ast.Visit(AstVisitor): the node, then its children, as the visitor says (AstVisitAction). */
export function visitByVisitor(ast: Ast, visitor: unknown): void {
  if (visitor === null) throw psArgumentNull('astVisitor');
  visit(ast, visitor, planOf(visitor));
}

/** False when the visitor wants no more. */
function visit(ast: Ast, visitor: unknown, plan: VisitPlan): boolean {
  const method = plan.methodFor(ast.kind);
  const answer = method === null ? null : call(visitor, method, ast);
  const action = answer instanceof EnumValue ? answer.value : 0;
  let goesOn = action !== StopVisit;
  if (goesOn && action !== SkipChildren) goesOn = childrenFor(plan, ast).every((child) => visit(child, visitor, plan));
  if (plan.postVisits) call(visitor, 'PostVisit', ast);
  return goesOn;
}

/** A visitor of the first kind sees no `using` statements, and not into the members of classes. */
function childrenFor({ isSecond }: VisitPlan, ast: Ast): Ast[] {
  if (isSecond) return visitedChildren(ast);
  if (ast.kind === 'FunctionMemberAst' || ast.kind === 'PropertyMemberAst') return [];
  return visitedChildren(ast).filter(({ kind }) => kind !== 'UsingStatementAst');
}

/** Ast.Visit(ICustomAstVisitor): the visitor's method for this node alone; it goes to the children itself. */
export function visitByCustomVisitor(ast: Ast, visitor: unknown): unknown {
  if (visitor === null) throw psArgumentNull('astVisitor');
  const method = planOf(visitor).methodFor(ast.kind);
  return method === null ? null : call(visitor, method, ast);
}

/** `object VisitPipeline(PipelineAst pipelineAst)` for each of the names; all call DefaultVisit. */
function visitMembers(result: string, names: string): Record<string, MemberImplementation> {
  const members: Record<string, MemberImplementation> = {};
  for (const name of names.split(' ')) {
    const type = classOf(name);
    const parameter = `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
    members[inFull(`${result} Visit${name}(${type} ${parameter})`)] = (self: unknown, ast: Ast) =>
      invokeMethod(self, 'DefaultVisit', [ast]);
  }
  return members;
}

export function defineVisitors(): void {
  const action = 'AstVisitAction';
  const defaultAction = { [inFull(`${action} DefaultVisit(Ast ast)`)]: () => 0 };
  const defaultResult = { [inFull('System.Object DefaultVisit(Ast ast)')]: () => null };
  defineType(`${language}.AstVisitor`, {}, () => ({
    abstract: true,
    members: { ...defaultAction, ...visitMembers(action, visited) },
  }));
  defineType(`${language}.AstVisitor2`, {}, () => ({
    abstract: true,
    base: `${language}.AstVisitor`,
    members: visitMembers(action, visitedSince),
  }));
  defineType(`${language}.IAstPostVisitHandler`, {}, () => ({
    kind: 'interface',
    members: { [inFull('void PostVisit(Ast ast)')]: () => undefined },
  }));
  defineType(`${language}.ICustomAstVisitor`, {}, () => ({
    kind: 'interface',
    members: { ...defaultResult, ...visitMembers('System.Object', visited) },
  }));
  defineType(`${language}.ICustomAstVisitor2`, {}, () => ({
    kind: 'interface',
    interfaces: [`${language}.ICustomAstVisitor`],
    members: visitMembers('System.Object', visitedSince),
  }));
  defineType(`${language}.DefaultCustomAstVisitor`, {}, () => ({
    abstract: true,
    interfaces: [`${language}.ICustomAstVisitor`],
    members: { ...defaultResult, ...visitMembers('System.Object', visited) },
  }));
  defineType(`${language}.DefaultCustomAstVisitor2`, {}, () => ({
    abstract: true,
    base: `${language}.DefaultCustomAstVisitor`,
    interfaces: [`${language}.ICustomAstVisitor2`],
    members: visitMembers('System.Object', visitedSince),
  }));
}
