/** The interfaces of System, and a few that only stand in signatures. They carry no members: classes list their own. */
import { defineType } from '../../objects/net-type.js';

function defineInterfaces(namespace: string, names: string[], generic: string[] = []): void {
  for (const name of names) {
    const suffix = generic.length > 0 ? `\`${generic.length}` : '';
    defineType(`${namespace}.${name}${suffix}`, generic.length > 0 ? { generic } : {}, () => ({ kind: 'interface' }));
  }
}

defineInterfaces('System', [
  'IComparable',
  'IConvertible',
  'IFormattable',
  'IFormatProvider',
  'ICustomFormatter',
  'ICloneable',
  'IDisposable',
  'IAsyncDisposable',
  'IAsyncResult',
  'IServiceProvider',
]);
defineInterfaces('System', ['IComparable', 'IEquatable', 'IObservable', 'IObserver', 'IProgress', 'IParsable'], ['T']);
defineInterfaces('System.Runtime.Serialization', ['ISerializable', 'IDeserializationCallback']);
defineInterfaces('System.Reflection', ['ICustomAttributeProvider']);
defineInterfaces('System.ComponentModel', ['INotifyPropertyChanged', 'IComponent', 'ISynchronizeInvoke']);

/** Spans stand in signatures only: a script cannot hold one. */
for (const name of ['Span', 'ReadOnlySpan', 'Memory', 'ReadOnlyMemory'])
  defineType(`System.${name}\`1`, { generic: ['T'] }, () => ({ kind: 'struct' }));
