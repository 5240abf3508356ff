/** The last place before a variable that gives it a value or a type: an assignment, a parameter, a loop, a command's -OutVariable. */
import {
  type AnyAst,
  type AssignmentStatementAst,
  type Ast,
  type AttributedExpressionAst,
  type CommandAst,
  type ConvertExpressionAst,
  type DataStatementAst,
  type FileRedirectionAst,
  type ForEachStatementAst,
  type ParameterAst,
  type ScriptBlockExpressionAst,
  type StringConstantExpressionAst,
  type TypeName,
  type VariableExpressionAst,
  type VisitAction,
  visit,
} from '../../parser/index.js';
import { VariablePath } from '../dotnet/automation/variable-path.js';
import { fold } from '../objects/values.js';
import { commandNameOf } from './command-at.js';
import { bindSyntactically } from './syntactic-binding.js';

export type Assignment =
  | { kind: 'constraint'; typeName: TypeName }
  | { kind: 'type'; name: string }
  | { kind: 'value' | 'items' | 'redirected'; ast: Ast };

const automation = 'System.Management.Automation';
export const variableCommands: ReadonlySet<string> = new Set(['new-variable', 'nv', 'set-variable', 'set', 'sv']);
export const outVariableParameters = [
  'ErrorVariable',
  'ev',
  'WarningVariable',
  'wv',
  'InformationVariable',
  'iv',
  'OutVariable',
  'ov',
] as const;
export const pipelineVariableParameters = ['PipelineVariable', 'pv'] as const;
const inCallersScope = new Set(
  'microsoft.powershell.core\\foreach-object foreach-object foreach % microsoft.powershell.core\\where-object where-object where ? beforeall beforeeach'.split(
    ' ',
  ),
);
/** What streams a redirection to `variable:x` catches, and as what. */
export const streamRecords: Readonly<Record<string, string>> = {
  Error: `${automation}.ErrorRecord`,
  Warning: `${automation}.WarningRecord`,
  Verbose: `${automation}.VerboseRecord`,
  Debug: `${automation}.DebugRecord`,
  Information: `${automation}.InformationRecord`,
};
const variableLists: Readonly<Record<string, string>> = {
  errorvariable: 'ErrorRecord',
  ev: 'ErrorRecord',
  warningvariable: 'WarningRecord',
  wv: 'WarningRecord',
  informationvariable: 'InformationalRecord',
  iv: 'InformationalRecord',
};

/** A script block whose variables are those of the code around it: ForEach-Object's, or one that is dot-sourced. */
export function sharesScope(ast: ScriptBlockExpressionAst): boolean {
  for (let parent = ast.parent; parent !== null; parent = parent.parent) {
    switch ((parent as AnyAst).kind) {
      case 'CommandAst': {
        const command = parent as CommandAst;
        const isDotted =
          command.commandElements[0]?.kind === 'ScriptBlockExpressionAst' && command.invocationOperator === 'Dot';
        return isDotted || inCallersScope.has(fold(commandNameOf(command) ?? ''));
      }
      case 'CommandExpressionAst':
      case 'PipelineAst':
      case 'StatementBlockAst':
      case 'ArrayExpressionAst':
      case 'ArrayLiteralAst':
        continue;
      default:
        return false;
    }
  }
  return false;
}

/** The variable without the attributes and types in front of it, and the outermost of those types. */
export function assignmentTarget(left: Ast): { target: Ast; constraint: TypeName | null } {
  let constraint: TypeName | null = null;
  let target = left;
  while (target.kind === 'AttributedExpressionAst' || target.kind === 'ConvertExpressionAst') {
    if (target.kind === 'ConvertExpressionAst') constraint ??= (target as ConvertExpressionAst).type.typeName;
    target = (target as AttributedExpressionAst).child;
  }
  return { target, constraint };
}

/** Past the place in question nothing counts, but the body of a do loop comes before its condition. */
export function pastEnd(ast: Ast): VisitAction {
  const isPipeline = ['PipelineAst', 'PipelineChainAst', 'AssignmentStatementAst'].includes(ast.kind);
  return isPipeline && /^Do(Until|While)StatementAst$/.test(ast.parent?.kind ?? '') ? 'SkipChildren' : 'StopVisit';
}

export function isScopeOwner(ast: Ast): boolean {
  return ['ScriptBlockAst', 'FunctionDefinitionAst', 'FunctionMemberAst'].includes(ast.kind);
}

export function lastAssignment(variable: VariableExpressionAst): Assignment | null {
  return new AssignmentSearch(variable).run();
}

class AssignmentSearch {
  readonly #name: string;
  readonly #localOnly: boolean;
  #isLocal = true;
  #end: number;
  #owner: Ast | null = null;
  #constraint: TypeName | null = null;
  #assignment: Assignment | null = null;
  #offset = -1;

  constructor(readonly variable: VariableExpressionAst) {
    const path = new VariablePath(variable.variablePath);
    this.#name = fold(path.unqualified);
    this.#localOnly = path.scope === 'local' || path.scope === 'private';
    this.#end = variable.extent.start;
  }

  run(): Assignment | null {
    for (let current = this.variable.parent; current !== null; current = current.parent) {
      if (!isScopeOwner(current)) continue;
      if (current.kind === 'ScriptBlockAst' && current.parent?.kind === 'FunctionDefinitionAst')
        current = current.parent;
      this.#owner = current;
      visit(current, (ast) => this.#visit(ast));
      const outer = current.parent;
      const isShared = outer?.kind === 'ScriptBlockExpressionAst' && sharesScope(outer as ScriptBlockExpressionAst);
      if (this.#localOnly || this.#constraint !== null || (this.#assignment !== null && !isShared)) break;
      this.#isLocal = false;
      this.#end = current.extent.start;
    }
    return this.#constraint === null ? this.#assignment : { kind: 'constraint', typeName: this.#constraint };
  }

  #visit(ast: Ast): VisitAction {
    const node = ast as AnyAst;
    if (ast.extent.start >= this.#end) return pastEnd(ast);
    switch (node.kind) {
      case 'AssignmentStatementAst':
        this.#assign(node as AssignmentStatementAst);
        break;
      case 'CommandAst':
        this.#command(node as CommandAst);
        break;
      case 'ParameterAst':
        this.#parameter(node as ParameterAst);
        break;
      case 'ForEachStatementAst': {
        const { variable, condition } = node as ForEachStatementAst;
        if (condition !== null && this.#isTarget(variable) && condition.extent.end < this.variable.extent.start)
          this.#set({ kind: 'items', ast: condition }, condition);
        break;
      }
      case 'ConvertExpressionAst': {
        const { type, child } = node as ConvertExpressionAst;
        if (/^\[ref\]/i.test(type.extent.text) && this.#isTarget(child)) this.#set({ kind: 'value', ast }, ast);
        break;
      }
      case 'DataStatementAst': {
        const { variable, body } = node as DataStatementAst;
        if (variable !== null && this.#isName(variable) && ast.extent.end < this.variable.extent.start)
          this.#set({ kind: 'value', ast: body }, body);
        return 'SkipChildren';
      }
      case 'AttributeAst':
        return 'SkipChildren';
      case 'ScriptBlockExpressionAst':
        return sharesScope(node as ScriptBlockExpressionAst) ? 'Continue' : 'SkipChildren';
      case 'FunctionDefinitionAst':
        return ast === this.#owner ? 'Continue' : 'SkipChildren';
    }
    return 'Continue';
  }

  #assign({ left, right }: AssignmentStatementAst): void {
    const { target, constraint } = assignmentTarget(left);
    if (!this.#isTarget(target)) return;
    if (constraint !== null) this.#constraint = constraint;
    else this.#set({ kind: 'value', ast: right }, right);
  }

  #parameter({ name, attributes }: ParameterAst): void {
    const constraint = attributes.find(({ kind }) => kind === 'TypeConstraintAst');
    if (constraint !== undefined && this.#isTarget(name)) this.#constraint = constraint.typeName;
  }

  #command(ast: CommandAst): void {
    const bound = bindSyntactically(ast);
    const value = bound.argument('Value');
    if (
      variableCommands.has(fold(commandNameOf(ast) ?? '')) &&
      value !== null &&
      this.#isName(bound.constant('Name'))
    ) {
      this.#set({ kind: 'value', ast: value }, value);
      return;
    }
    for (const parameter of outVariableParameters) {
      if (!this.#isName(bound.constant(parameter))) continue;
      const record = variableLists[fold(parameter)];
      const list = `System.Collections.Generic.List[${automation}.${record}]`;
      this.#set(record === undefined ? { kind: 'value', ast } : { kind: 'type', name: list }, ast);
      return;
    }
    if ((ast.parent?.extent.end ?? 0) > this.variable.extent.start && ast.parent?.kind === 'PipelineAst')
      for (const parameter of pipelineVariableParameters)
        if (this.#isName(bound.constant(parameter))) {
          this.#set({ kind: 'items', ast }, ast);
          return;
        }
    for (const redirection of ast.redirections)
      if (redirection.kind === 'FileRedirectionAst') this.#redirection(ast, redirection as FileRedirectionAst);
  }

  #redirection(ast: CommandAst, { location, fromStream }: FileRedirectionAst): void {
    if (location.kind !== 'StringConstantExpressionAst') return;
    const [, name = null] = /^variable:(.+)$/i.exec((location as StringConstantExpressionAst).value) ?? [];
    if (!this.#isName(name)) return;
    const record = streamRecords[fromStream];
    this.#set(record === undefined ? { kind: 'redirected', ast } : { kind: 'type', name: record }, ast);
  }

  #set(assignment: Assignment, at: Ast): void {
    const { start, end } = at.extent;
    const isAround = this.variable.extent.start >= start && this.variable.extent.end <= end;
    if (this.#offset >= start || isAround) return;
    this.#assignment = assignment;
    this.#offset = start;
  }

  #isTarget(ast: Ast): boolean {
    return ast.kind === 'VariableExpressionAst' && this.#isName((ast as VariableExpressionAst).variablePath);
  }
  #isName(path: string | null): boolean {
    if (path === null || path === '') return false;
    const colon = path.indexOf(':');
    const scope = fold(colon < 0 ? '' : path.slice(0, colon));
    if (fold(path.slice(colon + 1)) !== this.#name) return false;
    const isOwn = scope === 'local' || scope === 'private';
    return this.#localOnly ? scope === '' || isOwn : this.#isLocal || !isOwn;
  }
}
