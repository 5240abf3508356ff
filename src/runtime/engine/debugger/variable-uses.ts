/**
 * Which variables a statement reads and writes, found in its text. A variable breakpoint stops before such a statement, as
 * PowerShell does; what a command sets by name (Set-Variable) is not seen.
 */
import {
  type AssignmentStatementAst,
  type Ast,
  type ExpressionAst,
  findAll,
  type UnaryExpressionAst,
  type VariableExpressionAst,
} from '../../../parser/index.js';
import { fold } from '../../objects/values.js';

export interface VariableUses {
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
}

const known = new WeakMap<Ast, VariableUses>();

export function variableUses(ast: Ast): VariableUses {
  let uses = known.get(ast);
  if (uses === undefined) {
    uses = findUses(ast);
    known.set(ast, uses);
  }
  return uses;
}

function findUses(ast: Ast): VariableUses {
  const reads = new Set<string>();
  const writes = new Set<string>();
  const onlyWritten = new Set<Ast>();
  // The variable of a foreach loop stands for the step that sets it.
  if (ast.kind === 'VariableExpressionAst') return { reads, writes: new Set([nameOf(ast as VariableExpressionAst)]) };
  const write = (target: ExpressionAst, isRead: boolean) => {
    for (const variable of targetsOf(target)) {
      writes.add(nameOf(variable));
      if (!isRead) onlyWritten.add(variable);
    }
  };
  for (const node of findAll(ast, () => true, false)) {
    if (node.kind === 'AssignmentStatementAst') {
      const { left, operator } = node as AssignmentStatementAst;
      write(left, operator !== 'Equals');
    } else if (node.kind === 'UnaryExpressionAst') {
      const { tokenKind, child } = node as UnaryExpressionAst;
      if (/PlusPlus|MinusMinus/.test(tokenKind)) write(child, true);
    }
  }
  for (const node of findAll(ast, ({ kind }) => kind === 'VariableExpressionAst', false))
    if (!onlyWritten.has(node)) reads.add(nameOf(node as VariableExpressionAst));
  return { reads, writes };
}

/** The variables that an assignment to this sets; none where it sets a member or an element. */
function targetsOf(target: ExpressionAst): VariableExpressionAst[] {
  switch (target.kind) {
    case 'VariableExpressionAst':
      return [target as VariableExpressionAst];
    case 'ConvertExpressionAst':
    case 'AttributedExpressionAst':
      return targetsOf((target as ExpressionAst & { child: ExpressionAst }).child);
    case 'ArrayLiteralAst':
      return (target as ExpressionAst & { elements: ExpressionAst[] }).elements.flatMap(targetsOf);
    default:
      return [];
  }
}

function nameOf({ variablePath }: VariableExpressionAst): string {
  return fold(variablePath.replace(/^(?:global|local|script|private|variable):/i, ''));
}
