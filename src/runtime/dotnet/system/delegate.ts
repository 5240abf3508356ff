/** System.Delegate and MulticastDelegate. A delegate is a JavaScript function whose `netType` says which one. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { isMethodGroup } from '../../objects/type-members.js';
import { overloads } from '../overloads.js';
import { MethodInfo } from '../reflection/member-info.js';

type Delegate = ((...args: unknown[]) => unknown) & { netType?: NetType; parts?: Delegate[] };

/** Delegate.Combine: calls one after the other, and gives what the last one gave. */
function combine(...given: unknown[]): Delegate | null {
  const parts = given
    .flat()
    .filter((part): part is Delegate => typeof part === 'function')
    .flatMap((part) => part.parts ?? [part]);
  const [first] = parts;
  if (first === undefined || parts.length === 1) return first ?? null;
  const all: Delegate = (...args) => parts.map((part) => part(...args)).at(-1);
  all.parts = parts;
  if (first.netType) all.netType = first.netType;
  return all;
}

function remove(source: Delegate | null, value: Delegate | null): Delegate | null {
  if (source === null || value === null) return source;
  const parts = source.parts ?? [source];
  const at = parts.lastIndexOf(value);
  return at < 0 ? source : combine(parts.filter((_, i) => i !== at));
}

function methodOf(self: Delegate): MethodInfo | null {
  const invoke = self.netType?.members.instance.get('invoke');
  return invoke && isMethodGroup(invoke) ? new MethodInfo(invoke.overloads[0] as never, self.netType as NetType) : null;
}

defineType('System.Delegate', {}, () => ({
  abstract: true,
  interfaces: ['System.ICloneable', 'System.Runtime.Serialization.ISerializable'],
  members: {
    ...overloads(combine, [
      'static System.Delegate Combine(System.Delegate a, System.Delegate b)',
      'static System.Delegate Combine(Params System.Delegate[] delegates)',
    ]),
    'static System.Delegate Remove(System.Delegate source, System.Delegate value)': remove,
    'System.Object Target {get;}': () => null,
    'System.Reflection.MethodInfo Method {get;}': methodOf,
    'System.Object DynamicInvoke(Params System.Object[] args)': (self: Delegate, args: unknown[] | null) =>
      self(...(args ?? [])),
    'System.Delegate[] GetInvocationList()': (self: Delegate) => self.parts ?? [self],
    'System.Object Clone()': (self: Delegate) => self,
  },
}));
defineType('System.MulticastDelegate', {}, () => ({ base: 'System.Delegate', abstract: true }));
