/** Members of exceptions beyond properties, by the names of the exception table. */
import type { NetException } from '../../objects/net-exception.js';
import { type MemberImplementation, type NetType, requireType } from '../../objects/net-type.js';
import { aggregate } from './exception-constructors.js';
import { exceptionTable } from './exception-table.js';

const defaultHResult = -2146233088;

/** What was set, or what the type and its bases say. */
export function hResultOf(exception: NetException): number {
  if (exception.hResult !== defaultHResult) return exception.hResult;
  for (let t: NetType | null = exception.netType; t !== null; t = t.baseType) {
    const hResult = exceptionTable[t.fullName.replace(/^System\./, '')]?.hResult;
    if (hResult !== undefined) return hResult;
  }
  return defaultHResult;
}

const innersOf = (exception: NetException) =>
  (exception.properties?.InnerExceptions as NetException[] | undefined) ?? [];
const isAggregate = (exception: NetException) =>
  requireType('System.AggregateException').isAssignableFrom(exception.netType);

/** The exceptions that an AggregateException and those in it hold, without the aggregates. */
function leaves(exception: NetException): NetException[] {
  return innersOf(exception).flatMap((inner) => (isAggregate(inner) ? leaves(inner) : inner));
}

/** The message that it was made with: those of the inner exceptions stand behind it. */
function ownMessage(exception: NetException): string {
  const more = innersOf(exception).map((inner) => ` (${inner.message})`);
  const tail = more.join('');
  return tail !== '' && exception.message.endsWith(tail) ? exception.message.slice(0, -tail.length) : exception.message;
}

function handle(self: NetException, isHandled: (inner: NetException) => boolean): void {
  const rest = innersOf(self).filter((inner) => !isHandled(inner));
  if (rest.length > 0) throw aggregate(self.netType, ownMessage(self), rest);
}

function baseOfAggregate(self: NetException): NetException {
  let exception = self;
  while (isAggregate(exception) && innersOf(exception).length === 1) exception = innersOf(exception)[0] as NetException;
  return isAggregate(exception) ? exception : exception.baseException;
}

export const specialMembers: Record<string, Record<string, MemberImplementation>> = {
  AggregateException: {
    'System.AggregateException Flatten()': (self: NetException) =>
      aggregate(self.netType, ownMessage(self), leaves(self)),
    'void Handle(System.Func[System.Exception,bool] predicate)': handle,
    'System.Exception GetBaseException()': baseOfAggregate,
  },
  'Runtime.InteropServices.ExternalException': { 'int ErrorCode {get;}': hResultOf },
};
