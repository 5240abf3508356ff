/** Names of members of the objects that come through the pipeline, or that -InputObject gives; values of enums among them. */
import { type Ast, findAll, type StringConstantExpressionAst } from '../../parser/index.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { instanceMember } from '../objects/type-lookup.js';
import { isMethodGroup } from '../objects/type-members.js';
import { fold } from '../objects/values.js';
import { enumeratedTypes } from '../type-inference/enumerated-types.js';
import { previousCommand } from '../type-inference/infer-variable.js';
import type { InferredType } from '../type-inference/inferred-type.js';
import type { ArgumentCall, BuiltInCompleter } from './built-in-completers.js';
import { membersOfTypes } from './members.js';
import { hasPrefix, result } from './results.js';
import { viewNamesOf } from './view-names.js';

/** Null where nothing is known of the objects. */
function inputTypes({ context, binding, command }: ArgumentCall): InferredType[] | null {
  const previous = previousCommand(command);
  if (previous !== null) return context.types.infer(previous);
  const given = binding.arguments.get('inputobject');
  if (given?.kind !== 'ast' || given.argument === null) return null;
  return context.types.infer(given.argument);
}

export function memberNames(call: ArgumentCall, propertiesOnly: boolean): CompletionResult[] {
  const { context, binding, parameter } = call;
  const types = inputTypes(call);
  if (types === null) return [];
  const given = binding.arguments.get(fold(parameter.name));
  const excluded =
    given?.kind === 'ast' && given.argument !== null ? otherWords(given.argument, context.cursor) : undefined;
  return membersOfTypes(context.types, enumeratedTypes(types), {
    name: context.word,
    withParenthesis: false,
    accepts: ({ isMethod }) => !(propertiesOnly && isMethod),
    ...(excluded && { excluded }),
  });
}

/** What the argument lists already, but for the word at the cursor. */
function otherWords(argument: Ast, cursor: number): ReadonlySet<string> {
  const isOther = ({ kind, extent }: Ast) =>
    kind === 'StringConstantExpressionAst' && !(cursor >= extent.start && cursor <= extent.end);
  return new Set(findAll(argument, isOther, false).map(({ extent }) => fold(extent.text)));
}

/** Join-String: of the objects of the pipeline alone. */
export const propertyNames: BuiltInCompleter = ({ context, command }) => {
  const previous = previousCommand(command);
  if (previous === null) return null;
  const types = context.types.infer(previous);
  return membersOfTypes(context.types, types, { name: context.word, accepts: ({ isMethod }) => !isMethod });
};

/** The names of the enum that the property of `Where-Object Property -eq` is. */
export const memberValues: BuiltInCompleter = (call) => {
  const { context, binding } = call;
  const property = binding.arguments.get('property');
  const name = property?.kind === 'ast' ? property.argument : null;
  if (name?.kind !== 'StringConstantExpressionAst') return null;
  const wanted = fold((name as StringConstantExpressionAst).value);
  const word = context.word.replace(/^["']+|["']+$/g, '');
  for (const { type } of inputTypes(call) ?? []) {
    const member = type === null ? undefined : instanceMember(type, wanted);
    if (member === undefined || isMethodGroup(member) || !member.type?.isEnum) continue;
    return Object.keys(member.type.definition.values ?? {})
      .filter((value) => hasPrefix(value, word))
      .map((value) => result('ParameterValue', value));
  }
  return [];
};

export const viewNames: BuiltInCompleter = (call) => {
  const types = inputTypes(call) ?? [];
  return viewNamesOf(
    call.context.engine,
    call.binding.command.name,
    types.map(({ name }) => name),
    call.context.word,
  );
};
