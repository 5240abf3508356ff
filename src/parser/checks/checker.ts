/** The walk that all checks share: it knows the ancestors of the node being checked, and the class member around it. */

import type { Ranged } from '../ast/extent.js';
import type { Ast, ExpressionAst, MemberAst } from '../ast/nodes.js';
import { forEachChild } from '../ast/visitor.js';
import type { ParseErrorId } from '../messages.js';
import type { ParseErrorList } from '../parse-error.js';

/** Checks one kind of node; its descendants are visited afterwards. */
export type Check = (ast: never, checker: Checker) => void;

export class Checker {
  /** The ancestors of the node being checked, the root first. */
  readonly ancestors: Ast[] = [];
  /** The members of classes around it; null for a script block of its own within one. */
  readonly members: (MemberAst | null)[] = [];
  /** Variables of class methods that are used without a value on every way there. */
  readonly unassigned = new Set<ExpressionAst>();

  constructor(
    private readonly errors: ParseErrorList,
    private readonly checks: Readonly<Record<string, Check>>,
  ) {}

  error(range: Ranged, id: ParseErrorId, ...args: unknown[]): void {
    this.errors.add(range.start, range.end, false, id, args);
  }

  /** The parent of the node being checked, or with `distance` an ancestor further up. */
  ancestor(distance = 1): Ast | undefined {
    return this.ancestors[this.ancestors.length - distance];
  }

  get member(): MemberAst | null {
    return this.members.at(-1) ?? null;
  }

  walk(ast: Ast): void {
    const { kind } = ast;
    const opensMember = this.enter(ast, kind);
    const check = this.checks[kind];
    if (check !== undefined) check(ast as never, this);
    this.ancestors.push(ast);
    forEachChild(ast, this.#walkChild);
    this.ancestors.pop();
    if (opensMember) this.members.pop();
  }
  readonly #walkChild = (child: Ast): void => this.walk(child);

  private enter(ast: Ast, kind: string): boolean {
    switch (kind) {
      case 'FunctionMemberAst':
      case 'PropertyMemberAst':
        this.members.push(ast as MemberAst);
        return true;
      case 'ScriptBlockAst':
        if (this.ancestor()?.kind === 'FunctionMemberAst') return false;
        this.members.push(null);
        return true;
      default:
        return false;
    }
  }
}
