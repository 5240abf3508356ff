/** What must be known of a pattern's tree to say whether JavaScript's RegExp would do the same. */
import type { RegexNode, RegexTree } from './syntax.js';

export interface PatternFacts {
  /**
   * Nothing in it that RegExp lacks or does otherwise: balancing groups, conditions on groups, references to groups that
   * may have taken no part (.NET fails, JavaScript goes on), group numbers that are used twice.
   */
  translatable: boolean;
  /** RegExp's groups are .NET's: no group stands in a loop, where JavaScript forgets all captures but the last. */
  exactGroups: boolean;
  ignoreCaseReferences: boolean;
}

export function patternFacts(tree: RegexTree): PatternFacts {
  const survey = new Survey();
  survey.visit(tree.root, new Set(), false, false);
  return {
    translatable: survey.translatable,
    exactGroups: survey.exactGroups,
    ignoreCaseReferences: survey.ignoreCaseReferences,
  };
}

class Survey {
  translatable = true;
  exactGroups = true;
  ignoreCaseReferences = false;
  readonly #seen = new Set<number>();

  /** Walks in the order of matching. `certain`: the groups that have captured for sure when this node is tried. */
  visit(node: RegexNode, certain: Set<number>, inLoop: boolean, behind: boolean): Set<number> {
    switch (node.kind) {
      case 'Text':
      case 'Set':
      case 'Anchor':
        return certain;
      case 'Sequence':
        return (behind ? node.items.toReversed() : node.items).reduce(
          (known, item) => this.visit(item, known, inLoop, behind),
          certain,
        );
      case 'Alternation':
        return intersection(node.branches.map((branch) => this.visit(branch, certain, inLoop, behind)));
      case 'Loop': {
        const after = this.visit(node.body, certain, inLoop || node.max > 1, behind);
        return node.min > 0 ? after : certain;
      }
      case 'Capture':
        return this.#capture(node.group, node.balance, this.visit(node.body, certain, inLoop, behind), inLoop);
      case 'Look': {
        const after = this.visit(node.body, certain, inLoop, node.behind);
        return node.negative ? certain : after;
      }
      case 'Atomic':
        return this.visit(node.body, certain, inLoop, behind);
      case 'Backreference':
        if (!certain.has(node.group)) this.translatable = false;
        if (node.ignoreCase) this.ignoreCaseReferences = true;
        return certain;
      case 'GroupCondition':
        this.translatable = false;
        return certain;
      case 'ExpressionCondition': {
        const held = this.visit(node.condition, certain, inLoop, behind);
        return intersection([this.visit(node.yes, held, inLoop, behind), this.visit(node.no, certain, inLoop, behind)]);
      }
    }
  }

  #capture(group: number, balance: number, certain: Set<number>, inLoop: boolean): Set<number> {
    if (balance >= 0) this.translatable = false;
    if (group < 0) return certain;
    if (this.#seen.has(group)) this.translatable = false;
    this.#seen.add(group);
    if (inLoop) this.exactGroups = false;
    return new Set(certain).add(group);
  }
}

function intersection(sets: Set<number>[]): Set<number> {
  const [first = new Set<number>(), ...rest] = sets;
  return new Set([...first].filter((group) => rest.every((set) => set.has(group))));
}

/** True when the node can match nothing at all. */
export function isNullable(node: RegexNode): boolean {
  switch (node.kind) {
    case 'Text':
      return node.text.length === 0;
    case 'Set':
      return false;
    case 'Sequence':
      return node.items.every(isNullable);
    case 'Alternation':
      return node.branches.some(isNullable);
    case 'Loop':
      return node.min === 0 || isNullable(node.body);
    case 'Capture':
    case 'Atomic':
      return isNullable(node.body);
    case 'GroupCondition':
    case 'ExpressionCondition':
      return isNullable(node.yes) || isNullable(node.no);
    case 'Anchor':
    case 'Look':
    case 'Backreference':
      return true;
  }
}
