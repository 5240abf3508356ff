/** Names of classes and of their properties: what is defined twice, and what is used as if it were a variable. */
import type * as A from '../ast/nodes.js';
import { findAll } from '../ast/visitor.js';
import { fold } from '../tokenizer/characters.js';
import type { Checker } from './checker.js';

/** A type may be defined once in a script block. */
export function checkTypesOfBlock(block: A.ScriptBlockAst, checker: Checker): void {
  const seen = new Set<string>();
  for (const ast of findAll(block, ({ kind }) => kind === 'TypeDefinitionAst', false)) {
    const { name, extent } = ast as A.TypeDefinitionAst;
    if (seen.has(fold(name))) checker.error(extent, 'MemberAlreadyDefined', name);
    seen.add(fold(name));
  }
  if (seen.size > 0) checker.definedTypes.set(block, seen);
}

/** In a method, an assignment to the plain name of a property is taken for one to the property that lacks `$this.`. */
export function checkPropertyAssignment({ left }: A.AssignmentStatementAst, checker: Checker): void {
  const { ancestors } = checker;
  const scope = ancestors.findLastIndex(({ kind }) => opensScope(kind));
  if (ancestors[scope]?.kind !== 'FunctionMemberAst') return;
  const type = ancestors[scope - 1] as A.TypeDefinitionAst;
  for (const target of variables(left)) {
    const property = type.members.find(
      (member): member is A.PropertyMemberAst =>
        member.kind === 'PropertyMemberAst' && fold((member as A.PropertyMemberAst).name) === fold(target.variablePath),
    );
    if (property === undefined) continue;
    if (property.isStatic) {
      checker.error(target, 'MissingTypeInStaticPropertyAssignment', `[${type.name}]::`, property.name);
    } else {
      checker.error(target, 'MissingThis', '$this.', property.name);
    }
  }
}

function opensScope(kind: string): boolean {
  switch (kind) {
    case 'FunctionMemberAst':
    case 'FunctionDefinitionAst':
    case 'ScriptBlockExpressionAst':
    case 'TypeDefinitionAst':
      return true;
    default:
      return false;
  }
}

function variables(target: A.ExpressionAst): A.VariableExpressionAst[] {
  const node = target as A.AnyExpression;
  switch (node.kind) {
    case 'VariableExpressionAst':
      return [node];
    case 'ArrayLiteralAst':
      return node.elements.flatMap(variables);
    case 'ConvertExpressionAst':
      return variables(node.child);
    default:
      return [];
  }
}
