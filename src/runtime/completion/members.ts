/** Members behind `.` and `::`: those of the value where it can be read safely, else those of the types it may have. */
import type {
  AnyAst,
  Ast,
  CommandAst,
  ErrorStatementAst,
  ExpressionAst,
  MemberExpressionAst,
  StringConstantExpressionAst,
  TypeExpressionAst,
  VariableExpressionAst,
} from '../../parser/index.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { adapterFor } from '../objects/adapters.js';
import { isDictionary } from '../objects/hashtable.js';
import type { Member } from '../objects/member.js';
import { enumerateMembers, enumerateStaticMembers } from '../objects/member-list.js';
import { NetType, typeOf } from '../objects/net-type.js';
import { memberTypeBits } from '../objects/ps-member-set.js';
import { baseOf, PSObject } from '../objects/ps-object.js';
import { fold, isNull } from '../objects/values.js';
import { itemTypeOf } from '../type-inference/enumerated-types.js';
import type { InferredMember } from '../type-inference/inferred-members.js';
import type { InferredType } from '../type-inference/inferred-type.js';
import { evaluateSafely } from '../type-inference/safe-evaluation.js';
import type { TypeInference } from '../type-inference/type-inference.js';
import type { CompletionContext } from './completion-context.js';
import { byText, result, startingWith } from './results.js';

const needsQuotes = /[-`&@'"#{}()$,;|<> .\\/\t^]/;
/** Methods that every list has. */
const collectionMethods = [
  ['Where', 'Where({ expression } [, mode [, numberToReturn]])'],
  ['ForEach', 'ForEach(expression [, arguments...])'],
  ['PSWhere', 'PSWhere({ expression } [, mode [, numberToReturn]])'],
  ['PSForEach', 'PSForEach(expression [, arguments...])'],
] as const;

/** A name that begins so is looked for; what stands for it in the text is replaced. */
export function completeMember(context: CompletionContext, isStatic: boolean): CompletionResult[] {
  const found = findTarget(context);
  if (found === null) return [];
  const { target, name } = found;
  if (target.kind === 'VariableExpressionAst' && (target as VariableExpressionAst).splatted) return [];
  let results = membersOfValue(context, target, name, isStatic);
  if (results.length === 0) {
    const types = isStatic ? staticTargets(context, target) : context.types.infer(target);
    const [only] = types;
    if (!isStatic && types.length === 1 && fold(only?.name ?? '') === 'system.void') return [];
    results = membersOfTypes(context.types, types, { name, isStatic });
  }
  if (name !== '' && results.length > 0) context.replacementLength = name.length;
  return results;
}

function staticTargets({ types }: CompletionContext, target: Ast): InferredType[] {
  return target.kind === 'TypeExpressionAst' ? [types.resolve((target as TypeExpressionAst).typeName, target)] : [];
}

// ---- What is before the dot ----------------------------------------------------------------------------------------------

interface Target {
  target: ExpressionAst;
  name: string;
}

function findTarget(context: CompletionContext): Target | null {
  const { lastAst, cursor, tokenAtCursor } = context;
  let target: ExpressionAst | null = null;
  let name = '';
  let named: Ast | null = lastAst;
  const begun = ({ member }: MemberExpressionAst) => {
    const text = constantText(member);
    if (text !== null && member.extent.start <= cursor) name = text;
  };
  if (isMember(lastAst)) {
    const isAtMember = tokenAtCursor !== null && tokenAtCursor.start >= lastAst.member.extent.start;
    named = isAtMember ? lastAst.member : null;
    target = lastAst.expression;
    begun(lastAst);
  }
  const text = named === null ? null : constantText(named);
  if (text !== null) {
    if (text !== '.' && text !== '::') name = text;
  } else if (lastAst.kind !== 'ErrorExpressionAst' && target === null) return null;
  const { parent } = lastAst as AnyAst;
  if (parent?.kind === 'CommandAst') target = adjacentElement(parent as CommandAst, lastAst) ?? target;
  else if (parent !== null && isMember(parent)) {
    if (lastAst.kind !== 'ErrorExpressionAst') target ??= parent.expression;
    else {
      let outer: ExpressionAst = parent;
      do {
        if (!isMember(outer)) break;
        outer = outer.expression;
      } while (outer.extent.end >= cursor);
      target = outer;
      if (outer.parent !== parent && outer.parent !== null && isMember(outer.parent)) begun(outer.parent);
    }
  } else if (parent?.kind === 'BinaryExpressionAst' && tokenAtCursor?.kind === 'Multiply') {
    const { left } = parent as unknown as { left: ExpressionAst };
    if (isMember(left)) {
      target = left.expression;
      name = constantText(left.member) ?? name;
    }
  } else if (parent?.kind === 'ErrorStatementAst') target = lastBody(parent as ErrorStatementAst, lastAst) ?? target;
  return target === null ? null : { target, name };
}

function isMember(ast: Ast): ast is MemberExpressionAst {
  return /MemberExpressionAst$/.test(ast.kind);
}
function constantText(ast: Ast): string | null {
  return ast.kind === 'StringConstantExpressionAst' ? (ast as StringConstantExpressionAst).value : null;
}
/** As an argument `$x.` is two words without a blank between. */
function adjacentElement({ commandElements }: CommandAst, last: Ast): ExpressionAst | null {
  const before = commandElements[commandElements.indexOf(last as ExpressionAst) - 1];
  if (before === undefined || before.extent.end !== last.extent.start) return null;
  return before.kind === 'CommandParameterAst' ? null : (before as ExpressionAst);
}
function lastBody({ broken }: ErrorStatementAst, last: Ast): ExpressionAst | null {
  const bodies = broken?.bodies ?? [];
  const body = bodies.findLast(({ extent }) => extent.end < last.extent.end) ?? bodies[0];
  return body !== undefined && /ExpressionAst$|ArrayLiteralAst|HashtableAst/.test(body.kind)
    ? (body as ExpressionAst)
    : null;
}

// ---- Of a value --------------------------------------------------------------------------------------------------------

export function membersOfValue(
  { engine }: CompletionContext,
  target: ExpressionAst,
  name: string,
  isStatic: boolean,
): CompletionResult[] {
  const known = evaluateSafely(engine, target);
  if (known === null || isNull(known.value)) return [];
  let { value } = known;
  if (target.kind === 'ArrayExpressionAst' && !Array.isArray(value)) value = [value];
  const fits = startingWith(name);
  const base = baseOf(value);
  if (isStatic && !(base instanceof NetType)) return [];
  const members = isStatic ? enumerateStaticMembers(base as NetType) : allMembersOf(value);
  const results = members
    .filter((member) => !member.isHidden && fits(member.name))
    .sort(byTypeAndName)
    .map(memberResult);
  if (isDictionary(base))
    for (const key of (base as unknown as { keys(): Iterable<unknown> }).keys())
      if (typeof key === 'string' && fits(key)) {
        const text = quotedName(key);
        results.push(result('Property', text, text, text));
      }
  if (!isStatic && isList(base)) results.push(...methodsOfLists(fits, true));
  return results;
}

/** An XML node has the members of its type beside those that its elements and attributes make. */
function allMembersOf(value: unknown): Member[] {
  const members = enumerateMembers(value);
  if (isNull(value) || adapterFor(typeOf(baseOf(value))) === undefined) return members;
  const seen = new Set(members.map(({ name }) => fold(name)));
  return [...members, ...enumerateMembers(value, 'base').filter(({ name }) => !seen.has(fold(name)))];
}

function byTypeAndName(a: Member, b: Member): number {
  return memberTypeBits(a.memberType) - memberTypeBits(b.memberType) || byText(a.name, b.name);
}

function memberResult(member: Member): CompletionResult {
  const { name, isMethod } = member;
  const tip = member.definition;
  const toolTip = tip.includes('),')
    ? tip
        .split('),')
        .map((overload, i, all) => overload.trim() + (i < all.length - 1 ? ')' : ''))
        .join('\r\n')
    : tip;
  return isMethod
    ? result('Method', `${quotedName(name)}(`, name, toolTip)
    : result('Property', quotedName(name), name, toolTip);
}

function quotedName(name: string): string {
  return needsQuotes.test(name) ? `'${name.replaceAll("'", "''")}'` : name;
}

function isList(base: unknown): boolean {
  return !(base instanceof PSObject) && typeOf(base).isEnumerable;
}

function methodsOfLists(fits: (name: string) => boolean, withParenthesis: boolean): CompletionResult[] {
  return collectionMethods
    .filter(([name]) => fits(name))
    .map(([name, toolTip]) => result('Method', withParenthesis ? `${name}(` : name, name, toolTip));
}

// ---- Of types ----------------------------------------------------------------------------------------------------------

export interface MemberSearch {
  /** The beginning of the name. */
  name: string;
  isStatic?: boolean;
  /** Which members count; all when left out. */
  accepts?: (member: InferredMember) => boolean;
  /** Names in lower case that are not offered. */
  excluded?: ReadonlySet<string>;
  withParenthesis?: boolean;
  /** Types that cannot be made without arguments do not count: no table can be converted to them. */
  onlyConstructible?: boolean;
}

/** Properties, then methods, by name. */
export function membersOfTypes(
  types: TypeInference,
  inferred: readonly InferredType[],
  search: MemberSearch,
): CompletionResult[] {
  const { name, isStatic = false, accepts = () => true, excluded, withParenthesis = true } = search;
  const fits = startingWith(name);
  const results: CompletionResult[] = [];
  const seen = new Set<string>();
  let hasListMethods = false;
  for (const type of inferred) {
    if (seen.has(fold(type.name))) continue;
    seen.add(fold(type.name));
    if (search.onlyConstructible && !isConstructible(type)) continue;
    for (const member of types.members(type, isStatic))
      if (fits(member.name) && accepts(member) && !excluded?.has(fold(member.name)))
        results.push(inferredResult(member, withParenthesis));
    if (!hasListMethods && type.type !== null && !isStatic && isEnumerableType(type.type)) {
      hasListMethods = true;
      results.push(...methodsOfLists(fits, withParenthesis));
    }
  }
  return uniqueAndSorted(results);
}

function isEnumerableType(type: NetType): boolean {
  const item = itemTypeOf(type);
  return item !== null && item !== type;
}

function isConstructible({ type, definition }: InferredType): boolean {
  if (type !== null)
    return type.isInterface || type.members.constructors.some(({ parameters }) => parameters.length === 0);
  if (definition === null) return true;
  const constructors = definition.members.filter(
    (member) => member.kind === 'FunctionMemberAst' && (member as unknown as { isConstructor: boolean }).isConstructor,
  );
  return (
    constructors.length === 0 ||
    constructors.some((member) => (member as unknown as { parameters: unknown[] }).parameters.length === 0)
  );
}

function inferredResult(member: InferredMember, withParenthesis: boolean): CompletionResult {
  const { name, isMethod } = member;
  if (isMethod && withParenthesis) return result('Method', `${name}(`, name, member.toolTip());
  const text = needsQuotes.test(name) ? `'${name}'` : name;
  return result(isMethod ? 'Method' : 'Property', text, name, member.toolTip());
}

function uniqueAndSorted(results: CompletionResult[]): CompletionResult[] {
  const sorted = results.sort(
    (a, b) => a.resultType - b.resultType || byText(fold(a.listItemText), fold(b.listItemText)),
  );
  return sorted.filter(
    (each, i) =>
      i === 0 ||
      sorted[i - 1]?.resultType !== each.resultType ||
      fold((sorted[i - 1] as CompletionResult).listItemText) !== fold(each.listItemText),
  );
}

/** Properties that can be set: what a table for the type may have. */
export function isSettableProperty(member: InferredMember): boolean {
  return !member.isMethod && member.isSettable;
}
