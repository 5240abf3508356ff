/** What a variable holds: by the assignments before it, by what pipelines and catch blocks put into `$_`, and by its value now. */
import type {
  AnyAst,
  Ast,
  CatchClauseAst,
  CommandAst,
  ConvertExpressionAst,
  ErrorStatementAst,
  InvokeMemberExpressionAst,
  PipelineAst,
  SwitchStatementAst,
  TrapStatementAst,
  TypeConstraintAst,
  VariableExpressionAst,
} from '../../parser/index.js';
import { VariablePath } from '../dotnet/automation/variable-path.js';
import { enumerateMembers } from '../objects/member-list.js';
import { findType, type NetType, requireType, typeOf } from '../objects/net-type.js';
import { baseOf, PSObject } from '../objects/ps-object.js';
import { staticMember } from '../objects/type-lookup.js';
import { isMethodGroup } from '../objects/type-members.js';
import { fold, isNull } from '../objects/values.js';
import { lastAssignment } from './assigned-variable.js';
import { enumeratedTypes } from './enumerated-types.js';
import { inferCommand } from './infer-command.js';
import { InferredType } from './inferred-type.js';
import { evaluateSafely } from './safe-evaluation.js';
import type { TypeInference } from './type-inference.js';

const automation = 'System.Management.Automation';
const errorRecord = `${automation}.ErrorRecord`;

/** Variables that every scope has, with their types; '' where it is the value that tells. */
const allScopes: Readonly<Record<string, string>> = {
  '?': 'System.Boolean',
  executioncontext: `${automation}.EngineIntrinsics`,
  false: 'System.Boolean',
  home: 'System.String',
  host: '',
  pid: 'System.Int32',
  psculture: 'System.String',
  pshome: 'System.String',
  psuiculture: 'System.String',
  psversiontable: `${automation}.PSVersionHashTable`,
  psedition: 'System.String',
  shellid: 'System.String',
  true: 'System.Boolean',
};
const automatic: Readonly<Record<string, string>> = {
  _: '',
  args: 'System.Object[]',
  this: '',
  input: '',
  pscmdlet: `${automation}.PSScriptCmdlet`,
  psboundparameters: `${automation}.PSBoundParametersDictionary`,
  myinvocation: `${automation}.InvocationInfo`,
  psscriptroot: 'System.String',
  pscommandpath: 'System.String',
};

export function inferVariable(inference: TypeInference, ast: VariableExpressionAst): InferredType[] {
  const path = new VariablePath(ast.variablePath);
  const name = fold(path.unqualified);
  const isUnqualified = !/^[^:]+:/.test(path.userPath);
  if (path.drive !== null || fold(path.userPath) === 'null') return [];
  if (isUnqualified && (name === '_' || name === 'psitem')) return inferPipelineObject(inference, ast);
  if (isUnqualified && name === 'this') {
    if (inference.self !== null) return [inference.self];
    if (inference.within !== null) return [InferredType.defined(inference.within)];
  }
  const known = allScopes[name];
  if (known !== undefined) return known === '' ? currentType(inference, ast) : typeNamed(known);
  const own = automatic[name];
  if (own !== undefined) return own === '' ? [] : typeNamed(own);
  return [...assignedTypes(inference, ast), ...currentType(inference, ast)];
}

function typeNamed(name: string): InferredType[] {
  const type = findType(name);
  return type === undefined ? [] : [InferredType.of(type)];
}

// ---- $_ ----------------------------------------------------------------------------------------------------------------

function inferPipelineObject(inference: TypeInference, ast: VariableExpressionAst): InferredType[] {
  const source = sourceOfPipelineObject(ast);
  if (source === null) return [];
  if (source.kind === 'CatchClauseAst') return caughtTypes(inference, (source as CatchClauseAst).catchTypes);
  if (source.kind === 'TrapStatementAst') {
    const { trapType } = source as TrapStatementAst;
    return caughtTypes(inference, trapType === null ? [] : [trapType]);
  }
  return enumeratedTypes(inference.infer(source));
}

function caughtTypes(inference: TypeInference, constraints: readonly TypeConstraintAst[]): InferredType[] {
  const exception = requireType('System.Exception');
  const generic = findType(`${errorRecord}\`1`);
  const found = constraints.flatMap((constraint) => {
    const { type } = inference.resolve(constraint.typeName, constraint);
    if (type === null || !exception.isAssignableFrom(type) || generic === undefined) return [];
    return [InferredType.of(generic.makeGeneric([type]))];
  });
  return found.length > 0 ? found : [InferredType.of(errorRecord)];
}

/** The catch block or trap around it, or what gives the objects: a switch's condition, a command, what a method is called on. */
function sourceOfPipelineObject(ast: VariableExpressionAst): Ast | null {
  const before = (other: Ast) => other.extent.end < ast.extent.start;
  let isInBlock = false;
  for (let current = ast.parent; current !== null; current = current.parent) {
    switch ((current as AnyAst).kind) {
      case 'CatchClauseAst':
      case 'TrapStatementAst':
        return current;
      case 'SwitchStatementAst': {
        const { condition } = current as SwitchStatementAst;
        if (condition !== null && before(condition)) return condition;
        break;
      }
      case 'ErrorStatementAst': {
        const { broken } = current as ErrorStatementAst;
        if (broken?.keyword.kind !== 'Switch') break;
        const [condition] = broken.conditions;
        if (condition === undefined) return null;
        if (before(condition)) return condition;
        break;
      }
      case 'ScriptBlockExpressionAst':
        isInBlock = true;
        continue;
    }
    if (!isInBlock) continue;
    if (current.kind === 'InvokeMemberExpressionAst') return (current as InvokeMemberExpressionAst).expression;
    if (current.kind === 'CommandAst') {
      const previous = previousCommand(current as CommandAst);
      if (previous !== null) return previous;
    }
  }
  return null;
}

/** The command that pipes into this one. */
export function previousCommand(ast: CommandAst): Ast | null {
  if (ast.parent?.kind !== 'PipelineAst') return null;
  const { pipelineElements } = ast.parent as PipelineAst;
  return pipelineElements[pipelineElements.indexOf(ast) - 1] ?? null;
}

// ---- Assignments -------------------------------------------------------------------------------------------------------

function assignedTypes(inference: TypeInference, ast: VariableExpressionAst): InferredType[] {
  const assignment = lastAssignment(ast);
  switch (assignment?.kind) {
    case 'constraint':
      return [inference.resolve(assignment.typeName, ast)];
    case 'type':
      return typeNamed(assignment.name);
    case 'items':
      return enumeratedTypes(inference.infer(assignment.ast));
    case 'redirected':
      return inferCommand(inference, assignment.ast as CommandAst, true);
    case 'value':
      return isReference(assignment.ast)
        ? outArgumentTypes(inference, assignment.ast as ConvertExpressionAst)
        : inference.infer(assignment.ast);
  }
  return [];
}

function isReference(ast: Ast): boolean {
  return ast.kind === 'ConvertExpressionAst' && /^\[ref\]/i.test((ast as ConvertExpressionAst).type.extent.text);
}

/** `[int]::TryParse('1', [ref] $x)`: what the method's out parameter is. */
function outArgumentTypes(inference: TypeInference, ast: ConvertExpressionAst): InferredType[] {
  if (ast.parent?.kind !== 'InvokeMemberExpressionAst') return [];
  const call = ast.parent as InvokeMemberExpressionAst;
  if (call.expression.kind !== 'TypeExpressionAst' || call.member.kind !== 'StringConstantExpressionAst') return [];
  const { type } = inference.resolve((call.expression as unknown as { typeName: never }).typeName, call);
  const member = type && staticMember(type, fold((call.member as unknown as { value: string }).value));
  if (!member || !isMethodGroup(member)) return [];
  const index = call.arguments_.indexOf(ast);
  return member.overloads
    .map(({ parameters }) => parameters[index])
    .filter((parameter) => parameter?.byRef)
    .map((parameter) => InferredType.of(parameter?.type as NetType));
}

/** What is in the variable now. */
function currentType(inference: TypeInference, ast: VariableExpressionAst): InferredType[] {
  const known = evaluateSafely(inference.engine, ast);
  if (known === null || isNull(known.value)) return [];
  let value = baseOf(known.value);
  if (!isNull(value) && typeof value === 'object' && typeOf(value).isList) {
    const first = firstItem(value);
    if (first !== undefined) value = baseOf(first);
  }
  if (isNull(value)) return [];
  if (!(value instanceof PSObject)) return [InferredType.of(typeOf(value))];
  const properties = enumerateMembers(value)
    .filter((member) => member.isProperty && !member.isHidden)
    .map((member) => ({
      name: member.name,
      type: typeNamed(member.typeNameOfValue)[0] ?? InferredType.of('System.Object'),
    }));
  return [InferredType.withProperties(requireType(`${automation}.PSObject`), properties)];
}

function firstItem(value: object): unknown {
  if (Array.isArray(value)) return value[0];
  const { items } = value as { items?: unknown };
  return Array.isArray(items) ? items[0] : undefined;
}
