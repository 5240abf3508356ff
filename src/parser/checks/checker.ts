/** The walk that all checks share: it knows the ancestors of the node being checked, and the class member around it. */

import type { Ranged } from '../ast/extent.js';
import type { Ast, ExpressionAst, MemberAst } from '../ast/nodes.js';
import { AST_KINDS, type ChildVisitor, childrenOf } from '../ast/visitor.js';
import type { ParseErrorId } from '../messages.js';
import type { ParseErrorList } from '../parse-error.js';
import type { KnownTypes } from './known-types.js';

/** Checks one kind of node; its descendants are visited afterwards. */
export type Check = (ast: never, checker: Checker) => void;

export class Checker implements ChildVisitor {
  /** The ancestors of the node being checked, the root first. */
  readonly ancestors: Ast[] = [];
  /** The members of classes around it; null for a script block of its own within one. */
  readonly members: (MemberAst | null)[] = [];
  /** Variables of class methods that are used without a value on every way there. */
  readonly unassigned = new Set<ExpressionAst>();
  /** Names in lower case of the types that a script block defines, by the block. */
  readonly definedTypes = new Map<Ast, ReadonlySet<string>>();
  /** Names in lower case of the types of modules that the script uses. */
  readonly usedTypes = new Set<string>();

  /** [psobject] or [pscustomobject] stands somewhere as a value, as in a test of a type. */
  namesPSObject = false;

  constructor(
    private readonly errors: ParseErrorList,
    private readonly plans: Plans,
    /** Null where the types that exist are not known. */
    readonly types: KnownTypes | null,
  ) {}

  error(range: Ranged, id: ParseErrorId, ...args: unknown[]): void {
    // A node that is nowhere in the text ends before it begins.
    this.errors.add(range.start, Math.max(range.end, 0), false, id, args);
  }

  /** The parent of the node being checked, or with `distance` an ancestor further up. */
  ancestor(distance = 1): Ast | undefined {
    return this.ancestors[this.ancestors.length - distance];
  }

  get member(): MemberAst | null {
    return this.members.at(-1) ?? null;
  }

  visit(ast: Ast): void {
    const { check, children, opensMember } = this.plans[ast.kind] as Plan;
    // Most nodes are leaves that nothing is checked of.
    if (check === null && children === null) return;
    const opens = opensMember && this.enterMember(ast);
    if (check !== null) check(ast as never, this);
    if (children !== null) {
      this.ancestors.push(ast);
      children(ast as never, this);
      this.ancestors.pop();
    }
    if (opens) this.members.pop();
  }

  private enterMember(ast: Ast): boolean {
    if (ast.kind !== 'ScriptBlockAst') this.members.push(ast as MemberAst);
    else if (this.ancestor()?.kind === 'FunctionMemberAst') return false;
    else this.members.push(null);
    return true;
  }
}

/** What the walk does with a class of node. */
interface Plan {
  check: Check | null;
  children: ReturnType<typeof childrenOf>;
  opensMember: boolean;
}
export type Plans = Readonly<Record<string, Plan>>;

/** Plans for a walk with these checks, each by the class of node that it checks. */
export function planChecks(checks: Readonly<Record<string, Check>>): Plans {
  const plans: Record<string, Plan> = {};
  for (const kind of AST_KINDS) {
    const opensMember = kind === 'ScriptBlockAst' || kind === 'FunctionMemberAst' || kind === 'PropertyMemberAst';
    plans[kind] = { check: checks[kind] ?? null, children: childrenOf(kind), opensMember };
  }
  return plans;
}
