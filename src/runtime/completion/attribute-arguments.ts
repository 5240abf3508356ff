/** Names of the arguments of an attribute: its properties that can be set and are not set yet. */
import {
  type AttributeAst,
  type NamedAttributeArgumentAst,
  type ParameterAst,
  typeFullName,
} from '../../parser/index.js';
import { findAttributeType } from '../binding/attribute-objects.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { allMembers } from '../objects/type-lookup.js';
import { isMethodGroup } from '../objects/type-members.js';
import { fold } from '../objects/values.js';
import { type CompletionContext, isWithinOrJustAfter } from './completion-context.js';
import { hasPrefix, result } from './results.js';

/** Null where the cursor is in no attribute that is known. */
export function completeAttributeArgument(context: CompletionContext): CompletionResult[] | null {
  const { relatedAsts, cursor } = context;
  const named = relatedAsts.find((ast) => ast.kind === 'NamedAttributeArgumentAst') as
    | NamedAttributeArgumentAst
    | undefined;
  const attribute = (named?.parent ?? relatedAsts.find((ast) => ast.kind === 'AttributeAst')) as
    | AttributeAst
    | undefined;
  if (attribute === undefined) return null;
  const type = findAttributeType(typeFullName(attribute.typeName), { find: () => undefined, namespaces: [] });
  if (type === undefined) return null;
  const begun = named?.argumentName ?? '';
  if (named !== undefined) context.replace(named.extent.start, begun.length);
  const others = attribute.namedArguments.filter(({ extent }) => cursor < extent.start || cursor > extent.end);
  const used = new Set(others.map(({ argumentName }) => fold(argumentName)));
  const results: CompletionResult[] = [];
  for (const member of allMembers(type, 'instance').values()) {
    if (isMethodGroup(member) || !/\bset;/.test(member.definition) || used.has(fold(member.name))) continue;
    if (!hasPrefix(member.name, begun)) continue;
    const text = member.type?.fullName ?? member.typeText;
    results.push(result('Property', member.name, member.name, `${text} ${member.name}`));
  }
  return results;
}

/** In the attribute of a parameter the tree has only the parameter's name. */
export function isInAttributeOfParameter({ lastAst, cursor }: CompletionContext): boolean {
  if (lastAst.kind !== 'VariableExpressionAst' || lastAst.parent?.kind !== 'ParameterAst') return false;
  return (lastAst.parent as ParameterAst).attributes.some(({ extent }) => isWithinOrJustAfter(cursor, extent));
}
