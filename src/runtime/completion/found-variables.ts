/** The variables that the input assigns before the cursor, in the scopes that the cursor can see. */
import {
  type AnyAst,
  type ArrayLiteralAst,
  type AssignmentStatementAst,
  type Ast,
  type CommandAst,
  type ConvertExpressionAst,
  type DataStatementAst,
  type FileRedirectionAst,
  type ForEachStatementAst,
  type ParameterAst,
  type ParenExpressionAst,
  type ScriptBlockExpressionAst,
  type StringConstantExpressionAst,
  type TypeName,
  type VariableExpressionAst,
  type VisitAction,
  visit,
} from '../../parser/index.js';
import { psTypeName } from '../dotnet/automation/ps-type-text.js';
import { VariablePath } from '../dotnet/automation/variable-path.js';
import { fold } from '../objects/values.js';
import {
  assignmentTarget,
  isScopeOwner,
  outVariableParameters,
  pastEnd,
  pipelineVariableParameters,
  sharesScope,
  streamRecords,
  variableCommands,
} from '../type-inference/assigned-variable.js';
import { commandNameOf } from '../type-inference/command-at.js';
import { InferredType } from '../type-inference/inferred-type.js';
import { pureExpression } from '../type-inference/safe-evaluation.js';
import { bindSyntactically } from '../type-inference/syntactic-binding.js';
import type { TypeInference } from '../type-inference/type-inference.js';
import { isSpecialVariable } from './special-variables.js';

export interface FoundVariable {
  name: string;
  /** The type in brackets, where it is known. */
  toolTip: string;
  /** The type that a declaration constrains it to. */
  constraint: InferredType | null;
}

export function variablesBefore(types: TypeInference, place: Ast): FoundVariable[] {
  const search = new VariableSearch(types, place);
  for (let current = place.parent; current !== null; current = current.parent)
    if (isScopeOwner(current)) search.visitScope(current);
  return search.found();
}

/** The type in front of a variable's assignment or parameter, the nearest scope's first; null where there is none. */
export function declaredType(types: TypeInference, variable: VariableExpressionAst): InferredType | null {
  const search = new VariableSearch(types, variable);
  const wanted = fold(variable.variablePath);
  for (let current = variable.parent; current !== null; current = current.parent) {
    if (isScopeOwner(current)) search.visitScope(current);
    const found = search.found().find(({ name }) => fold(name) === wanted);
    if (found?.constraint) return found.constraint;
  }
  return null;
}

class VariableSearch {
  readonly #found = new Map<string, { name: string; constraint: InferredType | null; assigned: InferredType | null }>();
  readonly #end: number;
  #owner: Ast | null = null;

  constructor(
    readonly types: TypeInference,
    readonly place: Ast,
  ) {
    this.#end = place.extent.start;
  }

  visitScope(owner: Ast): void {
    this.#owner = owner;
    visit(owner, (ast) => this.#visit(ast));
  }

  found(): FoundVariable[] {
    return [...this.#found.values()].map(({ name, constraint, assigned }) => {
      const type = constraint ?? assigned;
      const typed = type?.type ? `[${psTypeName(type.type)}]$${name}` : type?.name;
      return { name, toolTip: typed ?? name, constraint };
    });
  }

  #visit(ast: Ast): VisitAction {
    const node = ast as AnyAst;
    if (ast.extent.start > this.#end) return pastEnd(ast);
    switch (node.kind) {
      case 'AssignmentStatementAst': {
        const { left, right } = node as AssignmentStatementAst;
        this.#assign(left, right);
        break;
      }
      case 'CommandAst':
        this.#command(node as CommandAst);
        break;
      case 'ParameterAst': {
        const { name, attributes } = node as ParameterAst;
        if (name === this.place) break;
        const constraint = attributes.find(({ kind }) => kind === 'TypeConstraintAst');
        const type = constraint ? this.#resolve(constraint.typeName) : InferredType.of('System.Object');
        this.#save(name.variablePath, type, true);
        break;
      }
      case 'ForEachStatementAst': {
        const { variable } = node as ForEachStatementAst;
        if (variable === this.place) return 'StopVisit';
        this.#save(variable.variablePath, null, false);
        break;
      }
      case 'AttributeAst':
        return 'SkipChildren';
      case 'FunctionDefinitionAst':
        return ast === this.#owner ? 'Continue' : 'SkipChildren';
      case 'ScriptBlockExpressionAst':
        return ast === this.#owner || sharesScope(node as ScriptBlockExpressionAst) ? 'Continue' : 'SkipChildren';
      case 'DataStatementAst': {
        if (ast.extent.start >= this.#end) return 'StopVisit';
        const { variable } = node as DataStatementAst;
        if (variable !== null) this.#save(variable, null, false);
        return 'SkipChildren';
      }
    }
    return 'Continue';
  }

  #assign(left: Ast, right: Ast): void {
    const { target, constraint } = assignmentTarget(left);
    if (target.kind === 'ArrayLiteralAst')
      for (const element of (target as ArrayLiteralAst).elements) this.#assign(element, right);
    else if (target.kind === 'ParenExpressionAst') {
      const inner = pureExpression((target as ParenExpressionAst).pipeline);
      if (inner !== null) this.#assign(inner, right);
    } else if (target.kind === 'VariableExpressionAst') {
      const { variablePath } = target as VariableExpressionAst;
      if (target === this.place || isSpecialVariable(variablePath)) return;
      if (constraint !== null) this.#save(variablePath, this.#resolve(constraint), true);
      else this.#save(variablePath, right.kind === 'CommandExpressionAst' ? this.#typeByLook(right) : null, false);
    }
  }

  #command(ast: CommandAst): void {
    const bound = bindSyntactically(ast);
    const name = bound.constant('Name');
    if (variableCommands.has(fold(commandNameOf(ast) ?? '')) && name !== null) {
      const value = bound.argument('Value');
      this.#save(name, value === null ? null : this.#typeByLook(value), false);
    }
    for (const parameter of outVariableParameters) {
      const variable = bound.constant(parameter);
      if (variable !== null) this.#save(variable, InferredType.of('System.Collections.ArrayList'), false);
    }
    if (ast.parent?.kind === 'PipelineAst' && ast.parent.extent.end > this.place.extent.start)
      for (const parameter of pipelineVariableParameters) {
        const variable = bound.constant(parameter);
        if (variable !== null) this.#save(variable, this.types.infer(ast)[0] ?? null, false);
      }
    for (const redirection of ast.redirections) {
      if (redirection.kind !== 'FileRedirectionAst') continue;
      const { location, fromStream } = redirection as FileRedirectionAst;
      if (location.kind !== 'StringConstantExpressionAst') continue;
      const [, variable] = /^variable:(.+)$/i.exec((location as StringConstantExpressionAst).value) ?? [];
      const record = streamRecords[fromStream];
      if (variable !== undefined) this.#save(variable, record === undefined ? null : InferredType.of(record), false);
    }
  }

  /** What a constant is, or a cast makes; null where more would have to be looked at. */
  #typeByLook(ast: Ast): InferredType | null {
    const node = ast as AnyAst;
    switch (node.kind) {
      case 'CommandExpressionAst':
        return this.#typeByLook(node.expression);
      case 'ConstantExpressionAst':
      case 'StringConstantExpressionAst':
      case 'ExpandableStringExpressionAst':
      case 'ScriptBlockExpressionAst':
        return this.types.infer(ast)[0] ?? null;
      case 'ConvertExpressionAst':
        return this.#resolve((node as ConvertExpressionAst).type.typeName);
      case 'HashtableAst':
        return InferredType.of('System.Collections.Hashtable');
      case 'ArrayExpressionAst':
      case 'ArrayLiteralAst':
        return InferredType.of('System.Object[]');
    }
    return null;
  }

  #resolve(name: TypeName): InferredType {
    return this.types.resolve(name, this.place);
  }

  #save(path: string, type: InferredType | null, isConstraint: boolean): void {
    const name = new VariablePath(path).unqualified;
    const known = this.#found.get(fold(name)) ?? { name, constraint: null, assigned: null };
    this.#found.set(fold(name), known);
    if (isConstraint) known.constraint = type;
    else known.assigned = type;
  }
}
