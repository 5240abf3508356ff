/**
 * Keys of a hashtable: properties of the type that it is converted or assigned to, keys that the command's parameter knows,
 * parameters of the command that it is splatted to.
 */
import {
  type AnyAst,
  type AssignmentStatementAst,
  type Ast,
  type CommandAst,
  type CommandParameterAst,
  findFirst,
  type HashtableAst,
  type UsingStatementAst,
  type VariableExpressionAst,
} from '../../parser/index.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { psTypeName } from '../dotnet/automation/ps-type-text.js';
import { fold } from '../objects/values.js';
import { enumeratedTypes } from '../type-inference/enumerated-types.js';
import { typesOfMember } from '../type-inference/infer-member.js';
import { InferredType } from '../type-inference/inferred-type.js';
import { bindForCompletion, type PseudoBinding } from '../type-inference/pseudo-binding.js';
import { evaluateSafely } from '../type-inference/safe-evaluation.js';
import type { CompletionContext } from './completion-context.js';
import { isSettableProperty, membersOfTypes } from './members.js';
import { specificationKeys } from './requires.js';
import { hasPrefix, result } from './results.js';
import { moduleKeyToolTips, tableKeyToolTips } from './tool-tips.js';

type Results = CompletionResult[] | null;

/** Null where nothing is known of the table. */
export function completeHashtableKey(context: CompletionContext, table: HashtableAst): Results {
  const owner = ownerOf(context, table);
  if (owner === null) return null;
  const { cursor } = context;
  const isElsewhere = ({ extent }: Ast) => cursor < extent.start || cursor > extent.end;
  const used = new Set(table.keyValuePairs.filter(([key]) => isElsewhere(key)).map(([key]) => fold(key.extent.text)));
  switch ((owner.ast as AnyAst | null)?.kind) {
    case 'UsingStatementAst': {
      const { usingStatementKind } = owner.ast as UsingStatementAst;
      return owner.path.length > 0 || usingStatementKind !== 'Module' ? null : moduleKeys(context.word, used);
    }
    case 'MemberExpressionAst':
    case 'ConvertExpressionAst':
      return properties(context, nestedTypes(context, context.types.infer(owner.ast as Ast), owner.path), used);
    case 'CommandAst':
      return ofArgument(context, owner, used);
    case 'AssignmentStatementAst':
      return owner.path.length > 0 ? null : ofSplatting(context, table, owner.ast as AssignmentStatementAst, used);
  }
  return null;
}

interface Owner {
  /** What the table is for. */
  ast: Ast | null;
  /** The outermost table, or the list around it. */
  argument: Ast;
  /** Set where the table stands behind `-Name:`. */
  parameter: string | null;
  /** Keys of the tables around this one, from the outermost. */
  path: string[];
}

function ownerOf({ engine }: CompletionContext, table: HashtableAst): Owner | null {
  const path: string[] = [];
  let argument: Ast = table;
  for (let ast = table.parent; ast !== null; argument = ast, ast = ast.parent) {
    switch ((ast as AnyAst).kind) {
      case 'HashtableAst': {
        const inner = argument;
        const pair = (ast as HashtableAst).keyValuePairs.find(([, value]) => value === inner);
        const key = pair === undefined ? null : evaluateSafely(engine, pair[0]);
        if (typeof key?.value !== 'string') return null;
        path.unshift(key.value);
        continue;
      }
      case 'CommandParameterAst':
        return { ast: ast.parent, argument, parameter: (ast as CommandParameterAst).parameterName, path };
      case 'AssignmentStatementAst': {
        const { left } = ast as AssignmentStatementAst;
        const isTarget = left.kind === 'MemberExpressionAst' || left.kind === 'ConvertExpressionAst';
        return { ast: isTarget ? left : ast, argument, parameter: null, path };
      }
      case 'CommandAst':
      case 'ConvertExpressionAst':
      case 'UsingStatementAst':
        return { ast, argument, parameter: null, path };
      case 'CommandExpressionAst':
      case 'PipelineAst':
      case 'StatementBlockAst':
      case 'ArrayExpressionAst':
      case 'ArrayLiteralAst':
        continue;
      default:
        return null;
    }
  }
  return null;
}

function moduleKeys(word: string, used: ReadonlySet<string>): CompletionResult[] {
  return specificationKeys(used)
    .filter((key) => hasPrefix(key, word))
    .map((key) => result('Property', key, key, moduleKeyToolTips[key]));
}

// ---- Properties of a type ------------------------------------------------------------------------------------------------

function properties(
  { types, word }: CompletionContext,
  inferred: readonly InferredType[],
  excluded: ReadonlySet<string>,
): Results {
  return membersOfTypes(types, enumeratedTypes(inferred), {
    name: word,
    accepts: isSettableProperty,
    excluded,
    onlyConstructible: true,
  });
}

/** The types of what is under these keys. */
function nestedTypes(
  { types }: CompletionContext,
  inferred: readonly InferredType[],
  path: readonly string[],
): InferredType[] {
  let found = [...inferred];
  for (const key of path) found = found.slice(0, 1).flatMap((type) => typesOfMember(types, type, key, false, false));
  return found;
}

// ---- Arguments ---------------------------------------------------------------------------------------------------------

/** Keys of tables that stand for a property; by parameter and command. */
const propertyTables: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  groupby: {
    'format-table': ['Expression', 'FormatString', 'Label'],
    'format-list': ['Expression', 'FormatString', 'Label'],
    'format-wide': ['Expression', 'FormatString', 'Label'],
    'format-custom': ['Expression', 'FormatString', 'Label'],
  },
  property: {
    'select-object': ['Name', 'Expression'],
    'sort-object': ['Expression', 'Ascending', 'Descending'],
    'group-object': ['Expression'],
    'format-table': ['Expression', 'FormatString', 'Label', 'Width', 'Alignment'],
    'format-list': ['Expression', 'FormatString', 'Label'],
    'format-wide': ['Expression', 'FormatString'],
    'format-custom': ['Expression', 'Depth'],
  },
};

function ofArgument(context: CompletionContext, owner: Owner, used: ReadonlySet<string>): Results {
  const command = owner.ast as CommandAst;
  const binding = bindForCompletion(context.engine, command, { purpose: 'argument' });
  if (binding === null) return null;
  const parameter = fold(owner.parameter ?? parameterOf(binding, owner.argument) ?? '');
  if (parameter === '') return null;
  const name = fold(binding.command.name);
  const isNested = owner.path.length > 0;
  const tables = propertyTables[parameter];
  if (tables !== undefined && !isNested) {
    if (parameter === 'property' && name === 'new-object')
      return membersOfTypes(context.types, context.types.infer(command), {
        name: context.word,
        accepts: isSettableProperty,
        excluded: used,
      });
    return tableKeys(context.word, tables[name] ?? [], used);
  }
  if (parameter === 'groupby' || parameter === 'arguments' || parameter === 'filterhashtable') return null;
  const declared = [...binding.bound.values()].find((each) => fold(each.name) === parameter);
  if (declared === undefined) return null;
  return properties(context, nestedTypes(context, [InferredType.of(declared.type)], owner.path), used);
}

function parameterOf({ arguments: bound }: PseudoBinding, argument: Ast): string | null {
  for (const [name, given] of bound) {
    if (given.kind === 'ast' && given.argument === argument) return name;
    if (given.kind === 'array' && given.items.includes(argument as never)) return name;
  }
  return null;
}

function tableKeys(word: string, keys: readonly string[], used: ReadonlySet<string>): Results {
  const found = keys.filter((key) => hasPrefix(key, word) && !used.has(fold(key)));
  return found.length === 0 ? null : found.map((key) => result('Property', key, key, tableKeyToolTips[key]));
}

/** `$x = @{ }; command @x`: the parameters of the command. */
function ofSplatting(
  context: CompletionContext,
  table: HashtableAst,
  { left }: AssignmentStatementAst,
  used: ReadonlySet<string>,
): Results {
  if (left.kind !== 'VariableExpressionAst') return null;
  const name = fold((left as VariableExpressionAst).variablePath);
  const isUse = (ast: Ast) => {
    if (ast.kind !== 'VariableExpressionAst' || ast.extent.start <= table.extent.end) return false;
    const { splatted, variablePath } = ast as VariableExpressionAst;
    return splatted && fold(variablePath) === name;
  };
  const use = findFirst(context.relatedAsts[0] as Ast, isUse, true);
  if (use?.parent?.kind !== 'CommandAst') return null;
  const binding = bindForCompletion(context.engine, use.parent as CommandAst, { purpose: 'parameter' });
  const found = (binding?.unbound ?? [])
    .filter((parameter) => !used.has(fold(parameter.name)) && hasPrefix(parameter.name, context.word))
    .map(({ name: key, type }) => result('ParameterName', key, key, `[${psTypeName(type)}]`));
  return found.length > 0 ? found : null;
}
