/** Values that can be assigned to a variable or property, or compared with one: of a ValidateSet, of an enum. */
import type {
  AnyAst,
  AssignmentStatementAst,
  AttributeAst,
  AttributedExpressionAst,
  ConvertExpressionAst,
  ExpressionAst,
  MemberExpressionAst,
  VariableExpressionAst,
} from '../../parser/index.js';
import { attributeName } from '../binding/attribute-arguments.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { VariableCell } from '../engine/variable-cell.js';
import { enumerableOf, toText } from '../language/index.js';
import { getProperty } from '../objects/members.js';
import { type NetType, typeOf } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { EnumValue, fold, isNull } from '../objects/values.js';
import type { InferredType } from '../type-inference/inferred-type.js';
import { evaluateSafely } from '../type-inference/safe-evaluation.js';
import type { CompletionContext } from './completion-context.js';
import { declaredType } from './found-variables.js';
import { byText, hasPrefix, result, startingWith } from './results.js';

type Results = CompletionResult[] | null;

/** Null where nothing is known of the values. */
export function completeAssignedValue(context: CompletionContext, { left }: AssignmentStatementAst): Results {
  if (left.kind === 'MemberExpressionAst') return ofProperty(context, left as MemberExpressionAst);
  const { variable, type, set } = target(context, left);
  if (variable === null) return null;
  if (set !== null) return setValues(context, set, type);
  if (type?.isEnum) return enumValues(context, type);
  const cell = cellOf(context, variable.variablePath);
  const known = cell === null ? null : constraintsOf(cell);
  if (known === null || (known.type === null && known.set === null)) {
    const inferred =
      variable.parent?.kind === 'ConvertExpressionAst'
        ? context.types.resolve((variable.parent as ConvertExpressionAst).type.typeName, variable)
        : declaredType(context.types, variable);
    return inferred === null ? null : inferredValues(context, [inferred]);
  }
  if (known.set !== null) return setValues(context, known.set, known.type);
  return known.type?.isEnum ? enumValues(context, known.type) : null;
}

interface Target {
  variable: VariableExpressionAst | null;
  type: NetType | null;
  set: readonly string[] | null;
}

function target(context: CompletionContext, left: ExpressionAst): Target {
  const found: Target = { variable: null, type: null, set: null };
  for (let ast = left as AnyAst; ; ast = (ast as unknown as AttributedExpressionAst).child as AnyAst)
    switch (ast.kind) {
      case 'VariableExpressionAst':
        found.variable = ast;
        return found;
      case 'ConvertExpressionAst':
        found.type = context.types.resolve((ast as ConvertExpressionAst).type.typeName, ast).type;
        break;
      case 'AttributedExpressionAst': {
        const { attribute } = ast as unknown as AttributedExpressionAst;
        if (attribute.kind !== 'AttributeAst' || attributeName(attribute) !== 'validateset') break;
        const values = (attribute as AttributeAst).positionalArguments.map(
          (each) => evaluateSafely(context.engine, each)?.value,
        );
        found.set = values.filter((value) => !isNull(value)).map((value) => toText(value));
        break;
      }
      default:
        return found;
    }
}

function cellOf({ engine }: CompletionContext, name: string): VariableCell | null {
  const scope = engine.currentScope.findScope(fold(name));
  const slot = scope?.table.find(fold(name));
  const raw = scope === null || slot === undefined ? null : scope.slots[slot];
  return raw instanceof VariableCell ? raw : null;
}

function constraintsOf({ type, attributes }: VariableCell): Pick<Target, 'type' | 'set'> {
  let set: string[] | null = null;
  let own = type;
  for (const attribute of attributes?.() ?? []) {
    const { name } = typeOf(attribute);
    if (name === 'ValidateSetAttribute')
      set = [...(enumerableOf(getProperty(attribute, 'ValidValues')) ?? [])].map((value) => toText(value));
    if (name === 'ArgumentTypeConverterAttribute') own ??= baseOf(getProperty(attribute, 'TargetType')) as NetType;
  }
  return { type: own, set };
}

function ofProperty(context: CompletionContext, member: MemberExpressionAst): Results {
  const known = evaluateSafely(context.engine, member);
  if (known !== null && !isNull(known.value)) {
    const value = baseOf(known.value);
    return value instanceof EnumValue ? enumValues(context, value.netType) : null;
  }
  return inferredValues(context, context.types.infer(member));
}

// ---- Values --------------------------------------------------------------------------------------------------------------

function quoteOf({ tokenAtCursor }: CompletionContext): string {
  return tokenAtCursor?.text.startsWith('"') ? '"' : "'";
}
function quotedValue(context: CompletionContext, value: string): string {
  const quote = quoteOf(context);
  return quote + value + quote;
}

/** What is written so far, quotes and all. */
function begun({ tokenAtCursor }: CompletionContext): string {
  return tokenAtCursor !== null && tokenAtCursor.kind !== 'Equals' ? tokenAtCursor.text : '';
}

function matching(context: CompletionContext, values: readonly string[]): CompletionResult[] {
  const fits = startingWith(begun(context));
  return values.filter(fits).map((value) => result('Text', value));
}

function setValues(context: CompletionContext, set: readonly string[], type: NetType | null): CompletionResult[] {
  const isText = type !== null && (type.isEnum || type.fullName === 'System.String');
  return matching(context, isText ? set.map((value) => quotedValue(context, value)) : set);
}

export function enumNamesOf(type: NetType): string[] {
  return Object.keys(type.definition.values ?? {});
}

function enumValues(context: CompletionContext, type: NetType): CompletionResult[] {
  return matching(
    context,
    enumNamesOf(type)
      .map((name) => quotedValue(context, name))
      .sort(byText),
  );
}

function inferredValues(context: CompletionContext, types: readonly InferredType[]): Results {
  const names = new Set<string>();
  for (const { type, definition } of types) {
    if (type?.isEnum) for (const name of enumNamesOf(type)) names.add(name);
    else if (type === null && definition?.typeKind === 'Enum')
      for (const member of definition.members) names.add((member as unknown as { name: string }).name);
  }
  const fits = startingWith(context.word === '' ? begun(context) : context.word);
  const found = [...names]
    .sort(byText)
    .map((name) => [quotedValue(context, name), name] as const)
    .filter(([text]) => fits(text))
    .map(([text, name]) => result('Property', text, name));
  return found.length > 0 ? found : null;
}

/** Names of the enum that is on the other side of a comparison. */
export function completeComparedValue(context: CompletionContext, left: ExpressionAst): CompletionResult[] {
  const known = evaluateSafely(context.engine, left);
  const types =
    known !== null && !isNull(known.value)
      ? [typeOf(baseOf(known.value))]
      : context.types.infer(left).flatMap(({ type }) => type ?? []);
  const type = types.find(({ isEnum }) => isEnum);
  if (type === undefined) return [];
  return enumNamesOf(type)
    .filter((name) => hasPrefix(name, context.word))
    .map((name) => result('ParameterValue', `'${name}'`, name));
}
