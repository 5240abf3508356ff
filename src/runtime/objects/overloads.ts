/**
 * Which overload of a .NET method a call means. Each argument's conversion has a rank; the overload that is better in
 * the earlier arguments wins, then the one whose parameters are more specific, then the one with fewer parameters. The rules
 * are PowerShell's own (they differ from C#'s), ambiguity included.
 */
import { conversionRank, figureConversion, Rank, tryConvertTo } from '../language/conversion.js';
import { netError } from './errors.js';
import { compareDeclaredTypes, inferGenericMethod, makeGenericMethod } from './generic-methods.js';
import type { NetException } from './net-exception.js';
import { type NetType, typeOf } from './net-type.js';
import { PSObject } from './ps-object.js';
import type { MethodOverload, MethodParameter } from './type-members.js';
import { isNull, PSReference } from './values.js';

export { callOverload, planCall } from './method-call.js';

/** An overload that was chosen, and whether the arguments from its last parameter on go into one array. */
export interface BestMethod {
  overload: MethodOverload;
  expandParams: boolean;
}

interface Candidate {
  overload: MethodOverload;
  /** The types that the arguments convert to, one for each argument. */
  targets: NetType[];
  ranks: number[];
  expandParams: boolean;
}

/** The type of an argument as overloads see it; null for $null. */
export function argumentType(argument: unknown): NetType | null {
  if (argument instanceof PSObject && !argument.isCustom) return argumentType(argument.base);
  return isNull(argument) ? null : typeOf(argument);
}

/**
 * Throws MethodException when no overload fits, or no single one is best. `name` is for the message. `casts` are types that the
 * call writes before arguments, null where it writes none: an overload that takes just these goes before others.
 */
export function findBestMethod(
  name: string,
  overloads: readonly MethodOverload[],
  args: readonly unknown[],
  genericArguments: readonly NetType[] = [],
  casts: readonly (NetType | null)[] | null = null,
): BestMethod {
  const only = overloads[0];
  if (
    overloads.length === 1 &&
    only &&
    isPlain(only) &&
    !hasInterfaceTwin(only) &&
    only.parameters.length === args.length &&
    genericArguments.length === 0
  )
    return { overload: only, expandParams: false };
  let candidates: Candidate[] = [];
  for (const overload of overloads) {
    const candidate = candidateFor(overload, args, genericArguments);
    if (candidate) candidates.push(candidate);
  }
  if (casts !== null && candidates.length > 1) candidates = preferring(candidates, casts);
  const best = candidates.length === 1 ? candidates[0] : bestOf(candidates, args);
  if (best) return { overload: best.overload, expandParams: best.expandParams };
  throw noOverload(name, candidates.length, args.length, genericArguments.length);
}

function preferring(candidates: Candidate[], casts: readonly (NetType | null)[]): Candidate[] {
  const exact = candidates.filter(({ overload: { parameters } }) =>
    casts.every((cast, i) => cast === null || parameters[i]?.type === cast),
  );
  return exact.length > 0 ? exact : candidates;
}

function isPlain(overload: MethodOverload): boolean {
  return (
    overload.genericParameters.length === 0 && overload.parameters[overload.parameters.length - 1]?.isParams !== true
  );
}

const twins = new Set(['Add', 'Contains', 'IndexOf', 'Insert', 'Remove']);

/**
 * Generic collections have some methods a second time, for a collection interface: what converts to the parameters of neither
 * has no overload, instead of a failed conversion.
 */
function hasInterfaceTwin({ name, declaringType }: MethodOverload): boolean {
  return (
    twins.has(name) &&
    /^System\.Collections\.(?:Generic|ObjectModel)$/.test(declaringType.genericDefinition?.namespace ?? '')
  );
}

function noOverload(name: string, candidates: number, argumentCount: number, genericCount: number): NetException {
  if (candidates === 0 && genericCount > 0)
    return netError(
      'MethodException',
      'MethodCountCouldNotFindBestGeneric',
      `Could not find a suitable generic method overload for "${name}" with "${genericCount}" type parameters, and the argument count: "${argumentCount}".`,
    );
  const message =
    candidates === 0
      ? `Cannot find an overload for "${name}" and the argument count: "${argumentCount}".`
      : `Multiple ambiguous overloads found for "${name}" and the argument count: "${argumentCount}".`;
  return netError('MethodException', 'MethodCountCouldNotFindBest', message);
}

function candidateFor(
  given: MethodOverload,
  args: readonly unknown[],
  genericArguments: readonly NetType[],
): Candidate | undefined {
  if (!fitsCount(given, args.length)) return undefined;
  let overload: MethodOverload | undefined = given;
  if (given.genericParameters.length > 0)
    overload =
      genericArguments.length > 0 ? makeGenericMethod(given, genericArguments) : inferGenericMethod(given, args);
  else if (genericArguments.length > 0) return undefined;
  return overload && rankArguments(overload, args);
}

function fitsCount(overload: MethodOverload, count: number): boolean {
  const { parameters } = overload;
  if (parameters.length === count) return true;
  const hasParams = parameters[parameters.length - 1]?.isParams === true;
  if (count > parameters.length) return hasParams;
  let optional = 0;
  for (const parameter of parameters) if (parameter.defaultText !== undefined) optional++;
  if (optional === 0) return hasParams && count + 1 === parameters.length;
  return count + optional + (hasParams ? 1 : 0) >= parameters.length;
}

function rankArguments(overload: MethodOverload, args: readonly unknown[]): Candidate | undefined {
  const candidate: Candidate = { overload, targets: [], ranks: [], expandParams: false };
  const { parameters } = overload;
  for (let i = 0; i < parameters.length; i++) {
    const parameter = parameters[i] as MethodParameter;
    if (parameter.isParams) return rankParams(candidate, parameter, i, args);
    if (i >= args.length) break;
    if (!addRank(candidate, parameter.type, argumentRank(args[i], parameter.type, parameter.byRef))) return undefined;
  }
  return candidate;
}

function addRank(candidate: Candidate, target: NetType, rank: number): boolean {
  candidate.targets.push(target);
  candidate.ranks.push(rank);
  return rank !== Rank.None;
}

function rankParams(
  candidate: Candidate,
  parameter: MethodParameter,
  from: number,
  args: readonly unknown[],
): Candidate | undefined {
  const elementType = parameter.type.elementType as NetType;
  if (args.length === from + 1) {
    const asArray = argumentRank(args[from], parameter.type, false);
    const asElement = argumentRank(args[from], elementType, false);
    candidate.expandParams = asElement > asArray;
    const target = candidate.expandParams ? elementType : parameter.type;
    return addRank(candidate, target, Math.max(asArray, asElement)) ? candidate : undefined;
  }
  candidate.expandParams = true;
  for (let i = from; i < args.length; i++)
    if (!addRank(candidate, elementType, argumentRank(args[i], elementType, false))) return undefined;
  return candidate;
}

function argumentRank(argument: unknown, target: NetType, byRef: boolean): number {
  const value = byRef && argument instanceof PSReference ? argument.get() : argument;
  if (spans.has(target.genericDefinition?.fullName ?? '') && !isCastToSpan(argumentType(value))) return Rank.None;
  const conversion = figureConversion(argumentType(value), target);
  if (conversion.valueDependent && tryConvertTo(value, target) === undefined) return Rank.None;
  return conversion.rank;
}

const spans: ReadonlySet<string> = new Set(['System.Span`1', 'System.ReadOnlySpan`1']);

/** Spans are made by casts alone: of texts, of arrays, and of other spans. */
function isCastToSpan(from: NetType | null): boolean {
  if (from === null) return false;
  return from.fullName === 'System.String' || from.isArray || spans.has(from.genericDefinition?.fullName ?? '');
}

function bestOf(candidates: Candidate[], args: readonly unknown[]): Candidate | undefined {
  let best = candidates[0];
  let ambiguous = false;
  for (let i = 1; i < candidates.length; i++) {
    const current = candidates[i] as Candidate;
    const comparison = compareCandidates(best as Candidate, current, args);
    if (comparison === 0) ambiguous = true;
    else if (comparison < 0) {
      best = current;
      ambiguous = false;
    }
  }
  return ambiguous ? undefined : best;
}

/** Positive when the first is better. */
function compareCandidates(a: Candidate, b: Candidate, args: readonly unknown[]): number {
  return compareRanks(a, b, args) || compareSpecificity(a, b) || compareExpansion(a, b);
}

function compareRanks(a: Candidate, b: Candidate, args: readonly unknown[]): number {
  let better = 0;
  for (let i = 0; i < a.ranks.length; i++) {
    const weight = a.ranks.length - i;
    let left = a.ranks[i] as number;
    let right = b.ranks[i] as number;
    if (left === right && left === Rank.UnrelatedArrays) {
      const element = effectiveElementType(args[i]);
      left = conversionRank(element, (a.targets[i] as NetType).elementType as NetType);
      right = conversionRank(element, (b.targets[i] as NetType).elementType as NetType);
    }
    better += Math.sign(left - right) * weight;
  }
  return better;
}

/** The element type of an array argument: that of its elements where they are all of one type. */
export function effectiveElementType(argument: unknown): NetType {
  const type = argumentType(argument) as NetType;
  if (!Array.isArray(argument) || type.elementType?.fullName !== 'System.Object' || argument.length === 0)
    return type.elementType as NetType;
  const first = argumentType(argument[0]);
  const same = first !== null && argument.every((item) => argumentType(item) === first);
  return same ? first : (type.elementType as NetType);
}

/** The most specific parameters where nothing is lost by conversion, the most general where something may be. */
function compareSpecificity(a: Candidate, b: Candidate): number {
  let better = 0;
  let weight = a.ranks.length;
  for (let i = 0; i < a.ranks.length; i++, weight = Math.abs(weight) - 1) {
    const left = a.ranks[i] as number;
    const right = b.ranks[i] as number;
    if (left < Rank.NullToValue || right < Rank.NullToValue) continue;
    if (left >= Rank.NumericImplicit !== right >= Rank.NumericImplicit) continue;
    const sign = left >= Rank.NumericImplicit ? -1 : 1;
    const forward = conversionRank(a.targets[i] as NetType, b.targets[i] as NetType);
    const backward = conversionRank(b.targets[i] as NetType, a.targets[i] as NetType);
    better -= Math.sign(forward - backward) * weight * sign;
  }
  return better;
}

/** Between overloads whose parameters are the same to these arguments. */
function compareExpansion(a: Candidate, b: Candidate): number {
  if (a.targets.some((type, i) => type !== b.targets[i])) return 0;
  if (a.expandParams && b.expandParams) return a.overload.parameters.length > b.overload.parameters.length ? 1 : -1;
  if (a.expandParams) return -1;
  if (b.expandParams) return 1;
  const generic = compareDeclaredTypes(a.overload, b.overload);
  const explicit = Number(b.overload.isInterfaceMethod ?? false) - Number(a.overload.isInterfaceMethod ?? false);
  return generic || b.overload.parameters.length - a.overload.parameters.length || explicit;
}
