/** Comparer<T>, EqualityComparer<T> and the non-generic Comparer and CaseInsensitiveComparer. */
import { compareText } from '../../language/comparison.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import {
  DefaultComparer,
  DefaultEqualityComparer,
  DelegateEqualityComparer,
  defaultComparison,
  equalityOf,
  hashCodeOf,
} from './comparers.js';
import { genericType } from './elements.js';
import type { Comparison } from './intro-sort.js';

const generic = 'System.Collections.Generic';

defineType(`${generic}.GenericComparer\`1`, { generic: ['T'] }, () => ({ base: `${generic}.Comparer[T]` }));
defineType(`${generic}.ComparisonComparer\`1`, { generic: ['T'] }, () => ({ base: `${generic}.Comparer[T]` }));
defineType(`${generic}.Comparer\`1`, { generic: ['T'] }, (type) => {
  const element = type.genericArguments;
  let standard: DefaultComparer | undefined;
  return {
    abstract: true,
    interfaces: ['System.Collections.IComparer', `${generic}.IComparer[T]`],
    members: {
      'static System.Collections.Generic.Comparer[T] Default {get;}': () =>
        (standard ??= new DefaultComparer(genericType(`${generic}.GenericComparer\`1`, ...element))),
      'static System.Collections.Generic.Comparer[T] Create(System.Comparison[T] comparison)': (
        comparison: Comparison,
      ) => new DefaultComparer(genericType(`${generic}.ComparisonComparer\`1`, ...element), comparison),
      'int Compare(T x, T y)': (self: DefaultComparer, x: unknown, y: unknown) => self.comparison(x, y),
    },
  };
});

defineType(`${generic}.GenericEqualityComparer\`1`, { generic: ['T'] }, () => ({
  base: `${generic}.EqualityComparer[T]`,
}));
defineType(`${generic}.DelegateEqualityComparer\`1`, { generic: ['T'] }, () => ({
  base: `${generic}.EqualityComparer[T]`,
}));
defineType(`${generic}.EqualityComparer\`1`, { generic: ['T'] }, (type) => {
  const element = type.genericArguments;
  let standard: DefaultEqualityComparer | undefined;
  return {
    abstract: true,
    interfaces: ['System.Collections.IEqualityComparer', `${generic}.IEqualityComparer[T]`],
    members: {
      'static System.Collections.Generic.EqualityComparer[T] Default {get;}': () =>
        (standard ??= new DefaultEqualityComparer(genericType(`${generic}.GenericEqualityComparer\`1`, ...element))),
      'static System.Collections.Generic.EqualityComparer[T] Create(System.Func[T,T,bool] equals, System.Func[T,int] getHashCode = null)':
        (equals: (x: unknown, y: unknown) => boolean, getHashCode: ((value: unknown) => number) | null) =>
          new DelegateEqualityComparer(
            genericType(`${generic}.DelegateEqualityComparer\`1`, ...element),
            equals,
            getHashCode,
          ),
      'bool Equals(T x, T y)': (self: unknown, x: unknown, y: unknown) => equalityOf(self).equals(x, y),
      'int GetHashCode(T obj)': (self: unknown, value: unknown) =>
        self instanceof DelegateEqualityComparer ? self.hashCode(value) : hashCodeOf(value),
    },
  };
});

class PlainComparer {
  constructor(
    readonly netType: NetType,
    readonly ignoreCase: boolean,
  ) {}
  compare(a: unknown, b: unknown): number {
    if (this.ignoreCase && typeof a === 'string' && typeof b === 'string') return Math.sign(compareText(a, b, true));
    return defaultComparison(a, b);
  }
}
for (const [name, ignoreCase] of [
  ['System.Collections.Comparer', false],
  ['System.Collections.CaseInsensitiveComparer', true],
] as const)
  defineType(name, {}, (type) => {
    const standard = new PlainComparer(type, ignoreCase);
    return {
      interfaces: ['System.Collections.IComparer'],
      members: {
        ...(ignoreCase && { 'new()': () => new PlainComparer(type, true) }),
        'new(cultureinfo culture)': () => new PlainComparer(type, ignoreCase),
        [`static ${name} Default {get;}`]: () => standard,
        [`static ${name} DefaultInvariant {get;}`]: () => standard,
        'int Compare(System.Object a, System.Object b)': (self: PlainComparer, a: unknown, b: unknown) =>
          self.compare(a, b),
      },
    };
  });
