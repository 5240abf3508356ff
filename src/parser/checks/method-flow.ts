/**
 * What the flow of control through a method of a class tells: whether every way out returns a value, and which variables
 * are used on a way on which nothing has been assigned to them. Methods see no variables but their own, so both are errors.
 * And, of any block, whose variables change their type.
 */
import type * as A from '../ast/nodes.js';
import { canonicalName } from '../ast/type-names.js';
import { type Block, FlowBuilder, localName } from './flow-graph.js';

export interface MethodFlow {
  alwaysReturns: boolean;
  unassigned: A.VariableExpressionAst[];
}

export function analyzeMethod(method: A.FunctionMemberAst): MethodFlow {
  const builder = flowThrough(method.body, method.parameters);
  const alwaysReturns = [...builder.exit.predecessors].every(({ leaves, unreachable }) => leaves || unreachable);
  return { alwaysReturns, unassigned: followVariables(builder.entry).unassigned };
}

/**
 * Names, folded, of variables whose type an assignment to them changes: `[int] $x` after a plain one, or on another way through
 * the block. The engine treats these as it does the variables of a script that is dot-sourced.
 */
export function changingVariables(block: A.ScriptBlockAst, parameters: readonly A.ParameterAst[]): ReadonlySet<string> {
  return followVariables(flowThrough(block, parameters).entry).changing;
}

function flowThrough(block: A.ScriptBlockAst, parameters: readonly A.ParameterAst[]): FlowBuilder {
  const builder = new FlowBuilder();
  for (const { name, attributes } of parameters) {
    const type = attributes.find(({ kind }) => kind === 'TypeConstraintAst');
    const variable = localName(name);
    if (variable !== null) builder.assign(variable, type === undefined ? null : canonicalName(type.typeName));
  }
  builder.scriptBlock(block);
  return builder;
}

function followVariables(entry: Block): { unassigned: A.VariableExpressionAst[]; changing: Set<string> } {
  const types = new Map<string, string>();
  /** Variables that change their type: the engine looks them up when they are used, and takes them for assigned. */
  const changing = new Set<string>();
  const unassigned: [variable: string, ast: A.VariableExpressionAst][] = [];
  for (const block of reverseDepthFirst(entry)) {
    const assigned = assignedBefore(block);
    block.assigned = assigned;
    for (const event of block.events) {
      const { variable } = event;
      if (event.kind === 'use') {
        if (!assigned.has(variable)) unassigned.push([variable, event.ast]);
        continue;
      }
      const known = types.get(variable);
      const type = event.type ?? (assigned.has(variable) ? null : 'object');
      if (known === undefined) types.set(variable, type ?? 'object');
      else if (type !== null && type !== known) changing.add(variable);
      assigned.add(variable);
    }
  }
  return { unassigned: unassigned.filter(([variable]) => !changing.has(variable)).map(([, ast]) => ast), changing };
}

function assignedBefore(block: Block): Set<string> {
  const ends = [...block.predecessors].map(({ assigned }) => assigned).filter((assigned) => assigned !== null);
  const [first, ...others] = ends;
  const assigned = [...(first ?? [])].filter((variable) => others.every((end) => end.has(variable)));
  return new Set(assigned);
}

function reverseDepthFirst(entry: Block): Block[] {
  const order: Block[] = [];
  const seen = new Set<Block>();
  const visit = (block: Block): void => {
    if (seen.has(block)) return;
    seen.add(block);
    for (const next of block.successors) visit(next);
    order.push(block);
  };
  visit(entry);
  return order.reverse();
}
