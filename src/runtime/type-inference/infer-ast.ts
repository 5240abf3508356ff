/** Type inference for each class of node. Statements give what their last commands write. */
import {
  type AnyAst,
  type ArrayLiteralAst,
  type AssignmentStatementAst,
  type Ast,
  type BinaryExpressionAst,
  type ConvertExpressionAst,
  type ExpressionAst,
  type HashtableAst,
  type InvokeMemberExpressionAst,
  type MemberExpressionAst,
  type NumberLiteral,
  type ParameterAst,
  type StatementAst,
  type StringConstantExpressionAst,
  typeFullName,
} from '../../parser/index.js';
import { toText } from '../language/index.js';
import { literalValue } from '../language/number-text.js';
import { requireType, typeOf, types } from '../objects/net-type.js';
import { isNull } from '../objects/values.js';
import { arrayOf } from './enumerated-types.js';
import { inferCommand } from './infer-command.js';
import { inferMember } from './infer-member.js';
import { inferVariable } from './infer-variable.js';
import { distinct, InferredType, type KnownProperty } from './inferred-type.js';
import { evaluateSafely, pureExpression } from './safe-evaluation.js';
import type { TypeInference } from './type-inference.js';

const boolean = () => [InferredType.of(types.boolean())];
const text = () => [InferredType.of(types.string())];
const hashtable = 'System.Collections.Hashtable';

/** Possibly with repetitions. */
export function inferAst(inference: TypeInference, ast: Ast): InferredType[] {
  const node = ast as AnyAst;
  const all = (list: readonly (Ast | null)[]) =>
    list.flatMap((each) => (each === null ? [] : inferAst(inference, each)));
  switch (node.kind) {
    case 'ScriptBlockAst':
      return all([node.beginBlock, node.processBlock, node.endBlock]);
    case 'NamedBlockAst':
    case 'StatementBlockAst':
      return all(node.statements.filter(writesOutput));
    case 'PipelineAst':
      return all(node.pipelineElements.slice(-1));
    case 'PipelineChainAst':
      return distinct(all([node.lhsPipelineChain, node.rhsPipeline]));
    case 'CommandExpressionAst':
      return all([node.expression]);
    case 'CommandAst':
      return inferCommand(inference, node);
    case 'IfStatementAst':
      return all([...node.clauses.map(([, body]) => body), node.elseClause]);
    case 'SwitchStatementAst':
      return all([...node.clauses.map(([, body]) => body), node.defaultBlock]);
    case 'TryStatementAst':
      return all([node.body, ...node.catchClauses.map((clause) => clause.body), node.finallyBlock]);
    case 'TrapStatementAst':
    case 'DataStatementAst':
    case 'ForEachStatementAst':
    case 'ForStatementAst':
    case 'WhileStatementAst':
    case 'DoWhileStatementAst':
    case 'DoUntilStatementAst':
    case 'BlockStatementAst':
      return all([node.body]);
    case 'ReturnStatementAst':
      return all([node.pipeline]);
    case 'AssignmentStatementAst':
      return inferAssignment(inference, node);
    case 'ErrorStatementAst':
    case 'ErrorExpressionAst':
      return all(node.nestedAst);
    case 'ParameterAst':
      return inferParameter(inference, node);
    case 'TypeExpressionAst':
      return [InferredType.of('System.Type')];
    case 'MemberExpressionAst':
    case 'InvokeMemberExpressionAst':
    case 'BaseCtorInvokeMemberExpressionAst':
      return inferMember(inference, node as MemberExpressionAst | InvokeMemberExpressionAst);
    case 'ArrayExpressionAst': {
      const { statements } = node.subExpression;
      return [statements.length === 0 ? objectArray() : arrayOf(inferAst(inference, node.subExpression))];
    }
    case 'ArrayLiteralAst':
      return [arrayOf(all((node as ArrayLiteralAst).elements))];
    case 'HashtableAst':
      return [inferHashtable(inference, node)];
    case 'ScriptBlockExpressionAst':
      return [InferredType.of('System.Management.Automation.ScriptBlock')];
    case 'ParenExpressionAst':
      return all([node.pipeline]);
    case 'SubExpressionAst':
      return all([node.subExpression]);
    case 'UsingExpressionAst':
      return all([node.subExpression]);
    case 'ExpandableStringExpressionAst':
    case 'StringConstantExpressionAst':
      return text();
    case 'ConstantExpressionAst':
      return inferConstant(node.value as NumberLiteral | true | null);
    case 'AttributedExpressionAst':
      return all([(node as { child: ExpressionAst }).child]);
    case 'ConvertExpressionAst':
      return [inferConvert(inference, node as ConvertExpressionAst)];
    case 'VariableExpressionAst':
      return inferVariable(inference, node);
    case 'UnaryExpressionAst':
      return node.tokenKind === 'Not' || node.tokenKind === 'Exclaim' ? boolean() : all([node.child]);
    case 'TernaryExpressionAst':
      return all([node.ifTrue, node.ifFalse]);
    case 'BinaryExpressionAst':
      return inferBinary(inference, node);
    case 'IndexExpressionAst':
      return inferAst(inference, node.target).flatMap(elementTypes);
  }
  return [];
}

export function objectArray(): InferredType {
  return InferredType.of(types.object().makeArray());
}

/** Assignments and counters write nothing. */
function writesOutput(statement: StatementAst): boolean {
  if (statement.kind === 'AssignmentStatementAst') return false;
  const expression = pureExpression(statement);
  return !(
    expression?.kind === 'UnaryExpressionAst' &&
    /(PlusPlus|MinusMinus)$/.test((expression as unknown as { tokenKind: string }).tokenKind)
  );
}

function inferAssignment(inference: TypeInference, { left, right }: AssignmentStatementAst): InferredType[] {
  for (
    let child = left as AnyAst;
    child.kind === 'AttributedExpressionAst' || child.kind === 'ConvertExpressionAst';
  ) {
    const attributed = child as ConvertExpressionAst;
    if (child.kind === 'ConvertExpressionAst') return [inference.resolve(attributed.type.typeName, attributed)];
    child = attributed.child as AnyAst;
  }
  return inferAst(inference, right);
}

function inferParameter(inference: TypeInference, ast: ParameterAst): InferredType[] {
  const constraint = ast.attributes.find(({ kind }) => kind === 'TypeConstraintAst');
  return constraint === undefined ? [] : [inference.resolve(constraint.typeName, ast)];
}

function inferConstant(value: NumberLiteral | true | null): InferredType[] {
  if (value === null) return [];
  return [InferredType.of(value === true ? types.boolean() : typeOf(literalValue(value)))];
}

function inferConvert(inference: TypeInference, ast: ConvertExpressionAst): InferredType {
  const resolved = inference.resolve(ast.type.typeName, ast);
  if (resolved.type?.fullName === 'System.Management.Automation.PSObject' && ast.child.kind === 'HashtableAst') {
    const table = inferHashtable(inference, ast.child as HashtableAst);
    if (table.properties !== null) return InferredType.withProperties(resolved.type, table.properties);
  }
  if (resolved.type === null && resolved.definition === null)
    return InferredType.named(typeFullName(ast.type.typeName));
  return resolved;
}

function inferHashtable(inference: TypeInference, ast: HashtableAst): InferredType {
  if (ast.keyValuePairs.length === 0) return InferredType.of(hashtable);
  const properties: KnownProperty[] = [];
  for (const [key, value] of ast.keyValuePairs) {
    const name = keyText(inference, key);
    if (name === null) continue;
    const expression = pureExpression(value);
    const known = expression === null ? null : evaluateSafely(inference.engine, expression);
    if (known !== null && !isNull(known.value)) {
      properties.push({ name, type: InferredType.of(typeOf(known.value)), value: known.value });
      continue;
    }
    const inferred = inferAst(inference, expression ?? value);
    if (inferred.length === 0) properties.push({ name, type: InferredType.of(types.object()) });
    for (const type of inferred) properties.push({ name, type });
  }
  return InferredType.withProperties(requireType(hashtable), properties);
}

function keyText(inference: TypeInference, key: ExpressionAst): string | null {
  if (key.kind === 'StringConstantExpressionAst') return (key as StringConstantExpressionAst).value;
  const known = evaluateSafely(inference.engine, key);
  return known === null || isNull(known.value) ? null : toText(known.value);
}

// ---- Operators ---------------------------------------------------------------------------------------------------------

const alwaysBoolean = new Set(
  'And Ccontains Cin Cnotcontains Cnotin Icontains Iin Inotcontains Inotin Is IsNot Or Xor'.split(' '),
);
const comparisons = new Set(
  'Ceq Cge Cgt Cle Clike Clt Cmatch Cne Cnotlike Cnotmatch Ieq Ige Igt Ile Ilike Ilt Imatch Ine Inotlike Inotmatch'.split(
    ' ',
  ),
);
const giveText = new Set(['Creplace', 'Format', 'Ireplace', 'Join']);
const overloads: Readonly<Record<string, string>> = {
  Divide: 'op_Division',
  Minus: 'op_Subtraction',
  Multiply: 'op_Multiply',
  Plus: 'op_Addition',
  Rem: 'op_Modulus',
};

function inferBinary(inference: TypeInference, { operator, left, right }: BinaryExpressionAst): InferredType[] {
  const leftTypes = () => inferAst(inference, left);
  if (alwaysBoolean.has(operator)) return boolean();
  if (comparisons.has(operator)) return [...boolean(), ...leftTypes()];
  if (giveText.has(operator)) return text();
  if (operator === 'Csplit' || operator === 'Isplit') return [InferredType.of(types.string().makeArray())];
  if (operator === 'QuestionQuestion') return distinct([...leftTypes(), ...inferAst(inference, right)]);
  if (operator === 'As' && right.kind === 'TypeExpressionAst')
    return [inference.resolve((right as unknown as { typeName: never }).typeName, right)];
  const lefts = leftTypes();
  const name = overloads[operator];
  if (name === undefined || lefts.length === 0) return lefts;
  const rights = inferAst(inference, right);
  const results = lefts.flatMap(({ type }) => (type === null ? [] : operatorResults(type, name, rights)));
  return results.length > 0 ? distinct(results) : lefts;
}

function operatorResults(type: NonNullable<InferredType['type']>, name: string, rights: readonly InferredType[]) {
  const known = operatorTable[`${type.fullName} ${name}`] ?? [];
  return known
    .filter(([operand]) => rights.length === 0 || rights.some((r) => r.type?.fullName === operand))
    .map(([, outcome]) => InferredType.of(outcome));
}
/** What operators of the library's own types give that is not what stands to their left. */
const operatorTable: Readonly<Record<string, readonly (readonly [operand: string, outcome: string])[]>> = {
  'System.DateTime op_Subtraction': [
    ['System.TimeSpan', 'System.DateTime'],
    ['System.DateTime', 'System.TimeSpan'],
  ],
  'System.DateTimeOffset op_Subtraction': [
    ['System.TimeSpan', 'System.DateTimeOffset'],
    ['System.DateTimeOffset', 'System.TimeSpan'],
  ],
};

// ---- Elements ----------------------------------------------------------------------------------------------------------

function elementTypes(target: InferredType): InferredType[] {
  if (target.properties !== null) return target.properties.map(({ type }) => type);
  const { type } = target;
  if (type === null) return [target];
  if (type.elementType) return [InferredType.of(type.elementType)];
  const found: InferredType[] = [];
  for (const each of type.basesAndInterfaces) {
    const definition = each.genericDefinition?.fullName;
    if (definition === 'System.Collections.Generic.IDictionary`2')
      found.push(InferredType.of(each.genericArguments[1] as never));
    else if (definition === 'System.Collections.Generic.IList`1')
      found.push(InferredType.of(each.genericArguments[0] as never));
  }
  if (found.length === 0) {
    const indexer = type.members.instance.get('item') ?? type.members.instance.get('chars');
    if (indexer !== undefined && 'type' in indexer && indexer.type) found.push(InferredType.of(indexer.type));
  }
  return found.length > 0 ? found : [target];
}
