/** LanguagePrimitives: the language's own conversions and comparisons, for scripts that ask by name. */
import { compareValues, equals } from '../../language/comparison.js';
import { convertTo, tryConvertTo } from '../../language/conversion.js';
import { enumerableOf } from '../../language/enumerate.js';
import { isTruthy } from '../../language/truth.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { PSReference } from '../../objects/values.js';
import { NetEnumerator } from '../collections/enumerator.js';

const options = 'System.IFormatProvider formatProvider';

function tryCompare(first: unknown, second: unknown, ignoreCase: boolean, result: PSReference): boolean {
  try {
    result.set(Math.sign(compareValues(first, second, ignoreCase)));
    return true;
  } catch (error) {
    if (!(error instanceof Object && 'netType' in error)) throw error;
    result.set(0);
    return false;
  }
}
function tryConvert(value: unknown, type: NetType, result: PSReference): boolean {
  const converted = tryConvertTo(value, type);
  result.set(converted ?? null);
  return converted !== undefined;
}

defineType('System.Management.Automation.LanguagePrimitives', {}, () => ({
  abstract: true,
  members: {
    'static bool IsObjectEnumerable(System.Object obj)': (value: unknown) => enumerableOf(value) !== null,
    'static System.Collections.IEnumerable GetEnumerable(System.Object obj)': (value: unknown) =>
      enumerableOf(value) === null ? null : value,
    'static System.Collections.IEnumerator GetEnumerator(System.Object obj)': (value: unknown) => {
      const items = enumerableOf(value);
      return items && new NetEnumerator(requireType('System.Collections.ArrayList+ArrayListEnumeratorSimple'), items);
    },
    'static bool Equals(System.Object first, System.Object second)': (a: unknown, b: unknown) => equals(a, b, false),
    'static bool Equals(System.Object first, System.Object second, bool ignoreCase)': equals,
    [`static bool Equals(System.Object first, System.Object second, bool ignoreCase, ${options})`]: equals,
    'static int Compare(System.Object first, System.Object second)': (a: unknown, b: unknown) =>
      Math.sign(compareValues(a, b, false)),
    'static int Compare(System.Object first, System.Object second, bool ignoreCase)': (
      a: unknown,
      b: unknown,
      ignoreCase: boolean,
    ) => Math.sign(compareValues(a, b, ignoreCase)),
    'static bool TryCompare(System.Object first, System.Object second, [ref] int result)': (
      a: unknown,
      b: unknown,
      result: PSReference,
    ) => tryCompare(a, b, false, result),
    'static bool TryCompare(System.Object first, System.Object second, bool ignoreCase, [ref] int result)': tryCompare,
    'static bool IsTrue(System.Object obj)': isTruthy,
    'static string ConvertTypeNameToPSTypeName(string typeName)': (name: string) => `[${name}]`,
    'static System.Object ConvertTo(System.Object valueToConvert, type resultType)': (value: unknown, type: NetType) =>
      convertTo(value, type),
    [`static System.Object ConvertTo(System.Object valueToConvert, type resultType, ${options})`]: (
      value: unknown,
      type: NetType,
    ) => convertTo(value, type),
    'static bool TryConvertTo(System.Object valueToConvert, type resultType, [ref] System.Object result)': tryConvert,
    [`static bool TryConvertTo(System.Object valueToConvert, type resultType, ${options}, [ref] System.Object result)`]:
      (value: unknown, type: NetType, _provider: unknown, result: PSReference) => tryConvert(value, type, result),
  },
}));
