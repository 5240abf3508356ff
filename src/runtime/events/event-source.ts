/**
 * Events of .NET objects: what `Register-ObjectEvent` and `add_Elapsed` subscribe to. A type that raises events declares them
 * with `defineEvents`; its objects raise them with `raise`.
 */
import { argumentError } from '../dotnet/system/errors.js';
import { type MemberImplementation, type NetType, typeOf } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { fold } from '../objects/values.js';

export type EventHandler = (sender: unknown, args: unknown) => void;

const handlers = new WeakMap<object, Map<string, Set<EventHandler>>>();
/** Events by folded name, by full names of types. */
const declared = new Map<string, Map<string, { name: string; onSubscribe: ((self: never) => void) | null }>>();

/** Calls who subscribed to an event of the object. */
export function raise(source: object, event: string, args: unknown): void {
  for (const handler of [...(handlers.get(source)?.get(fold(event)) ?? [])]) handler(source, args);
}
/** True when somebody listens. */
export function isHeard(source: object, event: string): boolean {
  return (handlers.get(source)?.get(fold(event))?.size ?? 0) > 0;
}

function listen(source: object, event: string, handler: EventHandler): () => void {
  const events = handlers.get(source) ?? new Map<string, Set<EventHandler>>();
  handlers.set(source, events);
  const set = events.get(fold(event)) ?? new Set<EventHandler>();
  events.set(fold(event), set);
  set.add(handler);
  return () => set.delete(handler);
}

/**
 * The members by which a type's events are subscribed to: `add_Name`, `remove_Name`. `onSubscribe` runs when Register-ObjectEvent
 * subscribes, as where it sets EnableRaisingEvents.
 */
export function defineEvents(
  typeName: string,
  events: Readonly<Record<string, string>>,
  onSubscribe: ((self: never) => void) | null = null,
): Record<string, MemberImplementation> {
  const members: Record<string, MemberImplementation> = {};
  const names = declared.get(typeName) ?? new Map();
  declared.set(typeName, names);
  for (const [name, handlerType] of Object.entries(events)) {
    names.set(fold(name), { name, onSubscribe });
    members[`void add_${name}(${handlerType} value)`] = (self: object, handler: EventHandler) => {
      listen(self, name, handler);
    };
    members[`void remove_${name}(${handlerType} value)`] = (self: object, handler: EventHandler) => {
      handlers.get(self)?.get(fold(name))?.delete(handler);
    };
  }
  return members;
}

/** The event of an object. Throws ArgumentException when there is none of the name. */
export function eventOf(source: unknown, name: string): { subscribe: (handler: EventHandler) => () => void } {
  const object = baseOf(source) as object;
  const found = declaredOf(typeOf(object), name);
  if (found === undefined)
    throw argumentError(
      `Cannot register for the specified event. An event with the name '${name}' does not exist.`,
      'eventName',
    );
  return {
    subscribe(handler) {
      found.onSubscribe?.(object as never);
      return listen(object, found.name, handler);
    },
  };
}

function declaredOf(type: NetType, name: string) {
  for (let t: NetType | null = type; t !== null; t = t.baseType) {
    // A type's members, and with them its events, are declared when they are first asked for.
    void t.definition;
    const found = declared.get((t.genericDefinition ?? t).fullName)?.get(fold(name));
    if (found !== undefined) return found;
  }
  return undefined;
}
