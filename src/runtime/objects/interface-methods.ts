/**
 * Methods that a type has once more through its interfaces: PowerShell lists them among the overloads
 * (`void IDictionary.Add(System.Object key, System.Object value)`). They are only shown; what is called is the type's own.
 */
import type { NetType } from './net-type.js';

const collections = 'System.Collections';
const generic = `${collections}.Generic`;

const other = `${generic}.IEnumerable[T] other`;
const changes = ['UnionWith', 'IntersectWith', 'ExceptWith', 'SymmetricExceptWith'].map(
  (name) => `void ${name}(${other})`,
);
const comparisons = [
  'IsSubsetOf',
  'IsSupersetOf',
  'IsProperSupersetOf',
  'IsProperSubsetOf',
  'Overlaps',
  'SetEquals',
].map((name) => `bool ${name}(${other})`);

/** What a method returns, its name, and its parameters, by interface. T is what a type argument stands for. */
const methods: Readonly<Record<string, readonly string[]>> = {
  'System.ICloneable': ['System.Object Clone()'],
  'System.IDisposable': ['void Dispose()'],
  [`${collections}.IEnumerable`]: [`${collections}.IEnumerator GetEnumerator()`],
  [`${collections}.ICollection`]: ['void CopyTo(array array, int index)'],
  [`${collections}.IList`]: [
    'int Add(System.Object value)',
    'bool Contains(System.Object value)',
    'void Clear()',
    'int IndexOf(System.Object value)',
    'void Insert(int index, System.Object value)',
    'void Remove(System.Object value)',
    'void RemoveAt(int index)',
  ],
  [`${collections}.IDictionary`]: [
    'void Add(System.Object key, System.Object value)',
    'void Clear()',
    'bool Contains(System.Object key)',
    `${collections}.IDictionaryEnumerator GetEnumerator()`,
    'void Remove(System.Object key)',
  ],
  [`${collections}.Specialized.IOrderedDictionary`]: [
    'void Insert(int index, System.Object key, System.Object value)',
    'void RemoveAt(int index)',
    `${collections}.IDictionaryEnumerator GetEnumerator()`,
  ],
  [`${generic}.IEnumerable\`1`]: [`${generic}.IEnumerator[T] GetEnumerator()`],
  [`${generic}.ICollection\`1`]: [
    'void Add(T item)',
    'void Clear()',
    'bool Contains(T item)',
    'void CopyTo(T[] array, int arrayIndex)',
    'bool Remove(T item)',
  ],
  [`${generic}.IList\`1`]: ['int IndexOf(T item)', 'void Insert(int index, T item)', 'void RemoveAt(int index)'],
  [`${generic}.ISet\`1`]: ['bool Add(T item)', ...changes, ...comparisons],
  [`${generic}.IReadOnlySet\`1`]: ['bool Contains(T item)', ...comparisons],
  [`${generic}.IDictionary\`2`]: [
    'void Add(TKey key, TValue value)',
    'bool ContainsKey(TKey key)',
    'bool Remove(TKey key)',
    'bool TryGetValue(TKey key, [ref] TValue value)',
  ],
  [`${generic}.IReadOnlyDictionary\`2`]: [
    'bool ContainsKey(TKey key)',
    'bool TryGetValue(TKey key, [ref] TValue value)',
  ],
};

const withoutNamespaces = (text: string) => text.replace(/\b(?:\w+\.)+(?=\w)/g, '').replace(/`\d/g, '');

/** Overloads of a method by the type's interfaces, as text; those that the type declares itself are left out. */
export function interfaceMethods(type: NetType, name: string, own: readonly string[]): string[] {
  // Their own texts name those that differ from what is called.
  if (own.some((definition) => / I[A-Z]\w*(\[.*?\])?\./.test(definition))) return [];
  return type.interfaces.flatMap((each) => {
    const definition = each.genericDefinition ?? each;
    const declared = methods[definition.fullName]?.filter((text) => text.includes(` ${name}(`)) ?? [];
    return declared.map((text) =>
      withTypeArguments(text, each).replace(` ${name}(`, ` ${withoutNamespaces(each.displayName)}.${name}(`),
    );
  });
}

function withTypeArguments(text: string, type: NetType): string {
  const names = type.genericDefinition?.registration.generic ?? [];
  return names.reduce(
    (result, name, index) =>
      result.replace(new RegExp(`\\b${name}\\b`, 'g'), type.genericArguments[index]?.displayName ?? name),
    text,
  );
}
