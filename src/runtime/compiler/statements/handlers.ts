/**
 * Which catch clause or trap takes an error. An error is an exception that carries a record: the one that the record is about, or
 * one that a command, `throw` or -ErrorAction Stop has put around it. What lies within is tried first.
 */
import { type RaisedError, runtimeExceptionName } from '../../engine/raised-error.js';
import type { ErrorRecord } from '../../objects/error-record.js';
import type { NetException } from '../../objects/net-exception.js';
import { type NetType, requireType } from '../../objects/net-type.js';

/** A type that a clause or a trap names; null for the one that takes everything. */
export type HandlerType = (() => NetType) | null;

/** A handler's index, and the exception that it was found for. */
interface Match {
  index: number;
  about: NetException;
}

interface Candidate {
  type: NetType;
  exception: NetException;
}

/** What `$_` is in a handler: a record of its own, about the inner exception if that was the one that fitted. */
function caughtRecord({ record, carrier }: RaisedError, about: NetException): ErrorRecord {
  const copy = record.copy();
  if (carrier !== null || about === copy.exception) return copy;
  copy.exception = about;
  if (copy.categoryInfo.reasonIsException) copy.categoryInfo.reason = about.netType.name;
  return copy;
}

/** The types that the clauses of a `try` name, in their order. They are looked up when the first error comes. */
export class CatchTypes {
  #types: (NetType | null)[] | null = null;
  #ranks: number[] | null = null;
  constructor(readonly named: readonly HandlerType[]) {}
  get types(): readonly (NetType | null)[] {
    return (this.#types ??= this.named.map((type) => type?.() ?? null));
  }
  /** By type, how many of the others are derived from it. */
  get ranks(): readonly number[] {
    const { types } = this;
    return (this.#ranks ??= types.map((type, i) =>
      type === null
        ? i
        : types.filter((other) => other !== null && other !== type && type.isAssignableFrom(other)).length,
    ));
  }
}

/** The clause for an error: the most derived type that is named wins. Null when none fits. */
export function findCatch(
  raised: RaisedError,
  { types: handlers, ranks }: CatchTypes,
): { index: number; record: ErrorRecord } | null {
  let best: (Match & { rank: number }) | null = null;
  for (const candidate of candidates(raised)) {
    const index = handlerFor(candidate.type, handlers);
    if (index < 0) continue;
    const rank = ranks[index] as number;
    const better: boolean = best === null || rank < best.rank || (rank === best.rank && handlers[best.index] === null);
    if (better) best = { index, rank, about: candidate.exception };
    if (best?.rank === 0 && handlers[best.index] !== null) break;
  }
  return best === null ? null : { index: best.index, record: caughtRecord(raised, best.about) };
}

/** The trap for an error. Unlike in `catch`, `$_` is about the inner exception even in a trap for everything. */
export function findTrap(
  raised: RaisedError,
  types: readonly HandlerType[],
): { index: number; record: ErrorRecord } | null {
  const handlers = types.map((type) => type?.() ?? null);
  const { inner, outer } = layers(raised);
  let index = inner === null ? -1 : handlerFor(inner.type, handlers);
  let about = inner?.exception ?? outer.exception;
  if (index < 0 || handlers[index] === null) {
    const outerIndex = handlerFor(outer.type, handlers);
    if (outerIndex !== index) {
      index = outerIndex;
      about = outer.exception;
    }
  }
  return index < 0 ? null : { index, record: caughtRecord(raised, about) };
}

function handlerFor(type: NetType, handlers: readonly (NetType | null)[]): number {
  const exact = handlers.indexOf(type);
  if (exact >= 0) return exact;
  const base = handlers.findIndex((wanted) => wanted?.isAssignableFrom(type));
  return base >= 0 ? base : handlers.indexOf(null);
}

function candidate(exception: NetException): Candidate {
  return { type: exception.netType, exception };
}

/** The exception that was thrown, and the one in it. */
function layers({ record, carrier }: RaisedError): { inner: Candidate | null; outer: Candidate } {
  const { exception } = record;
  if (carrier === null)
    return { inner: exception.innerException && candidate(exception.innerException), outer: candidate(exception) };
  return {
    inner: carrier === 'ActionPreferenceStopException' ? null : candidate(exception),
    outer: { type: requireType(`System.Management.Automation.${carrier}`), exception },
  };
}

/** In the order in which they are tried. */
function candidates(raised: RaisedError): Candidate[] {
  const { inner, outer } = layers(raised);
  const found = inner === null ? [outer] : [inner, outer];
  const { exception } = raised.record;
  const { innerException } = exception;
  if (raised.carrier === 'CmdletInvocationException' && innerException) found.push(candidate(innerException));
  if (raised.carrier === 'ActionPreferenceStopException') {
    if (innerException && requireType(runtimeExceptionName).isInstance(exception))
      found.push(candidate(innerException));
    found.push(candidate(exception));
  }
  return found;
}
